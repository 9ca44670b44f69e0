use std::collections::BTreeMap;

use pressoir_document::{DatePrecision, PressDate};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    Cursor, Explanation, FacetField, Kin, SearchRequest, Snippet, SuggestedKeyword, TermForms,
    Warning,
};

/// The answer to a [`SearchRequest`](crate::SearchRequest). Its JSON is what the HTTP service and
/// the command line print.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SearchResponse {
    /// How the query was understood.
    pub query: QueryInfo,
    /// How many clippings fit query and filters, exactly.
    pub found: u64,
    /// How many hits all pages hold together: fewer than `found` where reprints are folded.
    pub ranked: u64,
    /// How many clippings the archive holds.
    pub out_of: u64,
    /// The page these hits are, from 1, when pages are `per_page` long.
    pub page: usize,
    /// How many hits were asked for.
    pub per_page: usize,
    /// How many hits were passed over.
    pub offset: usize,
    /// Where the hits go on; left out behind the last of them and where it was not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Cursor>,
    /// How long the search took, in milliseconds.
    pub took_ms: f64,
    /// The state of the index that answered.
    pub index: IndexInfo,
    /// The hits, in the order asked for.
    pub hits: Vec<Hit>,
    /// The counts of the fields asked for. A field's own filter does not bear on its counts, so
    /// that a chosen value does not hide its siblings; all other filters do.
    pub facets: BTreeMap<FacetField, Vec<FacetCount>>,
}

/// How a query was understood.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct QueryInfo {
    /// The query as it was typed.
    pub raw: String,
    /// The query as it was understood, in the query language.
    pub parsed: String,
    /// What a reader should know about it.
    pub warnings: Vec<Warning>,
    /// Another query that may have been meant and that finds more.
    pub suggestion: Option<String>,
    /// What its terms stand for, the first first; left out where no explanation was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<TermForms>,
}

impl QueryInfo {
    /// Returns how the query of a request was understood, where nothing else is asked about it.
    #[must_use]
    pub fn of(request: &SearchRequest, warnings: Vec<Warning>) -> Self {
        QueryInfo {
            raw: request.raw.clone(),
            parsed: request.query.to_string(),
            warnings,
            suggestion: None,
            terms: Vec::new(),
        }
    }
}

/// The state of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IndexInfo {
    /// Grows by one with each commit that changed the archive.
    pub generation: u64,
    /// How many clippings it holds.
    pub docs: u64,
}

/// One clipping of the answer.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Hit {
    /// The identity of the clipping.
    pub id: String,
    /// How well it fits; 0 where nothing was asked for.
    pub score: f32,
    /// The headline.
    pub title: Option<String>,
    /// The date, as precise as it is known.
    pub date: Option<PressDate>,
    /// How precise the date is.
    pub date_precision: Option<DatePrecision>,
    /// The paper or agency.
    pub source: Option<String>,
    /// The date printed beside the source.
    pub source_date: Option<PressDate>,
    /// The editors' keywords.
    pub keywords: Vec<String>,
    /// Keywords that it may be filed under, where it has none of the editors' and they were asked for;
    /// left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suggested_keywords: Vec<SuggestedKeyword>,
    /// Who signed it.
    pub author: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Where else the archive has it, and who else printed it.
    #[serde(flatten)]
    pub kin: Kin,
    /// The headline with its marks; null without a headline or where no snippet was asked for.
    pub title_snippet: Option<Snippet>,
    /// The best passage with its marks; null where none was asked for.
    pub snippet: Option<Snippet>,
    /// Why it has its score; left out where no explanation was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// How many clippings have one value of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FacetCount {
    /// The value; null for clippings that have none.
    pub value: Option<String>,
    /// How many clippings have it, exactly.
    pub count: u64,
    /// Whether a filter asks for it.
    pub selected: bool,
}
