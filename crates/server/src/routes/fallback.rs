use std::convert::Infallible;

use http::HeaderMap;
use http::header::ACCEPT;
use warp::Filter;
use warp::reply::Response;

use super::answer;
use crate::api_error::ApiError;

/// Every path that no other route knows.
///
/// A rejection of those routes ends here, too; they reject nothing but other paths and methods.
pub(super) fn route() -> impl Filter<Extract = (Response,), Error = Infallible> + Clone {
    warp::header::headers_cloned().map(|headers: HeaderMap| unknown_path(&headers))
}

/// Answers in HTML whoever asks for HTML by name, which programs do not.
fn unknown_path(headers: &HeaderMap) -> Response {
    let is_browser = headers.get_all(ACCEPT).iter().any(|accepted| {
        accepted
            .as_bytes()
            .windows(9)
            .any(|name| name == b"text/html")
    });
    if is_browser {
        answer::or_error_page(Err(ApiError::UnknownPath), "")
    } else {
        ApiError::UnknownPath.into_response()
    }
}
