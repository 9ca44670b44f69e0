//! What opens an article: its title, its date, its keywords.

use std::ops::Range;

use pressoir_document::PressDate;

use super::author;
use super::breadcrumb::{Breadcrumb, without_cut};
use super::date_line::{self, DateLine, Place};
use super::fold::fold;
use super::keyword_line;
use super::lines::Line;
use super::lists::SECTIONS;
use super::marks::Marks;
use super::source_line;
use crate::date::DateReading;
use crate::{Role, Vocabulary};

/// What opens an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heading<'t> {
    pub(crate) title: Option<String>,
    /// The lines of the title.
    pub(crate) title_lines: Range<usize>,
    pub(crate) date: Option<PressDate>,
    pub(crate) keywords: Vec<&'t str>,
    pub(crate) author: Option<&'t str>,
    /// Lines of the head that belong to the text, such as a subtitle, by their numbers.
    pub(crate) leads: Vec<usize>,
    /// The first line of the text.
    pub(crate) body: usize,
    pub(crate) warnings: Vec<String>,
}

/// Longer lines were not wrapped, in bytes.
const WRAPPED: usize = 120;
/// A shorter beginning of a title may be another line, in bytes.
const SHORTEST_CUT: usize = 20;

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
    marks: &mut Marks,
) -> Heading<'t> {
    let Range { start, end } = span;
    let mut heading = Heading {
        body: start,
        ..Heading::default()
    };
    if let Some((at, line)) = find_date_line(lines, start, end, vocabulary) {
        heading.set_date(&line.reading);
        let mut title_end = at;
        while title_end > start + 1
            && let Some(author) = author::read_labelled(lines[title_end - 1].text, vocabulary)
        {
            title_end -= 1;
            heading.author = Some(author);
            marks.set(title_end..title_end + 1, Role::Author);
        }
        heading.set_title(lines, start..title_end, crumb, vocabulary, marks);
        heading.set_author_beside(lines, at, line.author, marks);
        heading.body = at + 1;
    } else if ground == Ground::Page && start < end {
        heading.set_title_without_date(lines, start, end, crumb);
        marks.set(heading.title_lines.clone(), Role::Title);
    } else if start + 1 < end && names_its_paper(lines[start].text, vocabulary) {
        heading.set_first_as_title(lines, start);
        marks.set(heading.title_lines.clone(), Role::Title);
    }
    if heading.title.is_none() {
        heading.set_title_of_crumb(crumb);
    }
    if heading.title.is_some() || heading.date.is_some() {
        heading.read_below(lines, end, vocabulary, marks);
    }
    heading
}

