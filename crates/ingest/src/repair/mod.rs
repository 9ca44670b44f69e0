//! Repairs of characters that a reader never saw so: what was encoded twice, marks without width,
//! words that a line end broke.
//!
//! A repair is made only where it is certain, and all are counted.

mod broken_words;
mod encoded_twice;
mod invisible;

use std::borrow::Cow;
use std::ops::AddAssign;

pub(crate) use broken_words::{Spelling, broken_words, in_lower_case};

/// How much of a text was repaired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Repairs {
    encoded_twice: usize,
    invisible: usize,
    joined: usize,
    /// The lines, counted in the result, which a removed character joined with the next one; a line
    /// is here as often as it was joined.
    joined_by_removal: Vec<usize>,
    /// Those which a joined word joined with the next one.
    joined_by_word: Vec<usize>,
}

/// A text with something repaired.
struct Repaired {
    text: String,
    count: usize,
    /// The bytes of the text at which a line end was taken out.
    lost_line_ends: Vec<usize>,
}

/// Returns a text as its readers saw it, and what was repaired for that.
pub(crate) fn repair(text: &str) -> (Cow<'_, str>, Repairs) {
    repair_with(text, |_, _| None)
}

/// Repairs a text as [`repair`] does; `known` tells the form of a word that a hyphen broke, by its
/// two parts.
pub(crate) fn repair_with(
    text: &str,
    known: impl Fn(&str, &str) -> Option<Spelling>,
) -> (Cow<'_, str>, Repairs) {
    let mut repairs = Repairs::default();
    let mut text = Cow::Borrowed(text);
    if let Some((repaired, count)) = encoded_twice::decoded(&text) {
        repairs.encoded_twice = count;
        text = Cow::Owned(repaired);
    }
    if let Some(repaired) = invisible::removed(&text) {
        repairs.invisible = repaired.count;
        repairs.joined_by_removal = repaired.joined_lines();
        text = Cow::Owned(repaired.text);
    }
    if let Some(repaired) = broken_words::joined(&text, known) {
        repairs.joined = repaired.count;
        repairs.joined_by_word = repaired.joined_lines();
        text = Cow::Owned(repaired.text);
    }
    (text, repairs)
}

impl Repaired {
    /// Returns the lines of the text which were joined with the next one, from 0.
    fn joined_lines(&self) -> Vec<usize> {
        let mut counted = 0;
        let mut number = 0;
        let lost = self.lost_line_ends.iter();
        lost.map(|&at| {
            number += memchr::memchr_iter(b'\n', &self.text.as_bytes()[counted..at]).count();
            counted = at;
            number
        })
        .collect()
    }
}

impl Repairs {
    /// Returns the line of the text before its repair at which a line of the result begins, both
    /// from 0.
    pub(crate) fn line_before(&self, line: usize) -> usize {
        let joined_above = |joined: &[usize], line| joined.partition_point(|&at| at < line);
        let line = line + joined_above(&self.joined_by_word, line);
        line + joined_above(&self.joined_by_removal, line)
    }
}

impl AddAssign for Repairs {
    fn add_assign(&mut self, other: Self) {
        self.encoded_twice += other.encoded_twice;
        self.invisible += other.invisible;
        self.joined += other.joined;
    }
}

impl Repairs {
    /// Tells the repairs in words.
    pub(crate) fn warnings(&self) -> impl Iterator<Item = String> {
        let counted = |count: usize, one: &str, many: &str, done: &str| {
            let name = if count == 1 { one } else { many };
            (count > 0).then(|| format!("{count} {name} {done}"))
        };
        [
            counted(
                self.encoded_twice,
                "line",
                "lines",
                "repaired that had been encoded twice",
            ),
            counted(
                self.invisible,
                "character without width",
                "characters without width",
                "removed",
            ),
            counted(self.joined, "word", "words", "joined that a hyphen broke"),
        ]
        .into_iter()
        .flatten()
    }
}
