use tantivy::DocAddress;

use super::walk::each_word;
use crate::IndexError;
use crate::generation::Generation;
use crate::texts::Gathered;

/// How many words title and text of each clipping have, by segment and document.
///
/// Compounds are counted by their words, inclusive writing as both of its forms.
pub(crate) struct Sizes(Vec<Vec<u32>>);

impl Sizes {
    /// Counts them by a walk over all postings.
    pub(crate) fn count(generation: &Generation) -> Result<Self, IndexError> {
        let mut counted: Counted =
            each_word(generation, |counted: &mut Counted, _, place, docs| {
                let segment = counted.segment(place);
                for (doc, frequency) in docs {
                    let doc = *doc as usize;
                    if segment.len() <= doc {
                        segment.resize(doc + 1, 0);
                    }
                    segment[doc] += frequency;
                }
            })?;
        for (place, reader) in generation.searcher.segment_readers().iter().enumerate() {
            counted.segment(place).resize(reader.max_doc() as usize, 0);
        }
        Ok(Sizes(counted.0))
    }

    /// Returns how many words a clipping has.
    pub(crate) fn of(&self, address: DocAddress) -> u64 {
        self.0[address.segment_ord as usize][address.doc_id as usize].into()
    }
}

#[derive(Default)]
struct Counted(Vec<Vec<u32>>);

impl Counted {
    fn segment(&mut self, place: usize) -> &mut Vec<u32> {
        if self.0.len() <= place {
            self.0.resize_with(place + 1, Vec::new);
        }
        &mut self.0[place]
    }
}

impl Gathered for Counted {
    fn join(&mut self, other: Self) {
        for (place, more) in other.0.into_iter().enumerate() {
            let segment = self.segment(place);
            segment.resize(segment.len().max(more.len()), 0);
            for (words, more) in segment.iter_mut().zip(more) {
                *words += more;
            }
        }
    }
}
