use std::fs;
use std::path::Path;

use tantivy::IndexWriter;

use crate::Summary;
use crate::disk::IndexDirectory;
use crate::stamp::Stamp;

/// An archive whose last commit is written and can be searched, while segments are still being merged.
pub struct Unmerged {
    pub(crate) directory: IndexDirectory,
    pub(crate) engine: IndexWriter,
    pub(crate) stamp: Stamp,
    /// How many clippings there are, copies counted too.
    pub(crate) clippings: u64,
}

impl Unmerged {
    /// Waits until the segments are merged, and returns the state of the archive.
    #[must_use]
    pub fn merge(self) -> Summary {
        // The commit is done: what is merged or deleted later is the next one's concern, too.
        let _ = self.engine.wait_merging_threads();
        let kin = &self.stamp.kin;
        Summary {
            docs: self.clippings - kin.copies,
            copies: kin.copies,
            reprints: kin.reprints,
            groups: kin.groups,
            generation: self.stamp.generation,
            bytes: folder_size(self.directory.folder()),
        }
    }
}

/// Returns the size of the files in a folder, in bytes; of those that can be looked at.
fn folder_size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.filter_map(|entry| entry.metadata().ok());
    sizes
        .filter(|metadata| metadata.is_file())
        .map(|metadata| metadata.len())
        .sum()
}
