use pressoir_query::{ConcordanceRequest, LineOrder, Sort};

use super::names::joined;
use super::scope::{SCOPE, read_scope};
use super::values::{number, one, parsed};
use super::{Name, Pairs, choice, names_of, numeric, refuse_unknown, single};
use crate::api_error::ApiError;

/// How many lines a page has when nothing is said, and at most.
const DEFAULT_PER_PAGE: usize = 50;
const MAX_PER_PAGE: usize = 1000;

/// The last page that can be asked for.
const MAX_PAGE: usize = 1_000_000_000;

/// How many words of context a line has on each side at most.
const MAX_WINDOW: usize = 50;

/// What a concordance takes, in the order of the documentation.
pub(crate) const CONCORDANCE: [Name; 11] = joined(&[
    &[single("q")],
    &SCOPE,
    &[
        numeric("window", MAX_WINDOW),
        choice("sort", || names_of(&LineOrder::NAMES)),
        numeric("page", MAX_PAGE),
        numeric("per_page", MAX_PER_PAGE),
    ],
]);

/// Reads the question for a concordance.
///
/// # Errors
///
/// Fails on the first name or value that cannot be what was meant, except in `q`.
pub(crate) fn read_concordance(pairs: &Pairs) -> Result<ConcordanceRequest, ApiError> {
    refuse_unknown(pairs, &CONCORDANCE)?;
    if one(pairs, "q")?.is_none() {
        return Err(ApiError::BadValue {
            parameter: "q",
            value: String::new(),
            detail:
                "`q`: say what is to be shown in its contexts; a query of filters alone, or *, \
                     stands at no place of a text. Clippings are listed at /v1/search"
                    .to_owned(),
        });
    }
    let page = number(pairs, "page", MAX_PAGE)?.unwrap_or(1);
    let per_page = number(pairs, "per_page", MAX_PER_PAGE)?.unwrap_or(DEFAULT_PER_PAGE);
    Ok(ConcordanceRequest {
        search: read_scope(pairs)?,
        window: number(pairs, "window", MAX_WINDOW)?.unwrap_or(ConcordanceRequest::WINDOW),
        order: parsed(pairs, "sort")?.unwrap_or(LineOrder::Clippings(Sort::OldestFirst)),
        offset: (page - 1).saturating_mul(per_page),
        limit: per_page,
    })
}
