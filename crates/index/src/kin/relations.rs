use rustc_hash::FxHashMap;
use tantivy::{DocAddress, DocId, Searcher};

use super::table::Table;
use super::traits::TraitsReader;
use crate::IndexError;

/// Which clippings of a generation are copies, and which belong together.
#[derive(Default)]
pub(crate) struct Relations {
    /// By segment and document; those that are alone are not in it.
    segments: Vec<FxHashMap<DocId, Relation>>,
    /// By segment, one bit a document; empty where none is hidden.
    hidden: Vec<Vec<u64>>,
    hidden_count: u64,
    /// The copies of each clipping that has some.
    copies: FxHashMap<DocAddress, Vec<DocAddress>>,
    groups: Vec<Vec<DocAddress>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// It is a copy of this clipping, which is shown for it.
    CopyOf(DocAddress),
    /// It is shown, with a group or not.
    Shown(Option<u32>),
}

impl Relations {
    /// Finds the documents of a table in the segments.
    pub(crate) fn open(table: &Table, searcher: &Searcher) -> Result<Self, IndexError> {
        if table.entries.is_empty() {
            return Ok(Relations::default());
        }
        let addresses = addresses(table, searcher)?;
        let count = searcher.segment_readers().len();
        let mut relations = Relations {
            segments: vec![FxHashMap::default(); count],
            hidden: vec![Vec::new(); count],
            ..Relations::default()
        };
        for (entry, address) in table.entries.iter().zip(&addresses) {
            let Some(address) = *address else { continue };
            let first = addresses.get(entry.first as usize).copied().flatten();
            let relation = match first {
                Some(first) if first != address => Relation::CopyOf(first),
                _ => Relation::Shown(entry.group),
            };
            relations.add(address, relation, searcher);
        }
        Ok(relations)
    }

    fn add(&mut self, address: DocAddress, relation: Relation, searcher: &Searcher) {
        let segment = address.segment_ord as usize;
        self.segments[segment].insert(address.doc_id, relation);
        match relation {
            Relation::CopyOf(first) => {
                let hidden = &mut self.hidden[segment];
                let documents = searcher.segment_readers()[segment].max_doc() as usize;
                hidden.resize(documents.div_ceil(64), 0);
                hidden[address.doc_id as usize / 64] |= 1 << (address.doc_id % 64);
                self.hidden_count += 1;
                self.copies.entry(first).or_default().push(address);
            }
            Relation::Shown(Some(group)) => {
                let group = group as usize;
                if self.groups.len() <= group {
                    self.groups.resize(group + 1, Vec::new());
                }
                self.groups[group].push(address);
            }
            Relation::Shown(None) => {}
        }
    }

    /// Returns whether the document is a copy of another, which is shown for it.
    pub(crate) fn hides(&self, address: DocAddress) -> bool {
        let DocAddress {
            segment_ord: segment,
            doc_id: doc,
        } = address;
        self.hidden
            .get(segment as usize)
            .and_then(|hidden| hidden.get(doc as usize / 64))
            .is_some_and(|bits| bits >> (doc % 64) & 1 == 1)
    }

    pub(crate) fn hidden_count(&self) -> u64 {
        self.hidden_count
    }

    /// Returns the clipping that is shown for a document, if that is another.
    pub(crate) fn shown_for(&self, address: DocAddress) -> Option<DocAddress> {
        match self.of(address)? {
            Relation::CopyOf(first) => Some(first),
            Relation::Shown(_) => None,
        }
    }

    /// Returns the copies of a clipping that is shown.
    pub(crate) fn copies(&self, address: DocAddress) -> &[DocAddress] {
        self.copies.get(&address).map_or(&[], Vec::as_slice)
    }

    /// Returns every clipping that is shown for copies, with these, in no order.
    pub(crate) fn copied(&self) -> impl Iterator<Item = (DocAddress, &[DocAddress])> {
        self.copies
            .iter()
            .map(|(shown, copies)| (*shown, copies.as_slice()))
    }

    /// Returns the number of the group that a clipping is in.
    pub(crate) fn group_of(&self, address: DocAddress) -> Option<u32> {
        match self.of(address)? {
            Relation::Shown(group) => group,
            Relation::CopyOf(_) => None,
        }
    }

    /// Returns all clippings of the group that a clipping is in, itself included.
    pub(crate) fn group(&self, address: DocAddress) -> &[DocAddress] {
        let group = self.group_of(address);
        group
            .and_then(|group| self.groups.get(group as usize))
            .map_or(&[], Vec::as_slice)
    }

    fn of(&self, address: DocAddress) -> Option<Relation> {
        let segment = self.segments.get(address.segment_ord as usize)?;
        segment.get(&address.doc_id).copied()
    }
}

/// How many bits of a filter there are for an entry: few documents that are in no entry pass.
const FILTER_BITS: usize = 16;

/// Finds where the entries of a table stand.
fn addresses(table: &Table, searcher: &Searcher) -> Result<Vec<Option<DocAddress>>, IndexError> {
    let mut found = vec![None; table.entries.len()];
    // Most documents are in no entry, and a look at one bit tells.
    let bits = (table.entries.len() * FILTER_BITS)
        .next_power_of_two()
        .max(64);
    let mut filter = vec![0_u64; bits / 64];
    let bit_of = |identity: u64| identity as usize & (bits - 1);
    for entry in &table.entries {
        let bit = bit_of(entry.identity);
        filter[bit / 64] |= 1 << (bit % 64);
    }
    for (segment, reader) in (0..).zip(searcher.segment_readers()) {
        let traits = TraitsReader::open(reader)?;
        for doc in reader.doc_ids_alive() {
            let identity = traits.identity(doc);
            let bit = bit_of(identity);
            if filter[bit / 64] >> (bit % 64) & 1 == 0 {
                continue;
            }
            let place = table
                .entries
                .binary_search_by_key(&identity, |entry| entry.identity);
            if let Ok(place) = place {
                found[place] = Some(DocAddress::new(segment, doc));
            }
        }
    }
    Ok(found)
}
