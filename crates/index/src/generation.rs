use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use pressoir_analysis::fold;
use pressoir_query::IndexInfo;
use tantivy::columnar::StrColumn;
use tantivy::query::FuzzyTermQuery;
use tantivy::termdict::TermDictionary;
use tantivy::{
    DocAddress, IndexMeta, IndexReader, InvertedIndexReader, Searcher, SegmentMeta, TantivyError,
    Term,
};

use crate::IndexError;
use crate::association::Sizes;
use crate::disk::IndexDirectory;
use crate::glob::Glob;
use crate::kin::{Relations, Table};
use crate::lexicon::{KeyKind, LexiconPart, LexiconPlugin};
use crate::schema::{Fields, TextField, column};
use crate::stamp::Stamp;
use crate::suggest::Values;

/// How often opening is tried while another program changes the index; a commit takes longer than
/// an opening.
const MOST_TRIES: usize = 50;

/// One state of the archive, whole and unchanging: what a search looks at from start to end.
pub(crate) struct Generation {
    pub(crate) searcher: Searcher,
    pub(crate) fields: Fields,
    pub(crate) segments: Vec<SegmentIndex>,
    /// Which clippings are copies, and which are reprints of each other.
    pub(crate) relations: Relations,
    pub(crate) info: IndexInfo,
    pub(crate) roots: BTreeMap<String, PathBuf>,
    /// How many clippings the postings know, copies and deleted ones included: the base of frequencies.
    pub(crate) posted_docs: u64,
    /// The mean length in words of the fields, in the order of [`TextField::ALL`].
    pub(crate) mean_lengths: [f32; 3],
    /// The keywords and sources with their counts, from the first time that they are asked for.
    pub(crate) values: OnceLock<Values>,
    /// How many words each clipping has, from the first time that it is asked for.
    sizes: OnceLock<Sizes>,
}

/// The postings and the lexicon of one segment.
pub(crate) struct SegmentIndex {
    /// In the order of [`TextField::ALL`].
    texts: [Arc<InvertedIndexReader>; 3],
    /// What acronyms stand for; see [`crate::acronyms`].
    pub(crate) other_names: Arc<InvertedIndexReader>,
    pub(crate) lexicon: LexiconPart,
    /// The identities, by which ties are broken; `None` where there are no documents.
    pub(crate) ids: Option<StrColumn>,
}

impl Generation {
    /// Opens the newest state of the archive that `reader` reads.
    ///
    /// Another program can commit, or merge and delete segments, between any two steps. What was
    /// opened counts only if the index names the same segments before and after.
    pub(crate) fn newest(
        reader: &IndexReader,
        directory: &IndexDirectory,
    ) -> Result<Self, IndexError> {
        for _ in 0..MOST_TRIES {
            let searcher = reader.searcher();
            let index = searcher.index().clone();
            let before = index.load_metas()?;
            if is_state_of(&before, &searcher) {
                let opened = Self::open(searcher.clone(), before.payload.as_deref(), directory);
                if opened.is_ok() || is_state_of(&index.load_metas()?, &searcher) {
                    return opened;
                }
            }
            reader.reload()?;
        }
        let words = "it changes faster than it can be opened".to_owned();
        Err(IndexError::Engine(TantivyError::SystemError(words)))
    }

