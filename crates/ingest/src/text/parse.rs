//! The parser of one decoded text.

use super::lines::{lines, with_unix_line_ends};
use super::{article, bare, bulletin, head, listing, nfc};
use crate::ParsedClipping;

/// Parses one decoded text into its clippings: none, one, or those of a bulletin or a listing.
///
/// Pure and total: any text gives a result, and the same text gives the same one.
#[must_use]
pub fn parse_text(raw: &str) -> Vec<ParsedClipping> {
    let text = nfc::composed(raw);
    let text = with_unix_line_ends(&text);
    let lines = lines(&text);
    let Some(first) = lines.first() else {
        return Vec::new();
    };
    if let Some((date, rest)) = bare::split_prefix(first.text) {
        return bare::parse(&lines, date, rest).into_iter().collect();
    }
    let head = head::find(&lines);
    bulletin::parse(&lines, &head)
        .or_else(|| listing::parse(&lines, head.start))
        .unwrap_or_else(|| article::parse(&lines, &head).into_iter().collect())
}
