use warp::path::Tail;
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::parameters::{decode_path, read_limit, read_query_string};
use crate::searcher::Searcher;

/// `GET /v1/similar/{id}`: the clippings that are nearest to one. The id is everything after the
/// slash, as that of a document.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "similar" / ..);
    let found = path
        .and(method::read())
        .and(warp::any().map(move || searcher.clone()))
        .and(warp::path::tail())
        .and(method::query_string())
        .then(get);
    let refused = path.and(warp::method()).map(method::refuse(method::READ));
    found.or(refused).unify().boxed()
}

async fn get(searcher: Searcher, id: Tail, query_string: String) -> Response {
    answer::or_problem(similar(searcher, id.as_str(), &query_string).await)
}

async fn similar(searcher: Searcher, id: &str, query_string: &str) -> Result<Response, ApiError> {
    let limit = read_limit(&read_query_string(query_string)?)?;
    answer::json(&searcher.similar(decode_path(id)?, limit).await?)
}
