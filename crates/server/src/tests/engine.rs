use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex};

use pressoir_document::{Clipping, Layout, PressDate, Source};
use pressoir_query::{
    ClippingCopy, ConcordanceLine, ConcordanceRequest, ConcordanceResponse, CrossTableCell,
    CrossTableRequest, CrossTableResponse, Document, FacetCount, FacetField, FacetsRequest,
    FacetsResponse, FieldCounts, Hit, IndexInfo, Kin, LineCounts, LineField, QueryInfo, Reprint,
    Reprints, SearchRequest, SearchResponse, SimilarClipping, SimilarResponse, Snippet,
    SuggestResponse, Suggestion, SuggestionKind, TellingTerm, TimelinePeriod, TimelineQuery,
    TimelineRequest, TimelineResponse,
};

use crate::{Engine, EngineError, Selected};

/// What the double does when it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// It has two clippings, found by any query but `rien`.
    Well,
    /// It fails.
    Broken,
    /// It panics, as no engine should.
    Panicking,
}

/// An engine with two clippings that can be told to fail, and to keep searches waiting.
#[derive(Debug)]
pub(super) struct Double {
    mood: Mood,
    /// Whether searches wait, and how many have begun.
    gate: Mutex<(bool, usize)>,
    changed: Condvar,
    generation: AtomicU64,
}

impl Double {
    pub(super) fn new(mood: Mood) -> Self {
        Double {
            mood,
            gate: Mutex::new((false, 0)),
            changed: Condvar::new(),
            generation: AtomicU64::new(7),
        }
    }

    /// Returns how many searches have begun.
    pub(super) fn searches(&self) -> usize {
        self.gate.lock().unwrap().1
    }

    /// Goes on to another generation.
    pub(super) fn set_generation(&self, generation: u64) {
        self.generation.store(generation, Ordering::Relaxed);
    }

    /// Makes searches wait until [`Double::open`].
    pub(super) fn closed() -> Self {
        let double = Double::new(Mood::Well);
        double.gate.lock().unwrap().0 = true;
        double
    }

    /// Lets all searches end.
    pub(super) fn open(&self) {
        self.gate.lock().unwrap().0 = false;
        self.changed.notify_all();
    }

    /// Waits until so many searches have begun.
    pub(super) fn wait_for_searches(&self, count: usize) {
        let gate = self.gate.lock().unwrap();
        let wait = self.changed.wait_while(gate, |(_, begun)| *begun < count);
        drop(wait.unwrap());
    }

    fn pass(&self) -> Result<(), EngineError> {
        match self.mood {
            Mood::Well => {}
            Mood::Broken => return Err("`/secret/segment` is torn".into()),
            Mood::Panicking => panic!("the double panics"),
        }
        let mut gate = self.gate.lock().unwrap();
        gate.1 += 1;
        self.changed.notify_all();
        drop(
            self.changed
                .wait_while(gate, |(closed, _)| *closed)
                .unwrap(),
        );
        Ok(())
    }
}

impl Engine for Double {
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, EngineError> {
        self.pass()?;
        let all = if request.raw.contains("rien") {
            Vec::new()
        } else {
            clippings()
        };
        let found = all.len() as u64;
        let hits = all.into_iter().skip(request.offset).take(request.limit);
        let facets = request.facets.iter().map(|&field| (field, counts(field)));
        Ok(SearchResponse {
            query: QueryInfo {
                raw: request.raw.clone(),
                parsed: request.query.to_string(),
                warnings: request.warnings.clone(),
                suggestion: request
                    .raw
                    .contains("newdeal")
                    .then(|| "new deal".to_owned()),
                terms: Vec::new(),
            },
            found,
            ranked: match request.reprints {
                Reprints::Apart => found,
                Reprints::Folded => found.min(1),
            },
            out_of: 34_567,
            page: request.offset / request.limit + 1,
            per_page: request.limit,
            offset: request.offset,
            cursor: None,
            took_ms: 1.5,
            index: self.info(),
            hits: hits.map(hit).collect(),
            facets: facets.collect::<BTreeMap<_, _>>(),
        })
    }

    fn suggest(&self, typed: &str, limit: usize) -> Result<SuggestResponse, EngineError> {
        self.pass()?;
        let word = Suggestion {
            kind: SuggestionKind::Word,
            text: format!("{typed}économie"),
            count: 3,
        };
        Ok(SuggestResponse {
            query: typed.to_owned(),
            took_ms: 0.25,
            index: self.info(),
            suggestions: std::iter::repeat_n(word, limit.min(2)).collect(),
        })
    }

    fn document(&self, id: &str) -> Result<Option<Document>, EngineError> {
        self.pass()?;
        let clipping = clippings().into_iter().find(|clipping| clipping.id == id);
        Ok(clipping.map(document))
    }

