//! The names of papers: which are known, and under which one name each is counted.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use crate::text::{SOURCES, WordList, fold};

const SHIPPED: &str = include_str!("../data/sources.toml");

/// The names of papers and agencies, folded, each with the name under which it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceNames {
    names: WordList,
}

/// What is wrong with a table of names, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadTable {
    /// The line, from 1.
    pub(crate) line: usize,
    /// What is wrong, in words.
    pub(crate) cause: String,
}

impl SourceNames {
    /// Returns the names that ship with the crate.
    pub(crate) fn shipped() -> Self {
        let names = SourceNames {
            names: SOURCES.clone(),
        };
        // A test reads the table that ships.
        names.clone().with_table(SHIPPED).unwrap_or(names)
    }

    /// Adds a table in TOML, whose entries replace those of the same name.
    pub(crate) fn with_table(mut self, toml: &str) -> Result<Self, BadTable> {
        let bad = |span: Range<usize>, cause: String| BadTable {
            line: toml[..span.start.min(toml.len())].matches('\n').count() + 1,
            cause,
        };
        let table: BTreeMap<Spanned<String>, Spanned<String>> = toml::from_str(toml)
            .map_err(|error| bad(error.span().unwrap_or(0..0), error.message().to_owned()))?;
        let mut table: Vec<_> = table.into_iter().collect();
        table.sort_by_key(|(printed, _)| printed.span().start);
        let mut added: BTreeMap<String, &str> = BTreeMap::new();
        for (printed, facet) in &table {
            for name in [printed, facet] {
                if fold(name.get_ref()).is_empty() {
                    return Err(bad(name.span(), "the name is empty".to_owned()));
                }
            }
            let facet_name = facet.get_ref().trim();
            if let Some(other) = added.insert(fold(printed.get_ref()), facet_name)
                && other != facet_name
            {
                let cause = format!(
                    "`{}` is counted as `{other}` and as `{facet_name}`",
                    printed.get_ref()
                );
                return Err(bad(printed.span(), cause));
            }
        }
        for (_, facet) in &table {
            let facet = facet.get_ref().trim();
            self.names.insert(fold(facet), facet);
        }
        for (folded, facet) in added {
            self.names.insert(folded, facet);
        }
        Ok(self)
    }

    /// Tells whether a line is the name of a paper or an agency.
    pub(crate) fn contains(&self, line: &str) -> bool {
        self.names.contains(line)
    }

    /// Returns the name under which a printed name is counted: that of the table, or else the
    /// printed one with one kind of apostrophe and of space.
    pub(crate) fn facet_of(&self, printed: &str) -> String {
        let mut facet = self.names.get(printed);
        // A user's table may rename what the shipped one leads to; a circle ends where it began.
        for _ in 0..LONGEST_CHAIN {
            match facet.and_then(|name| self.names.get(name)) {
                Some(next) if Some(next) != facet => facet = Some(next),
                _ => break,
            }
        }
        facet.map_or_else(|| with_plain_signs(printed), str::to_owned)
    }
}

/// A name leads to another in no more steps than this.
const LONGEST_CHAIN: usize = 4;

fn with_plain_signs(name: &str) -> String {
    let words: Vec<String> = name
        .split_whitespace()
        .map(|word| word.replace(['’', '‘', 'ʼ', '´', '`'], "'"))
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &SourceNames, printed: &str, facet: &str) {
        assert_eq!(names.facet_of(printed), facet, "{printed}");
    }

    #[test]
    fn every_spelling_of_a_paper_is_counted_as_one() {
        let names = SourceNames {
            names: SOURCES.clone(),
        }
        .with_table(SHIPPED)
        .unwrap();
        assert_eq!(names, SourceNames::shipped());
        for (printed, facet) in [
            ("Dakaractu", "Dakar Actu"),
            ("DAKARACTU", "Dakar Actu"),
            ("Dakar\u{a0}Actu", "Dakar Actu"),
            ("Walf", "Wal Fadjri"),
            ("Walf Quotidien", "Wal Fadjri"),
            ("Walf Grand-Place", "Walf Grand-Place"),
            ("L’As", "L'As"),
            ("L'As", "L'As"),
            ("Enquête", "EnQuête"),
            ("LE SOLEIL", "Le Soleil"),
            ("L’Écho  du\u{a0}port", "L'Écho du port"),
        ] {
            check(&names, printed, facet);
        }
    }

    #[test]
    fn a_users_table_adds_and_replaces() {
        let names = SourceNames::shipped()
            .with_table("\"Dioralactu\" = \"Dioral Actu\"\n'Dakar Actu' = \"Dakar actualités\"\nAPS = \"A.P.S.\"")
            .unwrap();
        for (printed, facet) in [
            ("Dioralactu", "Dioral Actu"),
            ("DIORAL ACTU", "Dioral Actu"),
            ("Dakaractu", "Dakar actualités"),
            ("dakar actu", "Dakar actualités"),
            ("aps", "A.P.S."),
            ("Walf", "Wal Fadjri"),
        ] {
            check(&names, printed, facet);
        }
        assert!(names.contains("dioral actu") && names.contains("Dioralactu"));
        let circle = SourceNames::shipped()
            .with_table("Un = 'Deux'\nDeux = 'Un'")
            .unwrap();
        assert!(["Un", "Deux"].contains(&circle.facet_of("Un").as_str()));
    }

    #[test]
    fn a_bad_table_is_told_with_its_line() {
        let check = |toml: &str, line: usize, cause: &str| {
            let bad = SourceNames::shipped().with_table(toml).unwrap_err();
            assert_eq!(bad.line, line, "{toml} {bad:?}");
            assert!(bad.cause.contains(cause), "{toml} {bad:?}");
        };
        check("Un = 'Deux'\nTrois = 3", 2, "expected a string");
        check("Un = 'Deux'\n\nTrois Quatre = 'Cinq'", 3, "expected");
        check("Un = 'Deux'\nUn = 'Trois'", 2, "duplicate key");
        check("Un = 'Deux'\nUN = 'Trois'", 2, "counted as");
        check("'' = 'Deux'", 1, "the name is empty");
        check("Un = ' '", 1, "the name is empty");
    }
}
