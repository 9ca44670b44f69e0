//! A text with nothing but a date glued before it: ` date 2025-03 La société …`.

use pressoir_document::{Layout, PressDate};

use super::article::Text;
use super::date_line::{self, Place};
use super::heading::{Heading, looks_like_title};
use super::lines::Line;
use super::marks::Marks;
use super::tail;
use crate::{ParsedClipping, Role, Vocabulary};

/// A longer question is a paragraph.
const LONGEST_QUESTION: usize = 110;

/// Splits the glued date off the first line of a text.
pub(crate) fn split_prefix(line: &str) -> Option<(PressDate, &str)> {
    let rest = line
        .strip_prefix("date")
        .or_else(|| line.strip_prefix("Date"))?;
    let after_gap = rest.trim_start_matches(|gap: char| gap == ':' || gap.is_whitespace());
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
    marks: &mut Marks,
) -> Option<ParsedClipping> {
    let first = lines.first()?;
    let mut without_date = lines.to_vec();
    let mut start = 1;
    if !rest.is_empty() {
        without_date[0].text = rest;
        start = 0;
    }
    let clipping = parse_without_date(&without_date, start, date, vocabulary, marks);
    let prefix = first.text.len() - rest.len();
    let role = clipping.as_ref().map(|_| Role::Date);
    marks.set_begin(0, prefix, role);
    clipping
}

fn parse_without_date<'t>(
    lines: &[Line<'t>],
    start: usize,
    date: PressDate,
    vocabulary: &'t Vocabulary,
    marks: &mut Marks,
) -> Option<ParsedClipping> {
    let tail = tail::find(lines, start, vocabulary);
    let end = tail.end;
    tail.mark(lines.len(), marks);
    // The title stands behind the date on some sites; a first paragraph is longer, or ends as
    // sentences do.
    let title = lines
        .get(start)
        .filter(|first| end > start + 1 && is_title(first.text));
    let mut below = start + usize::from(title.is_some());
    let title_lines = start..below;
    // A page that was dated by its crawler may have its own date below the title.
    let printed = title.and_then(|_| {
        let line = lines.get(below).filter(|_| below + 1 < end)?;
        date_line::read(line.text, Place::First, vocabulary)
    });
    if printed.is_some() {
        marks.set(below..below + 1, Role::Date);
        below += 1;
    }
    let mut heading = Heading {
        title: title.map(|first| first.text.to_owned()),
        title_lines: title_lines.clone(),
        date: Some(printed.as_ref().map_or(date, |line| line.reading.date)),
        ..Heading::default()
    };
    marks.set(title_lines, Role::Title);
    let mut text = Text::new(lines, &[], below..end, vocabulary, marks);
    if text.is_empty() && title.is_some() && printed.is_none() {
        marks.clear();
        tail.mark(lines.len(), marks);
        text = Text::new(lines, &[], start..end, vocabulary, marks);
        heading.title = None;
    }
    text.close(Layout::Bare, heading, marks)
}

fn is_title(line: &str) -> bool {
    let inner = line.trim_end_matches([' ', '\u{a0}', '»', '”', '"']);
    if inner.ends_with(['.', '…']) {
        return false;
    }
    let asks = inner.ends_with(['?', '!']);
    looks_like_title(inner) && (!asks || line.chars().count() <= LONGEST_QUESTION)
}
