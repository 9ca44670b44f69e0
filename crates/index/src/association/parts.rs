use std::collections::BTreeSet;

use pressoir_query::PeriodUnit;
use rustc_hash::FxHashMap;
use tantivy::{DocAddress, DocId};

use crate::IndexError;
use crate::dates::{Dates, Days};
use crate::generation::Generation;

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
        let dates = Dates::open(generation)?;
        let mut numbers: FxHashMap<Option<Days>, Option<u32>> = FxHashMap::default();
        // All is one part where there is no unit.
        let days = |address: &DocAddress| unit.map(|_| dates.of(*address));
        for address in clippings {
            let days = days(address);
            numbers
                .entry(days)
                .or_insert_with(|| unit?.number_of(days?.date()?));
        }
        let ordered: BTreeSet<Option<u32>> = numbers.values().copied().collect();
        let mut ordered: Vec<Option<u32>> = ordered.into_iter().collect();
        ordered.sort_by_key(|number| (number.is_none(), *number));
        let places: FxHashMap<Option<u32>, usize> = ordered.iter().copied().zip(0..).collect();
        let mut parts = Parts::new(generation, ordered.len());
        for address in clippings {
            parts.put(*address, places[&numbers[&days(address)]]);
        }
        let names = ordered.into_iter();
        let names = names.map(|number| unit?.name_of(number?)).collect();
        Ok((parts, names))
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
