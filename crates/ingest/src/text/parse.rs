//! The parser of one decoded text.

use super::head::Head;
use super::lines::{Line, lines, with_unix_line_ends, without};
use super::marks::Marks;
use super::{article, bare, bulletin, head, listing, nfc};
use crate::html::PageArticle;
use crate::repair::{Repairs, repair_with};
use crate::{ParsedClipping, RoleCounts, Vocabulary};

/// Parses one decoded text into its clippings: none, one, or those of a bulletin or a listing.
///
/// Pure and total: any text gives a result, and the same text gives the same one. Keywords and names
/// of papers are those that ship.
#[must_use]
pub fn parse_text(raw: &str) -> Vec<ParsedClipping> {
    parse_text_with(raw, &Vocabulary::shipped())
}

/// Parses one decoded text as [`parse_text`] does, by the keywords and names of `vocabulary`.
#[must_use]
pub fn parse_text_with(raw: &str, vocabulary: &Vocabulary) -> Vec<ParsedClipping> {
    parse_marked(PageText::plain(raw), vocabulary, |_| ()).0
}

/// A text, and what the page that it is of tells of its article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageText<'t> {
    pub(crate) text: &'t str,
    pub(crate) article: Option<&'t PageArticle>,
}

impl<'t> PageText<'t> {
    /// A text that is of no page.
    pub(crate) fn plain(text: &'t str) -> Self {
        PageText {
            text,
            article: None,
        }
    }
}

/// A text as it was parsed.
pub(crate) struct Marked<'a, 't> {
    pub(crate) lines: &'a [Line<'t>],
    pub(crate) marks: &'a Marks,
    pub(crate) repairs: &'a Repairs,
    /// How many clippings were found.
    pub(crate) clippings: usize,
}

impl Marked<'_, '_> {
    /// Returns how much was read as each role for each clipping; what belongs to none stands first.
    pub(crate) fn counts(&self) -> Vec<RoleCounts> {
        self.marks.counts(self.lines, self.clippings)
    }
}

/// Parses one decoded text and shows `view` what its lines were read as.
pub(crate) fn parse_marked<R>(
    raw: PageText<'_>,
    vocabulary: &Vocabulary,
    view: impl FnOnce(&Marked<'_, '_>) -> R,
) -> (Vec<ParsedClipping>, R) {
    let PageText { text, article } = raw;
    let text = with_unix_line_ends(text);
    let (text, repairs) = repair_with(&text, vocabulary.learned.forms());
    // What was encoded twice may hold an accent apart from its letter.
    let text = nfc::composed(&text);
    let lines = lines(&text);
    let beside = article.map_or(&[][..], |article| article.hidden(&lines));
    let shown = without(&lines, beside);
    let chrome = vocabulary.learned.chrome_of(&shown, vocabulary).roles();
    let left = without(&shown, &chrome);
    let mut marks = Marks::new(left.len());
    let mut clippings = match article {
        Some(article) => parse_article(&left, article, vocabulary, &mut marks),
        None => parse_lines(&left, vocabulary, &mut marks),
    };
    marks.insert_hidden(&chrome);
    marks.insert_hidden(beside);
    for clipping in &mut clippings {
        clipping.warnings.splice(0..0, repairs.warnings());
    }
    let viewed = view(&Marked {
        lines: &lines,
        marks: &marks,
        repairs: &repairs,
        clippings: clippings.len(),
    });
    (clippings, viewed)
}

/// Parses the one article of a page that says where it begins.
fn parse_article(
    lines: &[Line<'_>],
    article: &PageArticle,
    vocabulary: &Vocabulary,
    marks: &mut Marks,
) -> Vec<ParsedClipping> {
    let head = Head::of_page(lines, &article.title);
    let mut clipping = article::parse(lines, &head, vocabulary, marks);
    if let Some(clipping) = &mut clipping {
        article.fill(clipping, vocabulary);
    }
    clipping.into_iter().collect()
}

fn parse_lines(
    lines: &[Line<'_>],
    vocabulary: &Vocabulary,
    marks: &mut Marks,
) -> Vec<ParsedClipping> {
    let Some(first) = lines.first() else {
        return Vec::new();
    };
    if let Some((date, rest)) = bare::split_prefix(first.text) {
        return bare::parse(lines, date, rest, vocabulary, marks)
            .into_iter()
            .collect();
    }
    let head = head::find(lines);
    if let Some(articles) = bulletin::parse(lines, &head, vocabulary, marks) {
        return articles;
    }
    if let Some(entries) = listing::parse(lines, &head, vocabulary, marks) {
        return entries;
    }
    article::parse(lines, &head, vocabulary, marks)
        .into_iter()
        .collect()
}
