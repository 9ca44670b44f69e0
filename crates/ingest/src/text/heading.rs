//! What opens an article: its title, its date, its keywords.

use std::ops::Range;

use pressoir_document::PressDate;

use super::breadcrumb::Breadcrumb;
use super::fold::fold;
use super::lines::Line;
use super::lists::SECTIONS;
use crate::Vocabulary;
use crate::date::{DateReading, read_line};

/// What opens an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heading<'t> {
    pub(crate) title: Option<String>,
    pub(crate) date: Option<PressDate>,
    pub(crate) keywords: Vec<&'t str>,
    pub(crate) author: Option<&'t str>,
    /// Lines of the head that belong to the text, such as a subtitle.
    pub(crate) leads: Vec<&'t str>,
    /// The first line of the text.
    pub(crate) body: usize,
    pub(crate) warnings: Vec<String>,
}

/// Longer lines were not wrapped, in bytes.
const WRAPPED: usize = 120;

/// Where a heading is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Below the chrome of a page: what comes first is the heading.
    Page,
    /// Nothing stood before: only a date line tells a heading from a text.
    Plain,
}

/// How many lines may stand before the date line.
const MOST_TITLE_LINES: usize = 4;
/// Longer lines are text, in bytes.
const LONGEST_TITLE: usize = 400;

/// Reads the heading of the article in `lines[span]`.
pub(crate) fn read<'t>(
    lines: &[Line<'t>],
    span: Range<usize>,
    crumb: Option<&Breadcrumb>,
    ground: Ground,
    vocabulary: &'t Vocabulary,
) -> Heading<'t> {
    let Range { start, end } = span;
    let mut heading = Heading {
        body: start,
        ..Heading::default()
    };
    if let Some((at, line)) = find_date_line(lines, start, end) {
        heading.set_date(&line.reading);
        heading.author = line.author;
        heading.set_title(&lines[start..at], crumb, vocabulary);
        heading.body = at + 1;
    } else if ground == Ground::Page && start < end {
        heading.set_title_without_date(lines, start, end, crumb);
    }
    if heading.title.is_none() {
        heading.set_title_of_crumb(crumb);
    }
    if heading.title.is_some() || heading.date.is_some() {
        while heading.body < end
            && let Some(keyword) = vocabulary.keywords.get(lines[heading.body].text)
        {
            heading.keywords.push(keyword);
            heading.body += 1;
        }
    }
    heading
}

struct DateLine<'t> {
    reading: DateReading,
    author: Option<&'t str>,
}

fn find_date_line<'t>(
    lines: &[Line<'t>],
    start: usize,
    end: usize,
) -> Option<(usize, DateLine<'t>)> {
    let last = end.min(start + MOST_TITLE_LINES + 1);
    // A month may end a wrapped title: a line with a whole date is the better one.
    let mut month = None;
    for at in start..last {
        let Some(line) = read_date_line(lines[at].text) else {
            if lines[at].text.len() > LONGEST_TITLE {
                break;
            }
            continue;
        };
        if line.reading.date.day().is_none() {
            month = month.or(Some((at, line)));
            continue;
        }
        // A title may itself be a date: then the date line follows.
        let next = (at == start && at + 1 < end)
            .then(|| read_date_line(lines[at + 1].text))
            .flatten();
        return Some(next.map_or((at, line), |next| (at + 1, next)));
    }
    month
}

/// A line that is a date, perhaps with the author behind it: `3 mars 2003, par Awa Sow`.
fn read_date_line(line: &str) -> Option<DateLine<'_>> {
    if line.len() > 120 {
        return None;
    }
    if let Some(reading) = read_line(line) {
        let author = None;
        return Some(DateLine { reading, author });
    }
    let (date, author) = line
        .split_once(", par ")
        .or_else(|| line.split_once(" par "))?;
    let reading = read_line(date)?;
    let author = Some(author.trim());
    Some(DateLine { reading, author })
}

impl<'t> Heading<'t> {
    fn set_date(&mut self, reading: &DateReading) {
        self.date = Some(reading.date);
        let doubts = reading.doubts.iter();
        self.warnings
            .extend(doubts.map(|doubt| format!("date line: {doubt}")));
    }

