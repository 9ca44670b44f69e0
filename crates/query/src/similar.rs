use pressoir_document::PressDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{IndexInfo, Kin};

/// The clippings that are nearest to one by their words. Its JSON is what the HTTP service and the
/// command line print.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SimilarResponse {
    /// The identity of the clipping.
    pub id: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its copies and reprints, which are not among those that are near.
    #[serde(flatten)]
    pub kin: Kin,
    /// Its most telling words, by which others were looked for, the most telling first.
    pub terms: Vec<TellingTerm>,
    /// How long it took, in milliseconds.
    pub took_ms: f64,
    /// The state of the index that answered.
    pub index: IndexInfo,
    /// The nearest clippings, the nearest first; one stands for all its reprints.
    pub hits: Vec<SimilarClipping>,
}

/// A word with how telling it is.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TellingTerm {
    /// The form.
    pub form: String,
    /// The greater the more telling.
    pub weight: f32,
}

/// A clipping that is near to another.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SimilarClipping {
    /// The identity of the clipping.
    pub id: String,
    /// How near it is.
    pub score: f32,
    /// The headline.
    pub title: Option<String>,
    /// The date, as precise as it is known.
    pub date: Option<PressDate>,
    /// The paper or agency.
    pub source: Option<String>,
    /// The editors' keywords.
    pub keywords: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// How many other clippings have the same or nearly the same text.
    pub reprint_count: u64,
    /// The words that make it near, with what each adds, the weightiest first.
    pub terms: Vec<TellingTerm>,
}
