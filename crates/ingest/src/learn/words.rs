//! Words that a hyphen broke: which form the archive writes.

use std::sync::atomic::{AtomicUsize, Ordering};

use rustc_hash::FxHashMap;

use crate::repair::{Spelling, broken_words, in_lower_case};

/// A form stands in the archive at least so often.
const FEWEST: usize = 3;
/// A word is written in one at least once in so many times that its rarer part stands alone. `voter-
/// ont` is no future where *voter* is frequent and *voteront* is rare.
const RAREST: usize = 10;

/// The two parts of a word that may be broken, the first one in lower case.
pub(super) type Parts = (String, String);

/// Returns the words in a text that may be broken.
pub(super) fn broken_in(text: &str) -> Vec<Parts> {
    broken_words(text)
        .map(|(first, second)| (in_lower_case(first), second.to_owned()))
        .collect()
}

/// How often the forms of some words that may be broken stand in texts.
pub(super) struct Counts {
    words: Vec<Parts>,
    forms: FxHashMap<String, AtomicUsize>,
}

impl Counts {
    pub(super) fn of(broken: impl Iterator<Item = Parts>) -> Self {
        let mut words: Vec<Parts> = broken.collect();
        words.sort_unstable();
        words.dedup();
        let forms = words
            .iter()
            .flat_map(|(first, second)| {
                [
                    first.clone(),
                    second.clone(),
                    format!("{first}{second}"),
                    format!("{first}-{second}"),
                ]
            })
            .map(|form| (form, AtomicUsize::new(0)))
            .collect();
        Counts { words, forms }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Counts the forms in a text.
    pub(super) fn count(&self, text: &str) {
        let inside = |inner: char| inner.is_alphabetic() || inner == '-';
        for word in text.split(|inner| !inside(inner)) {
            if word.is_empty() || word.ends_with('-') || word.starts_with('-') {
                continue;
            }
            // To the letter: the name *Estelle* is no evidence for `est- elle`.
            if let Some(count) = self.forms.get(word) {
                count.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// Returns the words whose form is certain.
    pub(super) fn certain(&self) -> impl Iterator<Item = (&Parts, Spelling)> {
        let count = |form: &str| {
            let count = self.forms.get(form);
            count.map_or(0, |count| count.load(Ordering::Relaxed))
        };
        self.words.iter().filter_map(move |parts| {
            let (first, second) = parts;
            let whole = count(&format!("{first}{second}"));
            let hyphened = count(&format!("{first}-{second}"));
            let rarer = count(first).min(count(second));
            if whole >= FEWEST && whole > hyphened && whole * RAREST >= rarer {
                Some((parts, Spelling::Whole))
            } else if hyphened >= FEWEST && hyphened > whole {
                Some((parts, Spelling::Hyphened))
            } else {
                None
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_archive_says_which_form_is_meant() {
        let check = |archive: &str, broken: &str, expected: Option<Spelling>| {
            let counts = Counts::of(broken_in(broken).into_iter());
            counts.count(archive);
            let found = counts.certain().next().map(|(_, form)| form);
            assert_eq!(found, expected, "{archive} {broken}");
        };
        let telecoms = "Les télécommunications. ".repeat(3);
        check(&telecoms, "les télé- communications", Some(Spelling::Whole));
        check(&telecoms, "Télé- communications", Some(Spelling::Whole));
        check("une télécommunication", "les télé- communications", None);
        let porte = "Le porte-parole et Porte-parole. ".repeat(3);
        check(&porte, "le porte- parole", Some(Spelling::Hyphened));
        check(
            &format!("{porte} porteparole"),
            "le porte- parole",
            Some(Spelling::Hyphened),
        );
        let vote = "Ils ont pu voter. ".repeat(100) + &"Ils voteront. ".repeat(4);
        check(&vote, "le droit de voter- ont pu", None);
    }
}
