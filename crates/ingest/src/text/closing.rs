//! What closes an article: who signed it and which paper it was in.

use std::borrow::Cow;

use pressoir_document::Source;

use super::author::{self, Signature};
use super::keyword_line;
use super::lines::Line;
use super::marks::Marks;
use super::source_line::{self, Place, SourceLine};
use super::unwrap::Paragraph;
use crate::{Role, Vocabulary};

/// What closes an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Closing<'v> {
    pub(crate) source: Option<Source>,
    pub(crate) author: Option<String>,
    /// Keywords in one of the last lines.
    pub(crate) keywords: Vec<&'v str>,
    pub(crate) warnings: Vec<String>,
}

/// Keywords stand in one of so many lines.
const LAST_LINES: usize = 4;
/// Text behind a source line that is longer than so many times the text before it, and than so many
/// bytes, is the article: the line was another's, such as a picture's.
const TIMES_BEHIND: usize = 2;
/// A shorter line may be one of a list, of which the last is no signature, in bytes.
const SHORTEST_PARAGRAPH: usize = 80;
/// A longer line of names lists them.
const MOST_WORDS_OF_NAME: usize = 4;
const LEAST_BEHIND: usize = 1500;

/// Takes the closing lines off the paragraphs of an article, and marks them.
pub(crate) fn take_off<'v>(
    paragraphs: &mut Vec<Paragraph<'_>>,
    lines: &[Line<'_>],
    vocabulary: &'v Vocabulary,
    marks: &mut Marks,
) -> Closing<'v> {
    let mut closing = Closing::default();
    closing.take_off_keywords(paragraphs, vocabulary, marks);
    let mut backwards = paragraphs.iter().enumerate().rev();
    let found = backwards.find_map(|(at, paragraph)| {
        let place = if at + 1 == paragraphs.len() {
            Place::Last
        } else {
            Place::Anywhere
        };
        let line = source_line::read(&paragraph.text, place, vocabulary)?;
        let length = |paragraphs: &[Paragraph<'_>]| -> usize {
            paragraphs
                .iter()
                .map(|paragraph| paragraph.text.len())
                .sum()
        };
        let behind = length(&paragraphs[at + 1..]);
        if behind > LEAST_BEHIND && behind > TIMES_BEHIND * length(&paragraphs[..at]) {
            return None;
        }
        Some((at, source_of(&line, vocabulary)))
    });
    let Some((at, (source, doubts))) = found else {
        closing.take_off_glued(paragraphs, lines, vocabulary, marks);
        if closing.source.is_none() {
            closing.take_off_lone_author(paragraphs, vocabulary, marks);
        }
        return closing;
    };
    closing.source = Some(source);
    closing.warnings.extend(doubts);
    let behind = paragraphs.len() - at - 1;
    if behind > 0 {
        let lines = if behind == 1 { "line" } else { "lines" };
        closing
            .warnings
            .push(format!("{behind} {lines} after the source line dropped"));
    }
    for (number, paragraph) in paragraphs.drain(at..).enumerate() {
        let role = if number == 0 {
            Role::Source
        } else {
            Role::AfterSource
        };
        marks.set(paragraph.lines, role);
    }
    closing.take_off_author(paragraphs, vocabulary, marks);
    closing
}

fn source_of(line: &SourceLine<'_>, vocabulary: &Vocabulary) -> (Source, Vec<String>) {
    let doubts = line.date.iter().flat_map(|reading| &reading.doubts);
    let warnings = doubts
        .map(|doubt| format!("source line: {doubt}"))
        .collect();
    (line.to_source(vocabulary), warnings)
}

impl<'v> Closing<'v> {
    /// `Mots clés : Internet, Radio` in one of the last lines; the source line can stand below it.
    fn take_off_keywords(
        &mut self,
        paragraphs: &mut Vec<Paragraph<'_>>,
        vocabulary: &'v Vocabulary,
        marks: &mut Marks,
    ) {
        let last = paragraphs.len().saturating_sub(LAST_LINES)..paragraphs.len();
        let found = last
            .rev()
            .find_map(|at| Some((at, keyword_line::read(&paragraphs[at].text, vocabulary)?)));
        if let Some((at, keywords)) = found {
            marks.set(paragraphs.remove(at).lines, Role::Keyword);
            self.keywords = keywords;
        }
    }

