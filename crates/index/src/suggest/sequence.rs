use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, TERMINATED};

use crate::IndexError;

/// A place where words stand in the order that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) doc: DocId,
    /// How many words stand before the first of them.
    pub(super) start: u32,
}

/// Returns the places where words stand right after each other, in order.
///
/// `words` holds the forms that may stand at each place. Only so many documents with the rarest of
/// the words are looked at: the answer is a part of all there are where that is not enough.
pub(super) fn sequence(
    index: &InvertedIndexReader,
    words: &[Vec<String>],
    most: usize,
) -> Result<Vec<Place>, IndexError> {
    let mut unions = Vec::new();
    for (offset, forms) in words.iter().enumerate() {
        unions.push(Union::open(index, forms, offset)?);
    }
    unions.sort_by_key(|union| union.size);
    let Some((lead, others)) = unions.split_first_mut() else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    let (mut starts, mut positions) = (Vec::new(), Vec::new());
    let mut doc = lead.seek(0);
    for _ in 0..most {
        if doc == TERMINATED {
            break;
        }
        let ahead = others.iter_mut().map(|other| other.seek(doc)).max();
        if let Some(ahead) = ahead.filter(|ahead| *ahead > doc) {
            doc = lead.seek(ahead);
            continue;
        }
        lead.starts(doc, &mut starts);
        for other in &mut *others {
            other.starts(doc, &mut positions);
            starts.retain(|start| positions.contains(start));
        }
        starts.sort_unstable();
        found.extend(starts.iter().map(|&start| Place { doc, start }));
        doc = lead.seek(doc + 1);
    }
    Ok(found)
}

/// The postings of the forms that may stand at one place.
struct Union {
    postings: Vec<SegmentPostings>,
    offset: u32,
    size: u64,
}

impl Union {
    fn open(
        index: &InvertedIndexReader,
        forms: &[String],
        offset: usize,
    ) -> Result<Self, IndexError> {
        let mut union = Union {
            postings: Vec::new(),
            offset: u32::try_from(offset).unwrap_or(u32::MAX),
            size: 0,
        };
        for form in forms {
            if let Some(info) = index.terms().get(form)? {
                union.size += u64::from(info.doc_freq);
                union.postings.push(index.read_postings_from_terminfo(
                    &info,
                    IndexRecordOption::WithFreqsAndPositions,
                )?);
            }
        }
        Ok(union)
    }

    /// Moves to the first document at or after `target` and returns it.
    fn seek(&mut self, target: DocId) -> DocId {
        let mut first = TERMINATED;
        for postings in &mut self.postings {
            let doc = postings.doc();
            first = first.min(if doc < target {
                postings.seek(target)
            } else {
                doc
            });
        }
        first
    }

    /// Writes where in `doc` the first word would stand for these to be in their place.
    fn starts(&mut self, doc: DocId, starts: &mut Vec<u32>) {
        starts.clear();
        let mut positions = Vec::new();
        for postings in &mut self.postings {
            if postings.doc() == doc {
                postings.positions(&mut positions);
                let fitting = positions
                    .iter()
                    .filter_map(|at| at.checked_sub(self.offset));
                starts.extend(fitting);
            }
        }
    }
}
