use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};
use maud::{PreEscaped, html};
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::method;
use crate::public_address::PublicAddress;

const XML: PreEscaped<&str> = PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");

/// `GET /opensearch.xml`: what a browser needs to search here from its own search box.
pub(super) fn route(
    address: PublicAddress,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("opensearch.xml");
    let found = path
        .and(method::read())
        .and(warp::header::headers_cloned())
        .map(move |headers: HeaderMap| get(&address.base(&headers)));
    let refused = path.and(warp::method()).map(method::refuse(method::READ));
    found.or(refused).unify()
}

/// Writes the description (OpenSearch 1.1), whose addresses have to be absolute. They are those under
/// which the client reached the service.
fn get(base: &str) -> Response {
    let description = html! {
        (XML)
        OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/" {
            ShortName { "Pressoir" }
            Description { "Recherche dans les archives de presse" }
            Language { "fr" }
            InputEncoding { "UTF-8" }
            Image width="16" height="16" type="image/svg+xml" { (base) "/assets/pressoir.svg" }
            Url type="text/html" template={ (base) "/?q={searchTerms}" } {}
        }
    };
    let mut response = Response::new(description.into_string().into());
    let media_type = HeaderValue::from_static("application/opensearchdescription+xml");
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response
}
