//! One text that is one article, whatever its layout.

use std::borrow::Cow;

use pressoir_document::{Layout, PressDate};

use super::closing;
use super::head::Head;
use super::heading::{self, Ground, Heading};
use super::lines::Line;
use super::source_line;
use super::tail;
use super::unwrap::paragraphs;
use crate::{ParsedClipping, Vocabulary};

/// What a brief ends with: the link to the article.
const READ_ON: &str = "Lire la suite";

/// Parses the article below `head`; `None` when chrome is all there is.
pub(crate) fn parse<'t>(
    lines: &[Line<'t>],
    head: &Head,
    vocabulary: &'t Vocabulary,
) -> Option<ParsedClipping> {
    let start = head.start;
    let tail = tail::find(lines, start, vocabulary);
    let is_page = head.crumb.is_some() || head.is_legacy;
    let ground = if is_page { Ground::Page } else { Ground::Plain };
    let heading = heading::read(
        lines,
        start..tail.end,
        head.crumb.as_ref(),
        ground,
        vocabulary,
    );
    let body = &lines[heading.body.min(tail.end)..tail.end];
    let mut text = Text::new(&heading.leads, body, vocabulary);
    let layout = match () {
        () if text.reads_on => Layout::Brief,
        () if head.is_legacy => Layout::PageLegacy,
        () if is_page => Layout::Page,
        () if heading.date.is_some() => Layout::Extract,
        () if is_bare(lines, &text) => Layout::Bare,
        () => Layout::Body,
    };
    let mut clipping = text.close(layout, heading)?;
    if clipping.keywords.is_empty() {
        clipping.keywords = tail.keywords.into_iter().map(str::to_owned).collect();
    }
    settle_date(
        &mut clipping,
        head.crumb.as_ref().and_then(|crumb| crumb.date),
    );
    Some(clipping)
}

/// A text with nothing around it, its paragraphs apart as an author writes them.
fn is_bare(lines: &[Line<'_>], text: &Text<'_>) -> bool {
    text.paragraphs.len() == lines.len()
        && text.closing.source.is_none()
        && lines.iter().skip(1).all(|line| line.after_gap)
}

/// The text of an article, its closing lines taken off.
pub(crate) struct Text<'t> {
    paragraphs: Vec<Cow<'t, str>>,
    closing: closing::Closing,
    reads_on: bool,
    vocabulary: &'t Vocabulary,
}

impl<'t> Text<'t> {
    pub(crate) fn new(leads: &[&'t str], body: &[Line<'t>], vocabulary: &'t Vocabulary) -> Self {
        let mut paragraphs = paragraphs(body, vocabulary);
        let reads_on = take_off_read_on(&mut paragraphs);
        if !leads.is_empty() {
            paragraphs.splice(0..0, leads.iter().copied().map(Cow::Borrowed));
        }
        let closing = closing::take_off(&mut paragraphs, vocabulary);
        Text {
            paragraphs,
            closing,
            reads_on,
            vocabulary,
        }
    }

    /// Tells whether nothing is left but closing lines.
    pub(crate) fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// Joins a text and its heading to a clipping; `None` when neither says anything.
    pub(crate) fn close(&mut self, layout: Layout, heading: Heading<'_>) -> Option<ParsedClipping> {
        let mut closing = std::mem::take(&mut self.closing);
        let mut warnings = heading.warnings;
        warnings.append(&mut closing.warnings);
        let mut title = heading.title;
        let split = title
            .as_deref()
            .and_then(|title| source_line::split_off_end(title, self.vocabulary));
        if let Some(at_end) = split {
            let source = at_end.source.to_source(self.vocabulary);
            let before = at_end.before.to_owned();
            closing.source.get_or_insert(source);
            title = Some(before);
        }
        let body = self.paragraphs.join("\n");
        if body.is_empty() && title.is_none() {
            return None;
        }
        Some(ParsedClipping {
            layout,
            title,
            date: heading.date,
            keywords: heading.keywords.into_iter().map(str::to_owned).collect(),
            source: closing.source,
            author: closing.author.or(heading.author.map(str::to_owned)),
            url: None,
            body,
            warnings,
        })
    }
}

/// Takes `Lire la suite` off the end; tells whether it was there.
fn take_off_read_on(paragraphs: &mut Vec<Cow<'_, str>>) -> bool {
    let Some(last) = paragraphs.last_mut() else {
        return false;
    };
    let Some(before) = without_read_on(last) else {
        return false;
    };
    if before.is_empty() {
        paragraphs.pop();
        return true;
    }
    let before = before.to_owned();
    *last = Cow::Owned(before);
    true
}

/// Returns a line without the link to the article at its end, if that is there.
pub(crate) fn without_read_on(line: &str) -> Option<&str> {
    let bare = line.trim_end_matches(|last: char| {
        last.is_whitespace() || matches!(last, '…' | '.' | '>' | '»' | '→' | ']' | ')')
    });
    let at = bare.len().checked_sub(READ_ON.len())?;
    let is_link = bare
        .get(at..)
        .is_some_and(|end| end.eq_ignore_ascii_case(READ_ON));
    is_link.then(|| bare[..at].trim_end_matches([' ', '\u{a0}', '[', '(', '>', '|']))
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
fn agree(one: PressDate, other: PressDate) -> bool {
    one.first_day() <= other.last_day() && other.first_day() <= one.last_day()
}
