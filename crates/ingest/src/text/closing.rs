//! What closes an article: who signed it and which paper it was in.

use std::borrow::Cow;

use pressoir_document::Source;

use super::author::{self, Signature};
use super::source_line::{self, Place, SourceLine};
use crate::Vocabulary;

/// What closes an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Closing {
    pub(crate) source: Option<Source>,
    pub(crate) author: Option<String>,
    pub(crate) warnings: Vec<String>,
}

/// Takes the closing lines off the paragraphs of an article.
pub(crate) fn take_off(paragraphs: &mut Vec<Cow<'_, str>>, vocabulary: &Vocabulary) -> Closing {
    let mut closing = Closing::default();
    let found = paragraphs.iter().enumerate().rev().find_map(|(at, line)| {
        let place = if at + 1 == paragraphs.len() {
            Place::Last
        } else {
            Place::Anywhere
        };
        let line = source_line::read(line, place, vocabulary)?;
        Some((at, source_of(&line, vocabulary)))
    });
    let Some((at, (source, doubts))) = found else {
        closing.take_off_glued(paragraphs, vocabulary);
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
    paragraphs.truncate(at);
    closing.take_off_author(paragraphs, vocabulary);
    closing
}

fn source_of(line: &SourceLine<'_>, vocabulary: &Vocabulary) -> (Source, Vec<String>) {
    let doubts = line.date.iter().flat_map(|reading| &reading.doubts);
    let warnings = doubts
        .map(|doubt| format!("source line: {doubt}"))
        .collect();
    (line.to_source(vocabulary), warnings)
}

impl Closing {
    /// A source at the very end of the last paragraph.
    fn take_off_glued(&mut self, paragraphs: &mut [Cow<'_, str>], vocabulary: &Vocabulary) {
        let Some(last) = paragraphs.last_mut() else {
            return;
        };
        let Some(at_end) = source_line::split_off_end(last, vocabulary) else {
            return;
        };
        // Without its label, what stands in brackets before the full stop is a reference.
        let ends_sentence = at_end.before.ends_with(['.', '!', '?', '»', '”', '"', '…']);
        if !at_end.is_labelled && !ends_sentence {
            return;
        }
        let (source, doubts) = source_of(&at_end.source, vocabulary);
        let before = at_end.before.to_owned();
        self.source = Some(source);
        self.warnings.extend(doubts);
        *last = Cow::Owned(before);
    }

    fn take_off_author(&mut self, paragraphs: &mut Vec<Cow<'_, str>>, vocabulary: &Vocabulary) {
        // What stands alone is the text, however short it is.
        while paragraphs.len() > 1
            && let Some(last) = paragraphs.pop()
        {
            if let Some(line) = source_line::read(&last, Place::Anywhere, vocabulary) {
                // Two source lines, one below the other.
                self.warn_of_second(line.name);
                continue;
            }
            match author::read(&last, vocabulary) {
                Some(Signature::Author(name)) => self.author = Some(name.to_owned()),
                Some(Signature::Agency(name)) => self.warn_of_second(name),
                None => paragraphs.push(last),
            }
            return;
        }
    }

    fn warn_of_second(&mut self, name: &str) {
        self.warnings.push(format!("a second source: `{name}`"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_taken_off() {
        let check = |text: &str, body: &[&str], source: Option<&str>, author: Option<&str>| {
            let mut paragraphs: Vec<_> = text.lines().map(Cow::Borrowed).collect();
            let closing = take_off(&mut paragraphs, &Vocabulary::shipped());
            assert_eq!(paragraphs, body, "{text}");
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
    }
}
