use pressoir_query::{FacetField, FacetsRequest};

use super::names::{joined, switch};
use super::scope::{SCOPE, read_scope};
use super::values::{flag, number, one};
use super::{Name, Pairs, numeric, refuse_unknown, single};
use crate::api_error::ApiError;

/// How many values are listed when nothing is said, and at most.
const DEFAULT_LIMIT: usize = 20;
const MAX_LIMIT: usize = 1000;

/// What the values of a field take, in the order of the documentation.
pub(crate) const FACETS: [Name; 10] = joined(&[
    &[single("q")],
    &SCOPE,
    &[
        single("values"),
        numeric("limit", MAX_LIMIT),
        switch("suggested"),
    ],
]);

/// Reads the question for the values of `field`.
///
/// # Errors
///
/// Fails on the first name or value that cannot be what was meant, except in `q`.
pub(crate) fn read_facets(pairs: &Pairs, field: FacetField) -> Result<FacetsRequest, ApiError> {
    refuse_unknown(pairs, &FACETS)?;
    Ok(FacetsRequest {
        search: read_scope(pairs)?,
        fields: vec![field],
        holding: one(pairs, "values")?.map(str::to_owned),
        suggested: flag(pairs, "suggested")?,
        limit: number(pairs, "limit", MAX_LIMIT)?.unwrap_or(DEFAULT_LIMIT),
    })
}
