use pressoir_query::{Proof, ProvenClipping};
use tantivy::columnar::{Column, StrColumn};

use crate::IndexError;
use crate::generation::Generation;
use crate::schema::column;
use crate::search::Candidate;

/// Proves what was found: every clipping by its id and a digest of what is known of it, both from columns.
pub(crate) fn proof(
    generation: &Generation,
    candidates: &[Candidate],
    found: u64,
) -> Result<Proof, IndexError> {
    let columns: Vec<Columns<'_>> = (0..generation.segments.len())
        .map(|segment| Columns::open(generation, segment))
        .collect::<Result<_, _>>()?;
    let mut clippings = candidates
        .iter()
        .map(|candidate| {
            let segment = usize::try_from(candidate.address.segment_ord).unwrap_or(usize::MAX);
            columns[segment].read(candidate.address.doc_id)
        })
        .collect::<Result<Vec<_>, _>>()?;
    clippings.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    for clipping in &clippings {
        for part in [&clipping.id, "\t", &clipping.digest, "\n"] {
            hasher.update(part.as_bytes());
        }
    }
    Ok(Proof {
        found,
        checksum: format!("blake3:{}", hasher.finalize().to_hex()),
        clippings,
    })
}

struct Columns<'g> {
    ids: Option<&'g StrColumn>,
    fingerprints: Column,
}

impl<'g> Columns<'g> {
    fn open(generation: &'g Generation, segment: usize) -> Result<Self, IndexError> {
        let reader = &generation.searcher.segment_readers()[segment];
        Ok(Columns {
            ids: generation.segments[segment].ids.as_ref(),
            fingerprints: reader.fast_fields().u64(column::FINGERPRINT)?,
        })
    }

    fn read(&self, doc: u32) -> Result<ProvenClipping, IndexError> {
        let missing = || IndexError::Corrupt(format!("clipping {doc} has no identity"));
        let ids = self.ids.ok_or_else(missing)?;
        let ord = ids.term_ords(doc).next().ok_or_else(missing)?;
        let mut id = String::new();
        ids.ord_to_str(ord, &mut id)?;
        let fingerprint = self.fingerprints.first(doc).ok_or_else(missing)?;
        Ok(ProvenClipping {
            id,
            digest: format!("{fingerprint:016x}"),
        })
    }
}
