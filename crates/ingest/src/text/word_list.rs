//! Lists of lines, such as those that ship as data.

use rustc_hash::FxHashMap;

use super::fold::{Beginnings, fold};

/// Returns the entries of a data file: its lines without comments (`# ` at the start) and blanks.
pub(crate) fn entries(data: &'static str) -> impl Iterator<Item = &'static str> {
    // A pattern may begin with `#`, so a comment is told by its place at the head of the file.
    data.lines()
        .skip_while(|line| line.starts_with("# ") || line.trim().is_empty())
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

/// A set of lines that are compared folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WordList {
    spelling: FxHashMap<String, Box<str>>,
    longest: usize,
    beginnings: Beginnings,
}

impl WordList {
    pub(crate) fn new(data: &'static str) -> Self {
        Self::of(entries(data))
    }

    /// Makes a list of its entries.
    pub(crate) fn of<'e>(entries: impl Iterator<Item = &'e str>) -> Self {
        let mut list = WordList {
            spelling: FxHashMap::default(),
            longest: 0,
            beginnings: Beginnings::none(),
        };
        for entry in entries {
            list.insert(fold(entry), entry);
        }
        list
    }

    /// Adds a line in its folded form with the spelling that the list has for it.
    pub(crate) fn insert(&mut self, folded: String, spelling: &str) {
        // Accents and other marks make the printed line longer in bytes than its folded form.
        self.longest = self.longest.max(folded.len() * 2);
        self.beginnings.add(folded.as_bytes());
        self.spelling.insert(folded, spelling.into());
    }

    /// Returns the spelling that the list has for `line`, if it is in the list.
    pub(crate) fn get(&self, line: &str) -> Option<&str> {
        if line.len() > self.longest || !self.beginnings.may_begin(line) {
            return None;
        }
        self.spelling
            .get(fold(line).as_str())
            .map(|spelling| &**spelling)
    }

    pub(crate) fn contains(&self, line: &str) -> bool {
        self.get(line).is_some()
    }
}
