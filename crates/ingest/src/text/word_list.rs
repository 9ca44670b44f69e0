//! Lists of lines that ship as data.

use rustc_hash::FxHashMap;

use super::fold::fold;

/// Returns the entries of a data file: its lines without comments (`# ` at the start) and blanks.
pub(crate) fn entries(data: &'static str) -> impl Iterator<Item = &'static str> {
    // A pattern may begin with `#`, so a comment is told by its place at the head of the file.
    data.lines()
        .skip_while(|line| line.starts_with("# ") || line.trim().is_empty())
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

/// A set of lines that are compared folded.
#[derive(Debug)]
pub(crate) struct WordList {
    spelling: FxHashMap<String, &'static str>,
    longest: usize,
}

impl WordList {
    pub(crate) fn new(data: &'static str) -> Self {
        let spelling: FxHashMap<_, _> = entries(data).map(|entry| (fold(entry), entry)).collect();
        // Accents and other marks make the printed line longer in bytes than its folded form.
        let longest = spelling.keys().map(String::len).max().unwrap_or(0) * 2;
        WordList { spelling, longest }
    }

    /// Returns the spelling that the list has for `line`, if it is in the list.
    pub(crate) fn get(&self, line: &str) -> Option<&'static str> {
        if line.len() > self.longest {
            return None;
        }
        self.spelling.get(fold(line).as_str()).copied()
    }

    pub(crate) fn contains(&self, line: &str) -> bool {
        self.get(line).is_some()
    }
}
