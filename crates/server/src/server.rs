use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::server::graceful::GracefulShutdown;
use tokio::task::JoinSet;
use tracing::{info, warn};

use crate::connection::Limits;
use crate::layers::Configured;
use crate::listener::BoundListener;
use crate::metrics::{Metrics, Refusal};
use crate::searcher::Searcher;
use crate::{Endpoint, Engine, ServeError, ServerOptions, connection, layers};

/// How long to wait when the system has no means left for another connection.
const PAUSE_AFTER_FAILED_ACCEPT: Duration = Duration::from_millis(50);

/// The service, bound to its address and not yet answering.
#[derive(Debug)]
pub struct Server {
    listener: BoundListener,
    configured: Configured,
    options: ServerOptions,
}

impl Server {
    /// Opens the endpoint, so that a busy port is known before anything else is begun. Port 0 is any
    /// free one.
    ///
    /// # Errors
    ///
    /// Fails when the endpoint cannot be opened or an option is not what it should be, in words that
    /// say what to do.
    pub fn bind(endpoint: &Endpoint, options: ServerOptions) -> Result<Self, ServeError> {
        let configured = Configured::read(&options)?;
        Ok(Server {
            listener: BoundListener::open(endpoint)?,
            configured,
            options,
        })
    }

    /// Returns where clients can connect to.
    #[must_use]
    pub fn endpoint(&self) -> Endpoint {
        self.listener.endpoint()
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
        let endpoint = self.listener.endpoint();
        let listener = self.listener.listen()?;
        let metrics = Metrics::new();
        let searcher = Searcher::new(engine, &self.options);
        let service = layers::stack(searcher, &self.options, self.configured, metrics.clone());
        let limits = Limits::of(&self.options);
        let graceful = GracefulShutdown::new();
        let mut connections = JoinSet::new();
        let mut shutdown = pin!(shutdown);
        info!(%endpoint, "listening");
        loop {
            tokio::select! {
                accepted = listener.accept() => match accepted {
                    Ok((mut stream, peer)) => {
                        if connections.len() >= self.options.max_connections.get() {
                            metrics.count_refusal(Refusal("connections"));
                            connection::refuse(&mut *stream);
                            continue;
                        }
                        let watcher = graceful.watcher();
                        let served =
                            connection::serve(stream, peer, service.clone(), watcher, limits);
                        let open = metrics.open_connection();
                        connections.spawn(async move {
                            served.await;
                            drop(open);
                        });
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
