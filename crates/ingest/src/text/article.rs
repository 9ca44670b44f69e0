//! One text that is one article, whatever its layout.

use std::borrow::Cow;
use std::ops::Range;

use pressoir_document::{Layout, PressDate};

use super::closing;
use super::head::Head;
use super::heading::{self, Ground, Heading};
use super::lines::Line;
use super::marks::Marks;
use super::source_line;
use super::tail;
use super::unwrap::{Paragraph, paragraphs};
use crate::{ParsedClipping, Role, Vocabulary};

/// What a brief ends with: the link to the article.
const READ_ON: [&str; 5] = [
    "Lire la suite",
    "Lire l'article",
    "Lire l’article",
    "Lire l'article en ligne",
    "Lire l’article en ligne",
];

/// Parses the article below `head`; `None` when chrome is all there is.
pub(crate) fn parse<'t>(
    lines: &[Line<'t>],
    head: &Head,
    vocabulary: &'t Vocabulary,
    marks: &mut Marks,
) -> Option<ParsedClipping> {
    let start = head.start;
    let tail = tail::find(lines, start, vocabulary);
    head.mark(marks);
    tail.mark(lines.len(), marks);
    let is_page = head.crumb.is_some() || head.is_legacy;
    let ground = if is_page { Ground::Page } else { Ground::Plain };
    let mut heading = heading::read(
        lines,
        start..tail.end,
        head.crumb.as_ref(),
        ground,
        vocabulary,
        marks,
    );
    let body = heading.body.min(tail.end)..tail.end;
    let mut text = Text::new(lines, &heading.leads, body, vocabulary, marks);
    let layout = match () {
        () if text.reads_on => Layout::Brief,
        () if head.is_legacy => Layout::PageLegacy,
        () if is_page => Layout::Page,
        () if heading.date.is_some() => Layout::Extract,
        () if is_bare(lines, &text) => Layout::Bare,
        () => Layout::Body,
    };
    if heading.keywords.is_empty() && text.closing.keywords.is_empty() {
        marks.set(tail.keyword_lines, Role::Keyword);
        heading.keywords = tail.keywords;
    }
    let mut clipping = text.close(layout, heading, marks)?;
    settle_date(
        &mut clipping,
        head.crumb.as_ref().and_then(|crumb| crumb.date),
    );
    Some(clipping)
}

/// A text with nothing around it, its paragraphs apart as an author writes them.
fn is_bare(lines: &[Line<'_>], text: &Text<'_, '_>) -> bool {
    text.paragraphs.len() == lines.len()
        && text.closing.source.is_none()
        && lines.iter().skip(1).all(|line| line.after_gap)
}

/// The text of an article, its closing lines taken off.
pub(crate) struct Text<'a, 't> {
    lines: &'a [Line<'t>],
    paragraphs: Vec<Paragraph<'t>>,
    closing: closing::Closing<'t>,
    /// How many line ends inside paragraphs were taken out.
    rejoined: usize,
    reads_on: bool,
    vocabulary: &'t Vocabulary,
}

