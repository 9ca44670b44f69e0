//! A text with nothing but a date glued before it: ` date 2025-03 La société …`.

use pressoir_document::{Layout, PressDate};

use super::article::Text;
use super::heading::{Heading, looks_like_title};
use super::lines::Line;
use super::tail;
use crate::{ParsedClipping, Vocabulary};

/// A longer question is a paragraph.
const LONGEST_QUESTION: usize = 110;

/// Splits the glued date off the first line of a text.
pub(crate) fn split_prefix(line: &str) -> Option<(PressDate, &str)> {
    let rest = line
        .strip_prefix("date")
        .or_else(|| line.strip_prefix("Date"))?;
    let rest = rest.trim_start_matches(':');
    let after_gap = rest.trim_start();
    if after_gap.len() == rest.len() {
        return None;
    }
    let length = after_gap
        .find(char::is_whitespace)
        .unwrap_or(after_gap.len());
    let date = after_gap[..length].parse().ok()?;
    Some((date, after_gap[length..].trim_start()))
}

/// Parses a text whose first line begins with `date`; `rest` is what follows on that line.
pub(crate) fn parse<'t>(
    lines: &[Line<'t>],
    date: PressDate,
    rest: &'t str,
    vocabulary: &'t Vocabulary,
) -> Option<ParsedClipping> {
    let mut lines = lines.to_vec();
    match lines.first_mut() {
        Some(first) if !rest.is_empty() => first.text = rest,
        _ => drop(lines.drain(..1.min(lines.len()))),
    }
    let end = tail::find(&lines, 0, vocabulary).end;
    // The title stands behind the date on some sites; a first paragraph is longer, or ends as
    // sentences do.
    let first_is_title = end > 1 && lines.first().is_some_and(|first| is_title(first.text));
    let body = usize::from(first_is_title);
    let mut heading = Heading {
        title: lines
            .first()
            .filter(|_| first_is_title)
            .map(|first| first.text.to_owned()),
        date: Some(date),
        ..Heading::default()
    };
    let mut text = Text::new(&[], lines.get(body..end)?, vocabulary);
    if text.is_empty() && first_is_title {
        text = Text::new(&[], lines.get(..end)?, vocabulary);
        heading.title = None;
    }
    text.close(Layout::Bare, heading)
}

fn is_title(line: &str) -> bool {
    let inner = line.trim_end_matches([' ', '\u{a0}', '»', '”', '"']);
    if inner.ends_with(['.', '…']) {
        return false;
    }
    let asks = inner.ends_with(['?', '!']);
    looks_like_title(inner) && (!asks || line.chars().count() <= LONGEST_QUESTION)
}
