use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, question};
use crate::api_error::ApiError;
use crate::parameters::{Pairs, TIMELINE, read_timeline};
use crate::searcher::Searcher;

/// `GET` and `POST /v1/timeline`: how often some searches find something in each period.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "timeline").map(|| ());
    question::route(path, &TIMELINE, searcher, timeline)
}

async fn timeline(searcher: Searcher, (): (), pairs: Pairs) -> Result<Response, ApiError> {
    answer::json(&searcher.timeline(read_timeline(&pairs)?).await?)
}
