use std::time::Duration;

use pressoir_document::PressDate;
use pressoir_query::{Filters, Matching, Reprints, SearchRequest};

use super::names::switch;
use super::values::{flag, one, parsed, several};
use super::{Name, Pairs, choice, date, list, names_of};
use crate::api_error::ApiError;

/// How long one search may take, so that a few that are costly do not keep all others waiting.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// The parameters that say which clippings are meant, beside the query.
pub(super) const SCOPE: [Name; 6] = [
    choice("match", || names_of(&Matching::NAMES)),
    list("keyword"),
    list("source"),
    date("from"),
    date("to"),
    switch("synonyms"),
];

/// What says which clippings are meant, beside the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scope {
    pub(crate) matching: Matching,
    pub(crate) keywords: Vec<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) from: Option<PressDate>,
    pub(crate) to: Option<PressDate>,
    pub(crate) reprints: Reprints,
    /// Whether other names for what is asked for are looked for too.
    pub(crate) synonyms: bool,
}

impl Default for Scope {
    fn default() -> Self {
        Scope {
            matching: Matching::default(),
            keywords: Vec::new(),
            sources: Vec::new(),
            from: None,
            to: None,
            reprints: Reprints::default(),
            synonyms: true,
        }
    }
}

impl Scope {
    /// Reads and checks these parameters; an empty value is one that was not given.
    ///
    /// # Errors
    ///
    /// Fails on the first value that cannot be what was meant.
    pub(crate) fn read(pairs: &Pairs) -> Result<Self, ApiError> {
        Ok(Scope {
            matching: parsed(pairs, "match")?.unwrap_or_default(),
            keywords: several(pairs, "keyword"),
            sources: several(pairs, "source"),
            from: parsed(pairs, "from")?,
            to: parsed(pairs, "to")?,
            reprints: if flag(pairs, "collapse")? {
                Reprints::Folded
            } else {
                Reprints::Apart
            },
            synonyms: parsed(pairs, "synonyms")?.unwrap_or(true),
        })
    }

    /// Returns the request for the clippings that `query` finds.
    pub(crate) fn request(&self, query: &str) -> SearchRequest {
        SearchRequest {
            matching: self.matching,
            filters: Filters {
                keywords: self.keywords.clone(),
                sources: self.sources.clone(),
                from: self.from,
                to: self.to,
            },
            reprints: self.reprints,
            synonyms: self.synonyms,
            time_limit: Some(TIME_LIMIT),
            ..SearchRequest::new(query)
        }
    }
}

/// Reads the request for the clippings that are meant; without a query those are all.
///
/// # Errors
///
/// Fails on the first value that cannot be what was meant, except in `q`, which takes any text.
pub(super) fn read_scope(pairs: &Pairs) -> Result<SearchRequest, ApiError> {
    let query = one(pairs, "q")?.unwrap_or("*");
    Ok(Scope::read(pairs)?.request(query))
}
