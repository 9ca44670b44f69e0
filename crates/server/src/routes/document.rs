use warp::path::Tail;
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::parameters::{NONE, decode_path, read_query_string, refuse_unknown};
use crate::searcher::Searcher;

/// `GET /v1/documents/{id}`: one clipping, whole. The id is everything after the slash, so that
/// it may hold slashes, percent-encoded or not.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "documents" / ..);
    let found = path
        .and(method::read())
        .and(warp::any().map(move || searcher.clone()))
        .and(warp::path::tail())
        .and(method::query_string())
        .then(get);
    let refused = path.and(warp::method()).map(method::refuse(method::READ));
    found.or(refused).unify()
}

async fn get(searcher: Searcher, id: Tail, query_string: String) -> Response {
    answer::or_problem(document(searcher, id.as_str(), &query_string).await)
}

async fn document(searcher: Searcher, id: &str, query_string: &str) -> Result<Response, ApiError> {
    refuse_unknown(&read_query_string(query_string)?, NONE)?;
    let document = searcher.document(decode_path(id)?).await?;
    answer::json(&document)
}
