//! What a disk has of a folder after a power cut.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What a disk keeps of what it was not told to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Survival {
    /// Nothing: what was not synced is lost.
    Synced,
    /// Everything, as where a process is killed and the system goes on.
    Everything,
    /// Some of the names, each by itself, and some of the bytes; which, the number tells.
    Some(u64),
}

/// A file, whatever its names.
type Inode = usize;

#[derive(Clone, Debug)]
enum NameChange {
    Given(PathBuf, Inode),
    Taken(PathBuf),
}

/// A folder with what of it is on disk for certain.
#[derive(Clone, Debug, Default)]
pub(super) struct Synced {
    names: BTreeMap<PathBuf, Inode>,
    /// What happened to names since the folder was synced.
    pending: Vec<NameChange>,
    files: Vec<FileImage>,
}

#[derive(Clone, Debug, Default)]
struct FileImage {
    bytes: Vec<u8>,
    /// How many of the bytes were synced.
    synced: usize,
}

impl Synced {
    /// Takes a folder as it is; all of it is on disk.
    pub(super) fn of(folder: &Path) -> Self {
        let mut image = Synced::default();
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let bytes = fs::read(entry.path()).unwrap();
            let inode = image.begin(bytes);
            image.sync_file(inode);
            image.names.insert(entry.file_name().into(), inode);
        }
        image
    }

    fn begin(&mut self, bytes: Vec<u8>) -> Inode {
        self.files.push(FileImage { bytes, synced: 0 });
        self.files.len() - 1
    }

    /// Creates an empty file.
    pub(super) fn create(&mut self, path: &Path) -> Inode {
        let inode = self.begin(Vec::new());
        self.pending.push(NameChange::Given(path.into(), inode));
        inode
    }

    /// Creates a whole, synced file under a name that may be another's.
    pub(super) fn replace(&mut self, path: &Path, bytes: &[u8]) {
        let inode = self.begin(bytes.to_owned());
        self.sync_file(inode);
        self.pending.push(NameChange::Given(path.into(), inode));
    }

    pub(super) fn append(&mut self, inode: Inode, bytes: &[u8]) {
        self.files[inode].bytes.extend_from_slice(bytes);
    }

    pub(super) fn sync_file(&mut self, inode: Inode) {
        self.files[inode].synced = self.files[inode].bytes.len();
    }

    pub(super) fn delete(&mut self, path: &Path) {
        self.pending.push(NameChange::Taken(path.into()));
    }

    pub(super) fn sync_names(&mut self) {
        for change in std::mem::take(&mut self.pending) {
            apply(&mut self.names, change);
        }
    }

    /// Writes what is there after a power cut into an empty folder.
    pub(super) fn restore(&self, survival: Survival, folder: &Path) {
        let mut chance = match survival {
            Survival::Some(seed) => Chance(seed),
            _ => Chance(1),
        };
        let mut survives = |_: &NameChange| match survival {
            Survival::Synced => false,
            Survival::Everything => true,
            Survival::Some(_) => chance.next() % 2 == 0,
        };
        let mut names = self.names.clone();
        for change in &self.pending {
            if survives(change) {
                apply(&mut names, change.clone());
            }
        }
        for (name, inode) in names {
            let file = &self.files[inode];
            let unsynced = file.bytes.len() - file.synced;
            let kept = match survival {
                Survival::Synced => 0,
                Survival::Everything => unsynced,
                Survival::Some(_) => chance.next() as usize % (unsynced + 1),
            };
            fs::write(folder.join(name), &file.bytes[..file.synced + kept]).unwrap();
        }
    }
}

fn apply(names: &mut BTreeMap<PathBuf, Inode>, change: NameChange) {
    match change {
        NameChange::Given(path, inode) => {
            names.insert(path, inode);
        }
        NameChange::Taken(path) => {
            names.remove(&path);
        }
    }
}

/// A row of numbers that looks like chance and is the same each time (xorshift64*, Vigna 2016).
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.max(1);
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }
}
