//! Repairs of characters that a reader never saw so: what was encoded twice, marks without width,
//! words that a line end broke.
//!
//! A repair is made only where it is certain, and all are counted.

mod broken_words;
mod encoded_twice;
mod invisible;

use std::borrow::Cow;
use std::ops::AddAssign;

/// How much of a text was repaired.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Repairs {
    encoded_twice: usize,
    invisible: usize,
    joined: usize,
}

/// Returns a text as its readers saw it, and what was repaired for that.
pub(crate) fn repair(text: &str) -> (Cow<'_, str>, Repairs) {
    let mut repairs = Repairs::default();
    let mut text = Cow::Borrowed(text);
    if let Some((repaired, count)) = encoded_twice::decoded(&text) {
        repairs.encoded_twice = count;
        text = Cow::Owned(repaired);
    }
    if let Some((repaired, count)) = invisible::removed(&text) {
        repairs.invisible = count;
        text = Cow::Owned(repaired);
    }
    if let Some((repaired, count)) = broken_words::joined(&text) {
        repairs.joined = count;
        text = Cow::Owned(repaired);
    }
    (text, repairs)
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
    pub(crate) fn warnings(self) -> impl Iterator<Item = String> {
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
