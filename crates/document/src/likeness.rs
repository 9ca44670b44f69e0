/// What is kept of a text to know it again and to find its like, in about a hundred bytes.
///
/// The default value is like nothing: it belongs to a text that was not compared, or that is too
/// short to be known by its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// A digest of the letters and digits of the body, and of nothing else of it.
    pub text: Option<u64>,
    /// A digest of the letters and digits of the title.
    pub title: Option<u64>,
    /// A sample of what the body says.
    pub sketch: Option<Sketch>,
}

/// A sample of the runs of words in a text, by which two texts are compared without being read
/// again.
///
/// Each byte stands for the run with the least hash in its bin. Two texts agree on a byte as often
/// as they share runs among all the runs of both (Broder, "On the resemblance and containment of
/// documents", SEQUENCES 1997), and once in 256 times by chance (Li and König, "b-bit minwise
/// hashing", WWW 2010).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sketch(pub [u8; Sketch::BINS]);

impl Sketch {
    /// How many runs are in the sample.
    pub const BINS: usize = 96;

    /// Estimates which part of the runs of both texts are in both, from 0 to 1. The standard error
    /// is at most 0.05.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> f32 {
        let pairs = self.0.iter().zip(&other.0);
        let equal = pairs
            .map(|(one, other)| u32::from(one == other))
            .sum::<u32>();
        let chance = 1.0 / 256.0;
        ((equal as f32 / Self::BINS as f32 - chance) / (1.0 - chance)).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_as_like_as_their_samples() {
        let one = Sketch([7; Sketch::BINS]);
        for (changed, expected) in [(0, 1.0), (24, 0.749), (48, 0.498), (95, 0.007), (96, 0.0)] {
            let mut other = one;
            other.0[..changed].fill(8);
            let found = one.resemblance(&other);
            assert!((found - expected).abs() < 0.001, "{changed}: {found}");
            assert_eq!(found, other.resemblance(&one));
        }
    }
}
