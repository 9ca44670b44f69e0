use std::collections::{BTreeMap, BTreeSet};

use pressoir_analysis::{fold, stem_keys};

use crate::IndexError;
use crate::generation::Generation;

/// What a form that shares a stem with the word asked for weighs; 1 is the word itself.
const SAME_STEM: f32 = 0.25;

/// What a form at one edit from a word weighs that the archive does not know.
const ONE_EDIT: f32 = 0.9;

/// A shorter word has too many neighbours to be told from.
const SHORTEST_RESPELLED: usize = 4;

/// A query word as the set of the archive's forms that it stands for.
#[derive(Clone, Debug)]
pub(crate) struct FormSet {
    /// The forms with their weights, above 0 and at most 1.
    pub(crate) forms: BTreeMap<String, f32>,
    /// The forms with the letters that were asked for, accents aside.
    pub(crate) same_letters: Vec<String>,
    /// How many clippings have the word, at most.
    pub(crate) doc_freq: u64,
    /// The forms at one edit that stand in for a word the archive does not know, inflections of
    /// the word excepted.
    pub(crate) neighbours: BTreeSet<String>,
}

/// Returns the forms of the archive that a word stands for.
///
/// The same letters up to accents weigh 1, forms that share a stem key less. A word takes the keys
/// of all forms with its letters, so that `securite` finds what `sécurité` finds. Where the archive
/// has none with its letters, forms at one edit stand in.
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
    if same_letters.is_empty() && folded.chars().count() >= SHORTEST_RESPELLED {
        for near in generation.forms_near(&folded)? {
            if forms.insert(near.clone(), ONE_EDIT).is_none() {
                neighbours.insert(near);
            }
        }
    }
    let heaviest = forms.values().copied().fold(0.0, f32::max);
    let mut doc_freq = 0;
    for (heavy, _) in forms.iter().filter(|(_, weight)| **weight >= heaviest) {
        doc_freq += generation.doc_freq(heavy)?;
    }
    let same_letters = same_letters.into_iter().collect();
    let doc_freq = doc_freq.min(generation.posted_docs);
    Ok(FormSet {
        forms,
        same_letters,
        doc_freq,
        neighbours,
    })
}
