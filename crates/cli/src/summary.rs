use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use pressoir_document::{Clipping, Layout};
use pressoir_index::{Change, Summary as State};
use pressoir_ingest::{Progress, SkipReason, Skipped};
use serde::Serialize;

use crate::error::Outcome;
use crate::output::{Bytes, Counted, Thousands};
use crate::report::Report;

/// What bringing an index up to date did.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    /// The folder of the index.
    index: String,
    clippings: u64,
    new: u64,
    changed: u64,
    unchanged: u64,
    pub(crate) deleted: u64,
    /// How many clippings were read in each layout.
    layouts: BTreeMap<Layout, u64>,
    /// How many clippings carry a warning.
    with_warnings: u64,
    /// How many files and lines were skipped, by reason.
    skipped: BTreeMap<String, u64>,
    /// Fields of records that are not read, with how often they occurred.
    ignored_fields: BTreeMap<String, u64>,
    /// Paths that were named and could not be used at all.
    #[serde(skip)]
    pub(crate) unusable_inputs: u64,
    files: u64,
    bytes_read: u64,
    seconds: f64,
    docs: u64,
    /// How many clippings are copies of others, by which they are shown.
    copies: u64,
    /// How many clippings are reprints of each other, and how many groups they make.
    reprints: u64,
    reprint_groups: u64,
    generation: u64,
    index_bytes: u64,
    /// What was found, for those who asked for details.
    #[serde(skip)]
    pub(crate) report: Option<Report>,
}

impl Summary {
    pub(crate) fn new(folder: &Path) -> Self {
        Summary {
            index: folder.display().to_string(),
            clippings: 0,
            new: 0,
            changed: 0,
            unchanged: 0,
            deleted: 0,
            layouts: BTreeMap::new(),
            with_warnings: 0,
            skipped: BTreeMap::new(),
            ignored_fields: BTreeMap::new(),
            unusable_inputs: 0,
            files: 0,
            bytes_read: 0,
            seconds: 0.0,
            docs: 0,
            copies: 0,
            reprints: 0,
            reprint_groups: 0,
            generation: 0,
            index_bytes: 0,
            report: None,
        }
    }

    pub(crate) fn count(&mut self, change: Change, clipping: &Clipping) {
        self.clippings += 1;
        *self.layouts.entry(clipping.layout).or_default() += 1;
        self.with_warnings += u64::from(!clipping.warnings.is_empty());
        match change {
            Change::New => self.new += 1,
            Change::Changed => self.changed += 1,
            Change::Unchanged => self.unchanged += 1,
        }
    }

    /// Counts what gave no clipping; `paths` are those that were named.
    pub(crate) fn skip(&mut self, skipped: &Skipped, paths: &[PathBuf]) {
        let name = reason_name(&skipped.reason).to_owned();
        *self.skipped.entry(name).or_default() += 1;
        self.unusable_inputs += u64::from(is_unusable_input(skipped, paths));
    }

    pub(crate) fn read(&mut self, progress: Progress, ignored_fields: BTreeMap<String, u64>) {
        self.files = progress.files_done;
        self.bytes_read = progress.bytes_read;
        self.ignored_fields = ignored_fields;
    }

    pub(crate) fn finish(&mut self, state: State, elapsed: Duration) {
        self.docs = state.docs;
        self.copies = state.copies;
        self.reprints = state.reprints;
        self.reprint_groups = state.groups;
        self.generation = state.generation;
        self.index_bytes = state.bytes;
        self.seconds = (elapsed.as_secs_f64() * 1000.0).round() / 1000.0;
    }

    /// Returns whether the index is empty.
    pub(crate) fn holds_nothing(&self) -> bool {
        self.docs == 0
    }

    /// Notes that the index is now another folder's newest generation.
    pub(crate) fn move_to(&mut self, folder: &Path, generation: u64) {
        self.index = folder.display().to_string();
        self.generation = generation;
    }

