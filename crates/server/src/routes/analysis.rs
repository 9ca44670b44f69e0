use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, question};
use crate::api_error::ApiError;
use crate::parameters::{ANALYSIS, Pairs, read_text};
use crate::searcher::Searcher;

/// `GET` and `POST /v1/analyze`: the words of a text as the index sees them.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "analyze").map(|| ());
    question::route(path, &ANALYSIS, searcher, analysis)
}

async fn analysis(searcher: Searcher, (): (), pairs: Pairs) -> Result<Response, ApiError> {
    answer::json(&searcher.analyze(read_text(&pairs)?).await?)
}
