use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How far reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files that were read to their end or skipped; an archive is one.
    pub files_done: u64,
    /// All files of the inputs, once the folders were walked.
    pub files_total: Option<u64>,
    /// Bytes of text read, after decompression.
    pub bytes_read: u64,
    /// Bytes read from the files as they are stored: the share of `stored_bytes_total` done.
    pub stored_bytes_read: u64,
    /// The size of all files as they are stored, once the folders were walked.
    pub stored_bytes_total: Option<u64>,
    /// Hidden files and folders, and hidden members of archives, that were passed over.
    pub hidden: u64,
}

/// A view of a reader's progress for another thread, such as one that draws a bar.
#[derive(Clone, Debug, Default)]
pub struct ProgressHandle(Arc<Counters>);

#[derive(Debug, Default)]
struct Counters {
    files_done: AtomicU64,
    files_total: AtomicU64,
    bytes_read: AtomicU64,
    stored_bytes_read: AtomicU64,
    stored_bytes_total: AtomicU64,
    hidden: AtomicU64,
    totals_known: AtomicBool,
    ignored_fields: Mutex<BTreeMap<String, u64>>,
}

impl ProgressHandle {
    /// Returns how far reading has come.
    #[must_use]
    pub fn get(&self) -> Progress {
        let counters = &*self.0;
        let known = counters.totals_known.load(Ordering::Acquire);
        let total = |counter: &AtomicU64| known.then(|| counter.load(Ordering::Relaxed));
        Progress {
            files_done: counters.files_done.load(Ordering::Relaxed),
            files_total: total(&counters.files_total),
            bytes_read: counters.bytes_read.load(Ordering::Relaxed),
            stored_bytes_read: counters.stored_bytes_read.load(Ordering::Relaxed),
            stored_bytes_total: total(&counters.stored_bytes_total),
            hidden: counters.hidden.load(Ordering::Relaxed),
        }
    }

    /// Returns the names of record fields that are not read, and how often each occurred.
    #[must_use]
    pub fn ignored_fields(&self) -> BTreeMap<String, u64> {
        self.0
            .ignored_fields
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(crate) fn count_hidden(&self) {
        self.0.hidden.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn count_text(&self, bytes: usize) {
        add(&self.0.bytes_read, bytes);
    }

    pub(crate) fn count_stored(&self, bytes: usize) {
        add(&self.0.stored_bytes_read, bytes);
    }

    pub(crate) fn count_file(&self) {
        self.0.files_done.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn set_totals(&self, files: u64, stored_bytes: u64) {
        self.0.files_total.store(files, Ordering::Relaxed);
        self.0
            .stored_bytes_total
            .store(stored_bytes, Ordering::Relaxed);
        self.0.totals_known.store(true, Ordering::Release);
    }

    pub(crate) fn count_ignored(&self, fields: impl IntoIterator<Item = (String, u64)>) {
        let mut counted = self
            .0
            .ignored_fields
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        for (field, count) in fields {
            *counted.entry(field).or_default() += count;
        }
    }
}

fn add(counter: &AtomicU64, bytes: usize) {
    counter.fetch_add(u64::try_from(bytes).unwrap_or(u64::MAX), Ordering::Relaxed);
}
