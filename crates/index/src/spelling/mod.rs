//! What a word that the archive does not know may have been meant to be.

mod likelihood;

use std::collections::BTreeMap;

use pressoir_analysis::fold;

use crate::IndexError;
use crate::generation::Generation;
use likelihood::likelihood;

/// A shorter word has too many neighbours to be told from.
const SHORTEST: usize = 4;

/// A shorter word has too many at two edits.
const SHORTEST_AT_TWO_EDITS: usize = 8;

/// How many spellings, accents aside, can stand in for a word.
const MOST_SPELLINGS: usize = 8;

/// A form that may be what was meant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Neighbour {
    pub(crate) form: String,
    /// How likely it is beside the likeliest one, above 0 and at most 1.
    pub(crate) likelihood: f32,
}

/// Returns the forms at one edit from a word, the likeliest first, and for a long word without any
/// those at two. The word is given without accents, which are no edit.
///
/// Spellings that differ in accents only are one candidate: how likely it is tells the way in which
/// it differs from what was typed, and how frequent it is.
pub(crate) fn neighbours(
    generation: &Generation,
    folded: &str,
) -> Result<Vec<Neighbour>, IndexError> {
    let length = folded.chars().count();
    // A number that is not there is another number, not a slip.
    if length < SHORTEST || folded.starts_with(|letter: char| letter.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let mut near = generation.forms_near(folded, 1)?;
    if near.is_empty() && length >= SHORTEST_AT_TWO_EDITS {
        near = generation.forms_near(folded, 2)?;
    }
    let mut spellings: BTreeMap<String, (u64, Vec<String>)> = BTreeMap::new();
    for form in near {
        let (docs, forms) = spellings.entry(fold(&form)).or_default();
        *docs += generation.doc_freq(&form)?;
        forms.push(form);
    }
    let mut candidates: Vec<(f32, Vec<String>)> = spellings
        .into_iter()
        .map(|(spelling, (docs, forms))| (likelihood(folded, &spelling, docs), forms))
        .collect();
    candidates.sort_by(|one, other| other.0.total_cmp(&one.0));
    candidates.truncate(MOST_SPELLINGS);
    let best = candidates.first().map_or(1.0, |candidate| candidate.0);
    let mut found = Vec::new();
    for (likelihood, forms) in candidates {
        let likelihood = likelihood / best;
        found.extend(forms.into_iter().map(|form| Neighbour { form, likelihood }));
    }
    Ok(found)
}
