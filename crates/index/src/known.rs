//! What a writer knows of the clippings that an index holds.

use rustc_hash::FxHashMap;
use tantivy::{Index, IndexReader, ReloadPolicy};

use crate::IndexError;
use crate::schema::column;

/// What is known of a clipping.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    pub(crate) fingerprint: u64,
    /// Whether this run came across it.
    pub(crate) seen: bool,
}

/// What the columns say of one clipping.
pub(crate) struct Listed<'a> {
    pub(crate) id: &'a str,
    pub(crate) origin: &'a str,
    pub(crate) fingerprint: u64,
}

/// Gives every clipping of the index to `visit`.
pub(crate) fn each_document(
    index: &Index,
    mut visit: impl FnMut(&Listed<'_>),
) -> Result<(), IndexError> {
    let reader = open_reader(index)?;
    for segment in reader.searcher().segment_readers() {
        let columns = segment.fast_fields();
        let missing = || IndexError::Corrupt("a column is missing".to_owned());
        let ids = columns.str(column::ID)?.ok_or_else(missing)?;
        let origins = columns.str(column::ORIGIN)?.ok_or_else(missing)?;
        let fingerprints = columns.u64(column::FINGERPRINT)?;
        let (mut id, mut origin) = (String::new(), String::new());
        for doc in segment.doc_ids_alive() {
            for (column, text) in [(&ids, &mut id), (&origins, &mut origin)] {
                text.clear();
                if let Some(ordinal) = column.ords().first(doc) {
                    column.ord_to_str(ordinal, text)?;
                }
            }
            let fingerprint = fingerprints.first(doc).unwrap_or_default();
            visit(&Listed {
                id: &id,
                origin: &origin,
                fingerprint,
            });
        }
    }
    Ok(())
}

/// Opens the state of the last commit.
pub(crate) fn open_reader(index: &Index) -> Result<IndexReader, IndexError> {
    let builder = index.reader_builder();
    Ok(builder.reload_policy(ReloadPolicy::Manual).try_into()?)
}

pub(crate) fn read_known(index: &Index) -> Result<FxHashMap<u128, Known>, IndexError> {
    let mut known = FxHashMap::default();
    each_document(index, |document| {
        let fingerprint = document.fingerprint;
        known.insert(
            key_of(document.id),
            Known {
                fingerprint,
                seen: false,
            },
        );
    })?;
    Ok(known)
}

/// Returns a digest of an identity; two in an archive of any size do not meet.
pub(crate) fn key_of(id: &str) -> u128 {
    let digest = blake3::hash(id.as_bytes());
    let mut key = [0; 16];
    key.copy_from_slice(&digest.as_bytes()[..16]);
    u128::from_le_bytes(key)
}
