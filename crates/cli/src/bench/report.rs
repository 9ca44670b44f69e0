//! What was measured, as it is written to a file and read again as a baseline.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::build::Settings;
use super::machine::Machine;
use super::statistics::Measured;
use crate::error::CommandError;

/// All that a benchmark measured. Times are in seconds or milliseconds, sizes in bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Report {
    /// The version of this form.
    pub(crate) bench: u32,
    /// When it was begun, in UTC.
    pub(crate) date: String,
    pub(crate) program: Program,
    pub(crate) machine: Machine,
    pub(crate) corpus: CorpusInfo,
    pub(crate) settings: Settings,
    /// From the files to the merged index, as `pressoir index` does it.
    pub(crate) index: Phase,
    /// The stages of that, each alone.
    pub(crate) phases: Vec<Phase>,
    pub(crate) size: Size,
    pub(crate) query_log: QueryLogInfo,
    pub(crate) queries: Vec<Queries>,
}

impl Report {
    /// The version of the form that this program writes.
    pub(crate) const VERSION: u32 = 1;

    pub(crate) fn read(path: &Path) -> Result<Self, CommandError> {
        let name = path.display();
        let unusable = |message: String| {
            CommandError::new(message).with_hint("name a file that `pressoir bench --output` wrote")
        };
        let text = fs::read_to_string(path)
            .map_err(|error| unusable(format!("`{name}` cannot be read: {error}")))?;
        let report: Report = serde_json::from_str(&text)
            .map_err(|error| unusable(format!("`{name}` is no report: {error}")))?;
        if report.bench != Self::VERSION {
            return Err(unusable(format!(
                "`{name}` has version {} of the report, and this program reads version {}",
                report.bench,
                Self::VERSION
            )));
        }
        Ok(report)
    }
}

/// What was measured with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Program {
    pub(crate) version: String,
    /// The version of the index on disk.
    pub(crate) index_format: u32,
    /// The version of the rules that turn text into forms.
    pub(crate) analysis: u32,
    /// `release`, or `debug` where the compiler did not optimise.
    pub(crate) build: String,
}

impl Program {
    pub(crate) fn this() -> Self {
        Program {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            index_format: pressoir_index::FORMAT_VERSION,
            analysis: pressoir_analysis::ANALYSIS_VERSION,
            build: if cfg!(debug_assertions) {
                "debug"
            } else {
                "release"
            }
            .to_owned(),
        }
    }
}

/// What was measured on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CorpusInfo {
    pub(crate) inputs: Vec<String>,
    pub(crate) files: u64,
    /// The size of the files as they are stored.
    pub(crate) stored_bytes: u64,
    /// The digest of all files, one after the other.
    pub(crate) blake3: String,
    pub(crate) clippings: u64,
    /// The size of titles, texts and keywords, in UTF-8.
    pub(crate) text_bytes: u64,
}

/// A stage of indexing. A rate is that of the median run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Phase {
    pub(crate) name: String,
    pub(crate) seconds: Measured,
    pub(crate) cpu_seconds: Option<Measured>,
    pub(crate) docs_per_second: Option<f64>,
    /// What the rate in bytes is of.
    pub(crate) bytes: u64,
    pub(crate) mb_per_second: Option<f64>,
}

/// What an index takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Size {
    pub(crate) index_bytes: Measured,
    pub(crate) bytes_per_clipping: f64,
    /// The size of the index as a share of that of the text.
    pub(crate) share_of_text: f64,
    /// The most memory that the process had while it built the index.
    pub(crate) peak_memory_bytes: Option<Measured>,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct QueryLogInfo {
    /// Nothing where the queries are titles of the corpus.
    pub(crate) file: Option<String>,
    pub(crate) queries: u64,
    pub(crate) blake3: String,
}

/// How the queries of the log were answered in one way, on one thread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Queries {
    pub(crate) name: String,
    pub(crate) p50_ms: Measured,
    pub(crate) p95_ms: Measured,
    pub(crate) p99_ms: Measured,
    pub(crate) per_second: Measured,
}
