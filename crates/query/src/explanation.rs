use schemars::JsonSchema;
use serde::Serialize;

/// What a term of the query stands for in the archive.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TermForms {
    /// How telling it is: its inverse document frequency.
    pub idf: f32,
    /// The forms and phrases that were looked for, the heaviest first; of equal ones the one that
    /// more clippings have.
    pub forms: Vec<WeightedForm>,
}

/// A form of the archive, or a phrase in quotation marks, and what an occurrence weighs.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WeightedForm {
    /// The form.
    pub form: String,
    /// Above 0; 1 is the word that was asked for.
    pub weight: f32,
    /// How many clippings have it at least, deleted ones that are still on disk included; null for
    /// phrases.
    pub clippings: Option<u64>,
}

/// Why a hit has its score: the scores of its terms are added and multiplied by `coordination`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Explanation {
    /// The terms that the hit has, the weightiest first.
    pub terms: Vec<TermScore>,
    /// How many of the words that were asked for one by one it has.
    pub matched: u32,
    /// How many were asked for.
    pub asked: u32,
    /// The share of its score that it keeps for that.
    pub coordination: f32,
    /// The score.
    pub score: f32,
}

/// What one term adds to a score: `idf * frequency * (k1 + 1) / (frequency + k1)`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TermScore {
    /// How telling the term is: its inverse document frequency.
    pub idf: f32,
    /// How often the hit has it, each occurrence weighed by its form and its field and divided by
    /// the length of the field.
    pub frequency: f32,
    /// What it adds.
    pub score: f32,
    /// What stands in the hit; empty where its date alone answers the term.
    pub found: Vec<FoundForm>,
}

/// A form or a phrase that stands in a hit.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FoundForm {
    /// The form.
    pub form: String,
    /// What an occurrence weighs.
    pub weight: f32,
    /// How often it stands in the title.
    pub in_title: u32,
    /// How often it stands in the body.
    pub in_body: u32,
    /// How often it stands among the keywords.
    pub in_keywords: u32,
}
