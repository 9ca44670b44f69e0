use schemars::JsonSchema;
use serde::Serialize;

use crate::{FacetCount, FacetField, IndexInfo, QueryInfo, SearchRequest};

/// A question for the values of some fields among the clippings that a search finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetsRequest {
    /// What is searched for; its order, window and facets do not matter.
    pub search: SearchRequest,
    /// The fields whose values are counted.
    pub fields: Vec<FacetField>,
    /// Letters that a value must hold to be listed, accents, case, hyphens and apostrophes aside.
    pub holding: Option<String>,
    /// How many values of a field are listed at most, months and years excepted; those that are chosen
    /// by a filter are in any case.
    pub limit: usize,
    /// Whether the keywords that are suggested to clippings without one are counted too. Each such
    /// clipping is compared with the archive, so that this takes a while for many.
    pub suggested: bool,
}

/// The answer to a [`FacetsRequest`].
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FacetsResponse {
    /// How the query was understood.
    pub query: QueryInfo,
    /// How many clippings fit query and filters, exactly.
    pub found: u64,
    /// How many clippings the archive holds.
    pub out_of: u64,
    /// The state of the index that answered.
    pub index: IndexInfo,
    /// The fields in the order asked for.
    pub fields: Vec<FieldCounts>,
    /// The keywords that are suggested to the clippings found which have none, if they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested_keywords: Option<SuggestedCounts>,
}

/// How many clippings each keyword is suggested to, apart from the editors' own: those that have none,
/// under all filters.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SuggestedCounts {
    /// How many of the clippings found have no keyword.
    pub clippings: u64,
    /// How many different keywords are suggested, or hold the letters that were asked for.
    pub distinct: usize,
    /// How many of these are not listed.
    pub more: usize,
    /// The keywords, the most frequent first; the clippings to which none is suggested are the last
    /// count, whose value is null.
    pub values: Vec<FacetCount>,
}

/// The values of one field with their counts, each exact.
///
/// Keywords, sources and authors are the most frequent first, months and years in order; clippings
/// that have no value are the last count, whose value is null. A field's own filter does not bear on
/// its counts, all others do.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FieldCounts {
    /// The field.
    pub field: FacetField,
    /// How many different values there are, or hold the letters that were asked for.
    pub distinct: usize,
    /// How many of these are not listed.
    pub more: usize,
    /// The values.
    pub values: Vec<FacetCount>,
}