    fn similar(&self, id: &str, limit: usize) -> Result<Option<SimilarResponse>, EngineError> {
        let Some(found) = self.document(id)? else {
            return Ok(None);
        };
        let terms = vec![TellingTerm {
            form: "eau".to_owned(),
            weight: 1.5,
        }];
        let others = clippings().into_iter().filter(|other| other.id != id);
        let hits = others.take(limit).map(|other| SimilarClipping {
            id: other.id,
            score: 1.25,
            title: other.title,
            date: other.date,
            source: other.source.map(|source| source.name),
            keywords: other.keywords,
            url: other.url,
            reprint_count: 0,
            terms: terms.clone(),
        });
        Ok(Some(SimilarResponse {
            id: found.clipping.id,
            title: found.clipping.title,
            kin: Kin::default(),
            terms: terms.clone(),
            took_ms: 0.5,
            index: self.info(),
            hits: hits.collect(),
        }))
    }

    fn facets(&self, request: &FacetsRequest) -> Result<FacetsResponse, EngineError> {
        self.pass()?;
        let fields = request.fields.iter().map(|&field| FieldCounts {
            field,
            distinct: 2,
            more: 2_usize.saturating_sub(request.limit),
            values: counts(field).into_iter().take(request.limit).collect(),
        });
        Ok(FacetsResponse {
            query: query_info(&request.search),
            found: 2,
            out_of: 34_567,
            index: self.info(),
            fields: fields.collect(),
            suggested_keywords: None,
        })
    }

    fn cross_table(&self, request: &CrossTableRequest) -> Result<CrossTableResponse, EngineError> {
        self.pass()?;
        let cell = |(row, column): (FacetCount, FacetCount)| CrossTableCell {
            row: row.value,
            column: column.value,
            count: 1,
        };
        let (rows, columns) = (counts(request.rows), counts(request.columns));
        Ok(CrossTableResponse {
            query: query_info(&request.search),
            found: 2,
            out_of: 34_567,
            index: self.info(),
            by: [request.rows, request.columns],
            more: 2_usize.saturating_sub(request.limit),
            cells: rows
                .clone()
                .into_iter()
                .zip(columns.clone())
                .map(cell)
                .collect(),
            rows,
            columns,
        })
    }

    fn timeline(&self, request: &TimelineRequest) -> Result<TimelineResponse, EngineError> {
        self.pass()?;
        let queries = request.searches.iter().map(|search| TimelineQuery {
            query: query_info(search),
            found: 2,
            occurrences: None,
        });
        let period = |period: Option<&str>| TimelinePeriod {
            period: period.map(str::to_owned),
            is_coarse: false,
            out_of: 9,
            counts: request.searches.iter().map(|_| 1).collect(),
            words: None,
            occurrences: Vec::new(),
            smoothed_shares: Vec::new(),
            smoothed_rates: Vec::new(),
        };
        Ok(TimelineResponse {
            unit: request.unit,
            smoothing: request.smoothing,
            index: self.info(),
            queries: queries.collect(),
            periods: vec![period(Some("2025-12")), period(None)],
        })
    }

    fn concordance(&self, request: ConcordanceRequest) -> Result<ConcordanceResponse, EngineError> {
        self.pass()?;
        let line = |clipping: Clipping| ConcordanceLine {
            left: "Premier".to_owned(),
            keyword: "<script>".to_owned(),
            right: "alert".repeat(request.window),
            field: LineField::Body,
            id: clipping.id,
            date: clipping.date,
            source: clipping.source.map(|source| source.name),
            title: clipping.title,
        };
        let lines = clippings().into_iter().skip(request.offset);
        Ok(ConcordanceResponse {
            query: query_info(&request.search),
            counts: LineCounts {
                occurrences: 2,
                clippings: 2,
            },
            out_of: 34_567,
            offset: request.offset,
            index: self.info(),
            lines: lines.take(request.limit).map(line).collect(),
        })
    }

    fn select(&self, request: &SearchRequest) -> Result<Box<dyn Selected>, EngineError> {
        self.pass()?;
        Ok(Box::new(DoubleSelection {
            is_long: request.raw == "long",
            is_torn: request.raw == "torn",
        }))
    }

    fn info(&self) -> IndexInfo {
        IndexInfo {
            generation: self.generation.load(Ordering::Relaxed),
            docs: 34_567,
        }
    }
}

/// The two clippings; or many of them, or those and then a failure.
struct DoubleSelection {
    is_long: bool,
    is_torn: bool,
}

impl Selected for DoubleSelection {
    fn found(&self) -> u64 {
        2
    }

