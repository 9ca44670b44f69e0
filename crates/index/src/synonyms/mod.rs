//! Names that a user says mean the same, and the file they stand in.

mod file;

use std::collections::BTreeMap;
use std::path::Path;

use pressoir_analysis::{Words, fold};

pub use file::SynonymsError;
use file::Table;

/// Names of which a search for one finds the others: old and new ones, short and long ones.
///
/// They bear on searches alone, so that they change without indexing again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonyms {
    /// The other names by the words of a name, without accents.
    others: BTreeMap<Vec<String>, Vec<Name>>,
    /// How many words the longest name has.
    longest: usize,
}

/// Another name for what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// As the file writes it.
    pub(crate) text: String,
    /// Its words, without accents.
    pub(crate) words: Vec<String>,
}

impl Synonyms {
    /// Reads a file in TOML: `groups`, lists of names that mean the same, and `[one_way]`, names
    /// with those that a search for them finds too, but not the other way round.
    ///
    /// # Errors
    ///
    /// Fails when the file cannot be read or holds something else, in words that name the line.
    pub fn load(path: &Path) -> Result<Self, SynonymsError> {
        Ok(Self::of(&Table::load(path)?))
    }

    fn of(table: &Table) -> Self {
        let mut synonyms = Synonyms::default();
        for group in &table.groups {
            for name in group {
                let others = group.iter().filter(|other| *other != name);
                synonyms.add(name, others);
            }
        }
        for (name, others) in &table.one_way {
            synonyms.add(name, others);
        }
        synonyms
    }

    fn add<'a>(&mut self, name: &str, others: impl IntoIterator<Item = &'a String>) {
        let words = folded_words(name);
        self.longest = self.longest.max(words.len());
        let known = self.others.entry(words.clone()).or_default();
        for other in others {
            let other = Name {
                text: other.trim().to_owned(),
                words: folded_words(other),
            };
            if other.words != words && known.iter().all(|name| name.words != other.words) {
                known.push(other);
            }
        }
    }

    /// Returns the other names for the longest name that the words begin with, and how many words
    /// it has. The words are given without accents.
    pub(crate) fn of_longest(&self, folds: &[&str]) -> Option<(usize, &[Name])> {
        (1..=self.longest.min(folds.len()))
            .rev()
            .find_map(|length| {
                let name: Vec<String> = folds[..length].iter().map(ToString::to_string).collect();
                let others = self.others.get(&name)?;
                Some((length, others.as_slice()))
            })
    }
}

/// Returns the words of a name without accents.
pub(crate) fn folded_words(name: &str) -> Vec<String> {
    let mut words = Words::new(name);
    let mut form = String::new();
    std::iter::from_fn(|| words.read(&mut form).map(|_| fold(&form))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_gives_the_others() {
        let table = Table::parse(
            "groups = [['Sentel', 'Tigo', 'Free Sénégal'], ['SENTEL', 'Yas']]\n\
             [one_way]\n'opérateur historique' = ['Sonatel']",
        )
        .unwrap();
        let synonyms = Synonyms::of(&table);
        for (typed, expected) in [
            ("sentel", Some((1, "Tigo, Free Sénégal, Yas"))),
            ("yas", Some((1, "SENTEL"))),
            ("free senegal tigo", Some((2, "Sentel, Tigo"))),
            ("free", None),
            ("operateur historique", Some((2, "Sonatel"))),
            ("sonatel", None),
            ("", None),
        ] {
            let folds: Vec<&str> = typed.split_whitespace().collect();
            let found = synonyms.of_longest(&folds).map(|(length, names)| {
                let names: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
                (length, names.join(", "))
            });
            let expected = expected.map(|(length, names)| (length, names.to_owned()));
            assert_eq!(found, expected, "{typed}");
        }
    }
}
