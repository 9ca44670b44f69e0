use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::parameters::{SuggestParameters, read_query_string};
use crate::searcher::Searcher;

/// `GET /v1/suggest`: how a text that is being typed can go on.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "suggest");
    let found = path
        .and(method::read())
        .and(warp::any().map(move || searcher.clone()))
        .and(method::query_string())
        .then(get);
    let refused = path.and(warp::method()).map(method::refuse(method::READ));
    found.or(refused).unify().boxed()
}

async fn get(searcher: Searcher, query_string: String) -> Response {
    answer::or_problem(suggest(searcher, &query_string).await)
}

async fn suggest(searcher: Searcher, query_string: &str) -> Result<Response, ApiError> {
    let SuggestParameters { q, limit } =
        SuggestParameters::read(&read_query_string(query_string)?)?;
    answer::json(&searcher.suggest(q, limit).await?)
}
