use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pressoir_analysis::ANALYSIS_VERSION;
use serde::{Deserialize, Serialize};

use crate::IndexError;

/// The version of what an index holds and where. It grows when older programs could no longer
/// read a new index, or newer ones an old one.
const FORMAT_VERSION: u32 = 1;

/// What made an index; it travels with every commit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Stamp {
    format: u32,
    analysis: u32,
    /// Grows by one with each commit that changed the archive.
    pub(crate) generation: u64,
    /// The folders and files that were indexed: their name in the archive and where they stood.
    pub(crate) roots: BTreeMap<String, PathBuf>,
}

impl Stamp {
    /// Returns the stamp of an index that nothing was written to yet.
    fn new() -> Self {
        Stamp {
            format: FORMAT_VERSION,
            analysis: ANALYSIS_VERSION,
            generation: 0,
            roots: BTreeMap::new(),
        }
    }

    /// Reads the stamp that a commit carries and checks that this program made it. An index that
    /// nothing was written to yet carries none.
    pub(crate) fn read(payload: Option<&str>, folder: &Path) -> Result<Self, IndexError> {
        let Some(payload) = payload else {
            return Ok(Stamp::new());
        };
        let stamp: Stamp = serde_json::from_str(payload)
            .map_err(|error| IndexError::Corrupt(format!("its stamp is unreadable, {error}")))?;
        for (part, found, expected) in [
            ("format", stamp.format, FORMAT_VERSION),
            ("analysis", stamp.analysis, ANALYSIS_VERSION),
        ] {
            if found != expected {
                let folder = folder.to_owned();
                return Err(IndexError::Incompatible {
                    folder,
                    part,
                    found,
                    expected,
                });
            }
        }
        Ok(stamp)
    }

    /// Returns the stamp as a commit carries it.
    pub(crate) fn to_payload(&self) -> Result<String, IndexError> {
        serde_json::to_string(self).map_err(|error| IndexError::Corrupt(error.to_string()))
    }
}
