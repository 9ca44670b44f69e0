use pressoir_query::Sort;

use super::names::{joined, switch};
use super::scope::SCOPE;
use super::{
    MAX_PER_PAGE, Name, Pairs, SURE_PAGES, SearchParameters, Strictness, choice, names_of, numeric,
    refuse_unknown, single,
};
use crate::api_error::ApiError;

/// How many entries a feed has when nothing is said.
const DEFAULT_PER_PAGE: usize = 20;

/// What a feed takes, in the order of the documentation: what a search takes, counts and cursors
/// excepted.
pub(crate) const FEED: [Name; 11] = joined(&[
    &[single("q")],
    &SCOPE,
    &[
        choice("sort", || names_of(&Sort::NAMES)),
        switch("collapse"),
        numeric("page", SURE_PAGES),
        numeric("per_page", MAX_PER_PAGE),
    ],
]);

/// Reads the search that a feed shows, the newest first unless told otherwise; without a query it is
/// that of all clippings.
///
/// # Errors
///
/// Fails on the first name or value that cannot be what was meant, except in `q`.
pub(crate) fn read_feed(pairs: &Pairs) -> Result<SearchParameters, ApiError> {
    refuse_unknown(pairs, &FEED)?;
    let given = |name: &str| {
        pairs
            .iter()
            .any(|(given, value)| given == name && !value.is_empty())
    };
    let mut search = SearchParameters::read(pairs, Strictness::Programs)?;
    if !given("sort") {
        search.sort = Sort::NewestFirst;
    }
    if !given("per_page") {
        search.per_page = DEFAULT_PER_PAGE;
    }
    if search.q.trim().is_empty() {
        search.q = "*".to_owned();
    }
    Ok(search)
}
