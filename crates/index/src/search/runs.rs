use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, TERMINATED};

use super::spans::{Shape, Span, arrange, words_covered};
use crate::IndexError;
use crate::compile::Pattern;
use crate::deadline::Deadline;

/// Returns the documents in which the pattern stands in one field, in order, with how often.
///
/// # Errors
///
/// Fails when the index cannot be read, or when the time is over.
pub(crate) fn pattern_postings(
    index: &InvertedIndexReader,
    pattern: &Pattern,
    deadline: Deadline,
) -> Result<Vec<(DocId, u32)>, IndexError> {
    let (shape, mut unions) = open(index, pattern)?;
    let mut found = Vec::new();
    let mut places = vec![Vec::new(); unions.len()];
    let mut doc = shape.seek(&mut unions, 0);
    while doc != TERMINATED {
        deadline.check()?;
        for (union, places) in unions.iter_mut().zip(&mut places) {
            union.places(doc, places);
        }
        let mut spans = shape.spans(&places);
        // However many ways lead on from it, it begins once.
        spans.dedup_by_key(|span| span.start);
        if !spans.is_empty() {
            found.push((doc, u32::try_from(spans.len()).unwrap_or(u32::MAX)));
        }
        doc = shape.seek(&mut unions, doc + 1);
    }
    Ok(found)
}

/// Returns those of the documents, which are in order, in which the pattern stands in one field, with
/// at how many places. Of places that overlap the first counts, and of those the longest.
pub(super) fn places_in(
    index: &InvertedIndexReader,
    pattern: &Pattern,
    documents: &[DocId],
) -> Result<Vec<(DocId, u64)>, IndexError> {
    let (shape, mut unions) = open(index, pattern)?;
    let mut found = Vec::new();
    let mut places = vec![Vec::new(); unions.len()];
    let mut rest = documents;
    while let Some(target) = rest.first() {
        let doc = shape.seek(&mut unions, *target);
        rest = &rest[rest.partition_point(|other| *other < doc)..];
        if rest.first() != Some(&doc) {
            continue;
        }
        rest = &rest[1..];
        for (union, places) in unions.iter_mut().zip(&mut places) {
            union.places(doc, places);
        }
        let count = count_apart(shape.spans(&places));
        if count > 0 {
            found.push((doc, count));
        }
    }
    Ok(found)
}

/// Opens the postings of the leaves of a pattern.
fn open(index: &InvertedIndexReader, pattern: &Pattern) -> Result<(Shape, Vec<Union>), IndexError> {
    let mut forms = Vec::new();
    let shape = Shape::of(pattern, &mut forms);
    let mut unions = Vec::new();
    for forms in forms {
        unions.push(Union::open(index, forms)?);
    }
    Ok((shape, unions))
}

/// Counts spans, of those that overlap the first, and of those that begin together the longest.
fn count_apart(mut spans: Vec<Span>) -> u64 {
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut count = 0;
    let mut free_from = 0;
    for span in spans {
        if span.start >= free_from {
            count += 1;
            free_from = span.end;
        }
    }
    count
}

impl Shape {
    /// Moves to the first document at or after `target` that has all the words that the shape needs.
    fn seek(&self, unions: &mut [Union], target: DocId) -> DocId {
        match self {
            Shape::Leaf(leaf) => unions
                .get_mut(*leaf)
                .map_or(TERMINATED, |union| union.seek(target)),
            Shape::Any(shapes) => shapes
                .iter()
                .map(|shape| shape.seek(unions, target))
                .min()
                .unwrap_or(TERMINATED),
            Shape::Near(one, _, other) => seek_all(
                |unions, doc| one.seek(unions, doc).max(other.seek(unions, doc)),
                unions,
                target,
            ),
            Shape::Run(shapes) | Shape::Loose(shapes, _) => seek_all(
                |unions, target| {
                    let mut doc = target;
                    for shape in shapes {
                        doc = shape.seek(unions, doc);
                        if doc == TERMINATED {
                            break;
                        }
                    }
                    doc
                },
                unions,
                target,
            ),
        }
    }
}

/// Moves on until a step stays where it is.
fn seek_all(
    step: impl Fn(&mut [Union], DocId) -> DocId,
    unions: &mut [Union],
    target: DocId,
) -> DocId {
    let mut doc = target;
    loop {
        let next = step(unions, doc);
        if next == doc || next == TERMINATED {
            return next;
        }
        doc = next;
    }
}

/// The postings of the forms that may stand at one place, each with the words that it covers.
struct Union {
    postings: Vec<(SegmentPostings, u32)>,
}

impl Union {
    fn open(index: &InvertedIndexReader, forms: &[String]) -> Result<Self, IndexError> {
        let mut postings = Vec::new();
        for form in forms {
            let Some(info) = index.terms().get(form)? else {
                continue;
            };
            let option = IndexRecordOption::WithFreqsAndPositions;
            postings.push((
                index.read_postings_from_terminfo(&info, option)?,
                words_covered(form),
            ));
        }
        Ok(Union { postings })
    }

    /// Moves to the first document at or after `target` and returns it.
    fn seek(&mut self, target: DocId) -> DocId {
        let seek = |(postings, _): &mut (SegmentPostings, u32)| {
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

    /// Writes where in `doc` the forms stand, in order.
    fn places(&mut self, doc: DocId, places: &mut Vec<Span>) {
        places.clear();
        let mut positions = Vec::new();
        for (postings, words) in &mut self.postings {
            if postings.doc() == doc {
                postings.positions(&mut positions);
                let spans = positions.iter().map(|start| Span::of_words(*start, *words));
                places.extend(spans);
            }
        }
        arrange(places);
    }
}