    /// A source at the very end of the last paragraph.
    fn take_off_glued(
        &mut self,
        paragraphs: &mut [Paragraph<'_>],
        lines: &[Line<'_>],
        vocabulary: &Vocabulary,
        marks: &mut Marks,
    ) {
        let Some(last) = paragraphs.last_mut() else {
            return;
        };
        let Some(at_end) = source_line::split_off_end(&last.text, vocabulary) else {
            return;
        };
        // Without its label, what stands in brackets before the full stop is a reference.
        let ends_sentence = at_end.before.ends_with(['.', '!', '?', '»', '”', '"', '…']);
        if !at_end.is_labelled && !ends_sentence {
            return;
        }
        let (source, doubts) = source_of(&at_end.source, vocabulary);
        let before = at_end.before.to_owned();
        marks.set_behind(&before, lines, last.lines.clone(), Role::Source);
        self.source = Some(source);
        self.warnings.extend(doubts);
        last.text = Cow::Owned(before);
    }

    fn take_off_author(
        &mut self,
        paragraphs: &mut Vec<Paragraph<'_>>,
        vocabulary: &Vocabulary,
        marks: &mut Marks,
    ) {
        // What stands alone is the text, however short it is.
        while paragraphs.len() > 1
            && let Some(last) = paragraphs.pop()
        {
            if let Some(line) = source_line::read(&last.text, Place::Anywhere, vocabulary) {
                // Two source lines, one below the other.
                self.warn_of_second(line.name);
                marks.set(last.lines, Role::SecondSource);
                continue;
            }
            match author::read(&last.text, vocabulary) {
                Some(Signature::Author(name)) if self.author.is_none() => {
                    self.author = Some(name.to_owned());
                    marks.set(last.lines, Role::Author);
                }
                Some(Signature::Agency(name)) => {
                    self.warn_of_second(name);
                    marks.set(last.lines, Role::SecondSource);
                    return;
                }
                _ => {
                    paragraphs.push(last);
                    return;
                }
            }
        }
    }

    /// A name of several words below a paragraph, without a source line.
    fn take_off_lone_author(
        &mut self,
        paragraphs: &mut Vec<Paragraph<'_>>,
        vocabulary: &Vocabulary,
        marks: &mut Marks,
    ) {
        let [.., above, last] = paragraphs.as_slice() else {
            return;
        };
        let is_below_paragraph = above.text.len() >= SHORTEST_PARAGRAPH
            && above.text.ends_with(['.', '!', '?', '…', '»', '”', '"']);
        let Some(Signature::Author(name)) = author::read(&last.text, vocabulary) else {
            return;
        };
        let words = name.split_whitespace();
        let are_capitalised = words
            .clone()
            .all(|word| word.starts_with(char::is_uppercase));
        let is_name = (2..=MOST_WORDS_OF_NAME).contains(&words.count()) && are_capitalised;
        let is_labelled = author::read_labelled(&last.text, vocabulary).is_some();
        if is_below_paragraph && (is_name || is_labelled) {
            self.author = Some(name.to_owned());
            marks.set(last.lines.clone(), Role::Author);
            paragraphs.pop();
        }
    }

    fn warn_of_second(&mut self, name: &str) {
        self.warnings.push(format!("a second source: `{name}`"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lines::lines;
    use crate::text::unwrap::paragraphs;

    #[test]
    fn closing_lines_are_taken_off() {
        let check = |text: &str, body: &[&str], source: Option<&str>, author: Option<&str>| {
            let (lines, vocabulary) = (lines(text), Vocabulary::shipped());
            let mut paragraphs = paragraphs(&lines, 0..lines.len(), &vocabulary);
            let mut marks = Marks::new(lines.len());
            let closing = take_off(&mut paragraphs, &lines, &vocabulary, &mut marks);
            let texts: Vec<_> = paragraphs.iter().map(|paragraph| &paragraph.text).collect();
            assert_eq!(texts, body, "{text}");
            let name = closing.source.map(|source| source.name);
            assert_eq!(name.as_deref(), source, "{text}");
            assert_eq!(closing.author.as_deref(), author, "{text}");
        };
        check(
            "Un.\nAwa Sow\n(Source : APS)",
            &["Un."],
            Some("APS"),
            Some("Awa Sow"),
        );
        check("Un.\nAPA\n(Source : APS)", &["Un."], Some("APS"), None);
        check(
            "Un.\n(Source : APA)\n(Source : APS)",
            &["Un."],
            Some("APS"),
            None,
        );
        check(
            "Un.\n(Source : APS)\nAutre chose",
            &["Un."],
            Some("APS"),
            None,
        );
        check("Un. (Source : APS)", &["Un."], Some("APS"), None);
        check("Un.\nDeux.", &["Un.", "Deux."], None, None);
        check("Awa Sow\n(Source : APS)", &["Awa Sow"], Some("APS"), None);
        check("Un.\nAwa Sow", &["Un.", "Awa Sow"], None, None);
        let long = format!("{}.", "Deux mots ".repeat(9));
        check(&format!("{long}\nAwa Sow"), &[&long], None, Some("Awa Sow"));
        check(
            &format!("{long}\nInternet"),
            &[&long, "Internet"],
            None,
            None,
        );
        check(
            "Un.\nAPS\nAwa Sow\n(Source : AFP)",
            &["Un."],
            Some("AFP"),
            Some("Awa Sow"),
        );
    }
}
