//! A bulletin: a `Sommaire` of rubrics and titles, then the articles under the same titles.

use std::ops::Range;

use pressoir_document::{Layout, PressDate};
use rustc_hash::FxHashMap;

use super::article::Text;
use super::fold::{Beginnings, fold};
use super::head::Head;
use super::heading::{self, Ground, Heading};
use super::lines::Line;
use super::marks::Marks;
use super::tail;
use crate::date::{read_line, split_trailing_date};
use crate::{ParsedClipping, Role, Vocabulary};

/// How far down the summary may begin.
const FARTHEST_SUMMARY: usize = 200;
/// Fewer articles are an article with a summary of its own.
const FEWEST_ARTICLES: usize = 2;
/// More lines than these are not looked at for the end of a summary.
const MOST_REPEATED: usize = 64;
/// Longer lines are no titles, in bytes.
const LONGEST_TITLE: usize = 300;

/// Parses a text as a bulletin; `None` when it is none.
pub(crate) fn parse(
    lines: &[Line<'_>],
    head: &Head,
    vocabulary: &Vocabulary,
    marks: &mut Marks,
) -> Option<Vec<ParsedClipping>> {
    let summary = lines
        .iter()
        .take(FARTHEST_SUMMARY)
        .position(|line| is_summary_label(line.text))?;
    let tail = tail::find(lines, summary, vocabulary);
    let headings = find_headings(lines, summary + 1, tail.end)?;
    let above = head.start.min(summary)..summary;
    let date = date_of(&lines[above.clone()]).or(head.crumb.as_ref().and_then(|crumb| crumb.date));
    head.mark(marks);
    tail.mark(lines.len(), marks);
    marks.set_chrome(above.clone(), Role::Masthead);
    marks.set_chrome(summary..headings[0], Role::Summary);
    let mut clippings = Vec::new();
    clippings.extend(opening(lines, above, date, vocabulary, marks));
    for (number, &title) in headings.iter().enumerate() {
        let next = headings.get(number + 1).copied().unwrap_or(tail.end);
        // A rubric has its titles below it, and no text of its own.
        if title + 1 < next {
            clippings.extend(article(lines, title, next, date, vocabulary, marks));
        } else {
            marks.set_chrome(title..next, Role::Section);
        }
    }
    if clippings.len() < FEWEST_ARTICLES {
        marks.clear();
        return None;
    }
    Some(clippings)
}

/// The text above the summary, if there is one: an editorial, with the short line above it for title.
fn opening<'t>(
    lines: &[Line<'t>],
    above: Range<usize>,
    date: Option<PressDate>,
    vocabulary: &'t Vocabulary,
    marks: &mut Marks,
) -> Option<ParsedClipping> {
    let is_paragraph = |&at: &usize| {
        let line = lines[at].text;
        line.len() > LONGEST_TITLE && line.ends_with('.')
    };
    let body = above.clone().find(is_paragraph)?;
    let title = body.checked_sub(1).filter(|&title| title > above.start);
    let title_lines = title.unwrap_or(body)..body;
    marks.set(title_lines.clone(), Role::Title);
    let heading = Heading {
        title: title.map(|at| lines[at].text.to_owned()),
        title_lines,
        date,
        ..Heading::default()
    };
    Text::new(lines, &[], body..above.end, vocabulary, marks).close(
        Layout::Bulletin,
        heading,
        marks,
    )
}

fn article<'t>(
    lines: &[Line<'t>],
    title: usize,
    end: usize,
    date: Option<PressDate>,
    vocabulary: &'t Vocabulary,
    marks: &mut Marks,
) -> Option<ParsedClipping> {
    // An article of the bulletin may have a date line of its own right below the title.
    let has_date = lines
        .get(title + 1)
        .is_some_and(|line| read_line(line.text).is_some());
    let heading = if has_date {
        heading::read(lines, title..end, None, Ground::Plain, vocabulary, marks)
    } else {
        marks.set(title..title + 1, Role::Title);
        Heading {
            title: Some(lines[title].text.to_owned()),
            title_lines: title..title + 1,
            date,
            body: title + 1,
            ..Heading::default()
        }
    };
    let body = heading.body.min(end)..end;
    Text::new(lines, &[], body, vocabulary, marks).close(Layout::Bulletin, heading, marks)
}

/// Returns the lines below the summary that repeat its entries, in order, each as often as the
/// summary has it.
fn find_headings(lines: &[Line<'_>], first: usize, end: usize) -> Option<Vec<usize>> {
    let keys: Vec<Option<String>> = (first..end).map(|at| key(lines[at].text)).collect();
    let length = length_of_summary(&keys)?;
    // How often an entry is still to come.
    let mut left: FxHashMap<&str, usize> = FxHashMap::default();
    for key in keys[..length].iter().flatten() {
        *left.entry(key).or_default() += 1;
    }
    let mut headings = Vec::new();
    for (at, key) in keys.iter().enumerate().skip(length) {
        let Some(key) = key.as_deref().filter(|key| left.contains_key(key)) else {
            continue;
        };
        let next = keys.get(at + 1).and_then(|next| next.as_deref());
        let is_next_due = next.is_some_and(|next| left.get(next).is_some_and(|&left| left > 0));
        // A rubric comes again above each of its titles.
        match left.get_mut(key) {
            Some(left) if *left > 0 => *left -= 1,
            _ if is_next_due => {}
            _ => continue,
        }
        headings.push(first + at);
    }
    (headings.len() >= FEWEST_ARTICLES).then_some(headings)
}

/// Returns how many of the lines are the summary: it goes on until its entries come again.
///
/// An entry can stand in the summary twice, so the end is where the most entries come again, each
/// as often as it stands in the summary, less those that do not.
fn length_of_summary(keys: &[Option<String>]) -> Option<usize> {
    let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            places.entry(key).or_default().push(at);
        }
    }
    // A paragraph is in no summary.
    let short = keys.iter().take_while(|key| key.is_some()).count();
    let places_of = |at: usize| {
        let key = keys[at].as_deref().and_then(|key| places.get(key));
        key.map_or(&[][..], Vec::as_slice)
    };
    let is_again = |at: &usize| places_of(*at).first().is_some_and(|first| first < at);
    let come_again = |length: usize| {
        let comes_again = |&at: &usize| {
            let places = places_of(at);
            let earlier = places.partition_point(|&place| place < at);
            let in_summary = places.partition_point(|&place| place < length);
            in_summary + earlier < places.len()
        };
        (0..length).filter(comes_again).count()
    };
    (0..=short)
        .filter(|&at| at < keys.len())
        .filter(is_again)
        .take(MOST_REPEATED)
        .max_by_key(|&length| (come_again(length) * 2).saturating_sub(length))
}

/// Returns a summary’s entry without the page behind its dots: `un cable ..... 3`.
fn without_page(folded: &str) -> &str {
    let digits = |inner: char| inner.is_ascii_digit();
    let before = folded.trim_end_matches(digits);
    let title = before.trim_end_matches([' ', '.', '_']);
    let dots = before[title.len()..].matches(['.', '_']).count();
    if before.len() < folded.len() && dots > 1 {
        title
    } else {
        folded
    }
}

/// The form in which a title is compared with the summary's entry: without number and page.
fn key(line: &str) -> Option<String> {
    if line.len() > LONGEST_TITLE {
        return None;
    }
    let folded = fold(line);
    let key = without_page(&folded)
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

/// Tells whether a line is the label above a bulletin’s summary.
pub(crate) fn is_summary_label(line: &str) -> bool {
    static BEGINNINGS: Beginnings = Beginnings::of(&["sommaire", "au sommaire"]);
    line.len() <= 24
        && BEGINNINGS.may_begin(line)
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
