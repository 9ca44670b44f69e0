use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;

use pressoir_document::Clipping;
use pressoir_query::{
    ComparisonRequest, ComparisonResponse, ConcordanceRequest, Continuation, CooccurrenceRequest,
    CooccurrenceResponse, CopiedClipping, CrossTableRequest, CrossTableResponse, Document,
    FacetsRequest, FacetsResponse, Hit, IndexInfo, QueryInfo, SearchRequest, SearchResponse,
    SimilarResponse, SuggestResponse, SuggestedKeyword, SuggestionCheck, TimelineRequest,
    TimelineResponse,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{
    Directory, DocAddress, DocSet, Index, IndexReader, TERMINATED, TantivyDocument, TantivyError,
    Term,
};

use crate::IndexError;
use crate::association::{compare, cooccurrences};
use crate::concordance::Concordance;
use crate::cross_table::cross_table;
use crate::disk::{FILES, IndexDirectory, SEGMENTS, Seal, broken};
use crate::facets::facets;
use crate::filing::{check_suggestions, suggested_keywords};
use crate::generation::Generation;
use crate::highlight::Highlighter;
use crate::kin::{copied, document, kin};
use crate::known::open_reader;
use crate::lexicon::LexiconPlugin;
use crate::look_up::{LookedUp, all_that_fit, look_up};
use crate::meant::meant;
use crate::paging::{next_cursor, offset};
use crate::search::{Candidate, Kept, explain, forms};
use crate::selection::Selection;
use crate::similar::similar;
use crate::stamp::Stamp;
use crate::suggest::suggest;
use crate::synonyms::Synonyms;
use crate::timeline::timeline;
use crate::tokenizer::{FormTokenizer, TOKENIZER_NAME};

/// An archive opened for searching.
///
/// It can be asked from many threads at once. Every answer comes from one generation of the
/// archive, whole; [`Archive::reload`] moves on to the newest.
pub struct Archive {
    directory: IndexDirectory,
    reader: IndexReader,
    generation: RwLock<Arc<Generation>>,
    synonyms: Arc<Synonyms>,
}

impl Archive {
    /// Opens the index in `folder`.
    ///
    /// # Errors
    ///
    /// Fails when the folder holds no index, or one that this program cannot read.
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        let directory = IndexDirectory::open(folder)?;
        let index = open_index(&directory)?;
        let reader = open_reader(&index).map_err(|error| directory.explain(error))?;
        let generation = Generation::newest(&reader, &directory);
        let generation = generation.map_err(|error| directory.explain(error))?;
        let generation = RwLock::new(Arc::new(generation));
        Ok(Archive {
            directory,
            reader,
            generation,
            synonyms: Arc::default(),
        })
    }

    /// Returns the archive with names that mean the same.
    #[must_use]
    pub fn with_synonyms(self, synonyms: Arc<Synonyms>) -> Self {
        Archive { synonyms, ..self }
    }

    /// Moves on to the newest generation; returns whether there was a newer one.
    ///
    /// # Errors
    ///
    /// Fails when the new generation cannot be read; the old one goes on answering.
    pub fn reload(&self) -> Result<bool, IndexError> {
        let folder = self.directory.folder();
        if !folder.exists() {
            return Err(IndexError::Missing(folder.to_owned()));
        }
        let next = self.next().map_err(|error| self.directory.explain(error))?;
        let Some(next) = next else {
            return Ok(false);
        };
        let mut generation = self
            .generation
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *generation = Arc::new(next);
        Ok(true)
    }

    /// Opens the newest generation, where it is another than the one that is open.
    fn next(&self) -> Result<Option<Generation>, IndexError> {
        let open = self.generation();
        let metas = open.searcher.index().load_metas()?;
        let stamp = Stamp::read(metas.payload.as_deref(), self.directory.folder())?;
        // An index that was deleted and built again counts its generations anew.
        if stamp.generation == open.info.generation && open.shares_segments(&metas) {
            return Ok(None);
        }
        self.reader.reload()?;
        Generation::newest(&self.reader, &self.directory).map(Some)
    }

    /// Answers a request.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read; a query is never an error.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResponse, IndexError> {
        let start = Instant::now();
        let generation = self.generation();
        let offset = offset(&generation, request)?;
        let synonyms = self.synonyms_for(request);
        let LookedUp {
            plan,
            found,
            warnings,
        } = look_up(&generation, request, synonyms.as_deref(), Kept::Best)?;
        let highlighter = Highlighter::new(&plan);
        let mut hits = Vec::new();
        // Behind a cursor only those are kept that are wanted.
        let skipped = match request.continuation {
            Continuation::After(_) => 0,
            Continuation::Untold | Continuation::Told => offset,
        };
        for candidate in found.candidates.iter().skip(skipped).take(request.limit) {
            let mut hit = hit(&generation, candidate, &highlighter, request)?;
            if request.explain {
                hit.explanation = Some(explain(&generation, &plan, candidate)?);
            }
            hits.push(hit);
        }
        let terms = if request.explain {
            forms(&generation, &plan)?
        } else {
            Vec::new()
        };
        let suggestion = meant(&generation, request, found.total, synonyms.as_deref())?;
        Ok(SearchResponse {
            query: QueryInfo {
                raw: request.raw.clone(),
                parsed: request.query.to_string(),
                warnings,
                suggestion,
                terms,
            },
            found: found.total,
            ranked: found.total - found.folded,
            out_of: generation.info.docs,
            page: offset / request.limit.max(1) + 1,
            per_page: request.limit,
            offset,
            cursor: next_cursor(
                &generation,
                request,
                &found,
                offset.saturating_add(hits.len()),
            ),
            hits,
            facets: found.facets.into_iter().collect(),
            index: generation.info,
            took_ms: milliseconds(start),
        })
    }

    /// Counts the values of fields among the clippings that a search finds.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read; a query is never an error.
    pub fn facets(&self, request: &FacetsRequest) -> Result<FacetsResponse, IndexError> {
        let synonyms = self.synonyms_for(&request.search);
        facets(&self.generation(), request, synonyms.as_deref())
    }

    /// Counts the pairs of values of two fields among the clippings that a search finds.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read; a query is never an error.
    pub fn cross_table(
        &self,
        request: &CrossTableRequest,
    ) -> Result<CrossTableResponse, IndexError> {
        let synonyms = self.synonyms_for(&request.search);
        cross_table(&self.generation(), request, synonyms.as_deref())
    }

    /// Counts what each of some searches finds in each period.
    ///
    /// # Errors
    ///
    /// Fails with [`IndexError::TooManyPeriods`] where there would be more than
    /// [`TimelineRequest::MOST_PERIODS`], and when the index cannot be read; a query is never an error.
    pub fn timeline(&self, request: &TimelineRequest) -> Result<TimelineResponse, IndexError> {
        timeline(&self.generation(), request, &|search| {
            self.synonyms_for(search)
        })
    }

    /// Returns every clipping that fits a request, whatever its limit and offset.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn select(&self, request: &SearchRequest) -> Result<Selection, IndexError> {
        Selection::new(
            self.generation(),
            request,
            self.synonyms_for(request).as_deref(),
        )
    }

    /// Returns every place at which something stands, each in its context.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn concordance(&self, request: ConcordanceRequest) -> Result<Concordance, IndexError> {
        let synonyms = self.synonyms_for(&request.search);
        Concordance::new(self.generation(), request, synonyms)
    }

    /// Returns what stands near something more often than chance says.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn cooccurrences(
        &self,
        request: &CooccurrenceRequest,
    ) -> Result<CooccurrenceResponse, IndexError> {
        let synonyms = self.synonyms_for(&request.search);
        cooccurrences(&self.generation(), request, synonyms.as_deref())
    }

    /// Returns what distinguishes two parts of the archive.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn compare(&self, request: &ComparisonRequest) -> Result<ComparisonResponse, IndexError> {
        let (a, b) = (self.synonyms_for(&request.a), self.synonyms_for(&request.b));
        compare(&self.generation(), request, [a.as_deref(), b.as_deref()])
    }

    /// Returns how a text that is still being typed can go on: at most `limit` words, keywords,
    /// sources and titles that find at least one clipping, the most frequent first.
    ///
    /// Accents, case and an elided particle before the last word do not matter; words before the
    /// last one are what the suggestions go on from.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn suggest(&self, typed: &str, limit: usize) -> Result<SuggestResponse, IndexError> {
        let start = Instant::now();
        let generation = self.generation();
        let suggestions = suggest(&generation, typed, limit)?;
        Ok(SuggestResponse {
            query: typed.to_owned(),
            took_ms: milliseconds(start),
            index: generation.info,
            suggestions,
        })
    }

    /// Returns the clipping with this identity, and where else the archive has it; a copy is
    /// returned as it was read.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn document(&self, id: &str) -> Result<Option<Document>, IndexError> {
        let generation = self.generation();
        let address = address_of(&generation, id)?;
        address
            .map(|address| document(&generation, address))
            .transpose()
    }

    /// Returns the `limit` clippings that are nearest by their words to the one with this identity,
    /// its copies and reprints left out.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn similar(&self, id: &str, limit: usize) -> Result<Option<SimilarResponse>, IndexError> {
        let generation = self.generation();
        let address = address_of(&generation, id)?;
        address
            .map(|address| similar(&generation, address, limit))
            .transpose()
    }

    /// Returns the keywords that the clipping with this identity may be filed under, the most confident
    /// first; none where it has some of its own.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn suggested_keywords(&self, id: &str) -> Result<Vec<SuggestedKeyword>, IndexError> {
        let generation = self.generation();
        let Some(address) = address_of(&generation, id)? else {
            return Ok(Vec::new());
        };
        let clipping = stored(&generation, address)?;
        suggested_keywords(&generation, address, &clipping)
    }

    /// Tells how well keywords are suggested to a fifth of the clippings that have some, as if they had
    /// none, from each of [`SuggestionCheck::THRESHOLDS`] on.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn check_suggestions(&self) -> Result<Vec<SuggestionCheck>, IndexError> {
        let generation = self.generation();
        let clippings = all_that_fit(&generation, &SearchRequest::new("*"), None)?;
        check_suggestions(&generation, &clippings)
    }

    /// Returns the clipping with this identity as it was read.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn clipping(&self, id: &str) -> Result<Option<Clipping>, IndexError> {
        Ok(self.document(id)?.map(|document| document.clipping))
    }

    /// Returns every clipping that the archive has at several places, by the paths of those shown.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn copied(&self) -> Result<Vec<CopiedClipping>, IndexError> {
        copied(&self.generation())
    }

    /// Returns the state of the index.
    #[must_use]
    pub fn info(&self) -> IndexInfo {
        self.generation().info
    }

    /// Returns the names of the folders and files that were indexed, and where they stood.
    #[must_use]
    pub fn roots(&self) -> BTreeMap<String, PathBuf> {
        self.generation().roots.clone()
    }

    /// Returns the names that mean the same, where other names are looked for at all.
    fn synonyms_for(&self, request: &SearchRequest) -> Option<Arc<Synonyms>> {
        request.synonyms.then(|| Arc::clone(&self.synonyms))
    }

    pub(crate) fn generation(&self) -> Arc<Generation> {
        Arc::clone(
            &self
                .generation
                .read()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }
}