    /// Makes a title of the lines before the date line.
    fn set_title(
        &mut self,
        before: &[Line<'t>],
        crumb: Option<&Breadcrumb>,
        vocabulary: &Vocabulary,
    ) {
        let from_crumb = crumb.and_then(|crumb| find_wrapped_title(before, crumb));
        let Some(Span { first, last }) = from_crumb else {
            let skipped = before
                .iter()
                .take(before.len().saturating_sub(1))
                .take_while(|line| {
                    SECTIONS.contains(line.text) || vocabulary.keywords.contains(line.text)
                })
                .count();
            self.title = joined(&before[skipped..]);
            return;
        };
        self.title = joined(&before[first..=last]);
        let folded = self.title.as_deref().map(fold).unwrap_or_default();
        // Above the title stands the rest of a wrapped breadcrumb, or an overline.
        let others = before[..first].iter().chain(&before[last + 1..]);
        self.leads = others
            .map(|line| line.text)
            .filter(|line| !folded.contains(fold(line).trim_end_matches(" (...)")))
            .collect();
    }

    fn set_title_without_date(
        &mut self,
        lines: &[Line<'t>],
        start: usize,
        end: usize,
        crumb: Option<&Breadcrumb>,
    ) {
        let window = &lines[start..end.min(start + MOST_TITLE_LINES)];
        if let Some(wanted) = crumb.and_then(|crumb| crumb.title.as_deref()) {
            if let Some(Span { first: 0, last }) = find_title(window, wanted) {
                self.title = joined(&window[..=last]);
                self.body = start + last + 1;
            }
            return;
        }
        let first = lines[start].text;
        let has_text_below = start + 1 < end;
        if has_text_below && looks_like_title(first) {
            self.title = Some(first.to_owned());
            self.body = start + 1;
        }
    }

    fn set_title_of_crumb(&mut self, crumb: Option<&Breadcrumb>) {
        let Some((crumb, title)) = crumb.and_then(|crumb| Some((crumb, crumb.title.as_deref()?)))
        else {
            return;
        };
        self.title = Some(title.to_owned());
        self.warnings.push(if crumb.title_is_cut {
            "the title is the breadcrumb’s, which cuts it".to_owned()
        } else {
            "the title is the breadcrumb’s".to_owned()
        });
    }
}

/// Tells whether a line without a date below it can be a title: short, and no sentence.
pub(crate) fn looks_like_title(line: &str) -> bool {
    let ends_sentence = line.ends_with('.') && !line.ends_with("...");
    line.chars().count() <= 200 && !ends_sentence && !line.ends_with([':', ';', ','])
}

struct Span {
    first: usize,
    last: usize,
}

/// Tells whether a line is, or begins, the title that a breadcrumb names.
pub(crate) fn begins_title(line: &str, wanted: &str) -> bool {
    let (folded, wanted) = (fold(line), fold(wanted));
    folded.starts_with(&wanted) || (folded.len() >= 10 && wanted.starts_with(&folded))
}

/// Finds the lines that are the title which a breadcrumb names, perhaps cut.
fn find_title(lines: &[Line<'_>], wanted: &str) -> Option<Span> {
    let first = lines
        .iter()
        .position(|line| begins_title(line.text, wanted))?;
    let wanted = fold(wanted);
    let mut folded = fold(lines[first].text);
    let mut last = first;
    while folded.len() < wanted.len()
        && let Some(next) = lines.get(last + 1)
    {
        last += 1;
        folded.push(' ');
        folded.push_str(&fold(next.text));
    }
    Some(Span { first, last })
}

/// Finds, between breadcrumb and date line, a title that may be longer than the breadcrumb has it.
fn find_wrapped_title(lines: &[Line<'_>], crumb: &Breadcrumb) -> Option<Span> {
    let Span { first, mut last } = find_title(lines, crumb.title.as_deref()?)?;
    let may_be_wrapped = crumb.title_is_cut && lines[first].text.len() < WRAPPED;
    while may_be_wrapped && lines.get(last + 1).is_some_and(|next| !next.after_gap) {
        last += 1;
    }
    Some(Span { first, last })
}

fn joined(lines: &[Line<'_>]) -> Option<String> {
    let title = lines.iter().map(|line| line.text).collect::<Vec<_>>();
    (!title.is_empty()).then(|| title.join(" "))
}
