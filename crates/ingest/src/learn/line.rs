//! What one line is to somebody who looks for chrome.

use serde::Serialize;

use crate::Vocabulary;
use crate::date::read_line;
use crate::text::{Breadcrumb, CHROME_HEAD, CHROME_TRAILING, KEY_FIGURES, Place};
use crate::text::{DatePlace, Signature, fold, is_summary_label, numbers_as_marks};
use crate::text::{read_date_line, read_signature, read_source_line};

/// One side of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Above the article, and between its heading and its body.
    Head,
    /// Below the article.
    Tail,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Chrome that the lists know: the parser needs it to tell the layout.
    Known,
    /// Where a bulletin’s summary begins: what follows is its own, however often it comes again.
    Summary,
    /// A date line: a field, never chrome.
    Date,
    /// A source line: a field, never chrome.
    Source,
    /// What can be a keyword, a paper or a signature, and in another place an entry of a menu.
    Name,
    /// Some words.
    Plain,
    /// A question, a call, or many words.
    Sentence,
    /// A sentence that ends in a full stop.
    Statement,
    /// A sentence too long to stand between a title and a date.
    Paragraph,
    /// Longer than any chrome.
    Text,
}

/// Longer lines are not compared, in bytes.
const LONGEST: usize = 600;
/// Longer sentences are paragraphs, in bytes.
const LONGEST_SENTENCE: usize = 300;
/// Longer lines are sentences whatever they end in, in bytes.
const LONGEST_WORDS: usize = 120;
/// Fewer words are no sentence whatever they end in.
const FEWEST_WORDS: usize = 4;
/// Longer lines are no dates, in bytes.
const LONGEST_DATE: usize = 60;

impl Kind {
    pub(super) fn of(line: &str, side: Side, vocabulary: &Vocabulary) -> Self {
        if line.len() > LONGEST {
            return Kind::Text;
        }
        if is_known(line, side) {
            return Kind::Known;
        }
        if side == Side::Head && is_summary_label(line) {
            return Kind::Summary;
        }
        if is_date(line, side, vocabulary) {
            return Kind::Date;
        }
        if read_source_line(line, Place::Anywhere, vocabulary).is_some() {
            return Kind::Source;
        }
        if line.len() > LONGEST_SENTENCE {
            return Kind::Paragraph;
        }
        if let Some(sentence) = sentence(line) {
            return sentence;
        }
        let is_name = vocabulary.keywords.contains(line)
            || read_source_line(line, Place::Last, vocabulary).is_some()
            || (line.contains(' ')
                && matches!(read_signature(line, vocabulary), Some(Signature::Author(_))));
        if is_name { Kind::Name } else { Kind::Plain }
    }

    /// Tells whether a line that is not chrome itself ends the search for chrome behind it.
    pub(super) fn closes(self, side: Side) -> bool {
        match side {
            Side::Head => matches!(self, Kind::Summary | Kind::Paragraph | Kind::Text),
            // Entries of a list of articles are titles and dates; a title can ask.
            Side::Tail => matches!(
                self,
                Kind::Statement | Kind::Paragraph | Kind::Text | Kind::Source
            ),
        }
    }

    /// Tells whether a line can be chrome that no list knows.
    pub(super) fn may_be_chrome(self) -> bool {
        !matches!(self, Kind::Summary | Kind::Date | Kind::Source | Kind::Text)
    }

    pub(super) fn is_sentence(self) -> bool {
        matches!(self, Kind::Sentence | Kind::Statement | Kind::Paragraph)
    }
}

/// Returns what a line has in common with its kin: folded, and numbers as one mark. `None` for a
/// line that is too long, or that is nothing but marks.
pub(super) fn shape(line: &str) -> Option<String> {
    if line.len() > LONGEST {
        return None;
    }
    let shape = numbers_as_marks(&fold(line));
    (!shape.is_empty()).then_some(shape)
}

fn is_known(line: &str, side: Side) -> bool {
    match side {
        Side::Head => CHROME_HEAD.contains(line) || Breadcrumb::read(line).is_some(),
        Side::Tail => CHROME_TRAILING.contains(line) || KEY_FIGURES.matches(line),
    }
}

/// Tells whether a line dates an article; below one, who commented when is no such line.
fn is_date(line: &str, side: Side, vocabulary: &Vocabulary) -> bool {
    match side {
        Side::Head => read_date_line(line, DatePlace::BelowTitle, vocabulary).is_some(),
        Side::Tail => line.len() <= LONGEST_DATE && read_line(line).is_some(),
    }
}

fn sentence(line: &str) -> Option<Kind> {
    let bare = line.trim_end_matches(['»', '”', '"', ')', ' ', '\u{a0}']);
    let has_words = line.split_whitespace().count() >= FEWEST_WORDS;
    if has_words && bare.ends_with('.') && !bare.ends_with("..") {
        return Some(Kind::Statement);
    }
    let is_sentence = has_words && bare.ends_with(['!', '?', '…', ':', '.']);
    (is_sentence || line.len() > LONGEST_WORDS).then_some(Kind::Sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart() {
        let check = |line: &str, kind: Kind| {
            let vocabulary = Vocabulary::shipped();
            assert_eq!(Kind::of(line, Side::Tail, &vocabulary), kind, "{line}");
        };
        check("Retour en haut", Kind::Known);
        check("mardi 3 mars 2020", Kind::Date);
        check("(Source : Le Phare, 3 mars 2020)", Kind::Source);
        check("Le Soleil", Kind::Name);
        check("Awa Sow", Kind::Name);
        check("Politique nationale", Kind::Name);
        check("Partager (12)", Kind::Plain);
        check("Abonnez-vous !", Kind::Plain);
        check("WhatsApp", Kind::Plain);
        check("La suite au prochain numéro.", Kind::Statement);
        check("« Rien ne change ici. »", Kind::Statement);
        check("Qui a peur de la fibre ?", Kind::Sentence);
        check(&"mot ".repeat(80), Kind::Paragraph);
        check(&"mot ".repeat(160), Kind::Text);
    }

    #[test]
    fn counters_have_one_shape() {
        assert_eq!(shape("• Partager (12)"), shape("Partager (1 345)"));
        assert_eq!(shape("Lu 345 fois").as_deref(), Some("lu # fois"));
        assert_eq!(shape("•"), None);
    }
}