    fn open(
        searcher: Searcher,
        payload: Option<&str>,
        directory: &IndexDirectory,
    ) -> Result<Self, IndexError> {
        let stamp = Stamp::read(payload, directory.folder())?;
        let fields = Fields::of(searcher.schema(), directory.folder())?;
        stamp.check_seal(directory)?;
        let relations = Relations::open(&Table::read(&stamp.kin, directory)?, &searcher)?;
        let mut segments = Vec::new();
        let mut posted_docs = 0;
        let mut words = [0; 3];
        for reader in searcher.segment_readers() {
            let segment = SegmentIndex {
                texts: [
                    reader.inverted_index(fields.text(TextField::Body))?,
                    reader.inverted_index(fields.text(TextField::Title))?,
                    reader.inverted_index(fields.text(TextField::Keywords))?,
                ],
                other_names: reader.inverted_index(fields.other_names)?,
                lexicon: LexiconPart::open(&LexiconPlugin::open(reader)?)?,
                ids: reader.fast_fields().str(column::ID)?,
            };
            posted_docs += u64::from(reader.max_doc());
            for (words, text) in words.iter_mut().zip(&segment.texts) {
                *words += text.total_num_tokens();
            }
            segments.push(segment);
        }
        let mean = |words: u64| (words as f32 / posted_docs.max(1) as f32).max(1.0);
        Ok(Generation {
            info: IndexInfo {
                generation: stamp.generation,
                docs: searcher.num_docs() - relations.hidden_count(),
            },
            roots: stamp.roots,
            fields,
            segments,
            relations,
            posted_docs,
            mean_lengths: words.map(mean),
            values: OnceLock::new(),
            sizes: OnceLock::new(),
            searcher,
        })
    }

    /// Returns whether a commit is of the same archive: it has a segment that is open, or neither has any.
    pub(crate) fn shares_segments(&self, metas: &IndexMeta) -> bool {
        let open = self.searcher.segment_readers();
        let is_open =
            |segment: &SegmentMeta| open.iter().any(|open| open.segment_id() == segment.id());
        metas.segments.iter().any(is_open) || open.is_empty() && metas.segments.is_empty()
    }

    /// Returns how many words each clipping has.
    pub(crate) fn sizes(&self) -> Result<&Sizes, IndexError> {
        if let Some(sizes) = self.sizes.get() {
            return Ok(sizes);
        }
        let sizes = Sizes::count(self)?;
        Ok(self.sizes.get_or_init(|| sizes))
    }

    /// Returns whether a document can be a hit: it was not deleted, and is no copy of another.
    pub(crate) fn shows(&self, address: DocAddress) -> bool {
        let reader = self.searcher.segment_reader(address.segment_ord);
        !reader.is_deleted(address.doc_id) && !self.relations.hides(address)
    }

    /// Returns the archive's forms with these letters up to accents.
    pub(crate) fn forms_of_fold(&self, folded: &str) -> Result<BTreeSet<String>, IndexError> {
        let mut forms = self.forms_of(KeyKind::Fold, folded)?;
        if self.doc_freq(folded)? > 0 {
            forms.insert(folded.to_owned());
        }
        Ok(forms)
    }

    /// Returns the archive's forms that have this stem key.
    pub(crate) fn forms_of_stem(&self, key: &str) -> Result<BTreeSet<String>, IndexError> {
        self.forms_of(KeyKind::Stem, key)
    }

    /// Returns the archive's forms whose letters fit a pattern, accents aside, and how many clippings
    /// have each.
    pub(crate) fn forms_like(&self, glob: &Glob) -> Result<Vec<(String, u64)>, IndexError> {
        let marked = glob.marked(KeyKind::Fold);
        let mut forms = BTreeSet::new();
        for segment in &self.segments {
            for place in segment.lexicon.places_like(marked.clone()) {
                forms.extend(segment.form(place)?);
            }
            for terms in segment.dictionaries() {
                let mut matches = terms.search(glob.clone()).into_stream()?;
                while matches.advance() {
                    if let Ok(form) = std::str::from_utf8(matches.key())
                        && (form.is_ascii() || fold(form) == form)
                    {
                        forms.insert(form.to_owned());
                    }
                }
            }
        }
        let mut counted = Vec::new();
        for form in forms {
            let count = self.doc_freq(&form)?;
            counted.push((form, count));
        }
        Ok(counted)
    }

    /// Returns the archive's forms that have this inflection key.
    pub(crate) fn forms_of_inflection(&self, key: &str) -> Result<BTreeSet<String>, IndexError> {
        self.forms_of(KeyKind::Inflection, key)
    }