/// Returns where the clipping with this identity stands.
fn address_of(generation: &Generation, id: &str) -> Result<Option<DocAddress>, IndexError> {
    let term = Term::from_field_text(generation.fields.id, id);
    for (place, reader) in (0..).zip(generation.searcher.segment_readers()) {
        let index = reader.inverted_index(generation.fields.id)?;
        let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else {
            continue;
        };
        while postings.doc() != TERMINATED {
            if !reader.is_deleted(postings.doc()) {
                return Ok(Some(DocAddress::new(place, postings.doc())));
            }
            postings.advance();
        }
    }
    Ok(None)
}

/// Returns how many milliseconds have passed, to the hundredth.
pub(crate) fn milliseconds(start: Instant) -> f64 {
    (start.elapsed().as_secs_f64() * 1e5).round() / 100.0
}

fn hit(
    generation: &Generation,
    candidate: &Candidate,
    highlighter: &Highlighter,
    request: &SearchRequest,
) -> Result<Hit, IndexError> {
    let clipping = stored(generation, candidate.address)?;
    let wants_snippet = request.snippet_chars > 0;
    let title_snippet = clipping.title.as_deref().filter(|_| wants_snippet);
    Ok(Hit {
        score: candidate.score,
        kin: kin(generation, candidate.address)?,
        suggested_keywords: if request.suggest_keywords {
            suggested_keywords(generation, candidate.address, &clipping)?
        } else {
            Vec::new()
        },
        title_snippet: title_snippet.map(|title| highlighter.whole(title)),
        snippet: wants_snippet
            .then(|| highlighter.best_passages(&clipping.body, request.snippet_chars)),
        date_precision: clipping.date.map(|date| date.precision()),
        id: clipping.id,
        title: clipping.title,
        date: clipping.date,
        source_date: clipping.source.as_ref().and_then(|source| source.date),
        source: clipping.source.map(|source| source.name),
        keywords: clipping.keywords,
        author: clipping.author,
        url: clipping.url,
        explanation: None,
    })
}

