//! Other names for what was typed.

use pressoir_analysis::fold;
use pressoir_query::Warning;

use super::Compiler;
use super::needle::Pattern;
use super::text::TypedWord;
use crate::IndexError;
use crate::acronyms::LONGEST_NAME;
use crate::expand::FormSet;
use crate::synonyms::Name;

impl Compiler<'_> {
    /// Gives the other names for what was typed to each of its words: a clipping with one of them
    /// has the words.
    pub(super) fn add_names(&mut self, typed: &mut [TypedWord<'_>]) -> Result<(), IndexError> {
        give_compounds(typed);
        let Some(synonyms) = self.synonyms else {
            return Ok(());
        };
        let folds: Vec<String> = typed.iter().map(|word| fold(&word.form)).collect();
        let folds: Vec<&str> = folds.iter().map(String::as_str).collect();
        let mut place = 0;
        while place < typed.len() {
            let known = synonyms.of_longest(&folds[place..]).unwrap_or((1, &[]));
            let told = self.told_name(&typed[place], &folds[place..])?;
            let (length, names) = longer(known, told);
            if names.is_empty() {
                place += 1;
                continue;
            }
            let run = &mut typed[place..place + length];
            place += length;
            let words: Vec<&str> = run.iter().map(|word| word.typed).collect();
            let warning = Warning::AlsoSearched {
                words: words.join(" "),
                names: names.iter().map(|name| name.text.clone()).collect(),
            };
            if !self.warnings.contains(&warning) {
                self.warnings.push(warning);
            }
            for word in run {
                word.names.extend_from_slice(&names);
            }
        }
        Ok(())
    }

    /// Returns what the archive says is another name for the longest name that the words begin
    /// with, and how many words that has: what an acronym stands for, or the acronym of a name.
    fn told_name(
        &self,
        first: &TypedWord<'_>,
        folds: &[&str],
    ) -> Result<(usize, Vec<Name>), IndexError> {
        for length in (2..=folds.len().min(LONGEST_NAME)).rev() {
            let names = self.generation.acronyms_of_name(&folds[..length])?;
            if !names.is_empty() {
                return Ok((length, names));
            }
        }
        let names = if first.tells() {
            self.generation.names_of_acronym(first.typed)?
        } else {
            Vec::new()
        };
        Ok((1, names))
    }
}

/// Returns the names of the longer of two names with how many words it has; of names as long as each
/// other both.
fn longer(known: (usize, &[Name]), told: (usize, Vec<Name>)) -> (usize, Vec<Name>) {
    if told.0 > known.0 && !told.1.is_empty() {
        return told;
    }
    let (length, mut names) = (known.0, known.1.to_vec());
    if told.0 == length {
        for name in told.1 {
            if names.iter().all(|known| known.words != name.words) {
                names.push(name);
            }
        }
    }
    (length, names)
}

/// Gives each word of a compound the compound: a clipping that has it has its words.
fn give_compounds(typed: &mut [TypedWord<'_>]) {
    for first in 0..typed.len() {
        let Some(compound) = typed[first].compound.take() else {
            continue;
        };
        let end = typed.len().min(first + compound.words);
        for word in &mut typed[first..end] {
            word.names.push(Name {
                text: compound.letters.clone(),
                words: vec![compound.letters.clone()],
            });
        }
    }
}

/// Returns the names of several words as what stands in a row.
pub(super) fn runs(set: &mut FormSet) -> Vec<(Pattern, f32)> {
    let runs = std::mem::take(&mut set.runs).into_iter();
    runs.map(|(places, weight)| {
        let places = places.into_iter().map(Pattern::Forms).collect();
        (Pattern::Run(places), weight)
    })
    .collect()
}
