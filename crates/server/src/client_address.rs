use std::net::IpAddr;

use http::{HeaderName, Request};

use crate::connection::Peer;
use crate::{ServeError, ServerOptions};

/// Who a request comes from: the other end of its connection, or whom a trusted proxy names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClientAddress {
    trusted_header: Option<HeaderName>,
}

impl ClientAddress {
    /// Reads which header is trusted.
    ///
    /// # Errors
    ///
    /// Fails on what is no name of a header.
    pub(crate) fn new(options: &ServerOptions) -> Result<Self, ServeError> {
        let Some(name) = &options.trusted_proxy_header else {
            return Ok(ClientAddress {
                trusted_header: None,
            });
        };
        let header = name.parse();
        let header = header.map_err(|_| ServeError::BadHeaderName(name.clone()))?;
        Ok(ClientAddress {
            trusted_header: Some(header),
        })
    }

    /// Returns the address of the client, unless nothing names one.
    ///
    /// Of a list the last is taken, which the proxy before the service has added; all others come from
    /// the client and can be anything.
    pub(crate) fn of<B>(&self, request: &Request<B>) -> Option<IpAddr> {
        let told = self.trusted_header.as_ref().and_then(|header| {
            let told = request.headers().get_all(header).iter().next_back()?;
            let last = told.to_str().ok()?.rsplit(',').next()?;
            last.trim().parse().ok()
        });
        let peer = request.extensions().get::<Peer>();
        told.or_else(|| peer.map(|Peer(address)| address.ip()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_names_the_client() {
        for (trusted, sent, expected) in [
            (None, Some("203.0.113.7"), "127.0.0.1"),
            (Some("x-forwarded-for"), Some("203.0.113.7"), "203.0.113.7"),
            (
                Some("X-Forwarded-For"),
                Some("198.51.100.1, 203.0.113.7"),
                "203.0.113.7",
            ),
            (Some("x-forwarded-for"), Some("2001:db8::7"), "2001:db8::7"),
            (Some("x-forwarded-for"), Some("unknown"), "127.0.0.1"),
            (Some("x-forwarded-for"), None, "127.0.0.1"),
        ] {
            let options = ServerOptions {
                trusted_proxy_header: trusted.map(str::to_owned),
                ..ServerOptions::default()
            };
            let mut request = Request::new(());
            let peer = Peer(([127, 0, 0, 1], 9).into());
            request.extensions_mut().insert(peer);
            if let Some(sent) = sent {
                let sent = sent.parse().unwrap();
                request.headers_mut().insert("x-forwarded-for", sent);
            }
            let client = ClientAddress::new(&options).unwrap().of(&request);
            assert_eq!(client, expected.parse().ok(), "{trusted:?} {sent:?}");
        }
        let options = ServerOptions {
            trusted_proxy_header: Some("not a header".to_owned()),
            ..ServerOptions::default()
        };
        assert_eq!(
            ClientAddress::new(&options).unwrap_err().to_string(),
            "`not a header` is not the name of a header: write X-Real-IP, for example"
        );
    }
}
