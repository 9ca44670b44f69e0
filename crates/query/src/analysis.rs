use schemars::JsonSchema;
use serde::Serialize;

/// A text as the index sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Analysis {
    /// The text as it was given.
    pub text: String,
    /// Its words, in their order.
    pub words: Vec<AnalysedWord>,
}

/// A word with all that is derived from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnalysedWord {
    /// Where it stands among the words, from 0; a compound and a variant stand where their first word
    /// does.
    pub position: usize,
    /// The letters as they were written.
    pub text: String,
    /// What the index holds.
    pub form: String,
    /// The letters under which it is found without accents.
    pub fold: String,
    /// The stems that it shares with related words; none where it holds a digit.
    pub stems: Vec<String>,
    /// The keys that it shares with its inflections; none where it holds a digit.
    pub inflections: Vec<String>,
    /// What it is in the text.
    pub role: WordRole,
    /// Whether it is too frequent to be looked for beside other words.
    pub stop_word: bool,
    /// Where it begins and ends in the text, in bytes from 0.
    pub bytes: [usize; 2],
    /// The same in characters.
    pub chars: [usize; 2],
}

/// What a word of the index is in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WordRole {
    /// A word.
    Word,
    /// Several words that are written as one elsewhere.
    Compound,
    /// The other gender of inclusive writing.
    Variant,
}

impl WordRole {
    /// Returns the name of the role.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            WordRole::Word => "word",
            WordRole::Compound => "compound",
            WordRole::Variant => "variant",
        }
    }
}
