use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::feed::feed;
use crate::parameters::{read_feed, read_query_string};
use crate::public_address::PublicAddress;
use crate::searcher::Searcher;

/// `GET /v1/feed.atom`: what a search finds, the newest first, for feed readers.
pub(super) fn route(
    searcher: Searcher,
    address: PublicAddress,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "feed.atom");
    let found = path
        .and(method::read())
        .and(warp::any().map(move || (searcher.clone(), address.clone())))
        .and(warp::header::headers_cloned())
        .and(method::query_string())
        .then(
            |(searcher, address): (Searcher, PublicAddress), headers, query: String| async move {
                answer::or_problem(get(&searcher, &address, &headers, &query).await)
            },
        );
    let refused = path.and(warp::method()).map(method::refuse(method::READ));
    found.or(refused).unify()
}

async fn get(
    searcher: &Searcher,
    address: &PublicAddress,
    headers: &HeaderMap,
    query_string: &str,
) -> Result<Response, ApiError> {
    let pairs = read_query_string(query_string)?;
    let found = searcher.search(read_feed(&pairs)?.request()).await?;
    let xml = feed(&address.base(headers), &pairs, &found);
    let mut response = Response::new(xml.into());
    let media_type = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    Ok(response)
}
