//! Reprints: the same or nearly the same text.
//!
//! Measured in November 2026 on one half of 22,000 articles of a news portal; [`NEAR`], 0.4, is the
//! least bar that links fewer than one in a thousand of the pairs that are none on the other half
//! (1 of 2,546; 0.35 links 11). The part of the pairs that is linked, by the bar:
//!
//! | reprints made of 1,500 articles by | 0.35 | 0.40 | 0.45 | 0.60 |
//! |---|---|---|---|---|
//! | other quotes, an agency's line; the order of parts; 5 % of the long words changed | 1.000 | 1.000 | 1.000 | 1.000 |
//! | the first fifth cut | 1.000 | 1.000 | 1.000 | 0.996 |
//! | the last third cut | 0.999 | 0.997 | 0.995 | 0.896 |
//! | a lead and an end of one's own | 1.000 | 0.999 | 0.998 | 0.983 |
//! | a fifth of the sentences dropped | 0.996 | 0.993 | 0.985 | 0.902 |
//! | 30 %, 40 % of them dropped | 0.966, 0.907 | 0.955, 0.859 | 0.931, 0.782 | 0.733, 0.455 |
//! | 10 %, 20 %, 30 % of them replaced | 0.995, 0.967, 0.835 | 0.990, 0.939, 0.750 | 0.982, 0.885, 0.648 | 0.908, 0.617, 0.321 |
//! | a lead added, 15 % of the sentences dropped, 3 % of the words changed | 0.994 | 0.991 | 0.981 | 0.851 |
//! | 30 pairs of the portal that share half their sentences | 0.967 | 0.967 | 0.900 | 0.667 |
//!
//! | no reprints | 0.35 | 0.40 | 0.45 | 0.60 |
//! |---|---|---|---|---|
//! | 328 pairs of the portal on one event within two days, under 15 % of the sentences alike | 0.027 | 0.012 | 0.009 | 0.000 |
//! | 2,250 pairs of other articles that end in the same 2, 4 or 6 sentences | 0.003 | 0.000 | 0.000 | 0.000 |
//! | 400 pairs of issues with a frame of 6, 8 of 10 sentences, its numbers and some words changed | 0.133, 0.730 | 0.022, 0.468 | 0.005, 0.230 | 0.000, 0.003 |
//! | the same with 10 of 12 sentences | 0.820 | 0.667 | 0.362 | 0.010 |
//!
//! All in all 0.40 finds 0.965 of the reprints; 4 of 2,578 pairs of the first two kinds that are none
//! are linked, of which 2 are one text in other words when they are read. Frames are why one paper
//! needs [`FAR`].

use std::panic::resume_unwind;
use std::thread;

use pressoir_document::Sketch;

use super::day;
use super::traits::Traits;

/// How like two clippings must be that other papers, or the same one at another place, can have
/// printed within days: two fifths of the runs of both texts.
const NEAR: f32 = 0.4;
/// How like they must be where one paper printed both, or more days lie between them: what comes
/// again and again has a frame of its own, and news that goes on repeats its background.
const FAR: f32 = 0.6;
/// How many days lie at most between two papers that print one text: a weekend and a day.
const DAYS: i64 = 3;

/// How many bytes of a sketch make a band. Two clippings are compared when they have a band in
/// common (Broder, Charikar, Frieze and Mitzenmacher, "Min-wise independent permutations", STOC
/// 1998; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4): with bands of three,
/// 88 in 100 of those that are 0.4 alike and 99 in 100 from 0.5 on.
const BAND: usize = 3;
const BANDS: usize = Sketch::BINS / BAND;

/// A band that more clippings share tells of a frame, not of a text.
const MOST_COMPARED: usize = 1_000;

/// Returns for each clipping the number of its group, which is the least place in it; a clipping
/// alone is a group of its own. Copies are in the group of what they are copies of.
pub(super) fn find(clippings: &[Traits], firsts: &[u32], threads: usize) -> Vec<u32> {
    let mut groups = Groups::apart(clippings.len());
    for (place, first) in (0..).zip(firsts) {
        groups.unite(place, *first);
    }
    let shown = |place: &u32| firsts[*place as usize] == *place;
    let shown: Vec<u32> = (0..).take(clippings.len()).filter(shown).collect();
    unite_texts(&shown, clippings, &mut groups);
    for (one, other) in near_pairs(&shown, clippings, threads) {
        groups.unite(one, other);
    }
    (0..)
        .take(clippings.len())
        .map(|place| groups.least(place))
        .collect()
}