fn find_date_line<'t>(
    lines: &[Line<'t>],
    start: usize,
    end: usize,
    vocabulary: &Vocabulary,
) -> Option<(usize, DateLine<'t>)> {
    let last = end.min(start + MOST_TITLE_LINES + 1);
    let place_of = |at| {
        // The last line is rather a paper with its date.
        if at > start && at + 1 < end {
            Place::BelowTitle
        } else {
            Place::First
        }
    };
    // A month may end a wrapped title: a line with a whole date is the better one.
    let mut month = None;
    for at in start..last {
        let Some(line) = date_line::read(lines[at].text, place_of(at), vocabulary) else {
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
            .then(|| date_line::read(lines[at + 1].text, Place::BelowTitle, vocabulary))
            .flatten();
        return Some(next.map_or((at, line), |next| (at + 1, next)));
    }
    month
}

impl<'t> Heading<'t> {
    fn set_date(&mut self, reading: &DateReading) {
        self.date = Some(reading.date);
        let doubts = reading.doubts.iter();
        self.warnings
            .extend(doubts.map(|doubt| format!("date line: {doubt}")));
    }

    /// Marks the date line, which may name the author too.
    fn set_author_beside(
        &mut self,
        lines: &[Line<'t>],
        at: usize,
        author: Option<&'t str>,
        marks: &mut Marks,
    ) {
        marks.set(at..at + 1, Role::Date);
        let printed = lines[at].text;
        let Some((author, begin)) = author.and_then(|name| Some((name, printed.find(name)?)))
        else {
            return;
        };
        self.author = Some(author);
        let (first, last) = printed.split_at(begin);
        if last == author {
            marks.set_behind(first, lines, at..at + 1, Role::Author);
        } else {
            marks.set(at..at + 1, Role::Author);
            let kept = &printed[..begin + author.len()];
            marks.set_behind(kept, lines, at..at + 1, Role::Date);
        }
    }

    /// Reads the keywords below the title and the date, and who signs there.
    fn read_below(
        &mut self,
        lines: &[Line<'t>],
        end: usize,
        vocabulary: &'t Vocabulary,
        marks: &mut Marks,
    ) {
        while self.body < end {
            let line = lines[self.body].text;
            let role = if let Some(keyword) = vocabulary.keywords.get(line) {
                self.keywords.push(keyword);
                Role::Keyword
            } else if let Some(keywords) = keyword_line::read(line, vocabulary) {
                self.keywords.extend(keywords);
                Role::Keyword
            } else if self.author.is_none()
                && self.body + 1 < end
                && let Some(author) = author::read_labelled(line, vocabulary)
            {
                self.author = Some(author);
                Role::Author
            } else if self.body + 1 < end && self.is_title(line) {
                Role::TitleAgain
            } else {
                return;
            };
            marks.set(self.body..self.body + 1, role);
            self.body += 1;
        }
    }

    /// Tells whether a line below the title says it once more.
    fn is_title(&self, line: &str) -> bool {
        let title = self.title.as_deref().unwrap_or_default();
        title.len().abs_diff(line.len()) <= 8 && fold(title) == fold(line)
    }

    /// Makes a title of the lines before the date line.
    fn set_title(
        &mut self,
        lines: &[Line<'t>],
        above: Range<usize>,
        crumb: Option<&Breadcrumb>,
        vocabulary: &Vocabulary,
        marks: &mut Marks,
    ) {
        let start = above.start;
        let before = &lines[above.clone()];
        let from_crumb = crumb.and_then(|crumb| find_wrapped_title(before, crumb));
        let Some(Span { first, last }) = from_crumb else {
            let skipped = before
                .iter()
                .take(before.len().saturating_sub(1))
                .take_while(|line| {
                    SECTIONS.contains(line.text) || vocabulary.keywords.contains(line.text)
                })
                .count()
                .max(entries_above(before));
            let title = skipped + lines_of_first_title(&before[skipped..]);
            self.title = joined(&before[title..]);
            self.title_lines = start + title..above.end;
            marks.set(above, Role::Section);
            marks.set(start + skipped..start + title, Role::TitleAgain);
            marks.set(self.title_lines.clone(), Role::Title);
            return;
        };
        self.title = joined(&before[first..=last]);
        let folded = self.title.as_deref().map(fold).unwrap_or_default();
        self.title_lines = start + first..start + last + 1;
        marks.set(above.clone(), Role::TitleAgain);
        marks.set(self.title_lines.clone(), Role::Title);
        // Above the title stands the rest of a wrapped breadcrumb, or an overline.
        self.leads = above
            .filter(|at| !self.title_lines.contains(at))
            .filter(|&at| !folded.contains(fold(lines[at].text).trim_end_matches(" (...)")))
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
                self.title_lines = start..self.body;
            }
            return;
        }
        let first = lines[start].text;
        let has_text_below = start + 1 < end;
        if has_text_below && looks_like_title(first) {
            self.set_first_as_title(lines, start);
        }
    }

    fn set_first_as_title(&mut self, lines: &[Line<'t>], start: usize) {
        self.title = Some(lines[start].text.to_owned());
        self.body = start + 1;
        self.title_lines = start..self.body;
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

/// Tells whether a line is a title with its paper and the day: `Un câble (Le Soleil, 3 mars 2003)`.
fn names_its_paper(line: &str, vocabulary: &Vocabulary) -> bool {
    line.len() <= LONGEST_TITLE
        && source_line::split_off_end(line, vocabulary).is_some_and(|at_end| {
            let is_dated = at_end.source.date.is_some();
            is_dated && looks_like_title(at_end.before)
        })
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
    begins_folded(&fold(line), &fold(wanted))
}

fn begins_folded(line: &str, wanted: &str) -> bool {
    line.starts_with(wanted) || (line.len() >= 10 && wanted.starts_with(line))
}

/// Finds the lines that are the title which a breadcrumb names, perhaps cut.
fn find_title(lines: &[Line<'_>], wanted: &str) -> Option<Span> {
    let wanted = fold(wanted);
    let (first, mut folded) = lines.iter().enumerate().find_map(|(at, line)| {
        let folded = fold(line.text);
        begins_folded(&folded, &wanted).then_some((at, folded))
    })?;
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

/// Returns how many lines say the title before the others say it: a page’s name, a breadcrumb’s end.
fn lines_of_first_title(lines: &[Line<'_>]) -> usize {
    let folded = |lines| joined(lines).as_deref().map(fold).unwrap_or_default();
    let is_first = |&count: &usize| {
        let (first, title) = (folded(&lines[..count]), folded(&lines[count..]));
        let uncut = without_cut(first.as_str()).map(str::trim_end);
        if uncut.is_some_and(|uncut| uncut.len() >= SHORTEST_CUT && title.starts_with(uncut)) {
            return true;
        }
        let behind = first.strip_prefix(title.as_str());
        // Behind the title a page’s name has that of the site.
        behind.is_some_and(|site| site.is_empty() || site.starts_with([' ']) && site.len() <= 40)
    };
    (1..lines.len()).find(is_first).unwrap_or(0)
}

/// Returns how many lines, down to the last entry of a list, stand above a title that is none.
fn entries_above(lines: &[Line<'_>]) -> usize {
    let is_entry = |line: &Line<'_>| line.text.starts_with('•');
    match lines.split_last() {
        Some((last, above)) if !is_entry(last) => {
            above.iter().rposition(is_entry).map_or(0, |at| at + 1)
        }
        _ => 0,
    }
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
