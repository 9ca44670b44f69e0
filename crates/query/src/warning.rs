use std::fmt;

use serde::Serialize;
use serde::ser::SerializeStruct;

/// What a reader should know about how the query was understood or answered.
///
/// Its JSON is `{"code","message"}`: a stable code for programs, English words for people.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// A quotation mark was opened and never closed; the phrase runs to the end.
    OpenQuote,
    /// The query holds no letter and no digit.
    NoWords,
    /// Everything that was asked for was excluded, which leaves nothing to look for.
    OnlyExclusions,
    /// Few clippings have all the words, so hits need fewer of them.
    Relaxed {
        /// How many of the words a hit has at least.
        at_least: usize,
        /// How many words were asked for.
        of: usize,
    },
    /// No clipping has the phrases together with the rest, so their words were looked for.
    PhraseNotFound,
    /// The query has more words than can be looked up or weighed; the last or the least telling
    /// were left out.
    TooManyWords {
        /// How many words were looked for.
        most: usize,
    },
    /// The archive knows nothing that is written like this word.
    UnknownWord {
        /// The word as typed.
        word: String,
    },
    /// The archive does not know the word; forms at one edit from it were looked for instead.
    Respelled {
        /// The word as typed.
        word: String,
        /// The forms that were looked for.
        by: Vec<String>,
    },
}

impl Warning {
    /// Returns the stable name of this kind of warning.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Warning::OpenQuote => "open_quote",
            Warning::NoWords => "no_words",
            Warning::OnlyExclusions => "only_exclusions",
            Warning::Relaxed { .. } => "relaxed",
            Warning::PhraseNotFound => "phrase_not_found",
            Warning::TooManyWords { .. } => "too_many_words",
            Warning::UnknownWord { .. } => "unknown_word",
            Warning::Respelled { .. } => "respelled",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::OpenQuote => f.write_str(
                "a quotation mark is not closed; the phrase was read to the end of the query",
            ),
            Warning::NoWords => f.write_str(
                "the query holds no word to search for; type a word, or * for every clipping",
            ),
            Warning::OnlyExclusions => f.write_str(
                "the query only excludes; add a word to look for, or * before the exclusions",
            ),
            Warning::Relaxed { at_least, of } => {
                write!(
                    f,
                    "few clippings have every word; hits have at least {at_least} of the {of}"
                )
            }
            Warning::PhraseNotFound => f.write_str(
                "no clipping has the phrase together with the rest; looked for its words instead",
            ),
            Warning::TooManyWords { most } => {
                write!(
                    f,
                    "the query is long; only {most} of its words were looked for"
                )
            }
            Warning::UnknownWord { word } => write!(f, "the archive does not know `{word}`"),
            Warning::Respelled { word, by } => {
                write!(
                    f,
                    "the archive does not know `{word}`; looked for {}",
                    by.join(", ")
                )
            }
        }
    }
}

impl Serialize for Warning {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut warning = serializer.serialize_struct("Warning", 2)?;
        warning.serialize_field("code", self.code())?;
        warning.serialize_field("message", &self.to_string())?;
        warning.end()
    }
}
