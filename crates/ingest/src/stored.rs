//! Files as they are stored: counted as they are read, and decompressed.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use crate::budget::Budget;
use crate::compression::{self, Content};
use crate::{ProgressHandle, SkipReason};

/// Opens the file at `path` as a stream of its content.
pub(crate) fn open(path: &Path, progress: &ProgressHandle) -> Result<Content<'static>, SkipReason> {
    let stored = Stored::open(path, progress)?;
    let budget = Budget::of(stored.size());
    let content = compression::open(BufReader::with_capacity(1 << 20, stored))
        .map_err(unreadable)?
        .within(budget);
    if content.lacks_compression(named_compressed(path)) {
        return Err(SkipReason::UnknownCompression);
    }
    Ok(content)
}

/// A file whose bytes are counted, each once, as they are read; those that nobody needed are
/// counted when it is closed.
pub(crate) struct Stored {
    file: File,
    size: u64,
    counted: u64,
    progress: ProgressHandle,
}

impl Stored {
    pub(crate) fn open(path: &Path, progress: &ProgressHandle) -> Result<Self, SkipReason> {
        let file = File::open(path).map_err(unreadable)?;
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        Ok(Stored {
            file,
            size,
            counted: 0,
            progress: progress.clone(),
        })
    }

    /// Returns how many bytes are stored.
    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    fn count(&mut self, bytes: u64) {
        let new = bytes.min(self.size - self.counted);
        self.counted += new;
        self.progress
            .count_stored(usize::try_from(new).unwrap_or(usize::MAX));
    }
}

impl Read for Stored {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.count(u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read)
    }
}

impl Seek for Stored {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.file.seek(place)
    }
}

impl Drop for Stored {
    fn drop(&mut self) {
        self.count(u64::MAX);
    }
}

/// Returns why a stream could not be opened.
#[expect(clippy::needless_pass_by_value, reason = "it is handed to `map_err`")]
pub(crate) fn unreadable(error: io::Error) -> SkipReason {
    SkipReason::Unreadable {
        cause: error.to_string(),
    }
}

/// Returns why a stream could not be read to its end.
pub(crate) fn broken(error: &io::Error, was_compressed: bool) -> SkipReason {
    let known = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<SkipReason>());
    if let Some(reason) = known {
        return reason.clone();
    }
    let cause = error.to_string();
    if was_compressed {
        SkipReason::Damaged { cause }
    } else {
        SkipReason::Unreadable { cause }
    }
}

/// Tells by its name whether a file is compressed.
pub(crate) fn named_compressed(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| compression::without_ending(&name.to_string_lossy()).1)
}
