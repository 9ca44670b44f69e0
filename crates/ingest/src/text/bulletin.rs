//! A bulletin: a `Sommaire` of rubrics and titles, then the articles under the same titles.

use pressoir_document::{Layout, PressDate};
use rustc_hash::{FxHashMap, FxHashSet};

use super::article::Text;
use super::fold::fold;
use super::head::Head;
use super::heading::{self, Ground, Heading};
use super::lines::Line;
use super::tail;
use crate::date::{read_line, split_trailing_date};
use crate::{ParsedClipping, Vocabulary};

/// How far down the summary may begin.
const FARTHEST_SUMMARY: usize = 200;
/// Fewer articles are an article with a summary of its own.
const FEWEST_ARTICLES: usize = 2;
/// Longer lines are no titles, in bytes.
const LONGEST_TITLE: usize = 300;

/// Parses a text as a bulletin; `None` when it is none.
pub(crate) fn parse(
    lines: &[Line<'_>],
    head: &Head,
    vocabulary: &Vocabulary,
) -> Option<Vec<ParsedClipping>> {
    let summary = lines
        .iter()
        .take(FARTHEST_SUMMARY)
        .position(|line| is_summary_label(line.text))?;
    let end = tail::find(lines, summary, vocabulary).end;
    let headings = find_headings(lines, summary + 1, end)?;
    let date = date_of(&lines[head.start.min(summary)..summary])
        .or(head.crumb.as_ref().and_then(|crumb| crumb.date));
    let mut clippings = Vec::new();
    for (number, &title) in headings.iter().enumerate() {
        let next = headings.get(number + 1).copied().unwrap_or(end);
        // A rubric has its titles below it, and no text of its own.
        if title + 1 < next {
            clippings.extend(article(lines, title, next, date, vocabulary));
        }
    }
    (clippings.len() >= FEWEST_ARTICLES).then_some(clippings)
}

fn article<'t>(
    lines: &[Line<'t>],
    title: usize,
    end: usize,
    date: Option<PressDate>,
    vocabulary: &'t Vocabulary,
) -> Option<ParsedClipping> {
    // An article of the bulletin may have a date line of its own right below the title.
    let has_date = lines
        .get(title + 1)
        .is_some_and(|line| read_line(line.text).is_some());
    let heading = if has_date {
        heading::read(lines, title..end, None, Ground::Plain, vocabulary)
    } else {
        Heading {
            title: Some(lines[title].text.to_owned()),
            date,
            body: title + 1,
            ..Heading::default()
        }
    };
    let body = &lines[heading.body.min(end)..end];
    Text::new(&[], body, vocabulary).close(Layout::Bulletin, heading)
}

/// Returns the lines below the summary that repeat its entries, in order, each entry once.
fn find_headings(lines: &[Line<'_>], first: usize, end: usize) -> Option<Vec<usize>> {
    let mut entries: FxHashSet<String> = FxHashSet::default();
    let mut at = first;
    // The summary goes on until a line repeats one of its entries.
    while at < end {
        let key = key(lines[at].text)?;
        if entries.contains(&key) {
            break;
        }
        entries.insert(key);
        at += 1;
    }
    let mut used: FxHashMap<String, usize> = FxHashMap::default();
    let mut headings = Vec::new();
    for (at, line) in lines.iter().enumerate().take(end).skip(at) {
        let Some(key) = key(line.text).filter(|key| entries.contains(key)) else {
            continue;
        };
        // Only a rubric comes again, with a title right below it.
        if used.insert(key, at).is_none() {
            headings.push(at);
        }
    }
    (headings.len() >= FEWEST_ARTICLES).then_some(headings)
}

/// The form in which a title is compared with the summary's entry: without number and page.
fn key(line: &str) -> Option<String> {
    if line.len() > LONGEST_TITLE {
        return None;
    }
    let folded = fold(line);
    let key = folded
        .trim_start_matches(|first: char| {
            first.is_ascii_digit() || matches!(first, '-' | '*' | '.' | ')' | ' ' | '>')
        })
        .trim_end_matches([' ', '.', ':']);
    Some(if key.is_empty() {
        folded
    } else {
        key.to_owned()
    })
}

fn is_summary_label(line: &str) -> bool {
    line.len() <= 24
        && matches!(
            fold(line).trim_end_matches([' ', ':', '.']),
            "sommaire" | "au sommaire" | "sommaire du numero"
        )
}

/// The date of the bulletin: a date line above the summary, or the end of a line there.
fn date_of(above: &[Line<'_>]) -> Option<PressDate> {
    let read = |line: &Line<'_>| {
        let line = line.text.trim_end_matches([')', '.']);
        read_line(line).or_else(|| split_trailing_date(line).1)
    };
    above
        .iter()
        .filter_map(read)
        .map(|reading| reading.date)
        .max_by_key(|date| date.precision())
}
