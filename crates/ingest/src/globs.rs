use std::path::Path;

use ignore::overrides::{Override, OverrideBuilder};

use crate::Input;
use crate::file_kind::FileKind;

/// Which files below a folder are read, by patterns like those of `.gitignore` files: `*.txt`,
/// `2003/**`; one that begins with `!` leaves out what it fits. The last one that fits counts.
///
/// With patterns that do not begin with `!`, only files that fit one of these are read. A pattern
/// without `/` is compared with the name, another with the path below the folder that was named.
/// Files that were named themselves are always read, and so are all members of an archive that is.
#[derive(Clone, Debug)]
pub struct Globs {
    patterns: Vec<String>,
    globs: Override,
}

/// A pattern that is none.
#[derive(Debug, thiserror::Error)]
#[error("`{pattern}` is no pattern for files: {cause}")]
pub struct GlobError {
    /// The pattern.
    pub pattern: String,
    /// What is wrong with it.
    pub cause: String,
}

impl Globs {
    /// Reads patterns.
    ///
    /// # Errors
    ///
    /// Fails when one of them cannot be understood.
    pub fn new(patterns: Vec<String>) -> Result<Self, GlobError> {
        let mut builder = OverrideBuilder::new("");
        for pattern in &patterns {
            builder.add(pattern).map_err(|error| bad(pattern, &error))?;
        }
        let globs = builder
            .build()
            .map_err(|error| bad(&patterns.join(" "), &error))?;
        Ok(Globs { patterns, globs })
    }

    /// Tells whether a file or folder is left out, by its path below the folder that was named.
    pub(crate) fn leave_out(&self, relative: &Path, is_folder: bool) -> bool {
        self.globs.matched(relative, is_folder).is_ignore()
    }

    /// Tells whether what has this origin lies below `input` and is left out there: it was neither
    /// looked for nor found missing.
    #[must_use]
    pub fn leave_out_of(&self, input: &Input, origin: &str) -> bool {
        input.is_folder()
            && input.relative_of(origin).is_some_and(|relative| {
                let file = Path::new(file_of(&relative));
                let mut folders = file.ancestors().skip(1);
                self.leave_out(file, false)
                    || folders.any(|folder| {
                        !folder.as_os_str().is_empty() && self.leave_out(folder, true)
                    })
            })
    }
}

impl Default for Globs {
    fn default() -> Self {
        Globs {
            patterns: Vec::new(),
            globs: Override::empty(),
        }
    }
}

impl PartialEq for Globs {
    fn eq(&self, other: &Self) -> bool {
        self.patterns == other.patterns
    }
}

impl Eq for Globs {}

fn bad(pattern: &str, error: &ignore::Error) -> GlobError {
    let cause = match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        other => other.to_string(),
    };
    GlobError {
        pattern: pattern.to_owned(),
        cause,
    }
}

/// Returns the file that an origin lies in: an archive or a file of records holds what stands below
/// its name.
fn file_of(origin: &str) -> &str {
    origin
        .match_indices(['/', '#'])
        .map(|(end, _)| &origin[..end])
        .find(|file| FileKind::of(file.as_ref()) != FileKind::Text)
        .unwrap_or(origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_pattern_that_fits_counts() {
        let check = |patterns: &[&str], read: &[&str], left_out: &[&str]| {
            let patterns = patterns.iter().map(|&pattern| pattern.to_owned());
            let globs = Globs::new(patterns.collect()).unwrap();
            for file in read {
                assert!(!globs.leave_out(file.as_ref(), false), "{file}");
            }
            for file in left_out {
                assert!(globs.leave_out(file.as_ref(), false), "{file}");
            }
        };
        check(&[], &["a.txt", "b/a.md"], &[]);
        check(&["*.txt"], &["a.txt", "b/a.txt"], &["a.md"]);
        check(&["!*.md"], &["a.txt"], &["a.md", "b/a.md"]);
        check(
            &["2003/**"],
            &["2003/a.txt", "2003/mai/b"],
            &["2004/a.txt", "x/2003/a"],
        );
        check(
            &["*.txt", "!brouillon*"],
            &["a.txt"],
            &["brouillon.txt", "a.md"],
        );
        let folder = Globs::new(vec!["!vieux".into()]).unwrap();
        assert!(folder.leave_out("a/vieux".as_ref(), true));
        let error = Globs::new(vec!["a[".into()]).unwrap_err().to_string();
        assert_eq!(
            error,
            "`a[` is no pattern for files: unclosed character class; missing ']'"
        );
    }

    #[test]
    fn an_origin_lies_in_a_file() {
        let check = |origin: &str, file: &str| assert_eq!(file_of(origin), file);
        check("2003/a.txt", "2003/a.txt");
        check("2003/a#b.txt", "2003/a#b.txt");
        check("a.zip/b/c.txt", "a.zip");
        check("x/a.jsonl.gz#12/b.txt", "x/a.jsonl.gz");
        check("x/a.jsonl", "x/a.jsonl");
    }
}
