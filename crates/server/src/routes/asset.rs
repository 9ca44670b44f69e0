use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use http::{HeaderMap, HeaderValue, StatusCode};
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::assets::{self, Asset};
use crate::entity_tag::EntityTag;

/// `GET /assets/{name}`: the files of the page. `GET /widget.js`: the search box for other sites, at an
/// address that is short enough for their templates.
pub(super) fn route() -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let widget = warp::path!("widget.js").map(|| assets::WIDGET.name.to_owned());
    let path = warp::path!("assets" / String).or(widget).unify();
    let found = path
        .and(method::read())
        .and(method::query_string())
        .and(warp::header::headers_cloned())
        .map(|name: String, query: String, headers: HeaderMap| {
            let asset = assets::all().find(|asset| asset.name == name);
            let asset = asset.ok_or(ApiError::UnknownPath);
            answer::or_problem(asset.and_then(|asset| get(&asset, &query, &headers)))
        });
    let refused = path
        .and(warp::method())
        .map(|_, method| method::refuse(method::READ)(method));
    found.or(refused).unify().boxed()
}

/// An address with the version of the content never gives another content, so it may be kept; the
/// bare one must be asked about.
fn get(asset: &Asset, query: &str, headers: &HeaderMap) -> Result<Response, ApiError> {
    let version = asset.version();
    let tag = EntityTag::weak(&version);
    let kept = if query.strip_prefix("v=") == Some(&version) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut response = Response::default();
    if tag.is_held(headers) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        *response.body_mut() = asset.content.into();
        let content_type = HeaderValue::from_static(asset.content_type);
        response.headers_mut().insert(CONTENT_TYPE, content_type);
    }
    response.headers_mut().insert(ETAG, tag.header()?);
    let kept = HeaderValue::from_static(kept);
    response.headers_mut().insert(CACHE_CONTROL, kept);
    Ok(response)
}
