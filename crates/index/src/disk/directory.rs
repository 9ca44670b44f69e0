use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, INDEX_WRITER_LOCK, Lock, META_LOCK,
    MmapDirectory, TerminatingWrite, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::{TantivyError, directory::error::OpenDirectoryError};

use super::failure::{Failure, copy_of};
use super::parts::listing;
use super::seal::{FILES, SEGMENTS, Seal, seal, unseal};
use crate::IndexError;

/// The folder of an index, as the engine and the rest of this crate read and write it.
///
/// A file that replaces another is on disk, its name included, when [`Directory::atomic_write`]
/// returns: the engine deletes what the list of segments no longer names right after writing it, and
/// a power cut must not bring the old list back. After something could not be written, no list of
/// segments is written any more: what the engine still does in its threads may rest on what failed.
#[derive(Clone, Debug)]
pub(crate) struct IndexDirectory {
    folder: PathBuf,
    inner: Box<dyn Directory>,
    failure: Failure,
}

impl IndexDirectory {
    /// Opens a folder that exists.
    pub(crate) fn open(folder: &Path) -> Result<Self, IndexError> {
        let inner = MmapDirectory::open(folder).map_err(|error| match error {
            OpenDirectoryError::DoesNotExist(_) => IndexError::Missing(folder.to_owned()),
            OpenDirectoryError::NotADirectory(_) => IndexError::NotAnIndex(folder.to_owned()),
            OpenDirectoryError::IoError { io_error, .. } => IndexError::Io {
                path: folder.to_owned(),
                source: copy_of(&io_error),
            },
            other => TantivyError::from(other).into(),
        })?;
        Ok(IndexDirectory::over(folder, Box::new(inner)))
    }

    /// Reads and writes a folder through something else than the file system.
    pub(crate) fn over(folder: &Path, inner: Box<dyn Directory>) -> Self {
        IndexDirectory {
            folder: folder.to_owned(),
            inner,
            failure: Failure::default(),
        }
    }

    /// Returns the folder, as the user named it.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Tells whether one of the lists of the engine is as it was written.
    ///
    /// # Errors
    ///
    /// Fails when it cannot be read.
    pub(crate) fn seal_of(&self, list: &str) -> Result<Seal, IndexError> {
        let path = Path::new(list);
        let content = self.inner.atomic_read(path).map_err(TantivyError::from);
        Ok(unseal(path, &content.map_err(|error| self.explain(error))?))
    }

    /// Returns an error of the engine as what is behind it, and the file where it is one.
    pub(crate) fn explain(&self, error: impl Into<IndexError>) -> IndexError {
        let error = error.into();
        if !matches!(error, IndexError::Engine(_)) {
            return error;
        }
        if let Some((path, source)) = self.failure.first() {
            return IndexError::Io {
                path: self.folder.join(path),
                source,
            };
        }
        let IndexError::Engine(error) = error else {
            return error;
        };
        match error {
            TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(path)) => {
                IndexError::Corrupt(format!("`{}` is missing", self.folder.join(path).display()))
            }
            TantivyError::OpenReadError(OpenReadError::IoError { io_error, filepath })
            | TantivyError::OpenWriteError(OpenWriteError::IoError { io_error, filepath }) => {
                let path = self.folder.join(filepath);
                // The engine's own checks of a file, not the system's.
                if matches!(
                    io_error.kind(),
                    io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
                ) {
                    return broken(&path);
                }
                IndexError::Io {
                    path,
                    source: copy_of(&io_error),
                }
            }
            TantivyError::LockFailure(LockError::LockBusy, _) => {
                IndexError::Locked(self.folder.clone())
            }
            TantivyError::LockFailure(LockError::IoError(source), _) => IndexError::Io {
                path: self.folder.clone(),
                source: copy_of(&source),
            },
            other => other.into(),
        }
    }

    /// Fails where something could not be written.
    pub(crate) fn check(&self) -> Result<(), IndexError> {
        self.failure.check().map_err(IndexError::from)
    }

    /// Removes what a program that was killed began to write under another name. Only who holds the
    /// lock of the writer may do so.
    pub(crate) fn sweep(&self) {
        for name in self.names() {
            if is_begun(&name) {
                // What stays does no harm, and the next writer comes across it again.
                let _ = self.inner.delete(Path::new(&name));
            }
        }
    }

    /// Returns the names of all files of the folder; none where it cannot be listed.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect()
    }

    /// Takes the lock of the writer; it is given back when it is dropped.
    ///
    /// # Errors
    ///
    /// Fails when another program holds it, or when it cannot be written.
    pub(crate) fn lock(&self) -> Result<DirectoryLock, IndexError> {
        self.acquire_lock(&INDEX_WRITER_LOCK)
            .map_err(|error| self.explain(TantivyError::LockFailure(error, None)))
    }
}