    pub(crate) fn outcome(&self) -> Outcome {
        if self.unusable_inputs > 0 {
            Outcome::Incomplete
        } else if self.clippings == 0 && self.deleted == 0 {
            Outcome::Nothing
        } else {
            Outcome::Done
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = self.bytes_read as f64 / 1e6 / self.seconds.max(0.001);
        writeln!(
            f,
            "{} from {}: {} new, {} changed, {} unchanged, {} deleted",
            Counted(self.clippings, "clipping"),
            Counted(self.files, "file"),
            Thousands(self.new),
            Thousands(self.changed),
            Thousands(self.unchanged),
            Thousands(self.deleted),
        )?;
        writeln!(
            f,
            "{} of text in {:.2} s ({rate:.1} MB/s)",
            Bytes(self.bytes_read),
            self.seconds
        )?;
        counts(
            f,
            "layouts",
            self.layouts
                .iter()
                .map(|(layout, count)| (layout.as_str(), count)),
        )?;
        counts(
            f,
            "skipped",
            self.skipped
                .iter()
                .map(|(reason, count)| (reason.as_str(), count)),
        )?;
        counts(
            f,
            "fields not read",
            self.ignored_fields
                .iter()
                .map(|(field, count)| (field.as_str(), count)),
        )?;
        if self.with_warnings > 0 {
            writeln!(
                f,
                "with a warning, which `pressoir parse` shows: {}",
                Counted(self.with_warnings, "clipping")
            )?;
        }
        if self.copies > 0 {
            writeln!(
                f,
                "copies, which are counted once: {}",
                Counted(self.copies, "clipping")
            )?;
        }
        if self.reprints > 0 {
            writeln!(
                f,
                "reprints of one text: {} in {}",
                Counted(self.reprints, "clipping"),
                Counted(self.reprint_groups, "group")
            )?;
        }
        if let Some(report) = &self.report {
            write!(f, "{report}")?;
        }
        writeln!(
            f,
            "{}: {}, {}, generation {}",
            self.index,
            Counted(self.docs, "clipping"),
            Bytes(self.index_bytes),
            self.generation
        )
    }
}

/// Writes a line of names with their counts, if there are any.
fn counts<'a>(
    f: &mut fmt::Formatter<'_>,
    label: &str,
    counts: impl Iterator<Item = (&'a str, &'a u64)>,
) -> fmt::Result {
    let counts: Vec<String> = counts
        .map(|(name, count)| format!("{name} {}", Thousands(*count)))
        .collect();
    if counts.is_empty() {
        Ok(())
    } else {
        writeln!(f, "{label}: {}", counts.join(", "))
    }
}

/// Returns whether what gave no clipping was itself named and could not be used; an empty folder
/// could, and had nothing.
pub(crate) fn is_unusable_input(skipped: &Skipped, paths: &[PathBuf]) -> bool {
    paths.contains(&skipped.path) && !matches!(skipped.reason, SkipReason::NoClipping)
}

/// Returns the name under which a reason is counted.
pub(crate) fn reason_name(reason: &SkipReason) -> &'static str {
    match reason {
        SkipReason::Unreadable { .. } => "unreadable",
        SkipReason::NotAFile => "not a file",
        SkipReason::Binary { .. } => "binary",
        SkipReason::Empty => "empty",
        SkipReason::NoText => "without article",
        SkipReason::NoClipping => "folder without clipping",
        SkipReason::TooLarge { .. } => "too large",
        SkipReason::LineTooLong { .. } => "line too long",
        SkipReason::InvalidJson { .. } => "invalid JSON",
        SkipReason::JsonArray => "JSON array",
        SkipReason::JsonInUtf16 => "JSON in UTF-16",
        SkipReason::NoColumns => "table without columns",
        SkipReason::UnevenRow { .. } => "uneven row",
        SkipReason::RowTooLong { .. } => "row too long",
        SkipReason::TableInUtf16 => "table in UTF-16",
        SkipReason::EmptyRecord => "empty record",
        SkipReason::Html => "HTML",
        SkipReason::Damaged { .. } => "damaged",
        SkipReason::NotAnArchive { .. } => "not an archive",
        SkipReason::ArchiveCut { .. } => "archive cut short",
        SkipReason::Bomb { .. } => "decompression bomb",
        SkipReason::DuplicateMembers => "member names given twice",
        SkipReason::PathEscapes => "path out of its archive",
        SkipReason::SpecialMember { .. } => "link or device in an archive",
        SkipReason::NestedArchive => "archive in an archive",
        SkipReason::Encrypted => "locked with a password",
        SkipReason::UnknownMethod { .. } => "unknown packing",
        SkipReason::UnknownCompression => "unknown compression",
        SkipReason::ExactDuplicate { .. } => "duplicate",
        SkipReason::DuplicateId { .. } => "id given twice",
    }
}
