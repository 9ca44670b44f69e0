use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, InvertedIndexReader};

use crate::IndexError;

/// Walks the postings of one form in one field, a block at a time.
pub(crate) struct Cursor {
    block: BlockSegmentPostings,
    at: usize,
    /// How many postings lie in this block and behind it.
    left: usize,
    /// What an occurrence of the form weighs.
    weight: f32,
}

impl Cursor {
    /// Opens the postings of `form`, if the field has any.
    pub(crate) fn open(
        index: &InvertedIndexReader,
        form: &str,
        weight: f32,
    ) -> Result<Option<Self>, IndexError> {
        let Some(info) = index.terms().get(form)? else {
            return Ok(None);
        };
        let block = index.read_block_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
        Ok(Some(Cursor {
            block,
            at: 0,
            left: info.doc_freq as usize,
            weight,
        }))
    }

    /// Gives every posting before `end` to `visit` as document and weighed frequency.
    pub(crate) fn read_until(&mut self, end: DocId, mut visit: impl FnMut(DocId, f32)) {
        while self.left > 0 {
            let docs = self.block.docs();
            let freqs = self.block.freqs();
            while let Some(&doc) = docs.get(self.at) {
                if doc >= end {
                    return;
                }
                visit(doc, self.weight * freqs[self.at] as f32);
                self.at += 1;
            }
            self.left = self.left.saturating_sub(docs.len());
            self.at = 0;
            if self.left > 0 {
                self.block.advance();
            }
        }
    }
}
