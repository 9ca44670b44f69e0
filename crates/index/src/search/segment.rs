use tantivy::fieldnorm::FieldNormReader;
use tantivy::{DocId, InvertedIndexReader};

use super::bm25f::Bm25f;
use super::capitals::with_capitals;
use super::cursor::Cursor;
use super::runs::pattern_postings;
use super::window::Window;
use crate::IndexError;
use crate::compile::{Needle, Plan};
use crate::deadline::Deadline;
use crate::generation::{Generation, SegmentIndex};
use crate::schema::TextField;

/// The postings of every needle in one segment.
pub(crate) struct SegmentPostings<'a> {
    bm25f: &'a Bm25f,
    /// In the order of [`TextField::ALL`].
    norms: Vec<FieldNormReader>,
    /// For each needle what it has in each field where it has anything.
    needles: Vec<Vec<FieldPostings>>,
}

/// The postings of a needle in one field.
struct FieldPostings {
    field: TextField,
    forms: Vec<Cursor>,
    patterns: Vec<PatternPostings>,
}

/// The documents of a pattern with how often it stands there, and what an occurrence weighs.
pub(super) struct PatternPostings {
    postings: std::vec::IntoIter<(DocId, u32)>,
    weight: f32,
}

impl<'a> SegmentPostings<'a> {
    /// Opens the postings in the segment at this place of the generation.
    pub(crate) fn open(
        plan: &Plan,
        generation: &Generation,
        segment: usize,
        bm25f: &'a Bm25f,
    ) -> Result<Self, IndexError> {
        let index = &generation.segments[segment];
        let reader = &generation.searcher.segment_readers()[segment];
        let mut needles = Vec::new();
        for needle in &plan.needles {
            let mut fields = Vec::new();
            for field in TextField::ALL
                .into_iter()
                .filter(|field| needle.is_for(*field))
            {
                let forms = cursors(index.text(field), needle)?;
                let patterns = patterns(generation, segment, index, needle, field, plan.deadline)?;
                if !forms.is_empty() || !patterns.is_empty() {
                    fields.push(FieldPostings {
                        field,
                        forms,
                        patterns,
                    });
                }
            }
            needles.push(fields);
        }
        let mut norms = Vec::new();
        for field in TextField::ALL {
            norms.push(reader.get_fieldnorms_reader(generation.fields.text(field))?);
        }
        Ok(SegmentPostings {
            bm25f,
            norms,
            needles,
        })
    }

    /// Adds every posting in the window to its sums.
    pub(crate) fn fill(&mut self, window: &mut Window) {
        let end = window.end();
        for (word, fields) in self.needles.iter_mut().enumerate() {
            for postings in fields {
                let table = self.bm25f.of(postings.field);
                let norms = &self.norms[postings.field as usize];
                let mut add = |doc, frequency: f32| {
                    window.add(word, doc, frequency * table.of(norms, doc));
                };
                for cursor in &mut postings.forms {
                    cursor.read_until(end, &mut add);
                }
                for pattern in &mut postings.patterns {
                    pattern.read_until(end, &mut add);
                }
            }
        }
    }
}

fn cursors(index: &InvertedIndexReader, needle: &Needle) -> Result<Vec<Cursor>, IndexError> {
    let mut cursors = Vec::new();
    for (form, weight) in &needle.forms {
        cursors.extend(Cursor::open(index, form, *weight)?);
    }
    Ok(cursors)
}

pub(super) fn patterns(
    generation: &Generation,
    segment: usize,
    index: &SegmentIndex,
    needle: &Needle,
    field: TextField,
    deadline: Deadline,
) -> Result<Vec<PatternPostings>, IndexError> {
    let reader = &generation.searcher.segment_readers()[segment];
    let index = index.text(field);
    let mut patterns = Vec::new();
    for (pattern, weight) in &needle.patterns {
        let mut postings = pattern_postings(index, pattern, deadline)?;
        if let Some(words) = &needle.spelled {
            postings = with_capitals(generation, reader, segment, words, field, postings)?;
        }
        patterns.push(PatternPostings {
            postings: postings.into_iter(),
            weight: *weight,
        });
    }
    Ok(patterns)
}

impl PatternPostings {
    /// Returns how often the pattern stands in a document; those before it are passed over.
    pub(super) fn count_in(&mut self, doc: DocId) -> u32 {
        self.postings
            .find(|(other, _)| *other >= doc)
            .map_or(0, |(other, count)| if other == doc { count } else { 0 })
    }

    /// Gives every posting before `end` to `visit` as document and weighed frequency.
    fn read_until(&mut self, end: DocId, mut visit: impl FnMut(DocId, f32)) {
        while let Some(&(doc, count)) = self.postings.as_slice().first()
            && doc < end
        {
            visit(doc, self.weight * count as f32);
            self.postings.next();
        }
    }
}
