//! What is read part by part, so that its size does not matter.

use std::path::Path;

use crate::archive::Members;
use crate::candidate::Candidate;
use crate::compression::Content;
use crate::file_kind::FileKind;
use crate::json_lines::JsonLines;
use crate::plan::Parts;
use crate::table::Table;
use crate::{Learned, Options, ProgressHandle, SkipReason, standard_input, stored};

/// A file or a stream that is read part by part.
pub(crate) trait Batches: Send {
    /// Returns what the next part holds, in order; `None` at the end.
    fn next_batch(&mut self) -> Option<Vec<Candidate>>;

    /// Returns what was learned from a stream that could not be looked at before it was opened.
    fn learned(&mut self) -> Option<Learned> {
        None
    }
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
        Parts::File(kind @ (FileKind::Zip | FileKind::Tar)) => {
            Box::new(Members::open(kind, path, origin, options, progress)?)
        }
        Parts::File(kind) => {
            let content = stored::open(path, progress)?;
            open_records(kind, content, path, origin, options, progress)?
        }
    })
}

/// Opens a stream of records.
pub(crate) fn open_records(
    kind: FileKind,
    content: Content<'static>,
    path: &Path,
    origin: String,
    options: &Options,
    progress: &ProgressHandle,
) -> Result<Box<dyn Batches>, SkipReason> {
    Ok(match kind {
        FileKind::Table => Box::new(Table::open(content, path, origin, options, progress)?),
        _ => Box::new(JsonLines::of(content, path, origin, options, progress)),
    })
}
