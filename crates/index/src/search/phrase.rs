use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, TERMINATED};

use crate::IndexError;

/// Returns the documents that have the phrase in one field, in order, with how often.
///
/// `places` holds the forms that may stand at each place. The rarest place leads; the others are
/// only looked up in its documents.
pub(crate) fn phrase_postings(
    index: &InvertedIndexReader,
    places: &[Vec<String>],
) -> Result<Vec<(DocId, u32)>, IndexError> {
    let mut unions = Vec::new();
    for (offset, forms) in places.iter().enumerate() {
        unions.push(Union::open(index, forms, offset)?);
    }
    unions.sort_by_key(|union| union.size);
    let Some((lead, others)) = unions.split_first_mut() else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    let mut starts = Vec::new();
    let mut positions = Vec::new();
    let mut doc = lead.seek(0);
    while doc != TERMINATED {
        // A place that is nowhere ahead ends the search; one that is further on moves the lead.
        let ahead = others
            .iter_mut()
            .map(|other| other.seek(doc))
            .max()
            .unwrap_or(doc);
        if ahead > doc {
            doc = lead.seek(ahead);
            continue;
        }
        lead.starts(doc, &mut starts);
        for other in &mut *others {
            other.starts(doc, &mut positions);
            starts.retain(|start| positions.binary_search(start).is_ok());
        }
        if !starts.is_empty() {
            found.push((doc, u32::try_from(starts.len()).unwrap_or(u32::MAX)));
        }
        doc = lead.seek(doc + 1);
    }
    Ok(found)
}

/// The postings of the forms that may stand at one place of a phrase.
struct Union {
    postings: Vec<SegmentPostings>,
    /// How far into the phrase the place is.
    offset: u32,
    size: u64,
}

impl Union {
    fn open(
        index: &InvertedIndexReader,
        forms: &[String],
        offset: usize,
    ) -> Result<Self, IndexError> {
        let mut postings = Vec::new();
        let mut size = 0;
        for form in forms {
            let Some(info) = index.terms().get(form)? else {
                continue;
            };
            size += u64::from(info.doc_freq);
            postings.push(
                index
                    .read_postings_from_terminfo(&info, IndexRecordOption::WithFreqsAndPositions)?,
            );
        }
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        Ok(Union {
            postings,
            offset,
            size,
        })
    }

    /// Moves to the first document at or after `target` and returns it.
    fn seek(&mut self, target: DocId) -> DocId {
        let seek = |postings: &mut SegmentPostings| {
            if postings.doc() < target {
                postings.seek(target)
            } else {
                postings.doc()
            }
        };
        self.postings
            .iter_mut()
            .map(seek)
            .min()
            .unwrap_or(TERMINATED)
    }

    /// Writes where in `doc` the phrase would have to begin for this place to fit, in order.
    fn starts(&mut self, doc: DocId, starts: &mut Vec<u32>) {
        starts.clear();
        let mut positions = Vec::new();
        for postings in &mut self.postings {
            if postings.doc() == doc {
                postings.positions(&mut positions);
                starts.extend(
                    positions
                        .iter()
                        .filter_map(|at| at.checked_sub(self.offset)),
                );
            }
        }
        starts.sort_unstable();
    }
}
