//! What acronyms stand for, as the archive itself says it.
//!
//! Each clipping that tells what an acronym stands for has two terms, one to find the name by the
//! acronym and one to find the acronym by the name: the key, a tab, what it leads to. How many
//! clippings say so is the frequency of the term.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use pressoir_analysis::acronym_definitions;
use pressoir_document::Clipping;

use crate::IndexError;
use crate::generation::Generation;
use crate::synonyms::{Name, folded_words};

/// The most names that one acronym stands for, and the most acronyms of one name.
const MOST_NAMES: usize = 3;

/// A name is left out that so many times fewer clippings tell than the most frequent one.
const SHARE: u64 = 2;

/// A word that more than so many times as many clippings have as say what it stands for is a word
/// like others: `art` in an archive about culture.
const WORD_LIKE_OTHERS: u64 = 100;

/// The most words of a name that is looked up.
pub(crate) const LONGEST_NAME: usize = 16;

const ACRONYM_MARK: char = 'a';
const NAME_MARK: char = 'n';

/// Returns the terms of a clipping.
pub(crate) fn acronym_terms(clipping: &Clipping) -> Vec<String> {
    let mut terms = Vec::new();
    for text in clipping.title.iter().chain([&clipping.body]) {
        for found in acronym_definitions(text) {
            let name = found.name.split_whitespace().collect::<Vec<_>>().join(" ");
            let letters = folded_words(found.acronym).concat();
            let words = folded_words(&name).join(" ");
            for term in [
                format!("{ACRONYM_MARK}{letters}\t{name}"),
                format!("{NAME_MARK}{words}\t{}", found.acronym),
            ] {
                if !terms.contains(&term) {
                    terms.push(term);
                }
            }
        }
    }
    terms
}

impl Generation {
    /// Returns the names that an acronym stands for, the most frequent first; none where the word is
    /// one like others, unless it was typed in capitals.
    pub(crate) fn names_of_acronym(&self, typed: &str) -> Result<Vec<Name>, IndexError> {
        let letters = folded_words(typed).concat();
        let names = self.other_names(ACRONYM_MARK, &letters)?;
        let capitals = typed.chars().filter(|letter| letter.is_uppercase()).count();
        if capitals < 2 && !self.is_acronym(&letters, &names)? {
            return Ok(Vec::new());
        }
        Ok(most_told(names))
    }

    /// Returns the acronyms of a name that is given as its words without accents, the most frequent
    /// first.
    pub(crate) fn acronyms_of_name(&self, words: &[&str]) -> Result<Vec<Name>, IndexError> {
        let acronyms = most_told(self.other_names(NAME_MARK, &words.join(" "))?);
        let mut kept = Vec::new();
        for acronym in acronyms {
            let letters = acronym.words.concat();
            if self.is_acronym(&letters, &self.other_names(ACRONYM_MARK, &letters)?)? {
                kept.push(acronym);
            }
        }
        Ok(kept)
    }

    /// Returns whether enough of the clippings that have a word say what it stands for.
    fn is_acronym(&self, letters: &str, told: &[Told]) -> Result<bool, IndexError> {
        let told: u64 = told.iter().map(|told| told.count).sum();
        let mut docs = 0;
        for form in self.forms_of_fold(letters)? {
            docs += self.doc_freq(&form)?;
        }
        Ok(told > 0 && docs <= told * WORD_LIKE_OTHERS)
    }

    fn other_names(&self, mark: char, key: &str) -> Result<Vec<Told>, IndexError> {
        let first = format!("{mark}{key}\t");
        let mut told: BTreeMap<Vec<String>, Vec<(u64, String)>> = BTreeMap::new();
        for segment in &self.segments {
            let terms = segment.other_names.terms();
            let mut stream = terms.range().ge(&first).into_stream()?;
            while stream.advance() {
                let Some(text) = stream.key().strip_prefix(first.as_bytes()) else {
                    break;
                };
                let text = String::from_utf8_lossy(text).into_owned();
                let spellings = told.entry(folded_words(&text)).or_default();
                let count = u64::from(stream.value().doc_freq);
                match spellings.iter_mut().find(|(_, known)| *known == text) {
                    Some((known, _)) => *known += count,
                    None => spellings.push((count, text)),
                }
            }
        }
        let told = told.into_iter().filter_map(|(words, spellings)| {
            let count = spellings.iter().map(|(count, _)| count).sum();
            let (_, text) = spellings
                .into_iter()
                .max_by(|one, other| one.0.cmp(&other.0).then_with(|| other.1.cmp(&one.1)))?;
            Some(Told {
                name: Name { text, words },
                count,
            })
        });
        Ok(told.collect())
    }
}

/// A name, and how many clippings tell it.
struct Told {
    name: Name,
    count: u64,
}

fn most_told(mut told: Vec<Told>) -> Vec<Name> {
    told.sort_by_key(|told| Reverse(told.count));
    let most = told.first().map_or(0, |first| first.count);
    told.retain(|told| told.count * SHARE >= most);
    told.truncate(MOST_NAMES);
    told.into_iter().map(|told| told.name).collect()
}
