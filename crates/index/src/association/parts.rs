use pressoir_query::PeriodUnit;
use rustc_hash::FxHashMap;
use tantivy::{DocAddress, DocId};

use crate::IndexError;
use crate::generation::Generation;
use crate::schema::column;

/// What stands for no part.
const NONE: u16 = u16::MAX;

/// The parts that an archive is cut into; a clipping is in one of them or in none.
pub(super) struct Parts {
    /// The number of the part of each document, by segment.
    segments: Vec<Vec<u16>>,
    /// How many clippings each part has.
    clippings: Vec<u64>,
}

impl Parts {
    /// Begins so many parts that are empty.
    pub(super) fn new(generation: &Generation, count: usize) -> Self {
        let readers = generation.searcher.segment_readers().iter();
        Parts {
            segments: readers
                .map(|reader| vec![NONE; reader.max_doc() as usize])
                .collect(),
            clippings: vec![0; count],
        }
    }

    /// Cuts clippings into the periods that they are of; returns the names of these, in order. The
    /// last has none: it is that of clippings without a date that is precise enough, or of all.
    pub(super) fn of_periods(
        generation: &Generation,
        clippings: &[DocAddress],
        unit: Option<PeriodUnit>,
    ) -> Result<(Self, Vec<Option<String>>), IndexError> {
        let mut columns = Vec::new();
        for reader in generation.searcher.segment_readers() {
            columns.push(reader.fast_fields().u64(column::MONTH)?);
        }
        let month = |address: &DocAddress| {
            unit?;
            columns[address.segment_ord as usize].first(address.doc_id)
        };
        let mut names: FxHashMap<Option<u64>, Option<String>> = FxHashMap::default();
        for address in clippings {
            let month = month(address);
            names.entry(month).or_insert_with(|| name_of(month?, unit?));
        }
        let mut ordered: Vec<Option<String>> = names.values().cloned().collect();
        ordered.sort_by(|one, other| (one.is_none(), one).cmp(&(other.is_none(), other)));
        ordered.dedup();
        let mut parts = Parts::new(generation, ordered.len());
        for address in clippings {
            let name = names.get(&month(address));
            let place = ordered.iter().position(|other| Some(other) == name);
            parts.put(*address, place.unwrap_or_default());
        }
        Ok((parts, ordered))
    }

    /// Puts a clipping that is in no part yet into one; returns whether it was in none.
    pub(super) fn put(&mut self, address: DocAddress, part: usize) -> bool {
        let place = &mut self.segments[address.segment_ord as usize][address.doc_id as usize];
        let is_free = *place == NONE;
        if is_free {
            *place = u16::try_from(part).unwrap_or(NONE);
            self.clippings[part] += 1;
        }
        is_free
    }

    /// Returns the part of a document.
    pub(super) fn of(&self, segment: usize, doc: DocId) -> Option<usize> {
        let part = self.segments[segment][doc as usize];
        (part != NONE).then_some(part.into())
    }

    pub(super) fn count(&self) -> usize {
        self.clippings.len()
    }

    /// Returns how many clippings a part has.
    pub(super) fn clippings(&self, part: usize) -> u64 {
        self.clippings[part]
    }
}

fn name_of(month: u64, unit: PeriodUnit) -> Option<String> {
    let year = u16::try_from(month / 100).ok()?;
    let month = u8::try_from(month % 100).ok();
    unit.period_of(year, month.filter(|month| *month > 0))
}
