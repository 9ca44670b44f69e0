//! Where the service listens: an address of the network, or a socket in the file system.

use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

use tokio::io::{AsyncRead, AsyncWrite};

use crate::ServeError;

/// Where clients connect to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// An address of the network, with the port that was chosen.
    Tcp(SocketAddr),
    /// A socket in the file system.
    Unix(PathBuf),
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Endpoint::Tcp(address) => write!(f, "http://{address}/"),
            Endpoint::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

/// An open endpoint; a socket in the file system goes away with it.
#[derive(Debug)]
pub(crate) enum BoundListener {
    Tcp(TcpListener, SocketAddr),
    Unix(UnixListener, SocketFile),
}

/// The file of a socket.
#[derive(Debug)]
pub(crate) struct SocketFile(PathBuf);

impl Drop for SocketFile {
    fn drop(&mut self) {
        // It is gone already where somebody tidied up.
        let _ = std::fs::remove_file(&self.0);
    }
}

impl BoundListener {
    /// Opens an endpoint. The file of a service that ended without tidying up is replaced.
    pub(crate) fn open(endpoint: &Endpoint) -> Result<Self, ServeError> {
        match endpoint {
            Endpoint::Tcp(address) => {
                let refused = |source| ServeError::from_bind(*address, source);
                let listener = TcpListener::bind(address).map_err(refused)?;
                listener.set_nonblocking(true).map_err(refused)?;
                let address = listener.local_addr().map_err(refused)?;
                Ok(BoundListener::Tcp(listener, address))
            }
            Endpoint::Unix(path) => {
                let refused = |source| ServeError::BindUnix {
                    path: path.clone(),
                    source,
                };
                remove_stale(path)?;
                let listener = UnixListener::bind(path).map_err(refused)?;
                listener.set_nonblocking(true).map_err(refused)?;
                Ok(BoundListener::Unix(listener, SocketFile(path.clone())))
            }
        }
    }

    /// Returns where clients connect to.
    pub(crate) fn endpoint(&self) -> Endpoint {
        match self {
            BoundListener::Tcp(_, address) => Endpoint::Tcp(*address),
            BoundListener::Unix(_, SocketFile(path)) => Endpoint::Unix(path.clone()),
        }
    }

    /// Hands the endpoint to the runtime.
    pub(crate) fn listen(self) -> Result<Listener, ServeError> {
        let endpoint = self.endpoint();
        let refused = |source| ServeError::Listen { endpoint, source };
        match self {
            BoundListener::Tcp(listener, _) => tokio::net::TcpListener::from_std(listener)
                .map(Listener::Tcp)
                .map_err(refused),
            BoundListener::Unix(listener, file) => tokio::net::UnixListener::from_std(listener)
                .map(|listener| Listener::Unix {
                    listener,
                    _file: file,
                })
                .map_err(refused),
        }
    }
}

/// Removes a socket that nobody listens on.
fn remove_stale(path: &Path) -> Result<(), ServeError> {
    match UnixStream::connect(path) {
        Ok(_) => Err(ServeError::SocketInUse(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
            let removed = std::fs::remove_file(path);
            removed.map_err(|source| ServeError::BindUnix {
                path: path.to_owned(),
                source,
            })
        }
        Err(_) => Ok(()),
    }
}

/// An endpoint that connections come from.
pub(crate) enum Listener {
    Tcp(tokio::net::TcpListener),
    Unix {
        listener: tokio::net::UnixListener,
        /// Goes away with the listener.
        _file: SocketFile,
    },
}

/// Both directions of a connection.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

impl Listener {
    /// Waits for the next connection; it has an address where it came over the network.
    pub(crate) async fn accept(&self) -> io::Result<(Box<dyn Stream>, Option<SocketAddr>)> {
        match self {
            Listener::Tcp(listener) => {
                let (stream, peer) = listener.accept().await?;
                // Answers are written whole; waiting for more to send would only delay them. A
                // connection that is lost already shows when it is read.
                let _ = stream.set_nodelay(true);
                Ok((Box::new(stream), Some(peer)))
            }
            Listener::Unix { listener, .. } => {
                let (stream, _) = listener.accept().await?;
                Ok((Box::new(stream), None))
            }
        }
    }
}
