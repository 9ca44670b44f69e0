//! Copies: the same text, and nothing that contradicts it.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::traits::{Facts, Traits};

/// Among more different clippings of one text than this, only those that agree in all are copies:
/// comparing each with each would take too long.
const MOST_COMPARED: usize = 1_000;

/// Returns for each clipping the place of the one that is shown for it: its own, or that of the one
/// which it is a copy of.
///
/// Two clippings with the same letters in the body are copies where title, paper and date are the
/// same, or one of them does not know them or knows the date less precisely. Of all copies the one
/// that tells most is shown. A clipping that could be a copy of two is one of the more complete.
pub(super) fn find(clippings: &[Traits]) -> Vec<u32> {
    let mut firsts: Vec<u32> = (0..).take(clippings.len()).collect();
    let mut texts: Vec<(u64, u32)> = (0..)
        .zip(clippings)
        .filter_map(|(place, clipping)| Some((clipping.likeness.text?, place)))
        .collect();
    texts.sort_unstable();
    for same in texts.chunk_by(|one, other| one.0 == other.0) {
        if same.len() > 1 {
            let mut same: Vec<u32> = same.iter().map(|(_, place)| *place).collect();
            same.sort_unstable_by_key(|&place| {
                let clipping = &clippings[place as usize];
                (Reverse(clipping.completeness), clipping.identity)
            });
            sort_out(&same, clippings, &mut firsts);
        }
    }
    firsts
}

/// The copies of one clipping, and what they know together.
struct Sheaf {
    first: u32,
    facts: Facts,
}

fn sort_out(same: &[u32], clippings: &[Traits], firsts: &mut [u32]) {
    let mut sheaves: Vec<Sheaf> = Vec::new();
    let mut known: FxHashMap<Facts, usize> = FxHashMap::default();
    for &place in same {
        let facts = clippings[place as usize].facts;
        let fitting = known.get(&facts).copied().or_else(|| {
            let few = sheaves.len() <= MOST_COMPARED;
            few.then(|| sheaves.iter().position(|sheaf| sheaf.facts.agree(&facts)))?
        });
        let at = fitting.unwrap_or(sheaves.len());
        match sheaves.get_mut(at) {
            Some(sheaf) => sheaf.facts = sheaf.facts.joined(&facts),
            None => sheaves.push(Sheaf {
                first: place,
                facts,
            }),
        }
        known.insert(facts, at);
        firsts[place as usize] = sheaves[at].first;
    }
}

impl Facts {
    fn agree(&self, other: &Facts) -> bool {
        let alike = |one: Option<u64>, other: Option<u64>| {
            one.zip(other).is_none_or(|(one, other)| one == other)
        };
        let within =
            |inner: (u32, u32), outer: (u32, u32)| outer.0 <= inner.0 && inner.1 <= outer.1;
        let dates = self.days.zip(other.days);
        alike(self.title, other.title)
            && alike(self.paper, other.paper)
            && dates.is_none_or(|(one, other)| within(one, other) || within(other, one))
    }

    fn joined(&self, other: &Facts) -> Facts {
        let narrower = |one: (u32, u32), other: (u32, u32)| {
            if other.1 - other.0 < one.1 - one.0 {
                other
            } else {
                one
            }
        };
        let days = self.days.zip(other.days);
        Facts {
            title: self.title.or(other.title),
            paper: self.paper.or(other.paper),
            days: days
                .map(|(one, other)| narrower(one, other))
                .or(self.days)
                .or(other.days),
        }
    }
}
