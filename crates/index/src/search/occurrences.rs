use std::collections::BTreeMap;

use pressoir_query::{LineCounts, Occur};
use rayon::prelude::*;
use tantivy::{DocAddress, DocId};

use super::runs::places_in;
use crate::IndexError;
use crate::compile::{Pattern, Plan};
use crate::generation::Generation;
use crate::schema::TextField;

/// Counts at how many places of titles and bodies what a plan looks for stands, in clippings that fit
/// it and are in order; `None` where postings cannot tell, because capitals matter.
pub(crate) fn count_occurrences(
    generation: &Generation,
    plan: &Plan,
    fitting: &[DocAddress],
) -> Result<Option<LineCounts>, IndexError> {
    let mut needles = plan.needles.iter();
    if needles.any(|needle| needle.spelled.is_some()) {
        return Ok(None);
    }
    let segments = fitting.chunk_by(|one, other| one.segment_ord == other.segment_ord);
    let counts = segments.collect::<Vec<_>>().into_par_iter().map(|segment| {
        let documents: Vec<DocId> = segment.iter().map(|address| address.doc_id).collect();
        let texts = &generation.segments[segment[0].segment_ord as usize];
        let mut found: BTreeMap<DocId, u64> = BTreeMap::new();
        for field in [TextField::Title, TextField::Body] {
            let pattern = any_of(plan, field);
            for (doc, places) in places_in(texts.text(field), &pattern, &documents)? {
                *found.entry(doc).or_default() += places;
            }
        }
        Ok(LineCounts {
            occurrences: found.values().sum(),
            clippings: found.len() as u64,
        })
    });
    let join = |one: LineCounts, other: LineCounts| {
        Ok::<_, IndexError>(LineCounts {
            occurrences: one.occurrences + other.occurrences,
            clippings: one.clippings + other.clippings,
        })
    };
    counts.try_reduce(LineCounts::default, join).map(Some)
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
