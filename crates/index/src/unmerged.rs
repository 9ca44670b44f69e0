use std::fs;
use std::path::{Path, PathBuf};

use tantivy::IndexWriter;

use crate::stamp::Stamp;
use crate::{IndexError, Summary};

/// An archive whose last commit is written and can be searched, while segments are still being merged.
pub struct Unmerged {
    pub(crate) folder: PathBuf,
    pub(crate) engine: IndexWriter,
    pub(crate) stamp: Stamp,
    /// How many clippings there are, copies counted too.
    pub(crate) clippings: u64,
}

impl Unmerged {
    /// Waits until the segments are merged, and returns the state of the archive.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be written; the commit stands all the same.
    pub fn merge(self) -> Result<Summary, IndexError> {
        self.engine.wait_merging_threads()?;
        let kin = &self.stamp.kin;
        Ok(Summary {
            docs: self.clippings - kin.copies,
            copies: kin.copies,
            reprints: kin.reprints,
            groups: kin.groups,
            generation: self.stamp.generation,
            bytes: folder_size(&self.folder)?,
        })
    }
}

fn folder_size(folder: &Path) -> Result<u64, IndexError> {
    let io = |source| IndexError::Io {
        path: folder.to_owned(),
        source,
    };
    let mut bytes = 0;
    for entry in fs::read_dir(folder).map_err(io)? {
        let metadata = entry.and_then(|entry| entry.metadata()).map_err(io)?;
        bytes += if metadata.is_file() {
            metadata.len()
        } else {
            0
        };
    }
    Ok(bytes)
}
