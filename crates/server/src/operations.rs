//! Every path for programs, with what it takes and what it answers.

use pressoir_query::{
    Analysis, ConcordanceResponse, CrossTableResponse, Document, FacetsResponse, SearchResponse,
    SimilarResponse, SuggestResponse, TimelineResponse,
};
use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::parameters::{
    ANALYSIS, CONCORDANCE, CROSS_TABLE, EXPORT, FACETS, FEED, NONE, Name, SEARCH_NAMES, SIMILAR,
    SUGGEST, TIMELINE,
};
use crate::routes::{Live, Ready};

/// A path for programs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operation {
    /// The path, with the name of what is particular to a request in braces at its end.
    pub(crate) path: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) parameters: &'static [Name],
    /// Those of the parameters without which there is no answer, each with an example.
    pub(crate) required: &'static [(&'static str, &'static str)],
    /// Whether the same parameters are also taken in the body of a `POST`.
    pub(crate) is_posted: bool,
    /// What it answers in JSON.
    pub(crate) json: Option<Shape>,
    /// What else it answers.
    pub(crate) media_types: &'static [&'static str],
}

/// Tells the shape of an answer, and beside all paths that of its parts.
pub(crate) type Shape = fn(&mut SchemaGenerator) -> Schema;

/// Every path for programs.
pub(crate) const OPERATIONS: [Operation; 15] = [
    asked::<SearchResponse>(
        "/v1/search",
        "Ranked hits with marked passages",
        &SEARCH_NAMES,
    ),
    asked::<FacetsResponse>(
        "/v1/facets/{field}",
        "The values of a field with their counts",
        &FACETS,
    ),
    Operation {
        required: &[("by", "keyword,year")],
        ..asked::<CrossTableResponse>(
            "/v1/facets",
            "How many clippings have each pair of values of two fields",
            &CROSS_TABLE,
        )
    },
    Operation {
        media_types: &["text/csv", "text/tab-separated-values"],
        ..asked::<TimelineResponse>(
            "/v1/timeline",
            "How often some queries find something in each period",
            &TIMELINE,
        )
    },
    Operation {
        required: &[("q", "licence")],
        ..asked::<ConcordanceResponse>("/v1/kwic", "Every occurrence in its context", &CONCORDANCE)
    },
    Operation {
        json: None,
        media_types: &[
            "application/x-ndjson",
            "text/csv",
            "text/tab-separated-values",
            "application/x-research-info-systems",
            "application/x-bibtex",
            "application/vnd.citationstyles.csl+json",
        ],
        ..asked::<()>("/v1/export", "All clippings that fit, as a file", &EXPORT)
    },
    Operation {
        json: None,
        media_types: &["application/atom+xml"],
        ..read::<()>(
            "/v1/feed.atom",
            "What a search finds, the newest first, as an Atom feed",
            &FEED,
        )
    },
    read::<SuggestResponse>(
        "/v1/suggest",
        "How a text that is being typed can go on",
        &SUGGEST,
    ),
    asked::<Analysis>(
        "/v1/analyze",
        "The words of a text as the index sees them",
        &ANALYSIS,
    ),
    read::<SimilarResponse>(
        "/v1/similar/{id}",
        "The clippings that are nearest to one",
        &SIMILAR,
    ),
    Operation {
        media_types: &[
            "text/plain",
            "application/x-research-info-systems",
            "application/x-bibtex",
            "application/vnd.citationstyles.csl+json",
            "application/tei+xml",
        ],
        ..read::<Document>(
            "/v1/documents/{id}",
            "One clipping; behind the id may stand .json, .txt, .ris, .bib, .csl.json or .xml",
            NONE,
        )
    },
    read::<Live>("/health/live", "Whether the service runs", NONE),
    read::<Ready>("/health/ready", "Whether the index answers", NONE),
    Operation {
        json: None,
        media_types: &["text/plain"],
        ..read::<()>(
            "/metrics",
            "What the service counts about itself, in the text format of Prometheus",
            NONE,
        )
    },
    Operation {
        json: None,
        media_types: &["application/opensearchdescription+xml"],
        ..read::<()>(
            "/opensearch.xml",
            "How a browser searches here from its own search box",
            NONE,
        )
    },
];

impl Operation {
    /// Returns the name of what is particular to a request in the path.
    pub(crate) fn in_path(&self) -> Option<&'static str> {
        let (_, name) = self.path.split_once('{')?;
        name.strip_suffix('}')
    }

    /// Returns the example of a parameter without which there is no answer.
    pub(crate) fn example(&self, name: &str) -> Option<&'static str> {
        let mut required = self.required.iter();
        required.find_map(|(known, example)| (*known == name).then_some(*example))
    }
}

/// Returns a path that is only read.
const fn read<T: JsonSchema>(
    path: &'static str,
    summary: &'static str,
    parameters: &'static [Name],
) -> Operation {
    Operation {
        path,
        summary,
        parameters,
        required: &[],
        is_posted: false,
        json: Some(SchemaGenerator::subschema_for::<T>),
        media_types: &[],
    }
}

/// Returns a path that takes its parameters from a URL or from a body.
const fn asked<T: JsonSchema>(
    path: &'static str,
    summary: &'static str,
    parameters: &'static [Name],
) -> Operation {
    Operation {
        is_posted: true,
        ..read::<T>(path, summary, parameters)
    }
}
