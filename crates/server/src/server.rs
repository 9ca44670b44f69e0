use std::future::Future;
use std::net::{SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::server::graceful::GracefulShutdown;
use tokio::task::JoinSet;
use tracing::{info, warn};

use crate::cors::Origins;
use crate::searcher::Searcher;
use crate::{Engine, ServeError, ServerOptions, connection, layers};

/// How long to wait when the system has no means left for another connection.
const PAUSE_AFTER_FAILED_ACCEPT: Duration = Duration::from_millis(50);

/// The service, bound to its address and not yet answering.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    origins: Origins,
    options: ServerOptions,
}

impl Server {
    /// Opens the address, so that a busy port is known before anything else is begun. Port 0 is
    /// any free one.
    ///
    /// # Errors
    ///
    /// Fails when the address cannot be opened or an allowed origin is not one, in words that say
    /// what to do.
    pub fn bind(address: SocketAddr, options: ServerOptions) -> Result<Self, ServeError> {
        let origins = Origins::parse(&options.allowed_origins)?;
        let refused = |source| ServeError::from_bind(address, source);
        let listener = TcpListener::bind(address).map_err(refused)?;
        listener.set_nonblocking(true).map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        Ok(Server {
            listener,
            address,
            origins,
            options,
        })
    }

    /// Returns the address that clients can connect to, with the port that was chosen.
    #[must_use]
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// Answers requests until `shutdown` resolves, then finishes those it has begun, for as long
    /// as [`ServerOptions::shutdown_grace`] allows.
    ///
    /// # Errors
    ///
    /// Fails when the runtime, which must be Tokio's with its drivers enabled, refuses the
    /// listener.
    pub async fn run<E: Engine>(
        self,
        engine: Arc<E>,
        shutdown: impl Future<Output = ()>,
    ) -> Result<(), ServeError> {
        let address = self.address;
        let listener = tokio::net::TcpListener::from_std(self.listener)
            .map_err(|source| ServeError::Listen { address, source })?;
        let searcher = Searcher::new(engine, &self.options);
        let service = layers::stack(searcher, &self.options, self.origins);
        let graceful = GracefulShutdown::new();
        let mut connections = JoinSet::new();
        let mut shutdown = pin!(shutdown);
        info!(%address, "listening");
        loop {
            tokio::select! {
                accepted = listener.accept() => match accepted {
                    Ok((stream, peer)) => {
                        let watcher = graceful.watcher();
                        let limit = self.options.header_read_timeout;
                        let served = connection::serve(stream, peer, service.clone(), watcher, limit);
                        connections.spawn(served);
                    }
                    Err(error) => {
                        warn!(%error, "a connection could not be accepted");
                        tokio::time::sleep(PAUSE_AFTER_FAILED_ACCEPT).await;
                    }
                },
                Some(_) = connections.join_next() => {}
                () = &mut shutdown => break,
            }
        }
        drop(listener);
        let grace = self.options.shutdown_grace;
        info!(open = graceful.count(), "shutting down");
        if tokio::time::timeout(grace, graceful.shutdown())
            .await
            .is_err()
        {
            warn!(
                open = connections.len(),
                "requests were cut off at shutdown"
            );
        }
        Ok(())
    }
}
