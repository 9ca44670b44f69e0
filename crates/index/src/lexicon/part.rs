use tantivy::directory::{FileSlice, OwnedBytes};
use tantivy_fst::raw::Fst;
use tantivy_fst::{Automaton, IntoStreamer, Map, Streamer};

use crate::IndexError;

/// What every part begins with; the digits are the version of its format.
pub(super) const MAGIC: &[u8; 8] = b"PRSLEX02";

/// What a key says of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyKind {
    /// The forms have the same letters up to accents.
    Fold,
    /// The forms share a stem.
    Stem,
    /// The forms are the most frequent of the many whose fold begins so.
    Beginning,
    /// The forms are inflections of one word.
    Inflection,
}

const FOLD_MARK: u8 = b'f';
const STEM_MARK: u8 = b's';
const BEGINNING_MARK: u8 = b'b';
const INFLECTION_MARK: u8 = b'i';

impl KeyKind {
    /// Returns what stands before the keys of this kind.
    pub(super) fn mark(self) -> char {
        char::from(match self {
            KeyKind::Fold => FOLD_MARK,
            KeyKind::Stem => STEM_MARK,
            KeyKind::Beginning => BEGINNING_MARK,
            KeyKind::Inflection => INFLECTION_MARK,
        })
    }

    /// Returns the key as the map holds it, with the mark of its kind before it.
    pub(crate) fn marked(self, text: &str) -> String {
        let mut key = String::with_capacity(text.len() + 1);
        key.push(self.mark());
        key.push_str(text);
        key
    }

    /// Returns the first key that begins with `text`, and the first behind all that do.
    fn range(self, text: &str) -> (String, Vec<u8>) {
        let first = self.marked(text);
        let end = behind(&first);
        (first, end)
    }
}

/// Returns the least bytes that are greater than all that begin with `text`, which is not empty.
pub(crate) fn behind(text: &str) -> Vec<u8> {
    let mut end = text.as_bytes().to_vec();
    // No byte of UTF-8 is the greatest there is.
    if let Some(last) = end.last_mut() {
        *last = last.saturating_add(1);
    }
    end
}

/// The length of a digest, and of the length of the key map.
const NUMBER: usize = 8;

/// Returns the digest of what a part holds. A key map with a wrong byte would send its reader out
/// of bounds, so that a part is only used as it was written.
pub(super) fn digest(content: &[u8]) -> [u8; NUMBER] {
    let mut digest = [0; NUMBER];
    digest.copy_from_slice(&blake3::hash(content).as_bytes()[..NUMBER]);
    digest
}

/// The lexicon part of one segment, read where it lies: once at opening, for its digest, and then
/// what is asked for.
pub(crate) struct LexiconPart {
    keys: Map<OwnedBytes>,
    groups: OwnedBytes,
}

impl LexiconPart {
    /// Opens a part.
    pub(crate) fn open(file: &FileSlice) -> Result<Self, IndexError> {
        let bytes = file.read_bytes()?;
        let damaged = || IndexError::Corrupt("a lexicon file is not as it was written".to_owned());
        let (magic, rest) = bytes.split_first_chunk().ok_or_else(damaged)?;
        let (expected, content) = rest.split_first_chunk().ok_or_else(damaged)?;
        if magic != MAGIC || digest(content) != *expected {
            return Err(damaged());
        }
        let length: &[u8; NUMBER] = content.first_chunk().ok_or_else(damaged)?;
        let header = bytes.len() - content.len() + NUMBER;
        let end = usize::try_from(u64::from_le_bytes(*length))
            .ok()
            .and_then(|length| header.checked_add(length))
            .filter(|&end| end <= bytes.len())
            .ok_or_else(damaged)?;
        let keys = Fst::new(bytes.slice(header..end))
            .map(Map::from)
            .map_err(|error| IndexError::Corrupt(format!("a lexicon is unreadable, {error}")))?;
        Ok(LexiconPart {
            keys,
            groups: bytes.slice(end..bytes.len()),
        })
    }

    /// Returns the numbers of the forms that have this key, in order.
    pub(crate) fn places(&self, kind: KeyKind, key: &str) -> Vec<u32> {
        match self.keys.get(kind.marked(key)) {
            None => Vec::new(),
            Some(value) => self.read(value),
        }
    }

    /// Returns the numbers of the forms whose fold the automaton accepts; it is shown folds with
    /// the mark of their kind before them, as [`KeyKind::marked`] gives it.
    pub(crate) fn places_like<A: Automaton>(&self, automaton: A) -> Vec<u32> {
        let mut places = Vec::new();
        let mut matches = self.keys.search(automaton).into_stream();
        while let Some((key, value)) = matches.next() {
            if key.first() == Some(&FOLD_MARK) {
                places.extend(self.read(value));
            }
        }
        places
    }

    /// Returns the numbers of the forms whose fold begins so and is not the form itself; those the
    /// dictionaries find.
    pub(crate) fn places_beginning(&self, folded: &str) -> Vec<u32> {
        let (first, end) = KeyKind::Fold.range(folded);
        let mut places = Vec::new();
        let mut matches = self.keys.range().ge(first).lt(end).into_stream();
        while let Some((_, value)) = matches.next() {
            places.extend(self.read(value));
        }
        places
    }

    fn read(&self, value: u64) -> Vec<u32> {
        if value & 1 == 1 {
            return u32::try_from(value >> 1).into_iter().collect();
        }
        let start = usize::try_from(value >> 1).unwrap_or(usize::MAX);
        read_group(self.groups.get(start..).unwrap_or_default())
    }
}

fn read_group(mut bytes: &[u8]) -> Vec<u32> {
    let count = read_varint(&mut bytes).unwrap_or(0);
    let mut last = 0_u32;
    let mut places = Vec::new();
    for _ in 0..count {
        let Some(step) = read_varint(&mut bytes).and_then(|step| u32::try_from(step).ok()) else {
            break;
        };
        last = last.saturating_add(step);
        places.push(last);
    }
    places
}

fn read_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}