/// Lets all read a file of a folder who may read the folder: it was written under another name first,
/// for nobody else. A service often runs under a name of its own.
#[cfg(unix)]
fn let_read(folder: &Path, file: &Path) {
    use std::os::unix::fs::PermissionsExt;

    const OWNER: u32 = 0o600;
    const READERS: u32 = 0o044;
    let Ok(metadata) = fs::metadata(folder) else {
        return;
    };
    let readers = metadata.permissions().mode() & READERS;
    // Who wrote it can read it all the same.
    let _ = fs::set_permissions(
        folder.join(file),
        fs::Permissions::from_mode(OWNER | readers),
    );
}

#[cfg(not(unix))]
fn let_read(_folder: &Path, _file: &Path) {}

/// Returns the error for a file that is not as it was written.
pub(crate) fn broken(path: &Path) -> IndexError {
    IndexError::Corrupt(format!("`{}` is not as it was written", path.display()))
}

/// Returns whether a file was begun under a name that was to be given up: `.tmp` and six letters.
fn is_begun(name: &str) -> bool {
    name.strip_prefix(".tmp").is_some_and(|rest| {
        rest.len() == 6 && rest.bytes().all(|letter| letter.is_ascii_alphanumeric())
    })
}

impl Directory for IndexDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let noted =
            |error| OpenWriteError::wrap_io_error(self.failure.note(path, error), path.into());
        self.failure.check().map_err(noted)?;
        let file = self.inner.open_write(path).map_err(|error| match error {
            OpenWriteError::IoError { io_error, .. } => noted(copy_of(&io_error)),
            other => other,
        })?;
        let file = file
            .into_inner()
            .map_err(|error| noted(error.into_error()))?;
        Ok(BufWriter::new(Box::new(NotedWriter {
            path: path.to_owned(),
            file,
            failure: self.failure.clone(),
        })))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        // What a killed program left is only deleted if the engine knows of it, and a list that is
        // broken must not keep an archive closed: the folder itself tells which files there are.
        if path == Path::new(FILES) {
            return listing(self.names())
                .map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()));
        }
        let content = self.inner.atomic_read(path)?;
        match unseal(path, &content) {
            Seal::Whole(content) => Ok(content),
            Seal::Missing => Ok(content),
            Seal::Broken => Err(OpenReadError::wrap_io_error(
                io::ErrorKind::InvalidData.into(),
                path.to_owned(),
            )),
        }
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let write = || {
            self.failure.check()?;
            self.inner.atomic_write(path, &seal(path, data)?)?;
            let_read(&self.folder, path);
            // The list of files is no more than a list: the folder itself is asked.
            if path == Path::new(FILES) {
                return Ok(());
            }
            self.inner.sync_directory()
        };
        write().map_err(|error| self.failure.note(path, error))
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.failure.check()?;
        self.inner
            .sync_directory()
            .map_err(|error| self.failure.note(Path::new(SEGMENTS), error))
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        let refused = match self.inner.acquire_lock(lock) {
            Err(LockError::IoError(error)) => error,
            other => return other,
        };
        let is_read_only = matches!(
            refused.kind(),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
        );
        // Who may only read still waits for who writes, as long as there is a file to wait at.
        if is_read_only && lock.filepath == META_LOCK.filepath {
            let held = File::open(self.folder.join(&lock.filepath))
                .ok()
                .filter(|file| file.lock_shared().is_ok());
            return Ok(DirectoryLock::from(Box::new(held)));
        }
        Err(LockError::IoError(refused))
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

/// A file that is being written; what fails is noted.
struct NotedWriter {
    path: PathBuf,
    file: Box<dyn TerminatingWrite + Send + Sync>,
    failure: Failure,
}

impl NotedWriter {
    fn noted<T>(&self, result: io::Result<T>) -> io::Result<T> {
        result.map_err(|error| self.failure.note(&self.path, error))
    }
}

impl Write for NotedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes);
        self.noted(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.file.flush();
        self.noted(flushed)
    }
}

impl TerminatingWrite for NotedWriter {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        let ended = self.file.terminate_ref(token);
        self.noted(ended)
    }
}
