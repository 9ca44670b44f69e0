use schemars::JsonSchema;
use serde::Serialize;

/// A keyword that a clipping without one may be filed under, as the clippings nearest to it are. It is
/// none of the editors'.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SuggestedKeyword {
    /// The keyword.
    pub keyword: String,
    /// The share of the nearest clippings that have it, each weighed by how near it is: above 0, at
    /// most 1.
    pub confidence: f32,
    /// The nearest clippings that have it.
    pub like: Vec<String>,
}

impl SuggestedKeyword {
    /// The confidence from which on a keyword is suggested.
    pub const THRESHOLD: f32 = 0.5;
}

/// How well keywords are suggested to clippings whose own were hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct SuggestionCheck {
    /// The confidence from which on keywords were suggested.
    pub threshold: f32,
    /// How many clippings were looked at.
    pub clippings: u64,
    /// How many keywords they have.
    pub keywords: u64,
    /// How many were suggested.
    pub suggested: u64,
    /// How many of these they have.
    pub right: u64,
}

impl SuggestionCheck {
    /// The confidences that are looked at.
    pub const THRESHOLDS: [f32; 8] = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    /// Returns the counts of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        SuggestionCheck {
            clippings: self.clippings + other.clippings,
            keywords: self.keywords + other.keywords,
            suggested: self.suggested + other.suggested,
            right: self.right + other.right,
            ..self
        }
    }

    /// Returns the share of what was suggested that is right.
    #[must_use]
    pub fn precision(&self) -> f64 {
        self.right as f64 / (self.suggested as f64).max(1.0)
    }

    /// Returns the share of the keywords that was suggested.
    #[must_use]
    pub fn recall(&self) -> f64 {
        self.right as f64 / (self.keywords as f64).max(1.0)
    }

    /// Returns the harmonic mean of the two, over all keywords together: micro-F1.
    #[must_use]
    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / ((self.suggested + self.keywords) as f64).max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_shares_of_all_keywords_together() {
        let check = SuggestionCheck {
            threshold: 0.5,
            clippings: 10,
            keywords: 12,
            suggested: 8,
            right: 6,
        };
        assert_eq!(
            (check.precision(), check.recall(), check.f1()),
            (0.75, 0.5, 0.6)
        );
        let nothing = SuggestionCheck::default();
        assert_eq!(
            (nothing.precision(), nothing.recall(), nothing.f1()),
            (0.0, 0.0, 0.0)
        );
    }
}
