//! A folder in which something goes wrong at a chosen point.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, TerminatingWrite,
    WatchCallback, WatchHandle, WritePtr,
};

use super::synced::Synced;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The disk fails once.
    Error,
    /// Fewer bytes are taken than were given, which is no error: the rest has to be given again.
    Short,
    /// The disk is full from here on; half of the bytes that were given still fit.
    Full,
    /// The power goes before this step.
    CrashBefore,
    /// The power goes after this step, before anything else is synced.
    CrashAfter,
}

impl Fault {
    pub(super) const ALL: [Fault; 5] = [
        Fault::Error,
        Fault::Short,
        Fault::Full,
        Fault::CrashBefore,
        Fault::CrashAfter,
    ];

    pub(super) fn is_crash(self) -> bool {
        matches!(self, Fault::CrashBefore | Fault::CrashAfter)
    }
}

/// A step at which something reaches the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Create,
    Write,
    SyncFile,
    WriteBesides,
    Rename,
    SyncFolder,
    Delete,
}

/// What a step is to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Go,
    Half,
    Fail(io::ErrorKind),
    /// Half is done before it fails.
    HalfThenFail,
    /// It is done, and nobody learns of it.
    GoThenFail,
}

#[derive(Debug)]
struct State {
    /// The steps so far.
    steps: Vec<Step>,
    /// At which step something goes wrong, and what.
    plan: Option<(usize, Fault)>,
    image: Synced,
    has_crashed: bool,
    is_full: bool,
}

/// A folder in which something goes wrong at a chosen step.
#[derive(Clone, Debug)]
pub(super) struct FaultyDirectory {
    live: MmapDirectory,
    state: Arc<Mutex<State>>,
}

impl FaultyDirectory {
    pub(super) fn open(folder: &Path, plan: Option<(usize, Fault)>) -> Self {
        FaultyDirectory {
            live: MmapDirectory::open(folder).unwrap(),
            state: Arc::new(Mutex::new(State {
                steps: Vec::new(),
                plan,
                image: Synced::of(folder),
                has_crashed: false,
                is_full: false,
            })),
        }
    }

    /// Returns the steps that were taken.
    pub(super) fn steps(&self) -> Vec<Step> {
        self.state.lock().unwrap().steps.clone()
    }

    /// Returns what the disk has, and what it may have.
    pub(super) fn image(&self) -> Synced {
        self.state.lock().unwrap().image.clone()
    }
}

impl State {
    fn step(&mut self, step: Step) -> Turn {
        let place = self.steps.len();
        self.steps.push(step);
        let needs_space = matches!(step, Step::Create | Step::Write | Step::WriteBesides);
        if self.has_crashed {
            return Turn::Fail(io::ErrorKind::Other);
        }
        if self.is_full && needs_space {
            return Turn::Fail(io::ErrorKind::StorageFull);
        }
        let Some((_, fault)) = self.plan.filter(|(at, _)| *at == place) else {
            return Turn::Go;
        };
        match fault {
            Fault::Error => Turn::Fail(io::ErrorKind::Other),
            Fault::Short if step == Step::Write => Turn::Half,
            Fault::Full if needs_space => {
                self.is_full = true;
                Turn::HalfThenFail
            }
            Fault::Short | Fault::Full => Turn::Go,
            Fault::CrashBefore => {
                self.has_crashed = true;
                Turn::Fail(io::ErrorKind::Other)
            }
            Fault::CrashAfter => {
                self.has_crashed = true;
                Turn::GoThenFail
            }
        }
    }
}

impl Turn {
    /// Does a step that is done wholly or not at all.
    fn take<T>(self, done: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match self {
            Turn::Go | Turn::Half => done(),
            Turn::Fail(kind) => Err(kind.into()),
            Turn::HalfThenFail => Err(io::ErrorKind::StorageFull.into()),
            Turn::GoThenFail => {
                done()?;
                Err(io::ErrorKind::Other.into())
            }
        }
    }
}

impl Directory for FaultyDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.live.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        let mut state = self.state.lock().unwrap();
        let turn = state.step(Step::Delete);
        let done = turn.take(|| {
            self.live
                .delete(path)
                .map_err(|error| io::Error::other(error.to_string()))?;
            state.image.delete(path);
            Ok(())
        });
        done.map_err(|error| DeleteError::IoError {
            io_error: Arc::new(error),
            filepath: path.to_owned(),
        })
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.live.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let mut state = self.state.lock().unwrap();
        let turn = state.step(Step::Create);
        let wrapped = |error| OpenWriteError::wrap_io_error(error, path.to_owned());
        let (file, inode) = turn
            .take(|| {
                let file = self.live.open_write(path).map_err(io::Error::other)?;
                Ok((file, state.image.create(path)))
            })
            .map_err(wrapped)?;
        let file = file
            .into_inner()
            .map_err(|error| wrapped(error.into_error()))?;
        Ok(BufWriter::new(Box::new(FaultyFile {
            file,
            inode,
            state: Arc::clone(&self.state),
        })))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.live.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let mut state = self.state.lock().unwrap();
        let begun = PathBuf::from(".tmpAb12Cd");
        let turn = state.step(Step::WriteBesides);
        if turn != Turn::Go {
            // Whoever is stopped here leaves the part that it wrote.
            let inode = state.image.create(&begun);
            state.image.append(inode, &data[..data.len() / 2]);
            return turn.take(|| Ok(()));
        }
        let turn = state.step(Step::Rename);
        turn.take(|| {
            self.live.atomic_write(path, data)?;
            state.image.replace(path, data);
            Ok(())
        })
    }

    fn sync_directory(&self) -> io::Result<()> {
        let mut state = self.state.lock().unwrap();
        let turn = state.step(Step::SyncFolder);
        turn.take(|| {
            state.image.sync_names();
            Ok(())
        })
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.live.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.live.watch(callback)
    }
}

/// A file of such a folder.
struct FaultyFile {
    file: Box<dyn TerminatingWrite + Send + Sync>,
    inode: usize,
    state: Arc<Mutex<State>>,
}

impl FaultyFile {
    /// Writes bytes to the file and to the image.
    fn put(&mut self, state: &mut State, bytes: &[u8]) -> io::Result<usize> {
        self.file.write_all(bytes)?;
        state.image.append(self.inode, bytes);
        Ok(bytes.len())
    }
}

impl Write for FaultyFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let state = Arc::clone(&self.state);
        let mut state = state.lock().unwrap();
        let half = &bytes[..bytes.len().div_ceil(2)];
        match state.step(Step::Write) {
            Turn::Half => self.put(&mut state, half),
            Turn::HalfThenFail => {
                self.put(&mut state, half)?;
                Err(io::ErrorKind::StorageFull.into())
            }
            turn => turn.take(|| self.put(&mut state, bytes)),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl TerminatingWrite for FaultyFile {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        let mut state = self.state.lock().unwrap();
        let turn = state.step(Step::SyncFile);
        let (file, inode) = (&mut self.file, self.inode);
        turn.take(|| {
            file.terminate_ref(token)?;
            state.image.sync_file(inode);
            Ok(())
        })
    }
}
