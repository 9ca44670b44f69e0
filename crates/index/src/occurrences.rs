use tantivy::DocAddress;

use crate::IndexError;
use crate::compile::Plan;
use crate::generation::Generation;
use crate::highlight::Highlighter;
use crate::search::count_occurrences;
use crate::texts::{Gathered, fields, gather};

/// Counts at how many places what a plan looks for stands in each of the clippings, which fit it and
/// are in order, that has any; the clippings come in any order.
///
/// Positions tell it without the texts; only where capitals matter are these read.
pub(crate) fn occurrences(
    generation: &Generation,
    plan: &Plan,
    fitting: &[DocAddress],
) -> Result<Vec<(DocAddress, u64)>, IndexError> {
    if let Some(counts) = count_occurrences(generation, plan, fitting)? {
        return Ok(counts);
    }
    let highlighter = Highlighter::new(plan);
    let read = gather(
        generation,
        fitting,
        |counts: &mut Counts, address, clipping| {
            let in_field = |(field, text)| highlighter.occurrences(text, field).count() as u64;
            let places: u64 = fields(clipping).map(in_field).sum();
            if places > 0 {
                counts.0.push((address, places));
            }
        },
    )?;
    Ok(read.0)
}

#[derive(Default)]
struct Counts(Vec<(DocAddress, u64)>);

impl Gathered for Counts {
    fn join(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }
}
