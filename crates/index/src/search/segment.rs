use tantivy::fieldnorm::FieldNormReader;
use tantivy::{DocId, InvertedIndexReader};

use super::bm25f::Bm25f;
use super::capitals::with_capitals;
use super::cursor::Cursor;
use super::runs::pattern_postings;
use super::window::Window;
use crate::IndexError;
use crate::compile::{Needle, Plan, TextField};
use crate::generation::{Generation, SegmentIndex};

/// The postings of every needle in one segment.
pub(crate) struct SegmentPostings<'a> {
    title_norms: FieldNormReader,
    body_norms: FieldNormReader,
    bm25f: &'a Bm25f,
    needles: Vec<NeedlePostings>,
}

#[derive(Default)]
struct NeedlePostings {
    title: Vec<Cursor>,
    body: Vec<Cursor>,
    title_patterns: Vec<PatternPostings>,
    body_patterns: Vec<PatternPostings>,
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
            let mut postings = NeedlePostings::default();
            if needle.is_for(TextField::Title) {
                postings.title = cursors(&index.title, needle)?;
                postings.title_patterns =
                    patterns(generation, segment, index, needle, TextField::Title)?;
            }
            if needle.is_for(TextField::Body) {
                postings.body = cursors(&index.body, needle)?;
                postings.body_patterns =
                    patterns(generation, segment, index, needle, TextField::Body)?;
            }
            needles.push(postings);
        }
        Ok(SegmentPostings {
            title_norms: reader.get_fieldnorms_reader(generation.fields.title)?,
            body_norms: reader.get_fieldnorms_reader(generation.fields.body)?,
            bm25f,
            needles,
        })
    }

    /// Adds every posting in the window to its sums.
    pub(crate) fn fill(&mut self, window: &mut Window) {
        let end = window.end();
        let (title, body) = (self.bm25f.title(), self.bm25f.body());
        for (word, needle) in self.needles.iter_mut().enumerate() {
            for cursor in &mut needle.title {
                cursor.read_until(end, |doc, frequency| {
                    window.add(word, doc, frequency * title.of(&self.title_norms, doc));
                });
            }
            for cursor in &mut needle.body {
                cursor.read_until(end, |doc, frequency| {
                    window.add(word, doc, frequency * body.of(&self.body_norms, doc));
                });
            }
            for pattern in &mut needle.title_patterns {
                pattern.read_until(end, |doc, frequency| {
                    window.add(word, doc, frequency * title.of(&self.title_norms, doc));
                });
            }
            for pattern in &mut needle.body_patterns {
                pattern.read_until(end, |doc, frequency| {
                    window.add(word, doc, frequency * body.of(&self.body_norms, doc));
                });
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
) -> Result<Vec<PatternPostings>, IndexError> {
    let reader = &generation.searcher.segment_readers()[segment];
    let index = match field {
        TextField::Title => &index.title,
        TextField::Body => &index.body,
    };
    let mut patterns = Vec::new();
    for (pattern, weight) in &needle.patterns {
        let mut postings = pattern_postings(index, pattern)?;
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
