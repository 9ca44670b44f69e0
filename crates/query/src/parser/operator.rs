use super::quote::is_quote;
use crate::Distance;
use crate::field::plain;

/// How many words lie between two terms at most, wherever a query says how many.
pub(super) const MOST_WORDS_BETWEEN: u32 = 100;

/// How near `PRÈS` is where it does not say.
const NEAR_WORDS: u32 = 5;

/// The longest operator in bytes, its distance included.
const LONGEST: usize = 16;

/// A word in capitals that bears on the terms around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    And,
    Or,
    Not,
    /// The distance is as typed, and can be more than is looked for.
    Near(Distance),
}

impl Operator {
    /// Reads the operator that `text` begins with, and its length in bytes.
    pub(super) fn read(text: &str) -> Option<(Self, usize)> {
        let ends = |sign: char| sign.is_whitespace() || matches!(sign, '(' | ')') || is_quote(sign);
        let mut letters = text.char_indices().take(LONGEST + 1);
        let length = letters
            .find(|&(_, sign)| ends(sign))
            .map_or(text.len(), |(place, _)| place);
        Self::of(&text[..length]).map(|operator| (operator, length))
    }

    /// Returns the operator that a word is. Prose writes the same words in small letters.
    fn of(word: &str) -> Option<Self> {
        if word.len() > LONGEST || word.contains(char::is_lowercase) {
            return None;
        }
        let plain = plain(word);
        let (name, distance) = match plain.split_once('/') {
            None => (plain.as_str(), None),
            Some((name, digits)) => (name, Some(number(digits)?)),
        };
        let near = |ordered, default| {
            let words = distance.unwrap_or(default).max(1);
            Some(Operator::Near(Distance { words, ordered }))
        };
        match (name, distance) {
            ("et" | "and", None) => Some(Operator::And),
            ("ou" | "or", None) => Some(Operator::Or),
            ("sauf" | "non" | "not", None) => Some(Operator::Not),
            ("pres" | "near", _) => near(false, NEAR_WORDS),
            ("adj", _) => near(true, 1),
            _ => None,
        }
    }
}

/// Reads digits and nothing else; a number that is too large for the type is its largest.
pub(super) fn number(digits: &str) -> Option<u32> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u32::MAX))
}
