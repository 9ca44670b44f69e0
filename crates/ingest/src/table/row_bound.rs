use std::io::{self, Read};

use crate::ProgressHandle;

/// A stream that gives so many bytes a row and then no more, so that a quotation mark that is
/// never closed does not fill the memory with the rest of a file.
pub(crate) struct RowBound<R> {
    stream: R,
    left: usize,
    progress: ProgressHandle,
}

impl<R> RowBound<R> {
    pub(crate) fn new(stream: R, progress: ProgressHandle) -> Self {
        RowBound {
            stream,
            left: 0,
            progress,
        }
    }

    /// Begins a row of at most `bytes`.
    pub(crate) fn begin_row(&mut self, bytes: usize) {
        self.left = bytes;
    }

    /// Tells whether the row used up what it may hold.
    pub(crate) fn is_used_up(&self) -> bool {
        self.left == 0
    }
}

impl<R: Read> Read for RowBound<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let wanted = buffer.len().min(self.left);
        if wanted == 0 && !buffer.is_empty() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.stream.read(&mut buffer[..wanted])?;
        self.left -= read;
        self.progress.count_text(read);
        Ok(read)
    }
}
