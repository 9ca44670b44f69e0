//! Medians, spreads and percentiles, and what they can tell apart. Pure.

use serde::{Deserialize, Serialize};

/// What several runs measured of one thing, in the order of the runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Measured {
    pub(crate) median: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) runs: Vec<f64>,
}

impl Measured {
    /// Sums up some runs; those of nothing are zero.
    pub(crate) fn of(runs: Vec<f64>) -> Self {
        let sorted = sorted(&runs);
        Measured {
            median: median(&sorted),
            low: sorted.first().copied().unwrap_or_default(),
            high: sorted.last().copied().unwrap_or_default(),
            runs,
        }
    }

    /// Returns half the distance between the lowest and the highest run, as a share of the median.
    pub(crate) fn spread(&self) -> f64 {
        if self.median == 0.0 {
            0.0
        } else {
            (self.high - self.low) / 2.0 / self.median
        }
    }
}

/// Returns the middle of sorted values; of an even number, the mean of the two in the middle.
fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    match sorted.get(middle) {
        None => 0.0,
        Some(upper) if sorted.len().is_multiple_of(2) => (sorted[middle - 1] + upper) / 2.0,
        Some(value) => *value,
    }
}

/// Returns the least value that at least `share` of all do not exceed (the nearest-rank method); zero of
/// nothing. `share` is between 0 and 1.
pub(crate) fn percentile(values: &[f64], share: f64) -> f64 {
    let sorted = sorted(values);
    let rank = (share * sorted.len() as f64).ceil() as usize;
    let place = rank.clamp(1, sorted.len().max(1)) - 1;
    sorted.get(place).copied().unwrap_or_default()
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// What can be said of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Verdict {
    /// The runs of one report lie among those of the other.
    WithinNoise,
    /// Every run is below every run of the baseline.
    Less,
    /// Every run is above every run of the baseline.
    More,
    /// A report has too few runs to know its noise.
    TooFewRuns,
}

/// With fewer runs than this, two reports of the same program often have runs that do not meet: of
/// three each, one pair in ten; of five each, one in 126.
const FEWEST_RUNS: usize = 3;

/// Compares what two reports measured of one thing.
pub(crate) fn verdict(before: &Measured, now: &Measured) -> Verdict {
    if before.runs.len().min(now.runs.len()) < FEWEST_RUNS {
        Verdict::TooFewRuns
    } else if now.high < before.low {
        Verdict::Less
    } else if now.low > before.high {
        Verdict::More
    } else {
        Verdict::WithinNoise
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_summed_up() {
        for (runs, median, low, high) in [
            (vec![], 0.0, 0.0, 0.0),
            (vec![3.0], 3.0, 3.0, 3.0),
            (vec![4.0, 1.0], 2.5, 1.0, 4.0),
            (vec![9.0, 1.0, 2.0], 2.0, 1.0, 9.0),
            (vec![1.0, 4.0, 2.0, 3.0], 2.5, 1.0, 4.0),
        ] {
            let measured = Measured::of(runs.clone());
            let expected = Measured {
                median,
                low,
                high,
                runs,
            };
            assert_eq!(measured, expected);
        }
    }

    #[test]
    fn spread_is_a_share_of_the_median() {
        for (runs, spread) in [
            (vec![], 0.0),
            (vec![0.0, 0.0], 0.0),
            (vec![5.0], 0.0),
            (vec![8.0, 10.0, 12.0], 0.2),
        ] {
            assert_eq!(Measured::of(runs).spread(), spread);
        }
    }

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        for (values, share, expected) in [
            (&[] as &[f64], 0.5, 0.0),
            (&[7.0], 0.99, 7.0),
            (&[2.0, 1.0], 0.5, 1.0),
            (&[2.0, 1.0], 0.51, 2.0),
            (&hundred, 0.0, 1.0),
            (&hundred, 0.5, 50.0),
            (&hundred, 0.95, 95.0),
            (&hundred, 0.99, 99.0),
            (&hundred, 1.0, 100.0),
        ] {
            assert_eq!(
                percentile(values, share),
                expected,
                "{share} of {}",
                values.len()
            );
        }
    }

    #[test]
    fn differences_within_the_noise_are_none() {
        let before = [10.0, 11.0, 12.0];
        for (now, expected) in [
            (&[7.0, 8.0, 9.0] as &[f64], Verdict::Less),
            (&[13.0, 14.0, 12.5], Verdict::More),
            (&[7.0, 8.0, 10.0], Verdict::WithinNoise),
            (&[12.0, 13.0, 14.0], Verdict::WithinNoise),
            (&[10.0, 11.0, 12.0], Verdict::WithinNoise),
            (&[1.0, 2.0], Verdict::TooFewRuns),
            (&[], Verdict::TooFewRuns),
        ] {
            let (before, now) = (Measured::of(before.to_vec()), Measured::of(now.to_vec()));
            assert_eq!(verdict(&before, &now), expected, "{now:?}");
        }
        let (two, three) = (Measured::of(vec![1.0; 2]), Measured::of(vec![2.0; 3]));
        assert_eq!(verdict(&two, &three), Verdict::TooFewRuns);
    }
}
