use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::Endpoint;

/// Why the service could not be started or had to stop.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// Another program listens there.
    #[error("`{0}` is in use: stop the other program or choose another port with --port")]
    AddressInUse(SocketAddr),
    /// The system does not let this user listen there.
    #[error(
        "`{0}` may not be opened by this user: choose another port with --port, from 1024 upwards"
    )]
    NotPermitted(SocketAddr),
    /// No network interface of this machine has the address.
    #[error(
        "`{0}` is not an address of this machine: 127.0.0.1 serves this machine alone, 0.0.0.0 \
         its network"
    )]
    AddressNotAvailable(SocketAddr),
    /// The address could not be opened for some other reason.
    #[error("`{address}` cannot be opened")]
    Bind {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// An allowed origin is not one.
    #[error("`{0}` is not a web origin: write https://presse.example, without a path, or *")]
    BadOrigin(String),
    /// The address under which the service is reached is not one.
    #[error("`{0}` is not a public address: write https://presse.example, without a path")]
    BadPublicUrl(String),
    /// The trusted header is none.
    #[error("`{0}` is not the name of a header: write X-Real-IP, for example")]
    BadHeaderName(String),
    /// Another program listens on the socket.
    #[error("the socket `{}` is in use: stop the other program or choose another with --unix-socket", .0.display())]
    SocketInUse(PathBuf),
    /// The socket could not be made.
    #[error("the socket `{}` cannot be made: {source}", path.display())]
    BindUnix {
        /// The file of the socket.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The runtime refused the listener.
    #[error("`{endpoint}` cannot be listened on")]
    Listen {
        /// What was open.
        endpoint: Endpoint,
        /// What the system said.
        source: io::Error,
    },
}

impl ServeError {
    pub(crate) fn from_bind(address: SocketAddr, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::AddrInUse => ServeError::AddressInUse(address),
            io::ErrorKind::PermissionDenied => ServeError::NotPermitted(address),
            io::ErrorKind::AddrNotAvailable => ServeError::AddressNotAvailable(address),
            _ => ServeError::Bind { address, source },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_start_names_the_address_and_the_way_out() {
        let address: SocketAddr = "127.0.0.1:7878".parse().unwrap();
        for (kind, words) in [
            (
                io::ErrorKind::AddrInUse,
                "`127.0.0.1:7878` is in use: stop the other program or choose another port with \
                 --port",
            ),
            (
                io::ErrorKind::PermissionDenied,
                "`127.0.0.1:7878` may not be opened by this user: choose another port with \
                 --port, from 1024 upwards",
            ),
            (
                io::ErrorKind::AddrNotAvailable,
                "`127.0.0.1:7878` is not an address of this machine: 127.0.0.1 serves this \
                 machine alone, 0.0.0.0 its network",
            ),
            (
                io::ErrorKind::OutOfMemory,
                "`127.0.0.1:7878` cannot be opened",
            ),
        ] {
            assert_eq!(
                ServeError::from_bind(address, kind.into()).to_string(),
                words
            );
        }
    }
}
