use std::collections::{BTreeMap, VecDeque};

use crate::{Input, Item, Options, Progress, ProgressHandle};

/// Reads `inputs` in their order; folders are walked sorted by path.
#[must_use]
pub fn read(inputs: Vec<Input>, options: &Options) -> Reader {
    let _ = (inputs, options);
    Reader {
        ready: VecDeque::new(),
        progress: ProgressHandle::default(),
    }
}

/// The clippings of some inputs, in an order that depends on the inputs alone.
#[derive(Debug)]
pub struct Reader {
    ready: VecDeque<Item>,
    progress: ProgressHandle,
}

impl Reader {
    /// Returns how far reading has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress.get()
    }

    /// Returns a view of the progress that outlives the borrow of the reader.
    #[must_use]
    pub fn progress_handle(&self) -> ProgressHandle {
        self.progress.clone()
    }

    /// Returns the names of record fields that are not read, and how often each occurred so far.
    #[must_use]
    pub fn ignored_fields(&self) -> BTreeMap<String, u64> {
        self.progress.ignored_fields()
    }
}

impl Iterator for Reader {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        self.ready.pop_front()
    }
}
