use pressoir_analysis::Words;
use tantivy::{DocAddress, DocId, SegmentReader};

use crate::IndexError;
use crate::compile::Spelled;
use crate::generation::Generation;
use crate::schema::TextField;

/// Keeps the documents of one segment in whose text the words stand with the capitals that they are
/// written with, and counts how often. Capitals are not indexed, so the stored texts are read.
pub(crate) fn with_capitals(
    generation: &Generation,
    reader: &SegmentReader,
    segment: usize,
    words: &[Spelled],
    field: TextField,
    postings: Vec<(DocId, u32)>,
) -> Result<Vec<(DocId, u32)>, IndexError> {
    let segment = u32::try_from(segment).unwrap_or(u32::MAX);
    let mut kept = Vec::new();
    for (doc, _) in postings {
        if reader.is_deleted(doc) {
            continue;
        }
        let stored = generation.searcher.doc(DocAddress::new(segment, doc))?;
        let clipping = generation.fields.clipping(&stored)?;
        let count = match field {
            TextField::Title => count(clipping.title.as_deref().unwrap_or_default(), words),
            TextField::Body => count(&clipping.body, words),
            TextField::Keywords => {
                let counts = clipping
                    .keywords
                    .iter()
                    .map(|keyword| count(keyword, words));
                counts.sum()
            }
        };
        if count > 0 {
            kept.push((doc, count));
        }
    }
    Ok(kept)
}

fn count(text: &str, words: &[Spelled]) -> u32 {
    let mut read = Words::new(text);
    let mut form = String::new();
    let mut written = Vec::new();
    while let Some(word) = read.read(&mut form) {
        written.push(&text[word.start..word.end]);
    }
    let runs = written.windows(words.len().max(1));
    let fits = |run: &[&str]| {
        run.iter()
            .zip(words)
            .all(|(word, spelled)| *word == spelled.written)
    };
    u32::try_from(runs.filter(|run| fits(run)).count()).unwrap_or(u32::MAX)
}
