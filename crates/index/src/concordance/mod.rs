//! Every place at which something stands, each in its context.

mod line;
mod sorted;
mod stream;

use std::collections::hash_map::Entry;
use std::sync::{Arc, OnceLock};

use pressoir_analysis::fold;
use pressoir_query::{
    ConcordanceLine, ConcordanceRequest, ConcordanceResponse, ContextKey, IndexInfo, LineCounts,
    LineOrder, QueryInfo, SearchRequest, Sort,
};
use rustc_hash::FxHashMap;
use tantivy::DocAddress;

use crate::IndexError;
use crate::compile::Plan;
use crate::generation::Generation;
use crate::highlight::Highlighter;
use crate::look_up::look_up;
use crate::occurrences::occurrences;
use crate::schema::column;
use crate::search::{Candidate, Kept};
use crate::synonyms::Synonyms;
use crate::texts::{Gathered, gather};
use line::lines;
use sorted::Sorted;
use stream::Stream;

/// How many clippings are looked up for the first lines at least and at most; the others are only
/// where these are read up.
const FIRST: std::ops::RangeInclusive<usize> = 64..=4096;

/// The lines of a concordance, read as they are asked for.
///
/// In the order of clippings the first lines are there at once, and nothing but places of clippings
/// is kept. Lines that are sorted by their context are all read first; as many are kept as are
/// passed over and asked for, twice at most.
pub struct Concordance {
    generation: Arc<Generation>,
    synonyms: Option<Arc<Synonyms>>,
    request: ConcordanceRequest,
    query: QueryInfo,
    plan: Plan,
    highlighter: Highlighter,
    /// The first clippings, in the order asked for.
    first: Vec<Candidate>,
    counts: OnceLock<LineCounts>,
}

impl Concordance {
    pub(crate) fn new(
        generation: Arc<Generation>,
        request: ConcordanceRequest,
        synonyms: Option<Arc<Synonyms>>,
    ) -> Result<Self, IndexError> {
        let search = SearchRequest {
            sort: match request.order {
                LineOrder::Clippings(sort) => sort,
                LineOrder::Source | LineOrder::Context(_) => Sort::OldestFirst,
            },
            offset: 0,
            limit: first_batch(&request),
            facets: Vec::new(),
            ..request.search
        };
        let request = ConcordanceRequest { search, ..request };
        let found = look_up(
            &generation,
            &request.search,
            synonyms.as_deref(),
            Kept::Best,
        )?;
        Ok(Concordance {
            query: QueryInfo::of(&request.search, found.warnings),
            highlighter: Highlighter::new(&found.plan),
            plan: found.plan,
            first: found.found.candidates,
            counts: OnceLock::new(),
            generation,
            synonyms,
            request,
        })
    }

    /// Returns how the query was understood.
    #[must_use]
    pub fn query(&self) -> &QueryInfo {
        &self.query
    }

