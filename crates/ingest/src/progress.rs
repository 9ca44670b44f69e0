use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How far reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files that were read to their end or skipped.
    pub files_done: u64,
    /// All files of the inputs, once the folders were walked.
    pub files_total: Option<u64>,
    /// Bytes of text read, after decompression.
    pub bytes_read: u64,
    /// Bytes read from the files as they are stored: the share of `stored_bytes_total` done.
    pub stored_bytes_read: u64,
    /// The size of all files as they are stored, once the folders were walked.
    pub stored_bytes_total: Option<u64>,
    /// Hidden files and folders that were passed over.
    pub hidden: u64,
}

/// A view of a reader's progress for another thread, such as one that draws a bar.
#[derive(Clone, Debug, Default)]
pub struct ProgressHandle(Arc<Counters>);

#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) files_done: AtomicU64,
    pub(crate) files_total: AtomicU64,
    pub(crate) bytes_read: AtomicU64,
    pub(crate) stored_bytes_read: AtomicU64,
    pub(crate) stored_bytes_total: AtomicU64,
    pub(crate) hidden: AtomicU64,
    pub(crate) totals_known: AtomicBool,
    pub(crate) ignored_fields: Mutex<BTreeMap<String, u64>>,
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

    pub(crate) fn counters(&self) -> &Counters {
        &self.0
    }
}
