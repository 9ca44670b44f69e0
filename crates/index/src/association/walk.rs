use rayon::prelude::*;
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermStreamer;
use tantivy::{DocId, InvertedIndexReader};

use super::is_word;
use crate::IndexError;
use crate::generation::Generation;
use crate::schema::TextField;
use crate::texts::Gathered;

/// Into how many stretches the forms of a segment are cut, and from how many on.
const STRETCHES: usize = 16;
const FEW: usize = 4096;

/// Gives every word of title and body to `visit` with its segment and the documents that have it, in
/// order, with how often; joins what is made of them.
pub(super) fn each_word<G: Gathered>(
    generation: &Generation,
    visit: impl Fn(&mut G, &str, usize, &[(DocId, u32)]) + Sync,
) -> Result<G, IndexError> {
    let mut stretches = Vec::new();
    for segment in 0..generation.segments.len() {
        stretches.extend(Stretch::all(generation, segment)?);
    }
    stretches
        .par_iter()
        .map(|stretch| {
            let mut gathered = G::default();
            stretch.walk(generation, |form, documents| {
                visit(&mut gathered, form, stretch.segment, documents);
            })?;
            Ok(gathered)
        })
        .try_reduce(G::default, |mut one, other| {
            one.join(other);
            Ok(one)
        })
}

/// The forms of a segment from one to another, which is not among them.
struct Stretch {
    segment: usize,
    from: Option<Vec<u8>>,
    to: Option<Vec<u8>>,
}

impl Stretch {
    fn all(generation: &Generation, segment: usize) -> Result<Vec<Self>, IndexError> {
        let terms = generation.segments[segment].text(TextField::Body).terms();
        let count = if terms.num_terms() < FEW {
            1
        } else {
            STRETCHES
        };
        let mut ends = vec![None];
        for place in 1..count {
            let mut form = Vec::new();
            terms.ord_to_term((terms.num_terms() * place / count) as u64, &mut form)?;
            ends.push(Some(form));
        }
        ends.push(None);
        let stretches = ends.windows(2).map(|ends| Stretch {
            segment,
            from: ends[0].clone(),
            to: ends[1].clone(),
        });
        Ok(stretches.collect())
    }

    fn walk(
        &self,
        generation: &Generation,
        mut visit: impl FnMut(&str, &[(DocId, u32)]),
    ) -> Result<(), IndexError> {
        let segment = &generation.segments[self.segment];
        let mut body = Forms::begin(segment.text(TextField::Body), self)?;
        let mut title = Forms::begin(segment.text(TextField::Title), self)?;
        let mut form = Vec::new();
        let (mut documents, mut more) = (Vec::new(), Vec::new());
        while let Some(least) = [body.form(), title.form()].into_iter().flatten().min() {
            form.clear();
            form.extend_from_slice(least);
            let word = std::str::from_utf8(&form).ok().filter(|form| is_word(form));
            documents.clear();
            for forms in [&mut body, &mut title] {
                if forms.form() != Some(&form) {
                    continue;
                }
                if word.is_some() {
                    forms.read(&mut more)?;
                    add(&mut documents, &more);
                }
                forms.advance();
            }
            if let Some(word) = word {
                visit(word, &documents);
            }
        }
        Ok(())
    }
}

/// Adds documents with their frequencies to others, both in order.
fn add(documents: &mut Vec<(DocId, u32)>, more: &[(DocId, u32)]) {
    if documents.is_empty() {
        documents.extend_from_slice(more);
        return;
    }
    documents.extend_from_slice(more);
    documents.sort_by_key(|(doc, _)| *doc);
    documents.dedup_by(|(doc, count), (kept, sum)| {
        let is_same = doc == kept;
        *sum += if is_same { *count } else { 0 };
        is_same
    });
}

/// The forms of a field, one after the other.
struct Forms<'a> {
    index: &'a InvertedIndexReader,
    terms: TermStreamer<'a>,
    more: bool,
}

impl<'a> Forms<'a> {
    fn begin(index: &'a InvertedIndexReader, stretch: &Stretch) -> Result<Self, IndexError> {
        let mut range = index.terms().range();
        if let Some(from) = &stretch.from {
            range = range.ge(from);
        }
        if let Some(to) = &stretch.to {
            range = range.lt(to);
        }
        let mut terms = range.into_stream()?;
        let more = terms.advance();
        Ok(Forms { index, terms, more })
    }

    fn form(&self) -> Option<&[u8]> {
        self.more.then(|| self.terms.key())
    }

    fn advance(&mut self) {
        self.more = self.terms.advance();
    }

    /// Writes the documents that have the form over `documents`.
    fn read(&self, documents: &mut Vec<(DocId, u32)>) -> Result<(), IndexError> {
        documents.clear();
        let info = self.terms.value();
        let mut block = self
            .index
            .read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
        let mut left = info.doc_freq as usize;
        while left > 0 {
            let docs = block.docs();
            documents.extend(docs.iter().copied().zip(block.freqs().iter().copied()));
            left = left.saturating_sub(docs.len());
            if left > 0 {
                block.advance();
            }
        }
        Ok(())
    }
}