    /// Returns whether the query asks for anything that stands in a text; names of papers, dates
    /// and `*` do not.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.highlighter.has_words()
    }

    /// Returns the state of the index that it stands on.
    #[must_use]
    pub fn info(&self) -> IndexInfo {
        self.generation.info
    }

    /// Reads the lines in the order asked for, from the first that is not passed over.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn lines(
        &self,
    ) -> Result<impl Iterator<Item = Result<ConcordanceLine, IndexError>> + '_, IndexError> {
        let ConcordanceRequest { offset, limit, .. } = self.request;
        let stream = match self.request.order {
            LineOrder::Clippings(_) => Stream::of_clippings(self),
            LineOrder::Source => Stream::of_addresses(self, self.by_source()?),
            LineOrder::Context(key) => Stream::of_lines(self, self.by_context(key)?),
        };
        Ok(stream.skip(offset).take(limit))
    }

    /// Returns the lines and the counts in one answer.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn whole(&self) -> Result<ConcordanceResponse, IndexError> {
        Ok(ConcordanceResponse {
            lines: self.lines()?.collect::<Result<_, _>>()?,
            counts: self.counts()?,
            query: self.query.clone(),
            out_of: self.generation.info.docs,
            offset: self.request.offset,
            index: self.generation.info,
        })
    }

    /// Counts all occurrences and the clippings that have one, whatever lines are asked for.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn counts(&self) -> Result<LineCounts, IndexError> {
        if let Some(counts) = self.counts.get() {
            return Ok(*counts);
        }
        let fitting = self.all(Kept::AsTheyLie)?;
        let found = occurrences(&self.generation, &self.plan, &fitting)?;
        let counts = LineCounts {
            occurrences: found.iter().map(|(_, places)| places).sum(),
            clippings: found.len() as u64,
        };
        Ok(*self.counts.get_or_init(|| counts))
    }

    /// Returns all clippings that fit.
    fn all(&self, kept: Kept) -> Result<Vec<DocAddress>, IndexError> {
        let everything = SearchRequest {
            limit: usize::MAX,
            ..self.request.search.clone()
        };
        let found = look_up(
            &self.generation,
            &everything,
            self.synonyms.as_deref(),
            kept,
        )?
        .found;
        Ok(addresses(&found.candidates))
    }

    /// Returns all clippings that fit, in the order of their papers.
    fn by_source(&self) -> Result<Vec<DocAddress>, IndexError> {
        let mut columns = Vec::new();
        for reader in self.generation.searcher.segment_readers() {
            columns.push(reader.fast_fields().str(column::SOURCE)?);
        }
        let mut papers: FxHashMap<(u32, u64), String> = FxHashMap::default();
        let mut placed = Vec::new();
        for address in self.all(Kept::Best)? {
            let column = columns[address.segment_ord as usize].as_ref();
            let ordinal = column.and_then(|column| column.ords().first(address.doc_id));
            if let (Some(column), Some(ordinal)) = (column, ordinal)
                && let Entry::Vacant(entry) = papers.entry((address.segment_ord, ordinal))
            {
                let mut paper = String::new();
                column.ord_to_str(ordinal, &mut paper)?;
                entry.insert(fold(&paper.to_lowercase()));
            }
            placed.push((ordinal, address));
        }
        // Those of one paper stay in the order of their dates.
        placed.sort_by_cached_key(|(ordinal, address)| {
            let paper = ordinal.and_then(|ordinal| papers.get(&(address.segment_ord, ordinal)));
            (paper.is_none(), paper)
        });
        Ok(placed.into_iter().map(|(_, address)| address).collect())
    }

    /// Returns the lines that are wanted in the order of their contexts, and counts all.
    fn by_context(&self, key: ContextKey) -> Result<Vec<ConcordanceLine>, IndexError> {
        let ConcordanceRequest {
            offset,
            limit,
            window,
            ..
        } = self.request;
        let addresses = self.all(Kept::AsTheyLie)?;
        let most = offset.saturating_add(limit);
        let sorted = gather(
            &self.generation,
            &addresses,
            |sorted: &mut Sorted, _, clipping| {
                let found = lines(clipping, &self.highlighter, window);
                sorted.add(found, key, most);
            },
        )?;
        let (lines, counts) = sorted.finish();
        self.counts.get_or_init(|| counts);
        Ok(lines)
    }
}

/// Returns how many clippings are looked up first: most have a line, so that there are enough for the
/// lines that are wanted.
fn first_batch(request: &ConcordanceRequest) -> usize {
    let wanted = request.offset.saturating_add(request.limit);
    wanted.clamp(*FIRST.start(), *FIRST.end())
}

fn addresses(candidates: &[Candidate]) -> Vec<DocAddress> {
    candidates
        .iter()
        .map(|candidate| candidate.address)
        .collect()
}

/// Counts of some of the clippings.
#[derive(Clone, Copy, Default)]
struct Tally(LineCounts);

impl Tally {
    /// Adds a clipping that has so many.
    fn add(&mut self, occurrences: usize) {
        self.0.occurrences += occurrences as u64;
        self.0.clippings += u64::from(occurrences > 0);
    }
}

impl Gathered for Tally {
    fn join(&mut self, other: Self) {
        self.0.occurrences += other.0.occurrences;
        self.0.clippings += other.0.clippings;
    }
}
