//! One-permutation MinHash.

use pressoir_document::Sketch;

use super::letters::mixed;

/// How many words make a run.
pub(crate) const RUN: usize = 3;
/// A text with fewer runs gives no sample that tells it from others.
const FEWEST_RUNS: usize = 24;

/// Samples the runs of words of one text: a run falls by its hash into one bin, and each bin keeps
/// the least (Li, Owen and Zhang, "One permutation hashing", NIPS 2012), so that a run costs one
/// hash however many bins there are.
pub(super) struct Sampler {
    /// The least hash of each bin; none is as great as the value that stands for an empty bin.
    least: [u32; Sketch::BINS],
    /// The words before the one that comes next, the nearest first.
    before: [u64; RUN - 1],
    words: usize,
}

const EMPTY: u32 = u32::MAX;

impl Default for Sampler {
    fn default() -> Self {
        Sampler {
            least: [EMPTY; Sketch::BINS],
            before: [0; RUN - 1],
            words: 0,
        }
    }
}

impl Sampler {
    /// Adds the next word of the text by its digest.
    pub(super) fn add(&mut self, word: u64) {
        let [first, second] = self.before;
        self.before = [word, first];
        self.words += 1;
        if self.words < RUN {
            return;
        }
        let hash = mixed(word ^ first.rotate_left(21) ^ second.rotate_left(42));
        let bin = ((hash >> 32) * Sketch::BINS as u64) >> 32;
        let least = &mut self.least[bin as usize];
        *least = (*least).min((hash as u32).min(EMPTY - 1));
    }

    /// Returns the sample. An empty bin takes the run of another that its number picks at random
    /// (Shrivastava, "Optimal densification for fast and accurate minwise hashing", ICML 2017).
    pub(super) fn finish(self) -> Option<Sketch> {
        if self.words < FEWEST_RUNS + RUN - 1 {
            return None;
        }
        let mut sketch = [0; Sketch::BINS];
        for (bin, byte) in sketch.iter_mut().enumerate() {
            let mut least = self.least[bin];
            let mut draw = bin as u64 + 1;
            while least == EMPTY {
                draw = mixed(draw.wrapping_add(0x9E37_79B9_7F4A_7C15));
                least = self.least[(draw % Sketch::BINS as u64) as usize];
            }
            *byte = least as u8;
        }
        Some(Sketch(sketch))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn sketch(words: &[u64]) -> Option<Sketch> {
        let mut sampler = Sampler::default();
        for word in words {
            sampler.add(mixed(*word));
        }
        sampler.finish()
    }

    /// Returns which part of the runs of both texts are in both, counted.
    fn counted(one: &[u64], other: &[u64]) -> f32 {
        let runs = |words: &[u64]| -> BTreeSet<Vec<u64>> {
            words.windows(RUN).map(<[u64]>::to_vec).collect()
        };
        let (one, other) = (runs(one), runs(other));
        one.intersection(&other).count() as f32 / one.union(&other).count() as f32
    }

    #[test]
    fn a_sample_tells_how_like_two_texts_are() {
        let mut worst: f32 = 0.0;
        for length in [60, 300, 2_000] {
            for kept in (0..=length).step_by(length / 12) {
                let one: Vec<u64> = (0..length as u64).collect();
                let mut other = one.clone();
                for word in &mut other[kept..] {
                    *word += 1_000_000;
                }
                let expected = counted(&one, &other);
                let found = sketch(&one).unwrap().resemblance(&sketch(&other).unwrap());
                worst = worst.max((expected - found).abs());
            }
        }
        // Four times the standard error.
        assert!(worst < 0.2, "{worst}");
    }

    #[test]
    fn a_short_text_gives_no_sample() {
        for (words, is_some) in [(0, false), (2, false), (25, false), (26, true), (90, true)] {
            let words: Vec<u64> = (0..words).collect();
            assert_eq!(sketch(&words).is_some(), is_some, "{}", words.len());
            // Fewer runs than bins are the same sample each time.
            assert_eq!(sketch(&words), sketch(&words));
        }
        // A word that is repeated is one run.
        assert!(sketch(&[1; 500]).is_some());
    }
}
