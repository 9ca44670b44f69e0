use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::folded_words;

/// What a file of synonyms says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) groups: Vec<Vec<String>>,
    pub(super) one_way: Vec<(String, Vec<String>)>,
}

/// A file of synonyms that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SynonymsError {
    /// The system refused, or the file is not in UTF-8.
    #[error("cannot read `{}`: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The file holds something else.
    #[error("{}:{line}: {cause}", path.display())]
    BadTable {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        cause: String,
    },
}

impl SynonymsError {
    /// Returns what the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            SynonymsError::Unreadable { .. } => {
                "check that it is there, that you may read it, and that it is text in UTF-8"
            }
            SynonymsError::BadTable { .. } => {
                "write groups = [[\"Sentel\", \"Tigo\"]], and under [one_way] lines such as \
                 \"opérateur historique\" = [\"Sonatel\"]"
            }
        }
    }
}

/// What is wrong with a table, and where.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BadTable {
    line: usize,
    cause: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    groups: Vec<Spanned<Vec<Spanned<String>>>>,
    #[serde(default)]
    one_way: BTreeMap<Spanned<String>, Spanned<Vec<Spanned<String>>>>,
}

impl Table {
    pub(super) fn load(path: &Path) -> Result<Self, SynonymsError> {
        let text = fs::read_to_string(path).map_err(|cause| SynonymsError::Unreadable {
            path: path.to_owned(),
            cause,
        })?;
        // The mark is a character of the same line, so that lines stay what they are.
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        Self::parse(text).map_err(|bad| SynonymsError::BadTable {
            path: path.to_owned(),
            line: bad.line,
            cause: bad.cause,
        })
    }

    pub(super) fn parse(text: &str) -> Result<Self, BadTable> {
        let bad = |span: Range<usize>, cause: &str| BadTable {
            line: text[..span.start.min(text.len())].matches('\n').count() + 1,
            cause: cause.to_owned(),
        };
        let written: Written = toml::from_str(text)
            .map_err(|error| bad(error.span().unwrap_or(0..0), error.message()))?;
        let name = |name: &Spanned<String>| {
            if folded_words(name.get_ref()).is_empty() {
                return Err(bad(name.span(), "the name holds no word"));
            }
            Ok(name.get_ref().clone())
        };
        let mut table = Table::default();
        for group in &written.groups {
            let names: Result<Vec<String>, BadTable> = group.get_ref().iter().map(name).collect();
            let names = names?;
            if names.len() < 2 {
                return Err(bad(group.span(), "a group needs two names or more"));
            }
            table.groups.push(names);
        }
        for (key, others) in &written.one_way {
            let others: Result<Vec<String>, BadTable> = others.get_ref().iter().map(name).collect();
            table.one_way.push((name(key)?, others?));
        }
        Ok(table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_table_is_told_with_its_line() {
        for (text, line, cause) in [
            ("groups = [\n  ['a', 'b'],\n  ['c'],\n]", 3, "two names"),
            ("groups = [['a', 'b'],\n['c', ' ']]", 2, "no word"),
            ("\n[one_way]\n'…' = ['a']", 3, "no word"),
            ("\ngroups = 3", 2, "expected"),
            ("groupes = []", 1, "unknown field"),
            ("groups = [['a', 'b']\n", 1, ""),
        ] {
            let bad = Table::parse(text).unwrap_err();
            assert!(bad.cause.contains(cause), "{text}: {bad:?}");
            if !cause.is_empty() {
                assert_eq!(bad.line, line, "{text}: {bad:?}");
            }
        }
        assert_eq!(Table::parse("# nothing yet\n").unwrap(), Table::default());
    }
}
