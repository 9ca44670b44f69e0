use http::{HeaderValue, Method, Uri, header};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::ServeError;

/// The web origins whose pages may call the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origins {
    /// Only the service's own page.
    None,
    /// Any page.
    Any,
    /// The pages of these origins.
    Listed(Vec<HeaderValue>),
}

impl Origins {
    /// Reads origins as they are configured.
    ///
    /// # Errors
    ///
    /// Fails on the first one that a browser would never send as its origin.
    pub(crate) fn parse(origins: &[String]) -> Result<Self, ServeError> {
        if origins.is_empty() {
            return Ok(Origins::None);
        }
        if origins.iter().any(|origin| origin == "*") {
            return Ok(Origins::Any);
        }
        origins
            .iter()
            .map(|origin| read(origin).ok_or_else(|| ServeError::BadOrigin(origin.clone())))
            .collect::<Result<_, _>>()
            .map(Origins::Listed)
    }

    /// Returns the layer that answers browsers, unless no other page may call.
    pub(crate) fn layer(self) -> Option<CorsLayer> {
        let allowed = match self {
            Origins::None => return None,
            Origins::Any => AllowOrigin::any(),
            Origins::Listed(origins) => AllowOrigin::list(origins),
        };
        Some(
            CorsLayer::new()
                .allow_origin(allowed)
                .allow_methods([Method::GET, Method::HEAD, Method::POST])
                .allow_headers([header::CONTENT_TYPE]),
        )
    }
}

/// Takes an origin in the one way in which browsers write it: scheme and host, without a path.
fn read(origin: &str) -> Option<HeaderValue> {
    let uri: Uri = origin.parse().ok()?;
    let (scheme, authority) = (uri.scheme_str()?, uri.authority()?);
    (origin == format!("{scheme}://{authority}")).then(|| HeaderValue::from_str(origin).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_what_browsers_send() {
        for (origin, is_one) in [
            ("https://presse.example", true),
            ("http://localhost:8080", true),
            ("*", true),
            ("https://presse.example/", false),
            ("presse.example", false),
            ("", false),
            ("https://presse.example/page", false),
        ] {
            let read = Origins::parse(&[origin.to_owned()]);
            assert_eq!(read.is_ok(), is_one, "{origin}");
        }
        let error = Origins::parse(&["presse.example".to_owned()]).unwrap_err();
        insta::assert_snapshot!(error, @"`presse.example` is not a web origin: write https://presse.example, without a path, or *");
    }
}
