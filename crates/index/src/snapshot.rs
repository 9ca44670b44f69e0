//! Whole states of an archive in folders of their own: taken, and made the newest again.
//!
//! The files of a state never change once they are written, and each has a name that no other has: a
//! state is copied by giving its files another name in another folder, and a state that was built or
//! kept elsewhere becomes the newest by writing one list, last.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use pressoir_query::IndexInfo;
use tantivy::directory::{Directory, DirectoryLock, META_LOCK};
use tantivy::{Index, IndexMeta, TantivyError};

use crate::IndexError;
use crate::archive::{Archive, open_index};
use crate::disk::{IndexDirectory, SEGMENTS, SegmentFiles};
use crate::stamp::Stamp;
use crate::writer::{Writer, WriterOptions, create};

/// How often a state is taken anew while another program deletes what it was made of.
const MOST_TRIES: usize = 50;
/// What an index is opened with to delete the files that no state names.
const SWEEPING: WriterOptions = WriterOptions {
    threads: 1,
    memory: 0,
};

/// A state of an archive that was taken or made the newest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The state, as its folder has it.
    pub index: IndexInfo,
    /// The generation that it had where it came from.
    pub taken_from: u64,
    /// The size of its files, in bytes.
    pub bytes: u64,
}

/// Takes the newest state of the index in `folder` into the folder `into`, which must be new or empty.
///
/// On one disk both folders share the files, so that a snapshot takes no time and little space; it
/// stays whole when the index is changed or deleted. To another disk the files are copied.
///
/// # Errors
///
/// Fails when there is no index that this program can read, when `into` holds something, or when it
/// cannot be written; what was written there is then removed.
pub fn take_snapshot(folder: &Path, into: &Path) -> Result<Snapshot, IndexError> {
    let from = IndexDirectory::open(folder)?;
    let is_taken = fs::read_dir(into).is_ok_and(|mut entries| entries.next().is_some());
    if is_taken {
        return Err(IndexError::NotEmpty(into.to_owned()));
    }
    fs::create_dir_all(into).map_err(|source| io_at(into, source))?;
    let to = IndexDirectory::open(into)?;
    let mut tries = 0;
    let taken = loop {
        tries += 1;
        let taken = State::newest(&from).and_then(|state| state.copy_into(&to));
        let is_late = taken.as_ref().is_err_and(is_gone);
        if !is_late || tries == MOST_TRIES {
            break taken;
        }
    };
    match taken {
        Ok(generation) => told(into, generation),
        Err(error) => {
            // Nothing of it is of use, and what caused the error is told.
            let _ = fs::remove_dir_all(into);
            Err(from.explain(error))
        }
    }
}

/// Makes the state in the folder `from` the newest of the index in `folder`, whatever that holds; it
/// is begun where there is none. Who reads the index sees the one state or the other, nothing between.
///
/// # Errors
///
/// Fails when `from` holds no index that this program can read, when another program is writing to
/// the index, or when it cannot be written; it is then as it was.
pub fn adopt(from: &Path, folder: &Path) -> Result<Snapshot, IndexError> {
    let source = IndexDirectory::open(from)?;
    let state = State::newest(&source).map_err(|error| source.explain(error))?;
    fs::create_dir_all(folder).map_err(|source| io_at(folder, source))?;
    let directory = IndexDirectory::open(folder)?;
    let adopted = state.become_newest(&directory);
    adopted.map_err(|error| directory.explain(error))?;
    // Frees what only older states had; a reader that still has one open keeps its files.
    drop(Writer::open_or_create(folder, SWEEPING)?);
    told(folder, state.stamp.generation)
}

/// Deletes the index in a folder, and the folder; nothing is done where there is none.
///
/// # Errors
///
/// Fails when the folder holds something else, or when another program is writing to the index.
pub fn discard(folder: &Path) -> Result<(), IndexError> {
    if !folder.exists() {
        return Ok(());
    }
    let directory = IndexDirectory::open(folder)?;
    let is_empty = directory.names().iter().all(|name| name.starts_with('.'));
    if !is_empty && !folder.join(SEGMENTS).is_file() {
        return Err(IndexError::Occupied(folder.to_owned()));
    }
    let _lock = directory.lock()?;
    fs::remove_dir_all(folder).map_err(|source| io_at(folder, source))
}

