//! Which clippings are one and which belong together, worked out pair by pair.

use std::collections::BTreeSet;

use pressoir_document::{Clipping, DatePrecision, Likeness, PressDate, Sketch};
use pressoir_query::{Hit, Kin};

/// Returns what a sample is compared by: its words, each a run of its own.
pub(crate) fn likeness_of(clipping: &Clipping) -> Likeness {
    let words: Vec<&str> = clipping.body.split_whitespace().collect();
    let mut sketch = [0; Sketch::BINS];
    for (bin, byte) in sketch.iter_mut().enumerate() {
        let hashes = words.iter().map(|word| digest(&format!("{bin} {word}")));
        *byte = hashes.min().unwrap_or(0) as u8;
    }
    let is_long = words.len() > 2;
    Likeness {
        text: is_long.then(|| digest(&words.join(" "))),
        title: clipping.title.as_deref().map(digest),
        sketch: is_long.then_some(Sketch(sketch)),
    }
}

fn digest(text: &str) -> u64 {
    let mut digest = [0; 8];
    digest.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..8]);
    u64::from_le_bytes(digest)
}

/// The relations of an archive's clippings.
pub(crate) struct Kinship<'a> {
    clippings: &'a [Clipping],
    /// For each the one that is shown for it.
    firsts: Vec<usize>,
    /// For each the number of its group.
    groups: Vec<usize>,
}

impl<'a> Kinship<'a> {
    pub(crate) fn of(clippings: &'a [Clipping]) -> Self {
        let firsts = firsts(clippings);
        let mut groups: Vec<usize> = (0..clippings.len()).collect();
        for one in 0..clippings.len() {
            for other in 0..clippings.len() {
                let is_link = firsts[other] == one
                    || (firsts[one] == one
                        && firsts[other] == other
                        && are_reprints(&clippings[one], &clippings[other]));
                if is_link {
                    let (kept, gone) = (groups[one], groups[other]);
                    for group in groups.iter_mut().filter(|group| **group == gone) {
                        *group = kept;
                    }
                }
            }
        }
        Kinship {
            clippings,
            firsts,
            groups,
        }
    }

    /// Returns the clippings that are shown.
    pub(crate) fn shown(&self) -> Vec<Clipping> {
        let all = self.clippings.iter().enumerate();
        all.filter(|(place, _)| self.firsts[*place] == *place)
            .map(|(_, clipping)| clipping.clone())
            .collect()
    }

    /// Returns the first of each group, in their order.
    pub(crate) fn folded(&self, mut ids: Vec<String>) -> Vec<String> {
        let mut groups = BTreeSet::new();
        ids.retain(|id| groups.insert(self.groups[self.place(id)]));
        ids
    }

    /// Returns the id of the clipping that is shown for another.
    pub(crate) fn first_of(&self, id: &str) -> &str {
        &self.clippings[self.firsts[self.place(id)]].id
    }

    /// Returns whether a hit names its copies and reprints, and no others.
    pub(crate) fn names(&self, hit: &Hit) -> bool {
        let place = self.place(&hit.id);
        let is_copy = |other: &usize| self.firsts[*other] == place && *other != place;
        let is_reprint = |other: &usize| {
            self.firsts[*other] == *other
                && *other != place
                && self.groups[*other] == self.groups[place]
        };
        let ids = |wanted: &dyn Fn(&usize) -> bool| {
            let places = (0..self.clippings.len()).filter(wanted);
            let mut ids: Vec<String> = places.map(|at| self.clippings[at].id.clone()).collect();
            ids.sort();
            ids
        };
        let Kin {
            copies,
            reprints,
            reprint_count,
            ..
        } = &hit.kin;
        let mut named: Vec<String> = copies.iter().map(|copy| copy.id.clone()).collect();
        named.sort();
        let mut reprinted: Vec<String> = reprints.iter().map(|other| other.id.clone()).collect();
        reprinted.sort();
        let expected = ids(&is_reprint);
        let listed = if expected.len() > Kin::MOST_LISTED {
            reprinted.iter().all(|id| expected.contains(id))
        } else {
            reprinted == expected
        };
        listed && named == ids(&is_copy) && *reprint_count == expected.len() as u64
    }

