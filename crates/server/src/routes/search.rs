use bytes::Buf;
use futures_util::Stream;
use http::{HeaderMap, HeaderValue};
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::parameters::{
    NONE, Pairs, SEARCH_NAMES, SearchParameters, Strictness, read_body, read_query_string,
    refuse_unknown,
};
use crate::searcher::Searcher;

/// `GET` and `POST /v1/search`: hits, snippets and counts.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "search");
    let searcher = warp::any().map(move || searcher.clone());
    let from_url = path
        .and(method::read())
        .and(searcher.clone())
        .and(method::query_string())
        .then(get);
    let from_body = path
        .and(warp::post())
        .and(searcher)
        .and(method::query_string())
        .and(warp::header::headers_cloned())
        .and(warp::body::stream())
        .then(post);
    let refused = path
        .and(warp::method())
        .map(method::refuse("GET, HEAD, POST"));
    from_url.or(from_body).unify().or(refused).unify()
}

async fn get(searcher: Searcher, query_string: String) -> Response {
    let answer = async { search(searcher, read_query_string(&query_string)?).await };
    answer::or_problem(answer.await)
}

async fn post<B: Buf>(
    searcher: Searcher,
    query_string: String,
    headers: HeaderMap,
    body: impl Stream<Item = Result<B, warp::Error>>,
) -> Response {
    let answer = async {
        refuse_unknown(&read_query_string(&query_string)?, NONE)?;
        search(searcher, read_body(&headers, body, &SEARCH_NAMES).await?).await
    };
    answer::or_problem(answer.await)
}

async fn search(searcher: Searcher, pairs: Pairs) -> Result<Response, ApiError> {
    let parameters = SearchParameters::read(&pairs, Strictness::Programs)?;
    let found = searcher.search(parameters.request()).await?;
    let mut response = answer::json(&found)?;
    let timing = format!("search;dur={:.2}", found.took_ms);
    if let Ok(timing) = HeaderValue::from_str(&timing) {
        response.headers_mut().insert("server-timing", timing);
    }
    Ok(response)
}
