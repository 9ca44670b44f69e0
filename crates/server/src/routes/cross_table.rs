use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, question};
use crate::api_error::ApiError;
use crate::parameters::{CROSS_TABLE, Pairs, read_cross_table};
use crate::searcher::Searcher;

/// `GET` and `POST /v1/facets`: how many clippings have each pair of values of two fields.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "facets").map(|| ());
    question::route(path, &CROSS_TABLE, searcher, cross_table)
}

async fn cross_table(searcher: Searcher, (): (), pairs: Pairs) -> Result<Response, ApiError> {
    answer::json(&searcher.cross_table(read_cross_table(&pairs)?).await?)
}
