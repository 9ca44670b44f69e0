use std::collections::BTreeMap;

use tantivy::DocAddress;

use super::parts::Parts;
use crate::IndexError;
use crate::generation::Generation;
use crate::schema::column;

/// Counts by part how many clippings have each keyword.
pub(super) fn count(
    generation: &Generation,
    parts: &Parts,
    clippings: &[DocAddress],
) -> Result<BTreeMap<String, Vec<u64>>, IndexError> {
    let mut counts: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let mut rest = clippings;
    for (segment, reader) in generation.searcher.segment_readers().iter().enumerate() {
        let (here, behind) =
            rest.split_at(rest.partition_point(|address| address.segment_ord as usize <= segment));
        rest = behind;
        let Some(column) = reader.fast_fields().str(column::KEYWORD)? else {
            continue;
        };
        let mut by_ordinal = vec![0; column.num_terms() * parts.count()];
        for address in here {
            let Some(part) = parts.of(segment, address.doc_id) else {
                continue;
            };
            for ordinal in column.ords().values_for_doc(address.doc_id) {
                by_ordinal[ordinal as usize * parts.count() + part] += 1;
            }
        }
        for (ordinal, found) in (0..).zip(by_ordinal.chunks_exact(parts.count().max(1))) {
            let mut keyword = String::new();
            column.ord_to_str(ordinal, &mut keyword)?;
            let counts = counts
                .entry(keyword)
                .or_insert_with(|| vec![0; parts.count()]);
            for (count, found) in counts.iter_mut().zip(found) {
                *count += found;
            }
        }
    }
    Ok(counts)
}
