use std::io;
use std::path::PathBuf;
use std::time::Duration;

use pressoir_query::PeriodUnit;
use tantivy::TantivyError;

/// What can go wrong with an index.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// There is nothing at this path.
    #[error("there is no index at `{}`", .0.display())]
    Missing(PathBuf),
    /// The folder holds no index.
    #[error("`{}` is not an index", .0.display())]
    NotAnIndex(PathBuf),
    /// A new index would mix with what the folder holds.
    #[error("`{}` is not an index and not empty", .0.display())]
    Occupied(PathBuf),
    /// A snapshot would mix with what the folder holds.
    #[error("`{}` is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// The index was made by other rules than those of this program.
    #[error(
        "the index `{}` has {part} version {found}, this program works with version {expected}",
        folder.display()
    )]
    Incompatible {
        /// The folder of the index.
        folder: PathBuf,
        /// What differs: `format` or `analysis`.
        part: &'static str,
        /// The version of the index.
        found: u32,
        /// The version of the program.
        expected: u32,
    },
    /// Another program is writing.
    #[error("another program is writing to the index `{}`", .0.display())]
    Locked(PathBuf),
    /// Two folders of one name would have the same identities.
    #[error(
        "the archive knows `{name}` as {}, and {} would take its place",
        known.display(), given.display()
    )]
    RootTaken {
        /// The name that both share.
        name: String,
        /// The folder that the archive knows.
        known: PathBuf,
        /// The folder that was given.
        given: PathBuf,
    },
    /// A file of the index cannot be read or written.
    #[error("cannot use `{}`: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// So many periods tell nobody anything.
    #[error("a timeline by {unit} would have {periods} periods, and {most} is the most")]
    TooManyPeriods {
        /// The length of a period.
        unit: PeriodUnit,
        /// How many there would be.
        periods: u64,
        /// How many there can be.
        most: usize,
    },
    /// The state of the archive that a cursor stands on is no longer there.
    #[error("the archive has changed since this cursor was told; begin the search again")]
    CursorGone,
    /// The time that the request gives was over before it was answered.
    #[error("the search took longer than {} s and was given up", .0.as_secs())]
    TookTooLong(Duration),
    /// The index contradicts itself.
    #[error("the index is damaged: {0}")]
    Corrupt(String),
    /// The engine failed.
    #[error("the index cannot be used: {0}")]
    Engine(#[from] TantivyError),
}

impl IndexError {
    /// Returns what the user can do about it, if anything is known to help.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            IndexError::Missing(_) => "build it with `pressoir index PATH… --index DIR`",
            IndexError::NotAnIndex(_) => {
                "name the folder that `pressoir index` wrote with --index DIR"
            }
            IndexError::Occupied(_) => "choose an empty or a new folder with --index DIR",
            IndexError::NotEmpty(_) => "choose a new or an empty folder",
            IndexError::Incompatible { .. } => {
                "build the index again into an empty folder, or use the program that made it"
            }
            IndexError::Locked(_) => "wait until it has finished, or stop it",
            IndexError::RootTaken { .. } => {
                "rename one of the two folders, or index the folder that holds both"
            }
            IndexError::TooManyPeriods { .. } => {
                "ask for longer periods, or for a shorter time with --from and --to"
            }
            IndexError::TookTooLong(_) => {
                "ask for fewer words in PRÈS and ADJ, or for longer beginnings before `*`"
            }
            IndexError::Corrupt(_) => "delete the folder and build the index again",
            IndexError::Io { source, .. } => return hint_for(source.kind()),
            IndexError::CursorGone | IndexError::Engine(_) => return None,
        })
    }
}

/// Returns what helps where a file cannot be read or written.
fn hint_for(kind: io::ErrorKind) -> Option<&'static str> {
    Some(match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "free space on that disk, or choose another with --index DIR, and run the command again; \
             what was committed before is kept"
        }
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            "choose a folder that you may write to with --index DIR, or ask for the right to write there"
        }
        _ => return None,
    })
}

impl From<io::Error> for IndexError {
    fn from(error: io::Error) -> Self {
        IndexError::Engine(error.into())
    }
}
