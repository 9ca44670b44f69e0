//! What is read part by part, so that its size does not matter.

use std::path::Path;

use crate::candidate::Candidate;
use crate::json_lines::JsonLines;
use crate::plan::Parts;
use crate::{Options, ProgressHandle, SkipReason, standard_input, stored};

/// A file or a stream that is read part by part.
pub(crate) trait Batches: Send {
    /// Returns what the next part holds, in order; `None` at the end.
    fn next_batch(&mut self) -> Option<Vec<Candidate>>;
}

/// Opens the file at `path`, or standard input, whose origin is `origin`.
pub(crate) fn open(
    parts: Parts,
    path: &Path,
    origin: String,
    options: &Options,
    progress: &ProgressHandle,
) -> Result<Box<dyn Batches>, SkipReason> {
    Ok(match parts {
        Parts::StandardInput => {
            standard_input::open(std::io::stdin(), path, origin, options, progress)?
        }
        Parts::File(_) => {
            let content = stored::open(path, progress)?;
            Box::new(JsonLines::of(content, path, origin, options, progress))
        }
    })
}
