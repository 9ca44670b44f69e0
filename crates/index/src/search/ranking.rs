use std::cmp::Ordering;

use pressoir_query::{Continuation, Cursor, Reprints, SearchRequest, Sort};
use rustc_hash::FxHashMap;
use tantivy::DocAddress;

use super::Kept;
use crate::generation::{Generation, SegmentIndex};
use crate::kin::Relations;

/// A clipping that may be among the hits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) address: DocAddress,
    pub(crate) score: f32,
    /// The first day that its date can mean, `YYYYMMDD`; 0 without a date.
    pub(crate) first_day: u32,
}

impl Candidate {
    /// Returns the hit that a cursor stands behind.
    pub(crate) fn of(cursor: &Cursor) -> Self {
        let [score, first_day, segment, doc] = cursor.hit;
        Candidate {
            address: DocAddress::new(segment, doc),
            score: f32::from_bits(score),
            first_day,
        }
    }

    /// Returns the numbers by which a cursor names this hit.
    pub(crate) fn numbers(&self) -> [u32; 4] {
        let DocAddress {
            segment_ord,
            doc_id,
        } = self.address;
        [self.score.to_bits(), self.first_day, segment_ord, doc_id]
    }
}

/// Keeps the best candidates: by the order asked for, then the newest, then by id.
pub(crate) struct Ranking<'a> {
    segments: &'a [SegmentIndex],
    /// What is folded: the best of each group stands for it.
    relations: Option<&'a Relations>,
    best_of_group: FxHashMap<u32, Candidate>,
    /// How many candidates stand behind the best of their group.
    folded: u64,
    sort: Sort,
    /// The hit behind which those begin that are wanted.
    after: Option<Candidate>,
    /// How many are kept; none where all are, as they lie.
    wanted: Option<usize>,
    kept: Vec<Candidate>,
    /// The place of the worst candidate that is wanted, once there are enough.
    bar: Option<(u64, u32)>,
}

impl<'a> Ranking<'a> {
    pub(crate) fn new(generation: &'a Generation, request: &SearchRequest, kept: Kept) -> Self {
        let folds = request.reprints == Reprints::Folded;
        let after = match (kept, request.continuation) {
            (Kept::Best, Continuation::After(cursor)) => Some(Candidate::of(&cursor)),
            _ => None,
        };
        let passed = if after.is_some() { 0 } else { request.offset };
        Ranking {
            segments: &generation.segments,
            relations: folds.then_some(&generation.relations),
            best_of_group: FxHashMap::default(),
            folded: 0,
            sort: request.sort,
            after,
            wanted: match kept {
                Kept::Best => Some(passed.saturating_add(request.limit)),
                Kept::AsTheyLie => None,
            },
            kept: Vec::new(),
            bar: None,
        }
    }

    pub(crate) fn add(&mut self, candidate: Candidate) {
        let group = self
            .relations
            .and_then(|relations| relations.group_of(candidate.address));
        if let Some(group) = group {
            self.add_to_group(group, candidate);
            return;
        }
        let Some(wanted) = self.wanted else {
            self.kept.push(candidate);
            return;
        };
        if wanted == 0
            || self.bar.is_some_and(|bar| self.place(&candidate) < bar)
            || !self.is_behind(&candidate)
        {
            return;
        }
        self.kept.push(candidate);
        // Sorting now and then costs less than keeping a heap in order.
        if self.kept.len() >= wanted.saturating_mul(2).saturating_add(256) {
            self.cut(wanted);
        }
    }

    /// Returns how many candidates stand behind the best of their group.
    pub(crate) fn folded(&self) -> u64 {
        self.folded
    }

    /// Returns the wanted candidates, the best first, or all as they lie.
    pub(crate) fn finish(mut self) -> Vec<Candidate> {
        let best_of_group = std::mem::take(&mut self.best_of_group);
        let best = best_of_group.into_values();
        let mut best: Vec<Candidate> = best.filter(|best| self.is_behind(best)).collect();
        self.kept.append(&mut best);
        match self.wanted {
            Some(wanted) => self.cut(wanted),
            None => self
                .kept
                .sort_unstable_by_key(|candidate| candidate.address),
        }
        self.kept
    }

    /// Returns whether a candidate lies behind what was passed.
    fn is_behind(&self, candidate: &Candidate) -> bool {
        self.after
            .is_none_or(|passed| self.order(candidate, &passed) == Ordering::Greater)
    }

    fn cut(&mut self, wanted: usize) {
        let mut kept = std::mem::take(&mut self.kept);
        kept.sort_by(|one, other| self.order(one, other));
        kept.truncate(wanted);
        if kept.len() == wanted {
            self.bar = kept.last().map(|worst| self.place(worst));
        }
        self.kept = kept;
    }

    fn add_to_group(&mut self, group: u32, candidate: Candidate) {
        let is_better = match self.best_of_group.get(&group) {
            None => true,
            Some(best) => {
                self.folded += 1;
                self.order(&candidate, best) == Ordering::Less
            }
        };
        if is_better {
            self.best_of_group.insert(group, candidate);
        }
    }

    fn order(&self, one: &Candidate, other: &Candidate) -> Ordering {
        self.place(other)
            .cmp(&self.place(one))
            .then_with(|| self.by_id(one, other))
    }

    /// Returns two numbers that are greater for the better candidate.
    fn place(&self, candidate: &Candidate) -> (u64, u32) {
        match self.sort {
            // Scores are not negative, so their bits are in the order of their values.
            Sort::Relevance => (candidate.score.to_bits().into(), candidate.first_day),
            Sort::NewestFirst => (candidate.first_day.into(), 0),
            Sort::OldestFirst => match candidate.first_day {
                0 => (0, 0),
                day => (u64::from(u32::MAX - day), 0),
            },
        }
    }

    fn by_id(&self, one: &Candidate, other: &Candidate) -> Ordering {
        let ids = |candidate: &Candidate| {
            let segment = self.segments.get(candidate.address.segment_ord as usize)?;
            segment.ids.as_ref()
        };
        let ordinal = |candidate: &Candidate| {
            let column = ids(candidate)?;
            column.ords().first(candidate.address.doc_id)
        };
        // The ids of a segment are numbered in their order.
        if one.address.segment_ord == other.address.segment_ord {
            return ordinal(one).cmp(&ordinal(other));
        }
        let id = |candidate: &Candidate| {
            let mut id = String::new();
            ids(candidate)?
                .ord_to_str(ordinal(candidate)?, &mut id)
                .ok()?;
            Some(id)
        };
        id(one).cmp(&id(other))
    }
}
