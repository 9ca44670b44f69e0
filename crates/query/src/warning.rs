use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::ser::SerializeStruct;

use crate::Period;

/// What a reader should know about how the query was understood or answered.
///
/// Its JSON is `{"code","message"}`: a stable code for programs, English words for people.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// A quotation mark was opened and never closed; the phrase runs to the end.
    OpenQuote,
    /// A parenthesis was opened and never closed; it was closed at the end.
    OpenParenthesis,
    /// Parentheses are nested deeper than they are followed.
    TooDeep {
        /// How deep they are followed.
        most: usize,
    },
    /// An operator has nothing to bear on, and was searched for as a word.
    StrayOperator {
        /// The operator as typed.
        word: String,
    },
    /// The name of a field stands alone, and was searched for as a word.
    FieldWithoutValue {
        /// The name as typed, with its colon.
        name: String,
    },
    /// What follows `date:` is no date, and was searched for as words.
    BadDate {
        /// What was typed.
        text: String,
    },
    /// Words among the others were read as a period.
    PeriodRead {
        /// The words.
        words: String,
        /// The period.
        period: Period,
    },
    /// One side of `PRÈS` or `ADJ` has no place in a text; both sides must be there, anywhere.
    NearWithoutPlaces,
    /// A distance is longer than is looked for.
    DistanceCut {
        /// The longest distance.
        most: u32,
    },
    /// More forms fit than can be looked for; the most frequent ones were.
    FormsCut {
        /// The word as typed.
        word: String,
        /// How many forms were looked for.
        most: usize,
    },
    /// More clippings have the words than can be compared letter by letter; they were looked for with
    /// these accents, and any capitals.
    CapitalsUnchecked {
        /// The words as typed.
        words: String,
        /// How many clippings can be compared.
        most: usize,
    },
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
    /// Other names for what was typed were looked for too.
    AlsoSearched {
        /// What was typed.
        words: String,
        /// The other names.
        names: Vec<String>,
    },
    /// The archive does not know the word; forms at few edits from it were looked for instead.
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
            Warning::OpenParenthesis => "open_parenthesis",
            Warning::TooDeep { .. } => "too_deep",
            Warning::StrayOperator { .. } => "stray_operator",
            Warning::FieldWithoutValue { .. } => "field_without_value",
            Warning::BadDate { .. } => "bad_date",
            Warning::PeriodRead { .. } => "period_read",
            Warning::NearWithoutPlaces => "near_without_places",
            Warning::DistanceCut { .. } => "distance_cut",
            Warning::FormsCut { .. } => "forms_cut",
            Warning::CapitalsUnchecked { .. } => "capitals_unchecked",
            Warning::NoWords => "no_words",
            Warning::OnlyExclusions => "only_exclusions",
            Warning::Relaxed { .. } => "relaxed",
            Warning::PhraseNotFound => "phrase_not_found",
            Warning::TooManyWords { .. } => "too_many_words",
            Warning::UnknownWord { .. } => "unknown_word",
            Warning::AlsoSearched { .. } => "also_searched",
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
            Warning::OpenParenthesis => {
                f.write_str("a parenthesis is not closed; it was closed at the end of the query")
            }
            Warning::TooDeep { most } => write!(
                f,
                "parentheses are followed {most} deep; deeper ones were passed over"
            ),
            Warning::StrayOperator { word } => write!(
                f,
                "the operator `{word}` has nothing to bear on; it was read as a word"
            ),
            Warning::FieldWithoutValue { name } => write!(
                f,
                "nothing follows right after `{name}`; it was read as a word"
            ),
            Warning::BadDate { text } => write!(
                f,
                "`{text}` is not a date; write date:2025-12-25, date:\"décembre 2025\" or \
                 date:2003..2005"
            ),
            Warning::PeriodRead { words, period } => write!(
                f,
                "`{words}` was read as date:{period}; put it between quotation marks to look for \
                 the words"
            ),
            Warning::NearWithoutPlaces => f.write_str(
                "only words, phrases and alternatives of these stand near each other; looked for \
                 both sides anywhere",
            ),
            Warning::DistanceCut { most } => {
                write!(f, "the distance is too long; {most} was looked for")
            }
            Warning::FormsCut { word, most } => write!(
                f,
                "too many forms fit `{word}`; the {most} most frequent ones were looked for"
            ),
            Warning::CapitalsUnchecked { words, most } => write!(
                f,
                "more than {most} clippings have `{words}`; capitals were not compared"
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
            Warning::AlsoSearched { words, names } => {
                write!(f, "for `{words}` also searched: {}", names.join(", "))
            }
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

/// What a reader should know about a query.
#[derive(JsonSchema)]
#[serde(rename = "Warning")]
#[allow(
    dead_code,
    reason = "it is the shape of what is written, and never made"
)]
struct WarningShape {
    /// A name that programs can rely on.
    code: String,
    /// The same in words.
    message: String,
}

impl JsonSchema for Warning {
    fn schema_name() -> Cow<'static, str> {
        WarningShape::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        WarningShape::json_schema(generator)
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
