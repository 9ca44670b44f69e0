use http::header::HOST;
use http::uri::Authority;
use http::{HeaderMap, Uri};

use crate::{ServeError, ServerOptions};

/// Under which scheme and host the clients of the service reach it, for answers that have to name
/// whole addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PublicAddress {
    /// As it was configured.
    Fixed(String),
    /// As the request says it; a proxy that is trusted says whether it speaks TLS.
    OfRequest { behind_proxy: bool },
}

impl PublicAddress {
    /// Reads the address as it is configured.
    ///
    /// # Errors
    ///
    /// Fails on what is no address, or has a path.
    pub(crate) fn new(options: &ServerOptions) -> Result<Self, ServeError> {
        let Some(given) = &options.public_url else {
            return Ok(PublicAddress::OfRequest {
                behind_proxy: options.trusted_proxy_header.is_some(),
            });
        };
        let read = read(given).ok_or_else(|| ServeError::BadPublicUrl(given.clone()))?;
        Ok(PublicAddress::Fixed(read))
    }

    /// Returns scheme and host, without a slash at the end.
    pub(crate) fn base(&self, headers: &HeaderMap) -> String {
        let behind_proxy = match self {
            PublicAddress::Fixed(url) => return url.clone(),
            PublicAddress::OfRequest { behind_proxy } => *behind_proxy,
        };
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let host = text(HOST.as_str())
            .and_then(|host| host.parse::<Authority>().ok())
            .map_or_else(|| "localhost".to_owned(), |host| host.to_string());
        let scheme = match text("x-forwarded-proto") {
            Some("https") if behind_proxy => "https",
            _ => "http",
        };
        format!("{scheme}://{host}")
    }
}

fn read(given: &str) -> Option<String> {
    let uri: Uri = given.parse().ok()?;
    let (scheme, authority) = (uri.scheme_str()?, uri.authority()?);
    let is_bare = uri.path_and_query().is_none_or(|path| path == "/");
    let is_web = scheme == "http" || scheme == "https";
    (is_bare && is_web).then(|| format!("{scheme}://{authority}"))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn address(public_url: Option<&str>, proxy: Option<&str>) -> Result<PublicAddress, ServeError> {
        PublicAddress::new(&ServerOptions {
            public_url: public_url.map(str::to_owned),
            trusted_proxy_header: proxy.map(str::to_owned),
            ..ServerOptions::default()
        })
    }

    #[test]
    fn addresses_are_those_that_the_client_knows() {
        let (trusted, fixed) = (Some("x-real-ip"), Some("https://presse.example/"));
        for (public_url, proxy, host, scheme, expected) in [
            (None, None, Some("a.example"), None, "http://a.example"),
            (
                None,
                None,
                Some("a.example"),
                Some("https"),
                "http://a.example",
            ),
            (
                None,
                trusted,
                Some("a.example"),
                Some("https"),
                "https://a.example",
            ),
            (
                None,
                trusted,
                Some("127.0.0.1:7878"),
                Some("javascript"),
                "http://127.0.0.1:7878",
            ),
            (None, None, Some("<b>"), None, "http://localhost"),
            (None, None, None, None, "http://localhost"),
            (
                fixed,
                None,
                Some("b.example"),
                None,
                "https://presse.example",
            ),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [("host", host), ("x-forwarded-proto", scheme)] {
                if let Some(value) = value {
                    headers.insert(name, HeaderValue::from_static(value));
                }
            }
            let address = address(public_url, proxy).unwrap();
            assert_eq!(address.base(&headers), expected);
        }
    }

    #[test]
    fn what_is_no_address_is_told_with_one() {
        for given in [
            "presse.example",
            "https://presse.example/a",
            "ftp://presse.example",
            "",
        ] {
            let error = address(Some(given), None).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!(
                    "`{given}` is not a public address: write https://presse.example, without a path"
                )
            );
        }
    }
}
