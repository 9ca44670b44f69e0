//! A rubric's list of articles: title, date, teaser, again and again.

use pressoir_document::Layout;

use super::article::{Text, without_read_on};
use super::head::Head;
use super::heading::Heading;
use super::lines::Line;
use super::marks::Marks;
use super::tail;
use crate::date::{DateReading, read_line};
use crate::{ParsedClipping, Role, Vocabulary};

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
    head: &Head,
    vocabulary: &Vocabulary,
    marks: &mut Marks,
) -> Option<Vec<ParsedClipping>> {
    let start = head.start;
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
    let first = entries.first().filter(|_| entries.len() >= FEWEST)?;
    let tail = tail::find(lines, start, vocabulary);
    head.mark(marks);
    tail.mark(lines.len(), marks);
    marks.set_chrome(start..first.title, Role::Masthead);
    let mut clippings = Vec::with_capacity(entries.len());
    for (number, entry) in entries.iter().enumerate() {
        let teaser = entry.title + 2;
        // Below the last entry stand page numbers; above the others, the next title.
        let end = entries
            .get(number + 1)
            .map_or(teaser + 1, |next| next.title);
        let mut heading = Heading {
            title: Some(lines[entry.title].text.to_owned()),
            title_lines: entry.title..entry.title + 1,
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
        marks.set(entry.title..entry.title + 1, Role::Title);
        marks.set(entry.title + 1..teaser, Role::Date);
        let body = teaser..end.max(teaser);
        let mut text = Text::new(lines, &[], body.clone(), vocabulary, marks);
        marks.replace(body, Role::Body, Role::Teaser);
        clippings.extend(text.close(Layout::Listing, heading, marks));
    }
    let last = entries.last().map_or(start, |entry| entry.title + 3);
    marks.set_chrome(last..tail.end, Role::Footer);
    Some(clippings)
}

fn may_be_date(line: &str) -> bool {
    line.len() <= 60 && line.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_teaser(line: &str) -> bool {
    // The last byte of a mark, of a link, or of what can stand behind one settles most lines.
    let last = line.as_bytes().last();
    if !matches!(last, Some(b'.' | b')' | b']' | b'>' | b'e' | b'E' | 0x80..)) {
        return false;
    }
    let line = without_read_on(line).unwrap_or(line);
    ["(…)", "(...)", "[…]", "[...]", "…", "..."]
        .iter()
        .any(|mark| line.ends_with(mark))
}
