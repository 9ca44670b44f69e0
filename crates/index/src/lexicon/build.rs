use std::io;

use pressoir_analysis::{fold, inflection_keys, stem_keys};
use tantivy::termdict::{TermDictionary, TermStreamer};

use super::crowded::{Beginner, add_beginnings};
use super::entries::Entries;
use super::part::{KeyKind, MAGIC, digest};

/// Builds the part of a segment from the term dictionaries of its fields.
///
/// A form is named by a number: its place in the first dictionary that has it, behind all the forms
/// of the dictionaries before.
pub(super) fn build(dictionaries: &[TermDictionary]) -> io::Result<Vec<u8>> {
    let mut entries = Entries::default();
    let mut beginners = Vec::new();
    let mut cursors = Vec::new();
    let mut before = 0;
    for dictionary in dictionaries {
        cursors.push(Cursor::start(dictionary, before)?);
        before += dictionary.num_terms() as u64;
    }
    let mut form = Vec::new();
    while let Some(least) = cursors.iter().filter_map(Cursor::form).min() {
        form.clear();
        form.extend_from_slice(least);
        let mut place = None;
        let mut docs = 0;
        for cursor in &mut cursors {
            if cursor.form() == Some(&form) {
                place = place.or(Some(cursor.place()));
                docs = docs.max(cursor.docs());
                cursor.advance();
            }
        }
        if let (Some(place), Ok(form)) = (place, std::str::from_utf8(&form)) {
            let place = number(place)?;
            let folded = fold(form);
            add_keys(form, &folded, place, &mut entries);
            beginners.push(Beginner::new(folded, place, docs));
        }
    }
    add_beginnings(beginners, &mut entries);
    entries.sort();
    encode(&entries)
}

/// Walks a term dictionary in order.
struct Cursor<'a> {
    terms: TermStreamer<'a>,
    more: bool,
    /// How many forms the dictionaries before have.
    before: u64,
}

impl<'a> Cursor<'a> {
    fn start(dictionary: &'a TermDictionary, before: u64) -> io::Result<Self> {
        let mut terms = dictionary.stream()?;
        let more = terms.advance();
        Ok(Cursor {
            terms,
            more,
            before,
        })
    }

    fn form(&self) -> Option<&[u8]> {
        self.more.then(|| self.terms.key())
    }

    fn place(&self) -> u64 {
        self.before + self.terms.term_ord()
    }

    fn docs(&self) -> u32 {
        self.terms.value().doc_freq
    }

    fn advance(&mut self) {
        self.more = self.terms.advance();
    }
}

fn number(place: u64) -> io::Result<u32> {
    u32::try_from(place).map_err(|_| io::Error::other("a segment has more than 2^32 forms"))
}

fn add_keys(form: &str, folded: &str, place: u32, entries: &mut Entries) {
    // Most forms are their own fold; the dictionary finds those.
    if folded != form {
        entries.add(KeyKind::Fold, folded, place);
    }
    // Stemming is for words: a number has no inflections.
    if form.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    for key in stem_keys(form).iter() {
        entries.add(KeyKind::Stem, key, place);
    }
    for key in inflection_keys(form) {
        entries.add(KeyKind::Inflection, &key, place);
    }
}

/// Writes sorted entries: the magic, the digest of what follows, the length of the key map, the key
/// map, the groups.
///
/// The map's value for a key is its only form, or where its group stands; the lowest bit tells.
fn encode(entries: &Entries) -> io::Result<Vec<u8>> {
    let mut keys = tantivy_fst::MapBuilder::memory();
    let mut groups = Vec::new();
    for (key, mut places) in entries.groups() {
        let value = match (places.len(), places.next()) {
            (1, Some(place)) => u64::from(place) << 1 | 1,
            (count, first) => {
                let start = groups.len() as u64;
                write_varint(count as u64, &mut groups);
                let mut last = 0;
                for place in first.into_iter().chain(places) {
                    write_varint(u64::from(place - last), &mut groups);
                    last = place;
                }
                start << 1
            }
        };
        keys.insert(key, value).map_err(io::Error::other)?;
    }
    let keys = keys.into_inner().map_err(io::Error::other)?;
    let mut content = (keys.len() as u64).to_le_bytes().to_vec();
    content.extend_from_slice(&keys);
    content.extend_from_slice(&groups);
    let mut part = MAGIC.to_vec();
    part.extend_from_slice(&digest(&content));
    part.extend_from_slice(&content);
    Ok(part)
}

/// Writes seven bits a byte, the lowest first; the highest bit says that more follow.
fn write_varint(mut value: u64, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}
