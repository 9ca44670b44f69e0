//! Which files an index has, and whether they are as they were written.

use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tantivy::HasLen;
use tantivy::directory::Directory;
use tantivy::directory::footer::Footer;
use tantivy::index::SegmentComponent;
use tantivy::{Index, IndexMeta, Version};

use super::directory::IndexDirectory;
use super::seal::SEGMENTS;

/// How many letters the name of a segment has.
const SEGMENT_NAME: usize = 32;
/// What comes after the text of a footer: its length and a mark.
const FOOTER_END: usize = 8;

/// Returns the list of the files of an index among those of a folder, as the engine keeps it.
pub(super) fn listing(names: Vec<String>) -> io::Result<Vec<u8>> {
    let files: Vec<String> = names
        .into_iter()
        .filter(|name| name == SEGMENTS || is_of_a_segment(name))
        .collect();
    Ok(serde_json::to_vec(&files)?)
}

/// Returns whether a file is part of a segment: named by 32 hexadecimal digits and an ending.
fn is_of_a_segment(name: &str) -> bool {
    name.split_once('.').is_some_and(|(segment, _)| {
        segment.len() == SEGMENT_NAME && segment.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// The files of the segments that a commit names.
pub(crate) struct SegmentFiles(Vec<PathBuf>);

impl SegmentFiles {
    /// Returns the files of a commit. Deletions are a file only where there are some, and texts
    /// that were moved already have none of their own.
    pub(crate) fn of(metas: &IndexMeta) -> Self {
        let mut files: Vec<PathBuf> = metas.list_segment_files().into_iter().collect();
        let deletions: Vec<_> = metas
            .segments
            .iter()
            .filter(|segment| !segment.has_deletes())
            .map(|segment| segment.relative_path(SegmentComponent::Delete))
            .collect();
        files.retain(|file| {
            let is_begun = file.extension().is_some_and(|ending| ending == "temp");
            !is_begun && !deletions.contains(file)
        });
        files.sort();
        SegmentFiles(files)
    }

    /// Returns their names.
    pub(crate) fn paths(&self) -> &[PathBuf] {
        &self.0
    }

    /// Returns the files that are missing or not as they were written.
    pub(crate) fn broken(&self, index: &Index, directory: &IndexDirectory) -> Vec<PathBuf> {
        let mut broken: Vec<PathBuf> = Vec::new();
        for files in self.0.chunk_by(|one, other| segment(one) == segment(other)) {
            let versions: Vec<Option<Written>> = files
                .iter()
                .map(|file| whole(index, directory, file))
                .collect();
            // The checksum of a file does not cover the version beside it. The files of a segment
            // are written by one program, deletions by one that came later.
            let of_segment = most_frequent(&versions);
            for (file, version) in files.iter().zip(versions) {
                let is_deletions = file.extension().is_some_and(|ending| ending == "del");
                let is_well = version.is_some_and(|version| {
                    Some(version) == of_segment
                        || is_deletions
                            && of_segment.is_none_or(|first| first <= version)
                            && Some(version) <= Written::by(tantivy::version())
                });
                if !is_well {
                    broken.push(file.clone());
                }
            }
        }
        broken
    }
}

/// The version of the engine that wrote a file, and of the format it wrote.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Written {
    major: u32,
    minor: u32,
    patch: u32,
    index_format_version: u32,
}

impl Written {
    fn by(version: &Version) -> Option<Self> {
        serde_json::from_value(serde_json::to_value(version).ok()?).ok()
    }
}

fn segment(file: &Path) -> Option<&str> {
    Some(file.to_str()?.split_once('.')?.0)
}

fn most_frequent(versions: &[Option<Written>]) -> Option<Written> {
    let known = || versions.iter().flatten();
    let most = known().max_by_key(|one| known().filter(|other| one == other).count());
    most.copied()
}

/// Returns which version wrote a file, where the file is as it was written.
fn whole(index: &Index, directory: &IndexDirectory, path: &Path) -> Option<Written> {
    let file = directory.open_read(path).ok()?;
    let length = file.len();
    let (footer, body) = Footer::extract_footer(file.clone()).ok()?;
    footer.is_compatible().ok()?;
    let text = file
        .slice(body.len()..length - FOOTER_END)
        .read_bytes()
        .ok()?;
    // Written anew, the footer is the same to the letter.
    let is_whole = serde_json::to_vec(&footer).ok()? == text.as_slice()
        && index.directory().validate_checksum(path).ok()?;
    Written::by(&footer.version).filter(|_| is_whole)
}
