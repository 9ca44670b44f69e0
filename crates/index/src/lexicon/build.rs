use std::io;

use pressoir_analysis::{fold, inflection_keys, stem_keys};
use tantivy::termdict::{TermDictionary, TermStreamer};

use super::crowded::{Beginner, add_beginnings};
use super::part::{KeyKind, MAGIC, digest};

/// Builds the part of a segment from its two term dictionaries.
///
/// A form is named by a number: its place in the dictionary of the bodies, or behind all of those
/// its place in the dictionary of the titles where no body has it.
pub(super) fn build(bodies: &TermDictionary, titles: &TermDictionary) -> io::Result<Vec<u8>> {
    let mut entries = Vec::new();
    let mut beginners = Vec::new();
    let body_forms = number(bodies.num_terms() as u64)?;
    let mut body = Cursor::start(bodies)?;
    let mut title = Cursor::start(titles)?;
    while let Some(form) = [body.form(), title.form()].into_iter().flatten().min() {
        let in_body = body.form() == Some(form);
        let in_title = title.form() == Some(form);
        let place = if in_body {
            body.place()?
        } else {
            body_forms + title.place()?
        };
        if let Ok(form) = std::str::from_utf8(form) {
            let folded = fold(form);
            add_keys(form, &folded, place, &mut entries);
            let body_docs = if in_body { body.docs() } else { 0 };
            let title_docs = if in_title { title.docs() } else { 0 };
            beginners.push(Beginner {
                folded,
                place,
                docs: body_docs.max(title_docs),
            });
        }
        if in_body {
            body.advance();
        }
        if in_title {
            title.advance();
        }
    }
    add_beginnings(beginners, &mut entries);
    entries.sort_unstable();
    encode(&entries)
}

/// Walks a term dictionary in order.
struct Cursor<'a> {
    terms: TermStreamer<'a>,
    more: bool,
}

impl<'a> Cursor<'a> {
    fn start(dictionary: &'a TermDictionary) -> io::Result<Self> {
        let mut terms = dictionary.stream()?;
        let more = terms.advance();
        Ok(Cursor { terms, more })
    }

    fn form(&self) -> Option<&[u8]> {
        self.more.then(|| self.terms.key())
    }

    fn place(&self) -> io::Result<u32> {
        number(self.terms.term_ord())
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

fn add_keys(form: &str, folded: &str, place: u32, entries: &mut Vec<(String, u32)>) {
    // Most forms are their own fold; the dictionary finds those.
    if folded != form {
        entries.push((KeyKind::Fold.marked(folded), place));
    }
    // Stemming is for words: a number has no inflections.
    if form.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    for key in stem_keys(form).iter() {
        entries.push((KeyKind::Stem.marked(key), place));
    }
    for key in inflection_keys(form) {
        entries.push((KeyKind::Inflection.marked(&key), place));
    }
}

/// Writes sorted entries: the magic, the digest of what follows, the length of the key map, the key
/// map, the groups.
///
/// The map's value for a key is its only form, or where its group stands; the lowest bit tells.
fn encode(entries: &[(String, u32)]) -> io::Result<Vec<u8>> {
    let mut keys = tantivy_fst::MapBuilder::memory();
    let mut groups = Vec::new();
    for group in entries.chunk_by(|one, other| one.0 == other.0) {
        let value = if let [(_, place)] = group {
            u64::from(*place) << 1 | 1
        } else {
            let start = groups.len() as u64;
            write_varint(group.len() as u64, &mut groups);
            let mut last = 0;
            for (_, place) in group {
                write_varint(u64::from(place - last), &mut groups);
                last = *place;
            }
            start << 1
        };
        keys.insert(&group[0].0, value).map_err(io::Error::other)?;
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