/// One text belongs together whoever printed it and when.
fn unite_texts(shown: &[u32], clippings: &[Traits], groups: &mut Groups) {
    let text = |place: u32| clippings[place as usize].likeness.text;
    let mut texts: Vec<(u64, u32)> = shown
        .iter()
        .filter_map(|&place| Some((text(place)?, place)))
        .collect();
    texts.sort_unstable();
    for pair in texts.windows(2) {
        if pair[0].0 == pair[1].0 {
            groups.unite(pair[0].1, pair[1].1);
        }
    }
}

/// Returns the pairs of clippings that are reprints of each other.
fn near_pairs(shown: &[u32], clippings: &[Traits], threads: usize) -> Vec<(u32, u32)> {
    let sketched: Vec<(u32, &Traits, &Sketch)> = shown
        .iter()
        .filter_map(|&place| {
            let clipping = &clippings[place as usize];
            Some((place, clipping, clipping.likeness.sketch.as_ref()?))
        })
        .collect();
    let threads = threads.clamp(1, BANDS);
    thread::scope(|scope| {
        let sketched = &sketched;
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                scope.spawn(move || {
                    let mut pairs = Vec::new();
                    for band in (worker..BANDS).step_by(threads) {
                        pairs_of_band(band, sketched, &mut pairs);
                    }
                    pairs
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

fn pairs_of_band(band: usize, sketched: &[(u32, &Traits, &Sketch)], pairs: &mut Vec<(u32, u32)>) {
    let key = |sketch: &Sketch| {
        let bytes = &sketch.0[band * BAND..][..BAND];
        bytes
            .iter()
            .fold(0, |key, byte| key << 8 | u64::from(*byte))
    };
    let mut keys: Vec<u64> = (0..)
        .zip(sketched)
        .map(|(at, (_, _, sketch))| key(sketch) << 32 | at)
        .collect();
    keys.sort_unstable();
    for run in keys.chunk_by(|one, other| one >> 32 == other >> 32) {
        if !(2..=MOST_COMPARED).contains(&run.len()) {
            continue;
        }
        let entry = |key: &u64| &sketched[(*key & 0xFFFF_FFFF) as usize];
        for (number, one) in run.iter().enumerate() {
            let (place, clipping, sketch) = entry(one);
            for other in &run[number + 1..] {
                let (other_place, other, other_sketch) = entry(other);
                let resemblance = sketch.resemblance(other_sketch);
                if resemblance >= NEAR && resemblance >= bar(clipping, other) {
                    pairs.push((*place, *other_place));
                }
            }
        }
    }
}

/// Returns how like two clippings must be to be reprints.
fn bar(one: &Traits, other: &Traits) -> f32 {
    let (one, other) = (&one.facts, &other.facts);
    let same_paper = one.paper.is_some() && one.paper == other.paper;
    let days = one.days.zip(other.days);
    let apart = days.map_or(0, |(one, other)| {
        day::number(one.0.max(other.0)) - day::number(one.1.min(other.1))
    });
    if same_paper || apart > DAYS {
        FAR
    } else {
        NEAR
    }
}

/// Sets of places that grow together (union by the least place, with path halving: Tarjan and van
/// Leeuwen, "Worst-case analysis of set union algorithms", JACM 1984).
struct Groups(Vec<u32>);

impl Groups {
    fn apart(count: usize) -> Self {
        Groups((0..).take(count).collect())
    }

    fn least(&mut self, place: u32) -> u32 {
        let mut place = place as usize;
        while self.0[place] as usize != place {
            let above = self.0[place] as usize;
            self.0[place] = self.0[above];
            place = self.0[place] as usize;
        }
        place as u32
    }

    fn unite(&mut self, one: u32, other: u32) {
        let (one, other) = (self.least(one), self.least(other));
        let (least, greater) = (one.min(other), one.max(other));
        self.0[greater as usize] = least;
    }
}
