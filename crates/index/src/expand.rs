use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use pressoir_analysis::{Words, fold, inflection_keys, stem_keys};

use crate::IndexError;
use crate::generation::Generation;
use crate::search::words_covered;
use crate::spelling;

/// What an inflection of the word asked for weighs; 1 is the word itself.
const INFLECTED: f32 = 0.25;

/// What a form that only shares a stem with the word weighs: a derivation, or another family.
const SAME_STEM: f32 = 0.15;

/// What the likeliest spelling weighs of a word that the archive does not know.
pub(crate) const RESPELLED: f32 = 0.9;

/// What another name weighs.
const SYNONYM: f32 = 0.8;

/// What is done for a word whose letters the archive does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guess {
    /// Forms at few edits stand in for it. To find them is a walk through all forms.
    Neighbours,
    /// Nothing.
    Nothing,
}

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
    /// Other names of several words, as the forms that may stand at each place, with their weights.
    pub(crate) runs: Vec<(Vec<Vec<String>>, f32)>,
}

impl FormSet {
    /// Adds another name for what was asked for. Where the archive has only the other name, no
    /// other word is guessed.
    pub(crate) fn add_name(
        &mut self,
        generation: &Generation,
        words: &[String],
    ) -> Result<(), IndexError> {
        let mut places = Vec::new();
        for word in words {
            places.push(Vec::from_iter(generation.forms_of_fold(word)?));
        }
        if places.iter().any(Vec::is_empty) {
            return Ok(());
        }
        self.forms.retain(|form, _| !self.neighbours.contains(form));
        self.neighbours.clear();
        self.respelled.clear();
        let mut doc_freq = u64::MAX;
        for forms in &places {
            let mut of_word = 0;
            for form in forms {
                of_word += generation.doc_freq(form)?;
            }
            doc_freq = doc_freq.min(of_word);
        }
        if !self.forms.values().any(|weight| *weight >= 1.0) {
            self.doc_freq = self.doc_freq.max(doc_freq);
        }
        match &mut places[..] {
            [forms] => {
                for form in std::mem::take(forms) {
                    let weight = self.forms.entry(form).or_insert(SYNONYM);
                    *weight = weight.max(SYNONYM);
                }
            }
            _ => self.runs.push((places, SYNONYM)),
        }
        Ok(())
    }
}

/// Returns the forms of the archive that a word stands for.
///
/// The same letters up to accents weigh 1, inflections less, and other forms that share a stem key
/// least. A word takes the keys of all forms with its letters, so that `securite` finds what `sécurité` finds. Where the archive
/// has none with its letters, forms at few edits stand in, each with its own relatives.
pub(crate) fn expand(
    generation: &Generation,
    form: &str,
    guess: Guess,
) -> Result<FormSet, IndexError> {
    let folded = fold(form);
    let same_letters = generation.forms_of_fold(&folded)?;
    let mut forms: BTreeMap<String, f32> = BTreeMap::new();
    for relative in std::iter::once(form).chain(same_letters.iter().map(String::as_str)) {
        for (found, weight) in relatives(generation, relative)? {
            let known = forms.entry(found).or_insert(weight);
            *known = known.max(weight);
        }
    }
    for letters in &same_letters {
        forms.insert(letters.clone(), 1.0);
    }
    let mut neighbours = BTreeSet::new();
    let mut respelled = Vec::new();
    if same_letters.is_empty() && guess == Guess::Neighbours {
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
            for (found, share) in relatives(generation, &near.form)? {
                add(found, weight * share);
            }
            add(near.form.clone(), weight);
            // An inflection of the word itself is no other word.
            if neighbours.contains(&near.form) {
                respelled.push(near.form);
            }
        }
    }
    leave_out_compounds_of_forms(&mut forms);
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
        runs: Vec::new(),
    })
}

/// Leaves out the compounds that have one of the forms as a part: the part is found already, and
/// `état-a` only looks like an inflection of it.
fn leave_out_compounds_of_forms(forms: &mut BTreeMap<String, f32>) {
    let has_part = |compound: &String| {
        let mut words = Words::new(compound);
        let mut part = String::new();
        std::iter::from_fn(|| words.read(&mut part).map(|_| part.clone()))
            .any(|part| forms.contains_key(&part))
    };
    let compounds = forms.keys().filter(|form| words_covered(form) > 1);
    let left_out: Vec<String> = compounds.filter(|form| has_part(form)).cloned().collect();
    for compound in left_out {
        forms.remove(&compound);
    }
}

/// Returns the archive's forms that a form is related to, with what they weigh beside it.
fn relatives(generation: &Generation, form: &str) -> Result<BTreeMap<String, f32>, IndexError> {
    let mut relatives = BTreeMap::new();
    for key in stem_keys(form).iter() {
        for found in generation.forms_of_stem(key)? {
            relatives.insert(found, SAME_STEM);
        }
    }
    for key in inflection_keys(form) {
        for found in generation.forms_of_inflection(&key)? {
            relatives.insert(found, INFLECTED);
        }
    }
    Ok(relatives)
}