    fn place(&self, id: &str) -> usize {
        let place = self.clippings.iter().position(|clipping| clipping.id == id);
        place.unwrap()
    }
}

fn firsts(clippings: &[Clipping]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..clippings.len()).collect();
    order.sort_by_key(|&place| {
        let clipping = &clippings[place];
        (
            std::cmp::Reverse(completeness(clipping)),
            digest(&clipping.id),
        )
    });
    let mut firsts: Vec<usize> = (0..clippings.len()).collect();
    // The first of each sheaf with what its clippings know together.
    let mut sheaves: Vec<(usize, Clipping)> = Vec::new();
    for place in order {
        let clipping = &clippings[place];
        let Some(text) = likeness_of(clipping).text else {
            continue;
        };
        let same_text = |other: &Clipping| likeness_of(other).text == Some(text);
        let fitting = sheaves
            .iter_mut()
            .find(|(_, known)| same_text(known) && agree(known, clipping));
        match fitting {
            Some((first, known)) => {
                firsts[place] = *first;
                known.title = known.title.take().or(clipping.title.clone());
                known.source = known.source.take().or(clipping.source.clone());
                known.date = match (known.date, clipping.date) {
                    (Some(one), Some(other)) if other.precision() > one.precision() => Some(other),
                    (one, other) => one.or(other),
                };
            }
            None => sheaves.push((place, clipping.clone())),
        }
    }
    firsts
}

fn completeness(clipping: &Clipping) -> (bool, bool, Option<DatePrecision>, usize) {
    let others = [
        !clipping.keywords.is_empty(),
        clipping.author.is_some(),
        clipping.url.is_some(),
    ];
    (
        clipping.title.is_some(),
        clipping.source.is_some(),
        clipping.date.map(PressDate::precision),
        others.iter().filter(|is_known| **is_known).count(),
    )
}

fn agree(one: &Clipping, other: &Clipping) -> bool {
    let paper = |clipping: &Clipping| clipping.source.as_ref().map(|source| source.facet.clone());
    let titles = one.title.as_ref().zip(other.title.as_ref());
    let papers = paper(one).zip(paper(other));
    let dates = one.date.zip(other.date);
    titles.is_none_or(|(one, other)| one == other)
        && papers.is_none_or(|(one, other)| one == other)
        && dates.is_none_or(|(one, other)| {
            // As text, a less precise date is the beginning of the other.
            let (one, other) = (one.to_string(), other.to_string());
            one.starts_with(&other) || other.starts_with(&one)
        })
}

fn are_reprints(one: &Clipping, other: &Clipping) -> bool {
    let (first, second) = (likeness_of(one), likeness_of(other));
    if first.text.is_some() && first.text == second.text {
        return true;
    }
    let Some((first, second)) = first.sketch.zip(second.sketch) else {
        return false;
    };
    let mut bands = first.0.chunks(3).zip(second.0.chunks(3));
    if !bands.any(|(one, other)| one == other) {
        return false;
    }
    let paper = |clipping: &Clipping| clipping.source.as_ref().map(|source| source.facet.clone());
    let same_paper = paper(one).is_some() && paper(one) == paper(other);
    let days = |one: u32, other: u32| day_number(one) - day_number(other);
    let apart = one.date.zip(other.date).map_or(0, |(one, other)| {
        days(one.first_day(), other.last_day()).max(days(other.first_day(), one.last_day()))
    });
    let bar = if same_paper || apart > 3 { 0.6 } else { 0.4 };
    first.resemblance(&second) >= bar
}

/// Counts the days since the year 0.
fn day_number(day: u32) -> i64 {
    let (year, month, day) = (i64::from(day / 10_000), (day / 100 % 100) as u8, day % 100);
    let length = |month| {
        let month = PressDate::from_month(year as u16, month).unwrap();
        i64::from(month.last_day() % 100)
    };
    let before = year - 1;
    let leaps = before / 4 - before / 100 + before / 400;
    365 * before + leaps + (1..month).map(length).sum::<i64>() + i64::from(day)
}
