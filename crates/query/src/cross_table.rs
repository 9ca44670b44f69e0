use schemars::JsonSchema;
use serde::Serialize;

use crate::{FacetCount, FacetField, IndexInfo, QueryInfo, SearchRequest};

/// A question for how many of the clippings that a search finds have each pair of values of two
/// fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrossTableRequest {
    /// What is searched for; its order, window and facets do not matter. All its filters bear on all
    /// counts.
    pub search: SearchRequest,
    /// The field whose values are the rows.
    pub rows: FacetField,
    /// The field whose values are the columns.
    pub columns: FacetField,
    /// Letters that the value of a row must hold, accents, case, hyphens and apostrophes aside.
    pub holding: Option<String>,
    /// How many rows there are at most, months and years excepted; the row of clippings without a
    /// value is there in any case.
    pub limit: usize,
}

/// The answer to a [`CrossTableRequest`].
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CrossTableResponse {
    /// How the query was understood.
    pub query: QueryInfo,
    /// How many clippings fit query and filters, exactly.
    pub found: u64,
    /// How many clippings the archive holds.
    pub out_of: u64,
    /// The state of the index that answered.
    pub index: IndexInfo,
    /// The field whose values are the rows, and the one whose values are the columns.
    pub by: [FacetField; 2],
    /// How many values of the first field are no rows, because there would be too many.
    pub more: usize,
    /// The values of the first field with all clippings that have them, in the order of
    /// [`crate::FieldCounts`]; between the first month or year and the last those that no clipping has,
    /// too.
    pub rows: Vec<FacetCount>,
    /// The values of the second field in the same way.
    pub columns: Vec<FacetCount>,
    /// How many clippings have both values, exactly, row by row; pairs that no clipping has are left
    /// out.
    pub cells: Vec<CrossTableCell>,
}

/// How many clippings have two values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CrossTableCell {
    /// The value of the row; null for clippings that have none.
    pub row: Option<String>,
    /// The value of the column; null for clippings that have none.
    pub column: Option<String>,
    /// How many clippings have both.
    pub count: u64,
}
