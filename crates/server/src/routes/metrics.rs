use http::HeaderValue;
use http::header::CONTENT_TYPE;
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::metrics::Metrics;
use crate::searcher::Searcher;

/// `GET /metrics`: what the service counts about itself, in the text format of Prometheus.
pub(super) fn route(
    searcher: Searcher,
    metrics: Metrics,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("metrics");
    let found = path
        .and(method::read())
        .map(move || answer::or_problem(get(&searcher, &metrics)));
    let refused = path.and(warp::method()).map(method::refuse(method::READ));
    found.or(refused).unify()
}

fn get(searcher: &Searcher, metrics: &Metrics) -> Result<Response, ApiError> {
    let mut response = Response::new(metrics.text(&searcher.workload())?.into());
    let media_type = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    Ok(response)
}
