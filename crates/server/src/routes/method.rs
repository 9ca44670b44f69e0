use std::convert::Infallible;

use http::Method;
use warp::reply::Response;
use warp::{Filter, Rejection};

use crate::api_error::ApiError;

/// What a path answers that can only be read.
pub(super) const READ: &str = "GET, HEAD";

/// Lets GET pass, and HEAD, whose answer loses its body when it is sent.
pub(super) fn read() -> impl Filter<Extract = (), Error = Rejection> + Copy {
    warp::get().or(warp::head()).unify()
}

/// Answers what no other route of the same path has taken.
pub(super) fn refuse(allow: &'static str) -> impl Fn(Method) -> Response + Clone {
    move |_| ApiError::MethodNotAllowed { allow }.into_response()
}

/// Returns the query string, empty where there is none.
pub(super) fn query_string() -> impl Filter<Extract = (String,), Error = Infallible> + Copy {
    warp::query::raw().or(warp::any().map(String::new)).unify()
}
