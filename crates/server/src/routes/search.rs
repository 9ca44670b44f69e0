use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, question};
use crate::api_error::ApiError;
use crate::parameters::{Pairs, SEARCH_NAMES, SearchParameters, Strictness};
use crate::searcher::Searcher;

/// `GET` and `POST /v1/search`: hits, snippets and counts.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "search").map(|| ());
    question::route(path, &SEARCH_NAMES, searcher, search)
}

async fn search(searcher: Searcher, (): (), pairs: Pairs) -> Result<Response, ApiError> {
    let parameters = SearchParameters::read(&pairs, Strictness::Programs)?;
    let found = searcher.search(parameters.request()).await?;
    answer::json(&found)
}
