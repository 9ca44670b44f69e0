use std::sync::Arc;

use crate::{Globs, Learned, Vocabulary};

/// How inputs are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many threads parse; `None` is one a core.
    pub threads: Option<usize>,
    /// The size in bytes, once decompressed, above which a text file is refused.
    pub max_text_bytes: u64,
    /// The size in bytes above which one line of a JSON Lines file or one row of a table is refused.
    pub max_line_bytes: usize,
    /// Which files below a folder are read.
    pub globs: Globs,
    /// The keywords and the names of papers that texts are read by.
    pub vocabulary: Arc<Vocabulary>,
    /// Whether explanations are made.
    pub detail: Detail,
    /// What earlier runs learned, to which the texts of this run add before they are parsed; `None`
    /// is a run that learns nothing. Tables and one text
    /// alone are not learned from.
    pub learned: Option<Learned>,
    /// Whether to count what is dropped as chrome, for [`Reader::dropped`](crate::Reader::dropped).
    pub count_dropped: bool,
    /// Whether it is worked out what each clipping is compared with others by.
    pub likeness: bool,
}

/// How much is told of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Its clippings.
    #[default]
    Clippings,
    /// What each of its lines was read as, too.
    Explained,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            threads: None,
            max_text_bytes: 128 << 20,
            max_line_bytes: 64 << 20,
            globs: Globs::default(),
            vocabulary: Vocabulary::shipped(),
            detail: Detail::default(),
            learned: None,
            count_dropped: false,
            likeness: false,
        }
    }
}
