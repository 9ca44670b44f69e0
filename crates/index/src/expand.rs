use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use pressoir_analysis::{fold, stem_keys};

use crate::IndexError;
use crate::generation::Generation;
use crate::spelling;

/// What a form that shares a stem with the word asked for weighs; 1 is the word itself.
const SAME_STEM: f32 = 0.25;

/// What the likeliest spelling weighs of a word that the archive does not know.
pub(crate) const RESPELLED: f32 = 0.9;

/// A query word as the set of the archive's forms that it stands for.
#[derive(Clone, Debug)]
pub(crate) struct FormSet {
    /// The forms with their weights, above 0 and at most 1.
    pub(crate) forms: BTreeMap<String, f32>,
    /// How many clippings have the word, at most.
    pub(crate) doc_freq: u64,
    /// The forms that stand in for a word the archive does not know: those at few edits, and what
    /// shares a stem with them; inflections of the word itself excepted.
    pub(crate) neighbours: BTreeSet<String>,
    /// Those at few edits, the likeliest first.
    pub(crate) respelled: Vec<String>,
}

/// Returns the forms of the archive that a word stands for.
///
/// The same letters up to accents weigh 1, forms that share a stem key less. A word takes the keys
/// of all forms with its letters, so that `securite` finds what `sécurité` finds. Where the archive
/// has none with its letters, forms at few edits stand in, each with its own relatives.
pub(crate) fn expand(generation: &Generation, form: &str) -> Result<FormSet, IndexError> {
    let folded = fold(form);
    let same_letters = generation.forms_of_fold(&folded)?;
    let mut forms = BTreeMap::new();
    for relative in std::iter::once(form).chain(same_letters.iter().map(String::as_str)) {
        let keys = stem_keys(relative);
        for key in [&keys.stem_of_fold, &keys.fold_of_stem] {
            for found in generation.forms_of_stem(key)? {
                forms.insert(found, SAME_STEM);
            }
        }
    }
    for letters in &same_letters {
        forms.insert(letters.clone(), 1.0);
    }
    let mut neighbours = BTreeSet::new();
    let mut respelled = Vec::new();
    if same_letters.is_empty() {
        for near in spelling::neighbours(generation, &folded)? {
            let weight = RESPELLED * near.likelihood;
            let mut add = |form: String, weight: f32| match forms.entry(form) {
                Entry::Vacant(entry) => {
                    neighbours.insert(entry.key().clone());
                    entry.insert(weight);
                }
                Entry::Occupied(mut entry) => {
                    let heavier = entry.get().max(weight);
                    entry.insert(heavier);
                }
            };
            let keys = stem_keys(&near.form);
            for key in [&keys.stem_of_fold, &keys.fold_of_stem] {
                for found in generation.forms_of_stem(key)? {
                    add(found, weight * SAME_STEM);
                }
            }
            add(near.form.clone(), weight);
            // An inflection of the word itself is no other word.
            if neighbours.contains(&near.form) {
                respelled.push(near.form);
            }
        }
    }
    let heaviest = forms.values().copied().fold(0.0, f32::max);
    let mut doc_freq = 0;
    for (heavy, _) in forms.iter().filter(|(_, weight)| **weight >= heaviest) {
        doc_freq += generation.doc_freq(heavy)?;
    }
    let doc_freq = doc_freq.min(generation.posted_docs);
    Ok(FormSet {
        forms,
        doc_freq,
        neighbours,
        respelled,
    })
}
