use schemars::JsonSchema;
use serde::Serialize;

use crate::IndexInfo;

/// How a text that is still being typed can go on. Its JSON is what the HTTP service and the
/// command line print.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SuggestResponse {
    /// The text as it was typed.
    pub query: String,
    /// How long the search took, in milliseconds.
    pub took_ms: f64,
    /// The state of the index that answered.
    pub index: IndexInfo,
    /// What can be searched for, the most frequent first.
    pub suggestions: Vec<Suggestion>,
}

/// Something to search for that finds at least one clipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// What to search or to filter for.
    pub text: String,
    /// How many clippings have it: exactly for keywords and sources, at least for words and titles.
    pub count: u64,
}

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SuggestionKind {
    /// A word of the archive, or several that stand together.
    Word,
    /// An editors' keyword, to the letter as its filter takes it.
    Keyword,
    /// A paper or agency, by the name under which it is counted.
    Source,
    /// A headline.
    Title,
}

impl SuggestionKind {
    /// Returns the name of the kind.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            SuggestionKind::Word => "word",
            SuggestionKind::Keyword => "keyword",
            SuggestionKind::Source => "source",
            SuggestionKind::Title => "title",
        }
    }
}
