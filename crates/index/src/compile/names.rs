//! Other names for what was typed.

use pressoir_analysis::fold;
use pressoir_query::Warning;

use super::Compiler;
use super::needle::Pattern;
use super::text::TypedWord;
use crate::expand::FormSet;
use crate::synonyms::Name;

impl Compiler<'_> {
    /// Gives the other names for what was typed to each of its words: a clipping with one of them
    /// has the words.
    pub(super) fn add_names(&mut self, typed: &mut [TypedWord<'_>]) {
        give_compounds(typed);
        let folds: Vec<String> = typed.iter().map(|word| fold(&word.form)).collect();
        let folds: Vec<&str> = folds.iter().map(String::as_str).collect();
        let mut place = 0;
        while place < typed.len() {
            let Some((length, names)) = self.synonyms.of_longest(&folds[place..]) else {
                place += 1;
                continue;
            };
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
                word.names.extend_from_slice(names);
            }
        }
    }
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