impl<'a, 't> Text<'a, 't> {
    /// Reads `lines[body]`, below the lines `leads`.
    pub(crate) fn new(
        lines: &'a [Line<'t>],
        leads: &[usize],
        body: Range<usize>,
        vocabulary: &'t Vocabulary,
        marks: &mut Marks,
    ) -> Self {
        let body_lines = body.len();
        let mut paragraphs = paragraphs(lines, body, vocabulary);
        let rejoined = body_lines.saturating_sub(paragraphs.len());
        if !leads.is_empty() {
            let leads = leads.iter().map(|&at| Paragraph::of(&lines[at], at));
            paragraphs.splice(0..0, leads);
        }
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let role = if at < leads.len() {
                Role::Lead
            } else {
                Role::Body
            };
            marks.set_paragraph(paragraph.lines.clone(), role, at + 1);
        }
        let reads_on =
            paragraphs.len() > leads.len() && take_off_read_on(lines, &mut paragraphs, marks);
        let closing = closing::take_off(&mut paragraphs, lines, vocabulary, marks);
        Text {
            lines,
            paragraphs,
            closing,
            rejoined,
            reads_on,
            vocabulary,
        }
    }

    /// Tells whether nothing is left but closing lines.
    pub(crate) fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// Joins a text and its heading to a clipping; `None` when neither says anything.
    pub(crate) fn close(
        &mut self,
        layout: Layout,
        heading: Heading<'_>,
        marks: &mut Marks,
    ) -> Option<ParsedClipping> {
        let mut closing = std::mem::take(&mut self.closing);
        let mut warnings = heading.warnings;
        warnings.append(&mut closing.warnings);
        if self.rejoined > 0 {
            let ends = if self.rejoined == 1 { "end" } else { "ends" };
            warnings.push(format!(
                "{} line {ends} inside paragraphs taken out",
                self.rejoined
            ));
        }
        let mut title = heading.title;
        let split = title
            .as_deref()
            .and_then(|title| source_line::split_off_end(title, self.vocabulary));
        if let Some(at_end) = split {
            let source = at_end.source.to_source(self.vocabulary);
            let before = at_end.before.to_owned();
            let role = if closing.source.is_some() {
                Role::SecondSource
            } else {
                Role::Source
            };
            marks.set_behind(&before, self.lines, heading.title_lines, role);
            closing.source.get_or_insert(source);
            title = Some(before);
        }
        let body = joined(&self.paragraphs);
        if body.is_empty() && title.is_none() {
            marks.give_up_clipping();
            return None;
        }
        marks.end_clipping();
        Some(ParsedClipping {
            layout,
            title,
            date: heading.date,
            keywords: heading
                .keywords
                .into_iter()
                .chain(closing.keywords)
                .map(str::to_owned)
                .collect(),
            source: closing.source,
            author: closing.author.or(heading.author.map(str::to_owned)),
            url: None,
            body,
            warnings,
        })
    }
}

fn joined(paragraphs: &[Paragraph<'_>]) -> String {
    let length = paragraphs
        .iter()
        .map(|paragraph| paragraph.text.len() + 1)
        .sum();
    let mut body = String::with_capacity(length);
    for paragraph in paragraphs {
        if !body.is_empty() {
            body.push('\n');
        }
        body.push_str(&paragraph.text);
    }
    body
}

/// Takes `Lire la suite` off the end; tells whether it was there.
fn take_off_read_on(
    lines: &[Line<'_>],
    paragraphs: &mut Vec<Paragraph<'_>>,
    marks: &mut Marks,
) -> bool {
    let Some(last) = paragraphs.last_mut() else {
        return false;
    };
    let Some(before) = without_read_on(&last.text) else {
        return false;
    };
    let before = before.to_owned();
    marks.set_behind(&before, lines, last.lines.clone(), Role::ReadOn);
    if before.is_empty() {
        paragraphs.pop();
    } else {
        last.text = Cow::Owned(before);
    }
    true
}

/// Returns a line without the link to the article at its end, if that is there.
pub(crate) fn without_read_on(line: &str) -> Option<&str> {
    let bare = line.trim_end_matches(|last: char| {
        last.is_whitespace() || matches!(last, '…' | '.' | '>' | '»' | '→' | ']' | ')')
    });
    let at = READ_ON.iter().find_map(|link| {
        let at = bare.len().checked_sub(link.len())?;
        let end = bare.get(at..)?;
        // In lower case these words can end a sentence.
        (end == *link || end.eq_ignore_ascii_case(READ_ON[0])).then_some(at)
    })?;
    Some(bare[..at].trim_end_matches([' ', '\u{a0}', '[', '(', '>', '|']))
}

/// Fills a missing date from the source line or the breadcrumb, and tells where they disagree.
fn settle_date(clipping: &mut ParsedClipping, filed: Option<PressDate>) {
    let printed = clipping.source.as_ref().and_then(|source| source.date);
    let Some(date) = clipping.date else {
        clipping.date = printed.or(filed);
        if printed.is_none() && filed.is_some() {
            clipping
                .warnings
                .push("the date is the breadcrumb’s".to_owned());
        }
        return;
    };
    if let Some(printed) = printed.filter(|&printed| !agree(date, printed)) {
        clipping.warnings.push(format!(
            "the date line says {date}, the source line {printed}: the date line was taken"
        ));
    }
    if let Some(filed) = filed.filter(|&filed| !agree(date, filed)) {
        clipping.warnings.push(format!(
            "the date line says {date}, the breadcrumb {filed}: the date line was taken"
        ));
    }
}

/// Tells whether two dates can be the same day.
pub(crate) fn agree(one: PressDate, other: PressDate) -> bool {
    one.first_day() <= other.last_day() && other.first_day() <= one.last_day()
}
