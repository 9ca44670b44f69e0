//! A name with a date behind it.

use super::DateReading;
use super::grammar::{Extent, read};
use super::token::LONGEST;

/// Splits `Le Soleil, 25 décembre 2025` into the name and the date, with or without the comma.
///
/// The name is never empty: a text that is a date alone is returned whole, without one.
pub(crate) fn split_trailing_date(text: &str) -> (&str, Option<DateReading>) {
    if !text.ends_with(|last: char| last.is_ascii_digit() || last == '.') {
        return (text, None);
    }
    if read(text, Extent::AnyPrecision).is_some() {
        return (text, None);
    }
    // The longest suffix that is a date wins, so that `jeudi 25 décembre` keeps its weekday.
    let mut starts: Vec<usize> = Vec::with_capacity(8);
    let mut after_gap = false;
    for (at, character) in text.char_indices() {
        let separates = character.is_whitespace() || matches!(character, ',' | '(');
        if after_gap && !separates {
            starts.push(at);
        }
        after_gap = separates;
    }
    for &start in &starts {
        let suffix = &text[start..];
        if suffix.len() > LONGEST {
            continue;
        }
        let name = text[..start].trim_end_matches(|last: char| {
            last.is_whitespace() || matches!(last, ',' | '-' | '–' | '—' | ':' | ';' | '(' | '/')
        });
        // In `n° 28 août 2003` the number is the issue’s, not the day.
        if name.is_empty() || name.ends_with(['°', 'º']) {
            continue;
        }
        let after_comma = text[name.len()..]
            .trim_start()
            .starts_with([',', '-', '–', '(']);
        let extent = if after_comma {
            Extent::AnyPrecision
        } else {
            Extent::Trailing
        };
        if let Some(reading) = read(suffix, extent) {
            return (name, Some(reading));
        }
    }
    (text, None)
}
