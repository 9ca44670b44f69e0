use pressoir_query::Occur;
use tantivy::DocId;
use tantivy::fieldnorm::FieldNormReader;

use super::bm25f::Bm25f;
use super::cursor::Cursor;
use super::phrase::phrase_postings;
use super::window::Window;
use crate::IndexError;
use crate::compile::{NeedleKind, Plan};
use crate::generation::Generation;

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
    phrase_title: std::vec::IntoIter<(DocId, u32)>,
    phrase_body: std::vec::IntoIter<(DocId, u32)>,
}

/// The needles by what they decide, one bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Masks {
    pub(crate) free: u64,
    pub(crate) required: u64,
    pub(crate) excluded: u64,
}

impl Masks {
    pub(crate) fn of(plan: &Plan) -> Self {
        let mut masks = Masks::default();
        for (place, needle) in plan.needles.iter().enumerate() {
            let mask = match needle.occur {
                Occur::Free => &mut masks.free,
                Occur::Required => &mut masks.required,
                Occur::Excluded => &mut masks.excluded,
            };
            *mask |= 1 << place;
        }
        masks
    }
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
            match &needle.kind {
                NeedleKind::Word(set) => {
                    for (form, weight) in &set.forms {
                        postings
                            .title
                            .extend(Cursor::open(&index.title, form, *weight)?);
                        postings
                            .body
                            .extend(Cursor::open(&index.body, form, *weight)?);
                    }
                }
                NeedleKind::Phrase(places) => {
                    postings.phrase_title = phrase_postings(&index.title, places)?.into_iter();
                    postings.phrase_body = phrase_postings(&index.body, places)?.into_iter();
                }
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
            while let Some((doc, count)) = next_before(&mut needle.phrase_title, end) {
                window.add(word, doc, count as f32 * title.of(&self.title_norms, doc));
            }
            while let Some((doc, count)) = next_before(&mut needle.phrase_body, end) {
                window.add(word, doc, count as f32 * body.of(&self.body_norms, doc));
            }
        }
    }
}

fn next_before(
    postings: &mut std::vec::IntoIter<(DocId, u32)>,
    end: DocId,
) -> Option<(DocId, u32)> {
    let first = postings.as_slice().first()?;
    if first.0 < end { postings.next() } else { None }
}
