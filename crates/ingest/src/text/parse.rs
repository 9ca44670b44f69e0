//! The parser of one decoded text.

use super::lines::{lines, with_unix_line_ends};
use super::{article, bare, bulletin, head, listing, nfc};
use crate::repair::repair;
use crate::{ParsedClipping, Vocabulary};

/// Parses one decoded text into its clippings: none, one, or those of a bulletin or a listing.
///
/// Pure and total: any text gives a result, and the same text gives the same one. Keywords and names
/// of papers are those that ship.
#[must_use]
pub fn parse_text(raw: &str) -> Vec<ParsedClipping> {
    parse_text_with(raw, &Vocabulary::shipped())
}

/// Parses one decoded text as [`parse_text`] does, by the keywords and names of `vocabulary`.
#[must_use]
pub fn parse_text_with(raw: &str, vocabulary: &Vocabulary) -> Vec<ParsedClipping> {
    let text = with_unix_line_ends(raw);
    let (text, repairs) = repair(&text);
    // What was encoded twice may hold an accent apart from its letter.
    let text = nfc::composed(&text);
    let mut clippings = parse_composed(&text, vocabulary);
    for clipping in &mut clippings {
        clipping.warnings.splice(0..0, repairs.warnings());
    }
    clippings
}

fn parse_composed(text: &str, vocabulary: &Vocabulary) -> Vec<ParsedClipping> {
    let lines = lines(text);
    let Some(first) = lines.first() else {
        return Vec::new();
    };
    if let Some((date, rest)) = bare::split_prefix(first.text) {
        return bare::parse(&lines, date, rest, vocabulary)
            .into_iter()
            .collect();
    }
    let head = head::find(&lines);
    bulletin::parse(&lines, &head, vocabulary)
        .or_else(|| listing::parse(&lines, head.start, vocabulary))
        .unwrap_or_else(|| {
            article::parse(&lines, &head, vocabulary)
                .into_iter()
                .collect()
        })
}
