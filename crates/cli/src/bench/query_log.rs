//! A log of queries, answered in several ways.

use std::fs;
use std::path::Path;
use std::time::Instant;

use pressoir_index::Archive;
use pressoir_query::{FacetField, Matching, SearchRequest};

use super::corpus::Corpus;
use super::statistics::percentile;
use crate::error::CommandError;

/// How many titles are asked for where no log is given.
const TITLES: usize = 200;

/// What is asked.
pub(crate) struct QueryLog {
    queries: Vec<String>,
    /// The file that it was read from; nothing where it is the titles of clippings.
    pub(crate) file: Option<String>,
}

impl QueryLog {
    /// Reads a file with a query id, a tab and a query on each line, or a query alone.
    pub(crate) fn read(path: &Path) -> Result<Self, CommandError> {
        let name = path.display();
        let unusable = |message: String| {
            CommandError::new(message)
                .with_hint("name a file with a query id, a tab and a query on each line")
        };
        let text = fs::read_to_string(path)
            .map_err(|error| unusable(format!("`{name}` cannot be read: {error}")))?;
        let queries: Vec<String> = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| {
                let mut columns = line.split('\t');
                let first = columns.next().unwrap_or_default();
                columns.next().unwrap_or(first).to_owned()
            })
            .collect();
        if queries.is_empty() {
            return Err(unusable(format!("`{name}` holds no query")));
        }
        Ok(QueryLog {
            queries,
            file: Some(name.to_string()),
        })
    }

    /// Takes the titles of some clippings, spread over the corpus: what people look for.
    pub(crate) fn titles_of(corpus: &Corpus) -> Self {
        let titles: Vec<&String> = corpus
            .clippings
            .iter()
            .filter_map(|found| found.clipping.title.as_ref())
            .collect();
        let step = titles.len().div_ceil(TITLES).max(1);
        QueryLog {
            queries: titles.into_iter().step_by(step).cloned().collect(),
            file: None,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.queries.len()
    }

    /// Returns a digest of the queries.
    pub(crate) fn blake3(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for query in &self.queries {
            hasher.update(query.as_bytes());
            hasher.update(b"\n");
        }
        hasher.finalize().to_string()
    }
}

/// What is asked of each hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Count,
    TopTen,
    AnyWord,
    Snippets,
    Facets,
}

impl Way {
    pub(crate) const ALL: [Way; 5] = [
        Way::Count,
        Way::TopTen,
        Way::AnyWord,
        Way::Snippets,
        Way::Facets,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Way::Count => "count",
            Way::TopTen => "top 10",
            Way::AnyWord => "top 10, any word",
            Way::Snippets => "top 10, snippets",
            Way::Facets => "top 10, snippets, facets",
        }
    }

    fn request(self, query: &str) -> SearchRequest {
        let mut request = SearchRequest::new(query);
        if self == Way::Count {
            request.limit = 0;
        }
        if matches!(self, Way::Count | Way::TopTen | Way::AnyWord) {
            request.snippet_chars = 0;
        }
        if self == Way::AnyWord {
            request.matching = Matching::Any;
        }
        if self == Way::Facets {
            request.facets = vec![FacetField::Keyword, FacetField::Source, FacetField::Month];
        }
        request
    }
}

/// How long the queries of a log took on one thread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Latencies {
    pub(crate) p50_ms: f64,
    pub(crate) p95_ms: f64,
    pub(crate) p99_ms: f64,
    pub(crate) per_second: f64,
}

/// Answers each query of a log once to warm up and once for the clock.
pub(crate) fn measure_queries(
    archive: &Archive,
    log: &QueryLog,
    way: Way,
) -> Result<Latencies, CommandError> {
    let mut took = Vec::with_capacity(log.len());
    for _ in 0..2 {
        took.clear();
        for query in &log.queries {
            // A query is read anew each time, as it is when somebody asks.
            let start = Instant::now();
            archive.search(&way.request(query))?;
            took.push(start.elapsed().as_secs_f64() * 1000.0);
        }
    }
    let total: f64 = took.iter().sum();
    Ok(Latencies {
        p50_ms: percentile(&took, 0.50),
        p95_ms: percentile(&took, 0.95),
        p99_ms: percentile(&took, 0.99),
        per_second: 1000.0 * took.len() as f64 / total.max(f64::MIN_POSITIVE),
    })
}