    /// Returns the archive's forms at so many edits from these letters, one or two, accents aside.
    /// An edit inserts, drops or changes a letter or swaps two neighbours.
    pub(crate) fn forms_near(
        &self,
        folded: &str,
        edits: u8,
    ) -> Result<BTreeSet<String>, IndexError> {
        let automaton = |text: &str| {
            FuzzyTermQuery::new(
                Term::from_field_text(self.fields.text(TextField::Body), text),
                edits,
                true,
            )
            .automaton()
        };
        let plain = automaton(folded)?;
        let marked = KeyKind::Fold.marked(folded);
        let mut forms = BTreeSet::new();
        for segment in &self.segments {
            for place in segment.lexicon.places_like(automaton(&marked)?) {
                forms.extend(segment.form(place)?);
            }
            for terms in segment.dictionaries() {
                let mut matches = terms.search(&plain).into_stream()?;
                while matches.advance() {
                    if let Ok(form) = std::str::from_utf8(matches.key()) {
                        // An accent is no edit: those forms come from the lexicon.
                        if fold(form) == form {
                            forms.insert(form.to_owned());
                        }
                    }
                }
            }
        }
        Ok(forms)
    }

    /// Returns how many clippings have the form, at least: those that have it in the title, in the body
    /// or among the keywords, whichever are most. Deleted clippings count until they are merged.
    pub(crate) fn doc_freq(&self, form: &str) -> Result<u64, IndexError> {
        // Chosen over all segments, so that how the archive is cut into segments bears on no score.
        let mut docs = [0; 3];
        for segment in &self.segments {
            for (docs, in_segment) in docs.iter_mut().zip(segment.doc_freqs(form)?) {
                *docs += in_segment;
            }
        }
        Ok(docs.into_iter().max().unwrap_or(0))
    }

    fn forms_of(&self, kind: KeyKind, key: &str) -> Result<BTreeSet<String>, IndexError> {
        let mut forms = BTreeSet::new();
        for segment in &self.segments {
            for place in segment.lexicon.places(kind, key) {
                forms.extend(segment.form(place)?);
            }
        }
        Ok(forms)
    }
}

/// Returns whether these are the segments that the searcher looks at, with the same deletions.
fn is_state_of(metas: &IndexMeta, searcher: &Searcher) -> bool {
    let named = metas
        .segments
        .iter()
        .map(|segment| (segment.id(), segment.delete_opstamp()));
    let opened = searcher
        .segment_readers()
        .iter()
        .map(|reader| (reader.segment_id(), reader.delete_opstamp()));
    named.eq(opened)
}

impl SegmentIndex {
    /// Returns the form that a number of the lexicon names.
    pub(crate) fn form(&self, place: u32) -> Result<Option<String>, IndexError> {
        let mut place = u64::from(place);
        for terms in self.dictionaries() {
            let count = terms.num_terms() as u64;
            if place < count {
                let mut form = Vec::new();
                let known = terms.ord_to_term(place, &mut form)?;
                return Ok(String::from_utf8(form).ok().filter(|_| known));
            }
            place -= count;
        }
        Ok(None)
    }

    /// Returns the postings of a field.
    pub(crate) fn text(&self, field: TextField) -> &InvertedIndexReader {
        &self.texts[field as usize]
    }

    /// Returns the term dictionaries, in the order of [`TextField::ALL`].
    pub(crate) fn dictionaries(&self) -> [&TermDictionary; 3] {
        self.texts.each_ref().map(|text| text.terms())
    }

    /// Returns how many clippings have the form in each field, in the order of [`TextField::ALL`].
    pub(crate) fn doc_freqs(&self, form: &str) -> Result<[u64; 3], IndexError> {
        let mut docs = [0; 3];
        for (docs, terms) in docs.iter_mut().zip(self.dictionaries()) {
            *docs = terms.get(form)?.map_or(0, |info| info.doc_freq.into());
        }
        Ok(docs)
    }
}
