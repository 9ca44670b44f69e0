use std::future::Future;

use bytes::Buf;
use futures_util::Stream;
use http::HeaderMap;
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::parameters::{NONE, Name, Pairs, read_body, read_query_string, refuse_unknown};
use crate::searcher::Searcher;

/// A path that takes its parameters from the URL of a `GET` or from the JSON body of a `POST`, with the
/// same `names`; what the path itself tells is handed on to the handler.
pub(super) fn route<P, T, H, A>(
    path: P,
    names: &'static [Name],
    searcher: Searcher,
    handler: H,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone
where
    P: Filter<Extract = (T,), Error = Rejection> + Clone + Send + Sync + 'static,
    T: Send + 'static,
    H: Fn(Searcher, T, Pairs) -> A + Clone + Send + Sync + 'static,
    A: Future<Output = Result<Response, ApiError>> + Send + 'static,
{
    let with_searcher = path.clone().and(warp::any().map(move || searcher.clone()));
    let get = handler.clone();
    let from_url = method::read()
        .and(with_searcher.clone())
        .and(method::query_string())
        .then(move |told, searcher, query_string: String| {
            let handler = get.clone();
            async move {
                let answer =
                    async { handler(searcher, told, read_query_string(&query_string)?).await };
                answer::or_problem(answer.await)
            }
        });
    let from_body = warp::post()
        .and(with_searcher)
        .and(method::query_string())
        .and(warp::header::headers_cloned())
        .and(warp::body::stream())
        .then(
            move |told, searcher: Searcher, query_string: String, headers, body| {
                let handler = handler.clone();
                async move {
                    let answer = async {
                        let limit = searcher.max_body_bytes();
                        let pairs =
                            read_posted(&query_string, &headers, body, names, limit).await?;
                        handler(searcher, told, pairs).await
                    };
                    answer::or_problem(answer.await)
                }
            },
        );
    let refused = path
        .and(warp::method())
        .map(|_, method| method::refuse("GET, HEAD, POST")(method));
    from_url
        .boxed()
        .or(from_body.boxed())
        .unify()
        .or(refused)
        .unify()
        .boxed()
}

async fn read_posted<B: Buf>(
    query_string: &str,
    headers: &HeaderMap,
    body: impl Stream<Item = Result<B, warp::Error>>,
    names: &[Name],
    limit: usize,
) -> Result<Pairs, ApiError> {
    refuse_unknown(&read_query_string(query_string)?, NONE)?;
    read_body(headers, body, names, limit).await
}