pub(crate) fn stored(generation: &Generation, address: DocAddress) -> Result<Clipping, IndexError> {
    let document: TantivyDocument = generation.searcher.doc(address)?;
    generation.fields.clipping(&document)
}

/// Opens the index in a folder with the tokenizer and the plugin that its segments need.
pub(crate) fn open_index(directory: &IndexDirectory) -> Result<Index, IndexError> {
    let folder = directory.folder();
    let has_segments = directory.exists(Path::new(SEGMENTS));
    if !has_segments.map_err(|error| directory.explain(TantivyError::from(error)))? {
        return Err(if folder.exists() {
            IndexError::NotAnIndex(folder.to_owned())
        } else {
            IndexError::Missing(folder.to_owned())
        });
    }
    if directory.seal_of(SEGMENTS)? == Seal::Broken {
        return Err(broken(&folder.join(SEGMENTS)));
    }
    let mut index = Index::open(directory.clone()).map_err(|error| match error {
        TantivyError::DataCorruption(_) => match directory.seal_of(FILES) {
            Ok(Seal::Whole(_)) => broken(&folder.join(SEGMENTS)),
            // Other programs write a file of that name, too.
            _ => IndexError::NotAnIndex(folder.to_owned()),
        },
        other => directory.explain(other),
    })?;
    index
        .tokenizers()
        .register(TOKENIZER_NAME, FormTokenizer::default());
    index.register_plugin(Arc::new(LexiconPlugin));
    Ok(index)
}
