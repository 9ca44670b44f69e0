//! All clippings that fit a request, written while they are sent.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use pressoir_citation::ListWriter;
use tokio::runtime::Handle;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use tracing::warn;

use crate::api_error::ApiError;
use crate::engine::{Engine, EngineError};
use crate::parameters::ExportParameters;
use crate::{Selected, ServerOptions};

/// How much is sent at a time, and how many such pieces may wait for the client.
const PIECE: usize = 64 << 10;
const PIECES: usize = 4;

/// What spreadsheets know UTF-8 by.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Runs exports on threads of their own, a bounded number at a time: one takes as long as its client
/// takes to read, and searches must not wait for that.
#[derive(Clone)]
pub(crate) struct Exports {
    running: Arc<Semaphore>,
    most: usize,
    stall_limit: Duration,
}

/// An export that has begun.
#[derive(Debug)]
pub(crate) struct Export {
    /// How many clippings fit.
    pub(crate) found: u64,
    pub(crate) pieces: Receiver<io::Result<Bytes>>,
}

impl Exports {
    pub(crate) fn new(options: &ServerOptions) -> Self {
        let most = options.concurrent_exports.get().min(Semaphore::MAX_PERMITS);
        Exports {
            running: Arc::new(Semaphore::new(most)),
            most,
            stall_limit: options.export_stall_limit,
        }
    }

    /// Returns how many exports run.
    pub(crate) fn count(&self) -> usize {
        self.most.saturating_sub(self.running.available_permits())
    }

    /// Begins an export, or refuses it at once when too many run.
    pub(crate) async fn begin(
        &self,
        engine: Arc<dyn Engine>,
        parameters: ExportParameters,
    ) -> Result<Export, ApiError> {
        let running = Arc::clone(&self.running)
            .try_acquire_owned()
            .map_err(|_| ApiError::Busy)?;
        let (sender, pieces) = channel(PIECES);
        let (tell_found, found) = oneshot::channel();
        let out = Pieces {
            piece: Vec::with_capacity(PIECE),
            sender,
            stall_limit: self.stall_limit,
            runtime: Handle::current(),
        };
        spawn_blocking(move || {
            match engine.select(&parameters.request) {
                Ok(selected) => {
                    let _ = tell_found.send(Ok(selected.found()));
                    out.write(&*selected, &parameters);
                }
                Err(error) => {
                    let _ = tell_found.send(Err(error));
                }
            }
            drop(running);
        });
        let found = found
            .await
            .map_err(|gone| ApiError::Internal(gone.into()))?
            .map_err(ApiError::of_engine)?;
        Ok(Export { found, pieces })
    }
}

/// A stream that sends what is written to it, piece by piece.
struct Pieces {
    piece: Vec<u8>,
    sender: Sender<io::Result<Bytes>>,
    stall_limit: Duration,
    runtime: Handle,
}

impl Pieces {
    /// Writes the clippings; what ends early is broken off, so that nobody takes it for the whole.
    fn write(mut self, selected: &dyn Selected, parameters: &ExportParameters) {
        match self.write_list(selected, parameters) {
            Ok(()) => {}
            // The client went away, or waited too long.
            Err(Failure::Client) => {}
            Err(Failure::Engine(error)) => {
                warn!(%error, "an export was broken off");
                let broken = io::Error::other("the archive could not be read");
                let _ = self.runtime.block_on(self.sender.send(Err(broken)));
            }
        }
    }

    fn write_list(
        &mut self,
        selected: &dyn Selected,
        parameters: &ExportParameters,
    ) -> Result<(), Failure> {
        if parameters.bom {
            self.write_all(BYTE_ORDER_MARK.as_bytes())?;
        }
        let mut list = ListWriter::begin(parameters.format, self)?;
        for clipping in selected.clippings() {
            list.write(&clipping.map_err(Failure::Engine)?)?;
        }
        list.end()?.flush()?;
        Ok(())
    }
}

enum Failure {
    Client,
    Engine(EngineError),
}

impl From<io::Error> for Failure {
    /// Writing fails for the client alone: nothing else is between it and the list.
    fn from(_: io::Error) -> Self {
        Failure::Client
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let next = Vec::with_capacity(PIECE);
        let piece = Bytes::from(std::mem::replace(&mut self.piece, next));
        let sent = timeout(self.stall_limit, self.sender.send(Ok(piece)));
        match self.runtime.block_on(sent) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::ErrorKind::BrokenPipe.into()),
            Err(_) => {
                warn!("an export was given up: its client read nothing for too long");
                Err(io::ErrorKind::TimedOut.into())
            }
        }
    }
}
