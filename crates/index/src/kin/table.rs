use std::path::Path;

use serde::{Deserialize, Serialize};
use tantivy::{Directory, TantivyError};

use super::traits::Traits;
use crate::IndexError;
use crate::disk::{IndexDirectory, broken};

/// What every file begins with; the digits are the version of its format.
const MAGIC: &[u8; 8] = b"PRSKIN01";
/// The ending of the files.
const ENDING: &str = ".kin";
/// The length of a digest.
const DIGEST: usize = 8;
/// The length of an entry.
const ENTRY: usize = 16;
/// What stands for no group.
const NO_GROUP: u32 = u32::MAX;

/// The clippings that are not alone: copies, what they are copies of, and reprints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// In the order of their identities.
    pub(super) entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) identity: u64,
    /// The place of the entry that is shown for it; its own, unless it is a copy.
    pub(super) first: u32,
    /// The group of a clipping that has reprints.
    pub(super) group: Option<u32>,
}

/// What a commit says of its table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KinStamp {
    /// The name of the file; none where every clipping is alone.
    pub(crate) file: Option<String>,
    /// How many clippings are copies of others, and are not shown.
    pub(crate) copies: u64,
    /// How many clippings have reprints, and how many groups they make.
    pub(crate) reprints: u64,
    pub(crate) groups: u64,
}

impl Table {
    /// Returns the table of clippings, of each of which it is known what is shown for it and the
    /// number of its group.
    pub(super) fn of(clippings: &[Traits], firsts: &[u32], groups: &[u32]) -> Self {
        let mut has_copies = vec![false; clippings.len()];
        let mut sizes = vec![0_u32; clippings.len()];
        for (place, (first, group)) in (0..).zip(firsts.iter().zip(groups)) {
            if place == *first {
                sizes[*group as usize] += 1;
            } else {
                has_copies[*first as usize] = true;
            }
        }
        let is_alone = |place: usize| {
            firsts[place] as usize == place
                && !has_copies[place]
                && sizes[groups[place] as usize] < 2
        };
        let mut places: Vec<u32> = (0..)
            .take(clippings.len())
            .filter(|place| !is_alone(*place as usize))
            .collect();
        places.sort_unstable_by_key(|place| clippings[*place as usize].identity);
        let mut numbers = vec![0; clippings.len()];
        for (number, place) in (0..).zip(&places) {
            numbers[*place as usize] = number;
        }
        let entry = |place: &u32| {
            let place = *place as usize;
            let (first, group) = (firsts[place], groups[place] as usize);
            let in_group = first as usize == place && sizes[group] >= 2;
            Entry {
                identity: clippings[place].identity,
                first: numbers[first as usize],
                group: in_group.then_some(groups[place]),
            }
        };
        let mut entries: Vec<Entry> = places.iter().map(entry).collect();
        number_groups(&mut entries, clippings.len());
        Table { entries }
    }

    /// Writes the table into the folder of the index and returns what the commit says of it.
    ///
    /// The file is named by its content: that of the commit before is left as it is.
    pub(crate) fn write(&self, directory: &IndexDirectory) -> Result<KinStamp, IndexError> {
        let copies = (0..)
            .zip(&self.entries)
            .filter(|(place, entry)| *place != entry.first);
        let reprints = self.entries.iter().filter_map(|entry| entry.group);
        let mut stamp = KinStamp {
            file: None,
            copies: copies.count() as u64,
            reprints: reprints.clone().count() as u64,
            groups: reprints.max().map_or(0, |last| u64::from(last) + 1),
        };
        if self.entries.is_empty() {
            return Ok(stamp);
        }
        let content = self.encode();
        let digest = digest(&content);
        let name = format!("{:016x}{ENDING}", u64::from_be_bytes(digest));
        let bytes = [&MAGIC[..], &digest, &content].concat();
        directory
            .atomic_write(Path::new(&name), &bytes)
            .map_err(|source| IndexError::Io {
                path: directory.folder().join(&name),
                source,
            })?;
        stamp.file = Some(name);
        Ok(stamp)
    }

    /// Reads the table that a commit names.
    pub(crate) fn read(stamp: &KinStamp, directory: &IndexDirectory) -> Result<Self, IndexError> {
        let Some(name) = &stamp.file else {
            return Ok(Table::default());
        };
        let bytes = directory
            .atomic_read(Path::new(name))
            .map_err(|error| directory.explain(TantivyError::from(error)))?;
        let damaged = || broken(&directory.folder().join(name));
        let (magic, rest) = bytes.split_first_chunk().ok_or_else(damaged)?;
        let (expected, content) = rest.split_first_chunk().ok_or_else(damaged)?;
        if magic != MAGIC || digest(content) != *expected {
            return Err(damaged());
        }
        let (entries, _) = content.as_chunks::<ENTRY>();
        Ok(Table {
            entries: entries.iter().map(Entry::decode).collect(),
        })
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.entries.len() * ENTRY);
        for entry in &self.entries {
            bytes.extend_from_slice(&entry.identity.to_le_bytes());
            bytes.extend_from_slice(&entry.first.to_le_bytes());
            bytes.extend_from_slice(&entry.group.unwrap_or(NO_GROUP).to_le_bytes());
        }
        bytes
    }
}

impl Entry {
    fn decode(bytes: &[u8; ENTRY]) -> Self {
        let [
            i0,
            i1,
            i2,
            i3,
            i4,
            i5,
            i6,
            i7,
            f0,
            f1,
            f2,
            f3,
            g0,
            g1,
            g2,
            g3,
        ] = *bytes;
        let group = u32::from_le_bytes([g0, g1, g2, g3]);
        Entry {
            identity: u64::from_le_bytes([i0, i1, i2, i3, i4, i5, i6, i7]),
            first: u32::from_le_bytes([f0, f1, f2, f3]),
            group: (group != NO_GROUP).then_some(group),
        }
    }
}

/// Numbers the groups from 0 in the order of their first entries, so that the same clippings make
/// the same file.
fn number_groups(entries: &mut [Entry], clippings: usize) {
    let mut numbers = vec![None; clippings];
    let mut next = 0;
    for entry in entries {
        if let Some(group) = entry.group {
            let number = numbers[group as usize].get_or_insert_with(|| {
                next += 1;
                next - 1
            });
            entry.group = Some(*number);
        }
    }
}

fn digest(content: &[u8]) -> [u8; DIGEST] {
    let mut digest = [0; DIGEST];
    digest.copy_from_slice(&blake3::hash(content).as_bytes()[..DIGEST]);
    digest
}

/// Removes the tables that no commit names any more; what cannot be removed is left to the next
/// commit, since this one is done.
pub(crate) fn remove_old(directory: &IndexDirectory, stamp: &KinStamp) {
    for name in directory.names() {
        if name.ends_with(ENDING) && stamp.file.as_ref() != Some(&name) {
            let _ = directory.delete(Path::new(&name));
        }
    }
}
