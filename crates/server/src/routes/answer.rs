use http::HeaderValue;
use http::header::CONTENT_TYPE;
use serde::Serialize;
use warp::reply::Response;

use crate::api_error::ApiError;
use crate::page::error_page;

/// Returns `value` as JSON.
pub(super) fn json(value: &impl Serialize) -> Result<Response, ApiError> {
    let json = serde_json::to_vec(value).map_err(|error| ApiError::Internal(error.into()))?;
    let mut response = Response::new(json.into());
    let json_type = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json_type);
    Ok(response)
}

/// Ends a handler for programs: an error becomes its problem document.
pub(super) fn or_problem(answer: Result<Response, ApiError>) -> Response {
    answer.unwrap_or_else(ApiError::into_response)
}

/// Ends a handler for people: an error becomes a page in French.
pub(super) fn or_error_page(page: Result<String, ApiError>, typed: &str) -> Response {
    match page {
        Ok(page) => html(page),
        Err(error) => {
            error.log();
            let mut response = html(error_page(&error, typed));
            error.mark(&mut response);
            response
        }
    }
}

fn html(page: String) -> Response {
    let mut response = Response::new(page.into());
    let html_type = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, html_type);
    response
}