    fn clippings(&self) -> Box<dyn Iterator<Item = Result<Clipping, EngineError>> + '_> {
        let times = if self.is_long { 100_000 } else { 1 };
        let all = clippings().into_iter().cycle().take(2 * times).map(Ok);
        let torn = self
            .is_torn
            .then(|| Err("`/secret/segment` is torn".into()));
        Box::new(all.chain(torn))
    }
}

fn query_info(search: &SearchRequest) -> QueryInfo {
    QueryInfo {
        raw: search.raw.clone(),
        parsed: search.query.to_string(),
        warnings: search.warnings.clone(),
        suggestion: None,
        terms: Vec::new(),
    }
}

/// One clipping that has everything, markup in its text included, and one that has nothing.
fn clippings() -> Vec<Clipping> {
    let whole = Clipping {
        path: "corpus/a.txt".to_owned(),
        id: "2025/a <1>".to_owned(),
        layout: Layout::Page,
        title: Some("L’eau & <b>l’État</b>".to_owned()),
        date: "2025-12-25".parse().ok(),
        keywords: vec!["Médias/Réseaux \"sociaux\"".to_owned()],
        source: Some(Source {
            name: "Le Soleil".to_owned(),
            facet: "Le Soleil".to_owned(),
            date: "2025-12-24".parse().ok(),
        }),
        author: Some("Awa <Diop>".to_owned()),
        url: Some("javascript:alert(1)".to_owned()),
        body: "Premier <script>alert(1)</script>.\n\nSecond & dernier.".to_owned(),
        warnings: Vec::new(),
    };
    let bare = Clipping {
        id: "b".to_owned(),
        layout: Layout::Bare,
        title: None,
        date: "2025-03".parse().ok(),
        keywords: Vec::new(),
        source: None,
        author: None,
        url: Some("https://presse.example/b?c=1&d=2".to_owned()),
        body: "Sans rien.".to_owned(),
        ..whole.clone()
    };
    vec![whole, bare]
}

/// The bare clipping is a reprint of the whole one, of which there is a copy.
fn document(clipping: Clipping) -> Document {
    let other = clippings()
        .into_iter()
        .find(|other| other.id != clipping.id);
    let source = clipping.source.as_ref().map(|source| source.facet.clone());
    let reprint = |other: Clipping| Reprint {
        id: other.id,
        title: other.title,
        date: other.date,
        source: other.source.map(|source| source.name),
    };
    let other = other.filter(|other| other.id == "2025/a <1>");
    let kin = Kin {
        copies: source.as_deref().map(copy).into_iter().collect(),
        reprinted_by: other
            .iter()
            .filter_map(|other| Some(other.source.as_ref()?.facet.clone()))
            .collect(),
        reprint_count: other.iter().len() as u64,
        reprints: other.into_iter().map(reprint).collect(),
    };
    Document {
        suggested_keywords: Vec::new(),
        copy_of: None,
        clipping,
        kin,
    }
}

fn copy(source: &str) -> ClippingCopy {
    ClippingCopy {
        id: format!("{source}/2"),
        path: "corpus/b.txt".to_owned(),
        url: None,
    }
}

fn hit(clipping: Clipping) -> Hit {
    let kin = document(clipping.clone()).kin;
    let title_snippet = clipping
        .title
        .as_ref()
        .map(|title| Snippet::new(title, &[(0, 7)]));
    Hit {
        snippet: Some(Snippet::new(&clipping.body, &[(0, 4)])),
        title_snippet,
        score: 2.5,
        kin,
        date_precision: clipping.date.map(PressDate::precision),
        id: clipping.id,
        title: clipping.title,
        date: clipping.date,
        source_date: clipping.source.as_ref().and_then(|source| source.date),
        source: clipping.source.map(|source| source.name),
        keywords: clipping.keywords,
        suggested_keywords: Vec::new(),
        author: clipping.author,
        url: clipping.url,
        explanation: None,
    }
}

fn counts(field: FacetField) -> Vec<FacetCount> {
    let values: &[(Option<&str>, u64)] = match field {
        FacetField::Keyword => &[(None, 9), (Some("Médias/Réseaux \"sociaux\""), 2)],
        FacetField::Source => &[(Some("Le Soleil"), 1), (Some("<i>Le Quotidien"), 1)],
        FacetField::Author => &[(Some("A. Mbodj"), 1)],
        FacetField::Month => &[(Some("2025-12"), 2)],
        FacetField::Year => &[(None, 1), (Some("2024"), 1), (Some("2025"), 1234)],
    };
    let count = |&(value, count): &(Option<&str>, u64)| FacetCount {
        value: value.map(str::to_owned),
        count,
        selected: value == Some("Le Soleil"),
    };
    values.iter().map(count).collect()
}
