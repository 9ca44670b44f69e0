use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use pressoir_document::Layout;
use pressoir_index::Archive;
use pressoir_ingest::{Found, Role, RoleCount, RoleCounts, Skipped};
use pressoir_query::CopiedClipping;
use serde::Serialize;

use crate::error::CommandError;
use crate::summary::reason_name;

/// What was found in the clippings that were read, and what gave none.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Report {
    clippings: u64,
    layouts: BTreeMap<Layout, Fields>,
    /// How much of the texts was kept in fields of clippings, and how much was not, by role.
    kept: BTreeMap<&'static str, Amount>,
    left_out: BTreeMap<&'static str, Amount>,
    /// Warnings by kind: numbers are `N` and what is quoted is `…`.
    warnings: BTreeMap<String, u64>,
    skipped: Vec<SkippedEntry>,
    /// The clippings that the archive has at several places; the others are counted nowhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    copies: Vec<CopiedClipping>,
    #[serde(skip)]
    roles: RoleCounts,
    #[serde(skip)]
    file: Option<ReportFile>,
}

#[derive(Debug)]
struct ReportFile {
    path: PathBuf,
    stream: BufWriter<File>,
}

/// How many clippings of a layout there are, and how many of them have each field.
#[derive(Debug, Default, Serialize)]
struct Fields {
    clippings: u64,
    title: u64,
    date: u64,
    keywords: u64,
    source: u64,
    source_date: u64,
    author: u64,
}

/// How much was read as one role.
#[derive(Debug, Serialize)]
struct Amount {
    lines: u64,
    characters: u64,
}

#[derive(Debug, Serialize)]
struct SkippedEntry {
    path: String,
    line: Option<u64>,
    kind: &'static str,
    reason: String,
}

impl Report {
    /// Begins a report that is written to `path`, if there is one; a path that cannot be written
    /// is told before anything is read.
    pub(crate) fn begin(path: Option<&Path>) -> Result<Self, CommandError> {
        let file = path.map(|path| {
            let file = File::create(path).map_err(|error| unwritable(path, &error))?;
            Ok::<_, CommandError>(ReportFile {
                path: path.to_owned(),
                stream: BufWriter::new(file),
            })
        });
        Ok(Report {
            file: file.transpose()?,
            ..Report::default()
        })
    }

    pub(crate) fn count(&mut self, found: &Found) {
        let clipping = &found.clipping;
        self.roles += found.roles;
        self.clippings += 1;
        let fields = self.layouts.entry(clipping.layout).or_default();
        let source_date = clipping.source.as_ref().and_then(|source| source.date);
        fields.clippings += 1;
        fields.title += u64::from(clipping.title.is_some());
        fields.date += u64::from(clipping.date.is_some());
        fields.keywords += u64::from(!clipping.keywords.is_empty());
        fields.source += u64::from(clipping.source.is_some());
        fields.source_date += u64::from(source_date.is_some());
        fields.author += u64::from(clipping.author.is_some());
        for warning in &clipping.warnings {
            *self.warnings.entry(kind_of(warning)).or_default() += 1;
        }
    }

    pub(crate) fn skip(&mut self, skipped: &Skipped) {
        // The list is as long as the archive is bad: without a file for it, nothing is kept.
        if self.file.is_some() {
            self.skipped.push(SkippedEntry {
                path: skipped.path.display().to_string(),
                line: skipped.line,
                kind: reason_name(&skipped.reason),
                reason: skipped.reason.to_string(),
            });
        }
    }

    /// Adds the copies that an archive holds, which are listed where the report is written.
    pub(crate) fn list_copies(&mut self, folder: &Path) -> Result<(), CommandError> {
        if self.file.is_some() {
            self.copies = Archive::open(folder)?.copied()?;
        }
        Ok(())
    }

    /// Writes the report to its file.
    pub(crate) fn write(&mut self) -> Result<(), CommandError> {
        let Some(mut file) = self.file.take() else {
            return Ok(());
        };
        self.kept = amounts(&self.roles, Role::is_kept);
        self.left_out = amounts(&self.roles, |role| !role.is_kept());
        serde_json::to_writer_pretty(&mut file.stream, self)
            .map_err(std::io::Error::from)
            .and_then(|()| writeln!(file.stream))
            .and_then(|()| file.stream.flush())
            .map_err(|error| unwritable(&file.path, &error))
    }
}

fn amounts(roles: &RoleCounts, is_wanted: impl Fn(Role) -> bool) -> BTreeMap<&'static str, Amount> {
    let wanted = roles.iter().filter(|(role, _)| is_wanted(*role));
    wanted
        .map(|(role, RoleCount { lines, characters })| {
            (role.as_str(), Amount { lines, characters })
        })
        .collect()
}

pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> CommandError {
    CommandError::new(format!(
        "cannot write the report `{}`: {error}",
        path.display()
    ))
    .with_hint("name a file in a folder that is there and that you may write to")
}

/// The fields found per layout, as a table.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<12}{:>10}{:>8}{:>8}{:>10}{:>8}{:>13}{:>8}",
            "layout", "clippings", "title", "date", "keywords", "source", "source date", "author"
        )?;
        for (layout, fields) in &self.layouts {
            writeln!(
                f,
                "{:<12}{:>10}{:>8}{:>8}{:>10}{:>8}{:>13}{:>8}",
                layout.as_str(),
                fields.clippings,
                fields.title,
                fields.date,
                fields.keywords,
                fields.source,
                fields.source_date,
                fields.author
            )?;
        }
        Ok(())
    }
}

/// Returns a warning without what differs from clipping to clipping.
fn kind_of(warning: &str) -> String {
    let mut kind = String::with_capacity(warning.len());
    for (place, part) in warning.split('`').enumerate() {
        if place % 2 == 1 {
            kind.push('…');
            continue;
        }
        let mut after_number = false;
        for word in part.split_inclusive(' ') {
            let begins_with_digit = word.starts_with(|first: char| first.is_ascii_digit());
            if begins_with_digit {
                let behind = word.trim_start_matches(|inner: char| {
                    inner.is_ascii_digit() || matches!(inner, '-' | '.')
                });
                kind.push('N');
                kind.push_str(behind);
            } else if after_number && word.ends_with("s ") {
                // `1 word joined` and `2 words joined` are of one kind.
                kind.push_str(word.trim_end_matches("s "));
                kind.push(' ');
            } else {
                kind.push_str(word);
            }
            after_number = begins_with_digit;
        }
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_of_one_kind_are_counted_together() {
        let check = |warning: &str, kind: &str| assert_eq!(kind_of(warning), kind);
        check(
            "1 word joined that a hyphen broke",
            "N word joined that a hyphen broke",
        );
        check(
            "12 words joined that a hyphen broke",
            "N word joined that a hyphen broke",
        );
        check("a second source: `APS`", "a second source: …");
        check(
            "the date line says 2003-05-12, the source line 2003: the date line was taken",
            "the date line says N, the source line N: the date line was taken",
        );
        check("decoded from windows-1252", "decoded from windows-1252");
    }
}
