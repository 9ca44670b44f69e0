use tantivy::fieldnorm::FieldNormReader;

use crate::generation::Generation;
use crate::schema::TextField;

/// Saturation of the term frequency: how soon another occurrence stops counting.
const K1: f32 = 0.9;
/// What an occurrence counts in each field, in the order of [`TextField::ALL`].
const WEIGHTS: [f32; 3] = [1.0, 3.0, 1.0];
/// How much the length of each field is held against its words.
const LENGTHS: [f32; 3] = [0.7, 0.6, 0.6];
/// What a clipping loses when it has none of the words, and in part when it lacks some.
const COORDINATION: f32 = 0.2;

/// BM25 over title, body and keywords together, which the literature calls BM25F (Robertson, Zaragoza
/// and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004): the frequencies of all
/// fields, each weighed and divided by its length, are added before they saturate.
pub(crate) struct Bm25f([NormTable; 3]);

/// What one occurrence adds to the frequency, by the id of the field's length.
pub(crate) struct NormTable([f32; 256]);

impl Bm25f {
    pub(crate) fn new(generation: &Generation) -> Self {
        Bm25f(std::array::from_fn(|field| {
            NormTable::new(
                WEIGHTS[field],
                LENGTHS[field],
                generation.mean_lengths[field],
            )
        }))
    }

    /// Returns what an occurrence in a field adds.
    pub(crate) fn of(&self, field: TextField) -> &NormTable {
        &self.0[field as usize]
    }
}

impl NormTable {
    fn new(weight: f32, b: f32, mean_length: f32) -> Self {
        let mut table = [0.0; 256];
        for (id, value) in (0..=u8::MAX).zip(&mut table) {
            let length = FieldNormReader::id_to_fieldnorm(id) as f32;
            *value = weight / (1.0 - b + b * length / mean_length);
        }
        NormTable(table)
    }

    pub(crate) fn of(&self, norms: &FieldNormReader, doc: u32) -> f32 {
        self.0[usize::from(norms.fieldnorm_id(doc))]
    }
}

/// Returns what a word adds to the score of a clipping that has it with this weighed frequency.
pub(crate) fn word_score(idf: f32, frequency: f32) -> f32 {
    idf * frequency * (K1 + 1.0) / (frequency + K1)
}

/// Returns the share of its score that a clipping keeps which has `matched` of `asked` words.
pub(crate) fn coordination(matched: u32, asked: u32) -> f32 {
    1.0 - COORDINATION * (1.0 - matched as f32 / asked.max(1) as f32)
}
