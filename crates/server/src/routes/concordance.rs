use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, question};
use crate::api_error::ApiError;
use crate::parameters::{CONCORDANCE, Pairs, read_concordance};
use crate::searcher::Searcher;

/// `GET` and `POST /v1/kwic`: every place at which something stands, in its context.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "kwic").map(|| ());
    question::route(path, &CONCORDANCE, searcher, concordance)
}

async fn concordance(searcher: Searcher, (): (), pairs: Pairs) -> Result<Response, ApiError> {
    answer::json(&searcher.concordance(read_concordance(&pairs)?).await?)
}
