//! The files of an input, in the order of their paths.

use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use crate::{Globs, Input, ProgressHandle, SkipReason};

/// One step of reading inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// A file to read.
    File {
        /// Its path below the input; empty for an input that is a file.
        relative: Box<Path>,
        /// Its size as it is stored.
        size: u64,
    },
    /// Something that could not be walked.
    Failed {
        /// Its path as the user named it.
        path: Box<Path>,
        /// Why.
        reason: SkipReason,
    },
}

/// Returns the tasks of an input; hidden files are counted and passed over, as is without counting
/// what the globs leave out.
pub(crate) fn walk(input: &Input, globs: &Globs, progress: &ProgressHandle) -> Vec<Task> {
    if !input.is_folder() {
        let size = input.path().metadata().map_or(0, |metadata| metadata.len());
        let relative = Path::new("").into();
        return vec![Task::File { relative, size }];
    }
    let counted = progress.clone();
    let globs = globs.clone();
    let base = input.path().to_owned();
    // An archive is not a source tree: no ignore files, only hidden ones are passed over.
    let entries = WalkBuilder::new(input.path())
        .standard_filters(false)
        .follow_links(true)
        .sort_by_file_name(Ord::cmp)
        .filter_entry(move |entry| {
            if entry.depth() == 0 {
                return true;
            }
            if is_hidden(entry) {
                counted.count_hidden();
                return false;
            }
            let relative = entry.path().strip_prefix(&base).unwrap_or(entry.path());
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            !globs.leave_out(relative, is_folder)
        })
        .build();
    entries
        .filter_map(|entry| match entry {
            Ok(entry) => task_of(&entry, input.path()),
            Err(error) => Some(failed(&error, input.path())),
        })
        .collect()
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn task_of(entry: &DirEntry, base: &Path) -> Option<Task> {
    let kind = entry.file_type()?;
    if kind.is_dir() {
        return None;
    }
    if !kind.is_file() {
        // Reading a pipe could wait for ever.
        return Some(Task::Failed {
            path: entry.path().into(),
            reason: SkipReason::NotAFile,
        });
    }
    let relative = entry.path().strip_prefix(base).unwrap_or(entry.path());
    Some(Task::File {
        relative: relative.into(),
        size: entry.metadata().map_or(0, |metadata| metadata.len()),
    })
}

fn failed(error: &ignore::Error, base: &Path) -> Task {
    let (path, cause) = place_and_cause(error);
    Task::Failed {
        path: path.unwrap_or_else(|| base.to_owned()).into(),
        reason: SkipReason::Unreadable { cause },
    }
}

/// Takes an error apart, whose own words would repeat the path.
fn place_and_cause(error: &ignore::Error) -> (Option<PathBuf>, String) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path.clone()), place_and_cause(err).1),
        ignore::Error::WithDepth { err, .. } => place_and_cause(err),
        ignore::Error::Loop { child, .. } => (
            Some(child.clone()),
            "a link that leads back to a folder above it".to_owned(),
        ),
        ignore::Error::Io(io) => (None, io.to_string()),
        other => (None, other.to_string()),
    }
}
