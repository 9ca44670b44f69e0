use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The first thing that could not be written.
///
/// The engine writes in threads of its own and tells of one that ended, not of what ended it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Failure {
    first: Arc<Mutex<Option<(PathBuf, io::Error)>>>,
}

impl Failure {
    /// Returns the error after remembering it, if it is the first.
    pub(crate) fn note(&self, path: &Path, error: io::Error) -> io::Error {
        let mut first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        first.get_or_insert_with(|| (path.to_owned(), copy_of(&error)));
        error
    }

    /// Returns the file that could not be written, and why not.
    pub(crate) fn first(&self) -> Option<(PathBuf, io::Error)> {
        let first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        let (path, error) = first.as_ref()?;
        Some((path.clone(), copy_of(error)))
    }

    /// Fails where something failed before.
    pub(crate) fn check(&self) -> io::Result<()> {
        self.first().map_or(Ok(()), |(_, error)| Err(error))
    }
}

/// Returns the same error; those of the standard library cannot be cloned.
pub(super) fn copy_of(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(
        || io::Error::new(error.kind(), error.to_string()),
        io::Error::from_raw_os_error,
    )
}
