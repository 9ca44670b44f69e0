use futures_util::stream::poll_fn;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue};
use warp::reply::{Reply, Response};
use warp::{Filter, Rejection};

use super::question;
use crate::api_error::ApiError;
use crate::parameters::{EXPORT, ExportParameters, Pairs};
use crate::searcher::Searcher;

/// How many clippings fit the request.
const FOUND: HeaderName = HeaderName::from_static("pressoir-found");

/// `GET` and `POST /v1/export`: all clippings that fit, as a file, sent while it is written.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "export").map(|| ());
    question::route(path, &EXPORT, searcher, export)
}

async fn export(searcher: Searcher, (): (), pairs: Pairs) -> Result<Response, ApiError> {
    let parameters = ExportParameters::read(&pairs)?;
    let format = parameters.format;
    let export = searcher.export(parameters).await?;
    let mut pieces = export.pieces;
    let mut response =
        warp::reply::stream(poll_fn(move |context| pieces.poll_recv(context))).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    let name = format!("attachment; filename=\"pressoir.{}\"", format.extension());
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(CONTENT_DISPOSITION, name);
    }
    headers.insert(FOUND, HeaderValue::from(export.found));
    Ok(response)
}
