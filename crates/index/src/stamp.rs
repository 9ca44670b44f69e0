use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pressoir_analysis::ANALYSIS_VERSION;
use serde::{Deserialize, Serialize};

use crate::IndexError;
use crate::disk::{IndexDirectory, SEGMENTS, Seal, broken};
use crate::kin::KinStamp;

/// The version of what an index holds and where. It grows when older programs could no longer
/// read a new index, or newer ones an old one.
pub const FORMAT_VERSION: u32 = 5;

/// The versions in a stamp, which are read before anything else of it.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Versions {
    format: u32,
    analysis: u32,
}

/// What made an index; it travels with every commit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Stamp {
    format: u32,
    analysis: u32,
    /// Grows by one with each commit that changed the archive.
    pub(crate) generation: u64,
    /// The folders and files that were indexed: their name in the archive and where they stood.
    pub(crate) roots: BTreeMap<String, PathBuf>,
    /// Notes of what was learned of the texts that were read, kept for those who read the next.
    #[serde(default)]
    pub(crate) notes: Vec<String>,
    /// Where the copies and reprints stand, and how many there are.
    pub(crate) kin: KinStamp,
    /// Whether the list of segments, which holds this stamp, carries a checksum. Those of programs
    /// before it did not.
    #[serde(default)]
    sealed: bool,
}

impl Stamp {
    /// Returns the stamp of an index that nothing was written to yet.
    fn new() -> Self {
        Stamp {
            format: FORMAT_VERSION,
            analysis: ANALYSIS_VERSION,
            generation: 0,
            roots: BTreeMap::new(),
            notes: Vec::new(),
            kin: KinStamp::default(),
            sealed: true,
        }
    }

    /// Reads the stamp that a commit carries and checks that this program made it. An index that
    /// nothing was written to yet carries none.
    pub(crate) fn read(payload: Option<&str>, folder: &Path) -> Result<Self, IndexError> {
        let Some(payload) = payload else {
            return Ok(Stamp::new());
        };
        // An index of another program can carry anything.
        let versions: Versions =
            serde_json::from_str(payload).map_err(|_| IndexError::NotAnIndex(folder.to_owned()))?;
        for (part, found, expected) in [
            ("format", versions.format, FORMAT_VERSION),
            ("analysis", versions.analysis, ANALYSIS_VERSION),
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
        serde_json::from_str(payload)
            .map_err(|error| IndexError::Corrupt(format!("its stamp is unreadable, {error}")))
    }

    /// Returns the stamp of the same state as another generation.
    pub(crate) fn at(&self, generation: u64) -> Self {
        Stamp {
            generation,
            ..self.clone()
        }
    }

    /// Returns the stamp as a commit carries it; the directory adds the checksum.
    pub(crate) fn to_payload(&self) -> Result<String, IndexError> {
        let sealed = Stamp {
            sealed: true,
            ..self.clone()
        };
        serde_json::to_string(&sealed).map_err(|error| IndexError::Corrupt(error.to_string()))
    }

    /// Returns whether the lists of the engine carry checksums.
    pub(crate) fn is_sealed(&self) -> bool {
        self.sealed
    }

    /// Checks that the list of segments has its checksum, where the stamp says that it has one.
    pub(crate) fn check_seal(&self, directory: &IndexDirectory) -> Result<(), IndexError> {
        // Where nothing was committed there is nothing to lose.
        if self.sealed && self.generation > 0 && directory.seal_of(SEGMENTS)? == Seal::Missing {
            return Err(broken(&directory.folder().join(SEGMENTS)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_back() {
        let mut stamp = Stamp::new();
        stamp.generation = 7;
        stamp
            .roots
            .insert("corpus".into(), "/archive/corpus".into());
        let payload = stamp.to_payload().unwrap();
        let read = Stamp::read(Some(&payload), Path::new("index")).unwrap();
        assert_eq!((read.generation, read.roots), (7, stamp.roots));
        assert_eq!(Stamp::read(None, Path::new("index")).unwrap().generation, 0);
    }

    #[test]
    fn a_stamp_of_another_make_is_refused() {
        let (format, analysis) = (FORMAT_VERSION, ANALYSIS_VERSION);
        let not_an_index = "`index` is not an index";
        let newer_format = format!(
            "the index `index` has format version {}, this program works with version {format}",
            format + 1
        );
        let newer_analysis = format!(
            "the index `index` has analysis version {}, this program works with version {analysis}",
            analysis + 1
        );
        for (payload, words) in [
            (String::new(), not_an_index),
            ("lucene".to_owned(), not_an_index),
            // A foreign index was called damaged, and the hint was to delete its folder.
            (r#"{"commit":12}"#.to_owned(), not_an_index),
            (
                format!(
                    r#"{{"format":{},"analysis":{analysis},"generation":1,"roots":{{}}}}"#,
                    format + 1
                ),
                &newer_format,
            ),
            // The stamp of a later format can hold other things.
            (
                format!(
                    r#"{{"format":{},"analysis":{analysis},"roots":["corpus"]}}"#,
                    format + 1
                ),
                &newer_format,
            ),
            (
                format!(
                    r#"{{"format":{format},"analysis":{},"generation":1,"roots":{{}}}}"#,
                    analysis + 1
                ),
                &newer_analysis,
            ),
            (
                format!(r#"{{"format":{format},"analysis":{analysis}}}"#),
                "the index is damaged: its stamp is unreadable, missing field `generation` at \
                 line 1 column 25",
            ),
        ] {
            let error = Stamp::read(Some(&payload), Path::new("index")).unwrap_err();
            assert_eq!(error.to_string(), words, "{payload}");
        }
    }
}