/// One state of an archive, and the files that it is made of.
struct State {
    directory: IndexDirectory,
    metas: IndexMeta,
    stamp: Stamp,
    files: Vec<PathBuf>,
    /// While it is held no other program deletes files.
    _lock: DirectoryLock,
}

impl State {
    fn newest(directory: &IndexDirectory) -> Result<Self, IndexError> {
        let index = open_index(directory)?;
        let lock = directory
            .acquire_lock(&META_LOCK)
            .map_err(|error| TantivyError::LockFailure(error, None))?;
        State::of(&index, directory, lock)
    }

    fn of(
        index: &Index,
        directory: &IndexDirectory,
        lock: DirectoryLock,
    ) -> Result<Self, IndexError> {
        let metas = index.load_metas()?;
        let stamp = Stamp::read(metas.payload.as_deref(), directory.folder())?;
        stamp.check_seal(directory)?;
        let mut files = SegmentFiles::of(&metas).paths().to_vec();
        files.extend(stamp.kin.file.iter().map(PathBuf::from));
        Ok(State {
            directory: directory.clone(),
            metas,
            stamp,
            files,
            _lock: lock,
        })
    }

    /// Makes the state that of a folder that has none; returns its generation.
    fn copy_into(&self, to: &IndexDirectory) -> Result<u64, IndexError> {
        self.link_into(to)?;
        let generation = self.stamp.generation;
        self.write_into(to, generation, self.metas.opstamp)?;
        Ok(generation)
    }

    /// Gives the files a name in another folder. A file that is there is the same: no two have one name.
    fn link_into(&self, to: &IndexDirectory) -> Result<(), IndexError> {
        for file in &self.files {
            let (old, new) = (self.directory.folder().join(file), to.folder().join(file));
            link(&old, &new).map_err(|source| io_at(&new, source))?;
        }
        to.sync_directory()
            .map_err(|error| io_at(to.folder(), error))
    }

    /// Makes the state, whose files are there, the newest of a folder.
    fn write_into(
        &self,
        to: &IndexDirectory,
        generation: u64,
        opstamp: u64,
    ) -> Result<(), IndexError> {
        let metas = IndexMeta {
            payload: Some(self.stamp.at(generation).to_payload()?),
            opstamp,
            ..self.metas.clone()
        };
        let mut list = serde_json::to_vec_pretty(&metas).map_err(io::Error::from)?;
        writeln!(list)?;
        to.atomic_write(Path::new(SEGMENTS), &list)
            .map_err(|error| io_at(&to.folder().join(SEGMENTS), error))
    }

    fn become_newest(&self, directory: &IndexDirectory) -> Result<(), IndexError> {
        if !directory.folder().join(SEGMENTS).is_file() {
            create(directory)?;
        }
        let _lock = directory.lock()?;
        let metas = open_index(directory)?.load_metas()?;
        let stamp = Stamp::read(metas.payload.as_deref(), directory.folder())?;
        self.link_into(directory)?;
        // Who counts generations, or deletions by their stamps, must not meet one number twice.
        let generation = stamp.generation.max(self.stamp.generation) + 1;
        self.write_into(directory, generation, metas.opstamp.max(self.metas.opstamp))
    }
}

/// Returns whether a file was deleted since it was named.
fn is_gone(error: &IndexError) -> bool {
    matches!(error, IndexError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
}

/// Gives a file another name, or copies it where the names are on two disks.
fn link(old: &Path, new: &Path) -> io::Result<()> {
    match fs::hard_link(old, new) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
        // Not every file system has links, and each says so in its own way.
        Err(_) => {
            fs::copy(old, new)?;
            File::open(new)?.sync_all()
        }
        linked => linked,
    }
}

fn told(folder: &Path, taken_from: u64) -> Result<Snapshot, IndexError> {
    let entries = fs::read_dir(folder).map_err(|source| io_at(folder, source))?;
    let sizes = entries
        .flatten()
        .filter_map(|entry| entry.metadata().ok())
        .filter(fs::Metadata::is_file);
    Ok(Snapshot {
        index: Archive::open(folder)?.info(),
        taken_from,
        bytes: sizes.map(|metadata| metadata.len()).sum(),
    })
}

fn io_at(path: &Path, source: io::Error) -> IndexError {
    IndexError::Io {
        path: path.to_owned(),
        source,
    }
}
