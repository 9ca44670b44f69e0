//! A rubric's list of articles: title, date, teaser, again and again.

use pressoir_document::Layout;

use super::article::{Text, without_read_on};
use super::heading::Heading;
use super::lines::Line;
use super::tail;
use crate::date::{DateReading, read_line};
use crate::{ParsedClipping, Vocabulary};

/// Fewer entries are an article that mentions another.
const FEWEST: usize = 2;
/// Longer lines are no titles, in bytes.
const LONGEST_TITLE: usize = 400;

struct Entry {
    title: usize,
    date: DateReading,
}

/// Parses a text as a listing; `None` when it is none.
pub(crate) fn parse(
    lines: &[Line<'_>],
    start: usize,
    vocabulary: &Vocabulary,
) -> Option<Vec<ParsedClipping>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = start + 1;
    while at + 1 < lines.len() {
        let is_entry = lines[at - 1].text.len() <= LONGEST_TITLE
            && may_be_date(lines[at].text)
            && is_teaser(lines[at + 1].text);
        if is_entry && let Some(date) = read_line(lines[at].text) {
            let title = at - 1;
            entries.push(Entry { title, date });
            at += 2;
        } else if entries.is_empty() && at > start + 40 {
            return None;
        }
        at += 1;
    }
    if entries.len() < FEWEST {
        return None;
    }
    let last_end = tail::find(lines, start, vocabulary).end;
    let mut clippings = Vec::with_capacity(entries.len());
    for (number, entry) in entries.iter().enumerate() {
        let teaser = entry.title + 2;
        // Below the last entry stand page numbers; above the others, the next title.
        let end = entries
            .get(number + 1)
            .map_or((teaser + 1).min(last_end.max(teaser + 1)), |next| {
                next.title
            });
        let mut heading = Heading {
            title: Some(lines[entry.title].text.to_owned()),
            date: Some(entry.date.date),
            ..Heading::default()
        };
        let doubts = entry.date.doubts.iter();
        heading
            .warnings
            .extend(doubts.map(|doubt| format!("date line: {doubt}")));
        heading
            .warnings
            .push("a teaser, not the article".to_owned());
        let body = &lines[teaser..end.max(teaser)];
        clippings.extend(Text::new(&[], body, vocabulary).close(Layout::Listing, heading));
    }
    Some(clippings)
}

fn may_be_date(line: &str) -> bool {
    line.len() <= 60 && line.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_teaser(line: &str) -> bool {
    let line = without_read_on(line).unwrap_or(line);
    ["(…)", "(...)", "[…]", "[...]"]
        .iter()
        .any(|mark| line.ends_with(mark))
}
