//! Ids, and the ids that were met before.

use pressoir_document::Clipping;
use rustc_hash::FxHashMap;

/// Returns the id made from some text: the first 16 hexadecimal digits of its BLAKE3 hash.
pub(crate) fn id_of(text: &str) -> String {
    let mut id = blake3::hash(text.as_bytes()).to_hex();
    id.truncate(16);
    id.to_string()
}

/// Returns the id of a record that has none: made from its title, date and body.
pub(crate) fn id_of_content(clipping: &Clipping) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(clipping.title.as_deref().unwrap_or("").as_bytes());
    hasher.update(b"\n");
    let date = clipping.date.map(|date| date.to_string());
    hasher.update(date.as_deref().unwrap_or("").as_bytes());
    hasher.update(b"\n");
    hasher.update(clipping.body.as_bytes());
    let mut id = hasher.finalize().to_hex();
    id.truncate(16);
    id.to_string()
}

/// What is kept of a clipping to know it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    id: u128,
    content: u64,
}

impl Fingerprint {
    pub(crate) fn of(clipping: &Clipping) -> Self {
        let hash = blake3::hash(clipping.id.as_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&hash.as_bytes()[..16]);
        let content = {
            use std::hash::{BuildHasher, Hash, Hasher};
            let mut hasher = rustc_hash::FxBuildHasher.build_hasher();
            clipping.title.hash(&mut hasher);
            clipping.date.hash(&mut hasher);
            clipping.keywords.hash(&mut hasher);
            clipping.source.hash(&mut hasher);
            clipping.body.hash(&mut hasher);
            hasher.finish()
        };
        Fingerprint {
            id: u128::from_le_bytes(id),
            content,
        }
    }
}

/// Where a clipping was met: the number of its file, and its line there or 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: u32,
    pub(crate) line: u32,
}

/// An earlier clipping with the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Earlier {
    pub(crate) place: Place,
    pub(crate) is_same: bool,
}

/// The ids of a run: 32 bytes each, so that a million clippings take some tens of megabytes.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    ids: FxHashMap<u128, (u64, Place)>,
}

impl Seen {
    /// Notes a clipping; returns the earlier one when the id was met before.
    pub(crate) fn note(&mut self, print: Fingerprint, place: Place) -> Option<Earlier> {
        if let Some(&(content, place)) = self.ids.get(&print.id) {
            let is_same = content == print.content;
            return Some(Earlier { place, is_same });
        }
        self.ids.insert(print.id, (print.content, place));
        None
    }
}
