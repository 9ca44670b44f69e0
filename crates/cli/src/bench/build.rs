//! An index built for the measurement, in a folder that goes with it.

use pressoir_index::WriterOptions;
use pressoir_ingest::Options;
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::error::CommandError;

/// What was asked to be measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// Threads that read and that write.
    pub(crate) threads: usize,
    /// Memory that is filled before a segment is written.
    pub(crate) memory_bytes: usize,
    /// How often everything is measured.
    pub(crate) runs: usize,
}

impl Settings {
    pub(super) fn writing(&self) -> WriterOptions {
        WriterOptions {
            threads: self.threads,
            memory: self.memory_bytes,
        }
    }

    /// Reads as `pressoir parse --no-learned-chrome` does.
    pub(super) fn reading(&self) -> Options {
        Options {
            threads: Some(self.threads),
            ..Options::default()
        }
    }
}

pub(super) fn new_folder() -> Result<TempDir, CommandError> {
    tempfile::tempdir().map_err(|error| {
        CommandError::new(format!("cannot make a folder for the index: {error}"))
            .with_hint("name a place with enough room in the environment variable TMPDIR")
    })
}
