use http::header::{CONTENT_TYPE, HOST};
use http::uri::Authority;
use http::{HeaderMap, HeaderValue};
use maud::{PreEscaped, html};
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::method;

const XML: PreEscaped<&str> = PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");

/// `GET /opensearch.xml`: what a browser needs to search here from its own search box.
pub(super) fn route() -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("opensearch.xml");
    let found = path
        .and(method::read())
        .and(warp::header::headers_cloned())
        .map(|headers: HeaderMap| get(&headers));
    let refused = path.and(warp::method()).map(method::refuse(method::READ));
    found.or(refused).unify()
}

/// Writes the description (OpenSearch 1.1), whose addresses have to be absolute. They are those under
/// which the client reached the service.
fn get(headers: &HeaderMap) -> Response {
    let base = address(headers);
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

/// Returns scheme and host as the client wrote them; a proxy that speaks TLS says so.
fn address(headers: &HeaderMap) -> String {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(HOST.as_str())
        .and_then(|host| host.parse::<Authority>().ok())
        .map_or_else(|| "localhost".to_owned(), |host| host.to_string());
    let scheme = match text("x-forwarded-proto") {
        Some("https") => "https",
        _ => "http",
    };
    format!("{scheme}://{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_that_the_client_knows() {
        for (host, scheme, expected) in [
            (Some("presse.example"), None, "http://presse.example"),
            (
                Some("presse.example"),
                Some("https"),
                "https://presse.example",
            ),
            (
                Some("127.0.0.1:7878"),
                Some("javascript"),
                "http://127.0.0.1:7878",
            ),
            (Some("<b>"), None, "http://localhost"),
            (None, None, "http://localhost"),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [("host", host), ("x-forwarded-proto", scheme)] {
                if let Some(value) = value {
                    headers.insert(name, HeaderValue::from_static(value));
                }
            }
            assert_eq!(address(&headers), expected);
        }
    }
}
