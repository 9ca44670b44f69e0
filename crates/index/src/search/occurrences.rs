use std::collections::BTreeMap;

use pressoir_query::Occur;
use rayon::prelude::*;
use tantivy::{DocAddress, DocId};

use super::runs::places_in;
use crate::IndexError;
use crate::compile::{Pattern, Plan};
use crate::generation::Generation;
use crate::schema::TextField;

/// Counts at how many places of titles and bodies what a plan looks for stands, in each of the
/// clippings, which fit it and are in order, that has any; `None` where postings cannot tell, because
/// capitals matter.
pub(crate) fn count_occurrences(
    generation: &Generation,
    plan: &Plan,
    fitting: &[DocAddress],
) -> Result<Option<Vec<(DocAddress, u64)>>, IndexError> {
    let mut needles = plan.needles.iter();
    if needles.any(|needle| needle.spelled.is_some()) {
        return Ok(None);
    }
    let segments = fitting.chunk_by(|one, other| one.segment_ord == other.segment_ord);
    let counts = segments.collect::<Vec<_>>().into_par_iter().map(|segment| {
        let place = segment[0].segment_ord;
        let documents: Vec<DocId> = segment.iter().map(|address| address.doc_id).collect();
        let texts = &generation.segments[place as usize];
        let mut found: BTreeMap<DocId, u64> = BTreeMap::new();
        for field in [TextField::Title, TextField::Body] {
            let pattern = any_of(plan, field);
            for (doc, places) in places_in(texts.text(field), &pattern, &documents)? {
                *found.entry(doc).or_default() += places;
            }
        }
        let found = found.into_iter();
        Ok(found
            .map(|(doc, places)| (DocAddress::new(place, doc), places))
            .collect())
    });
    let counts: Vec<Vec<_>> = counts.collect::<Result<_, IndexError>>()?;
    Ok(Some(counts.concat()))
}

/// Returns all that a plan looks for in a field, as one pattern.
fn any_of(plan: &Plan, field: TextField) -> Pattern {
    let mut patterns = Vec::new();
    for needle in &plan.needles {
        if needle.occur == Occur::Excluded || !needle.is_for(field) {
            continue;
        }
        patterns.push(Pattern::Forms(needle.forms.keys().cloned().collect()));
        patterns.extend(needle.patterns.iter().map(|(pattern, _)| pattern.clone()));
    }
    Pattern::Any(patterns)
}
