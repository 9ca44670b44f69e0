/// How often two things go together, as four counts of disjoint cases: those of the table
///
/// | | the word | other words |
/// |---|---|---|
/// | here | `both` | `here - both` |
/// | elsewhere | `there` | `elsewhere - there` |
///
/// *Here* is near what was looked for, or one of two sub-archives; *elsewhere* is all the rest, or the
/// other sub-archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contingency {
    /// How many cases of the word are here.
    pub both: u64,
    /// How many cases are here in all.
    pub here: u64,
    /// How many cases of the word are elsewhere.
    pub there: u64,
    /// How many cases are elsewhere in all.
    pub elsewhere: u64,
}

/// What a word that is nowhere is taken to have of occurrences, where a ratio needs some
/// (Hardie 2014).
const NEVER: f64 = 0.5;

impl Contingency {
    /// The log-likelihood ratio from which on what is found is told: chance alone reaches it once in
    /// 1000 tables.
    pub const SIGNIFICANT: f64 = 10.83;

    /// Returns how often the word is here if it is spread by chance.
    #[must_use]
    pub fn expected(self) -> f64 {
        let word = (self.both + self.there) as f64;
        word * self.here as f64 / ((self.here + self.elsewhere) as f64).max(1.0)
    }

    /// Returns whether the word is here more often than by chance.
    #[must_use]
    pub fn is_more_than_chance(self) -> bool {
        self.both as f64 > self.expected()
    }

    /// Returns the log-likelihood ratio `G² = 2 Σ O ln (O / E)` over the four cells of the table
    /// (Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational
    /// Linguistics 19, 1993). It is spread like chi-squared with one degree of freedom: above 3.84
    /// chance alone would reach it once in 20 tables, above 6.63 once in 100, above 10.83 once in
    /// 1000.
    #[must_use]
    pub fn log_likelihood(self) -> f64 {
        let [both, here, there, elsewhere] =
            [self.both, self.here, self.there, self.elsewhere].map(|count| count as f64);
        let all = (here + elsewhere).max(1.0);
        let word = both + there;
        let cell = |observed: f64, row: f64, column: f64| {
            if observed > 0.0 {
                observed * (observed * all / (row * column)).ln()
            } else {
                0.0
            }
        };
        let sum = cell(both, here, word)
            + cell(here - both, here, all - word)
            + cell(there, elsewhere, word)
            + cell(elsewhere - there, elsewhere, all - word);
        (2.0 * sum).max(0.0)
    }

    /// Returns the log ratio: how many times the relative frequency of the word here has to be
    /// halved, or doubled where it is negative, to be that elsewhere. `log₂ ((both / here) /
    /// (there / elsewhere))`, where a frequency of 0 is taken for half an occurrence (Hardie, "Log
    /// Ratio: an informal introduction", 2014).
    #[must_use]
    pub fn log_ratio(self) -> f64 {
        let relative = |count: u64, of: u64| (count as f64).max(NEVER) / (of as f64).max(1.0);
        (relative(self.both, self.here) / relative(self.there, self.elsewhere)).log2()
    }
}

/// Returns how exclusively two things go together, which are found `both` times together and `one`
/// and `other` times in all: `14 + log₂ (2 both / (one + other))` (Rychlý, "A lexicographer-friendly
/// association score", RASLAN 2008). It is 14 at most, where one is never found without the other;
/// one more is twice as exclusive, whatever the size of the archive; below 0 there is nothing
/// between them.
#[must_use]
pub fn log_dice(both: u64, one: u64, other: u64) -> f64 {
    14.0 + (2.0 * both as f64 / ((one + other) as f64).max(1.0)).log2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: f64, expected: f64, places: i32) {
        let tolerance = 0.5 * 10_f64.powi(-places) + 1e-9;
        assert!(
            (found - expected).abs() <= tolerance,
            "{found} is not {expected}"
        );
    }

    /// Table 2 of Dunning 1993 gives the four cells of pairs of words, and their ratio.
    #[test]
    fn log_likelihood_is_that_of_dunning() {
        for (pair, [both, first, second, neither], ratio) in [
            ("the swiss", [110, 2442, 111, 29114], 270.72),
            ("can be", [29, 13, 123, 31612], 263.90),
            ("previous year", [31, 23, 139, 31584], 256.84),
            ("mineral water", [10, 0, 3, 31764], 167.23),
        ] {
            let table = Contingency {
                both,
                here: both + first,
                there: second,
                elsewhere: second + neither,
            };
            check(table.log_likelihood(), ratio, 2);
            assert!(table.is_more_than_chance(), "{pair}");
        }
    }

    #[test]
    fn what_is_spread_by_chance_has_no_likelihood() {
        let even = Contingency {
            both: 10,
            here: 100,
            there: 90,
            elsewhere: 900,
        };
        check(even.log_likelihood(), 0.0, 9);
        check(even.log_ratio(), 0.0, 9);
        check(even.expected(), 10.0, 9);
        let empty = Contingency {
            both: 0,
            here: 0,
            there: 0,
            elsewhere: 0,
        };
        check(empty.log_likelihood(), 0.0, 9);
        assert!(!empty.is_more_than_chance());
    }

    /// Hand-worked: 80 in 1000 against 10 in 1000 is 8 times, 2³; nothing in 1000 is half an
    /// occurrence, so that 8 against it is 16 times, 2⁴.
    #[test]
    fn log_ratio_counts_doublings() {
        for (both, there, ratio) in [(80, 10, 3.0), (10, 80, -3.0), (8, 0, 4.0), (0, 8, -4.0)] {
            let table = Contingency {
                both,
                here: 1000,
                there,
                elsewhere: 1000,
            };
            check(table.log_ratio(), ratio, 9);
        }
    }

    /// Rychlý 2008: the maximum is 14; 0 is less than one in 16,000 of either.
    #[test]
    fn log_dice_is_that_of_rychly() {
        for (both, one, other, score) in [
            (7, 7, 7, 14.0),
            (1, 16384, 16384, 0.0),
            (2, 16384, 16384, 1.0),
            (50, 100, 100, 13.0),
        ] {
            check(log_dice(both, one, other), score, 9);
        }
    }
}
