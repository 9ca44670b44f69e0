use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Continuation, Filters, Query, Warning, parse};

/// One question to an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRequest {
    /// The query as it was typed.
    pub raw: String,
    /// The query as it was understood.
    pub query: Query,
    /// What was odd about it.
    pub warnings: Vec<Warning>,
    /// How many of the query's words a hit must have.
    pub matching: Matching,
    /// Whether other names for what is asked for are looked for too, where the archive knows any.
    pub synonyms: bool,
    /// What the clippings must be besides fitting the query.
    pub filters: Filters,
    /// The order of the hits.
    pub sort: Sort,
    /// What is done with reprints of one text.
    pub reprints: Reprints,
    /// How many hits are passed over.
    pub offset: usize,
    /// Whether the answer tells how its hits go on, and where they begin if not at the offset.
    pub continuation: Continuation,
    /// How many hits are returned at most; counts are exact whatever it is.
    pub limit: usize,
    /// The fields whose values are counted.
    pub facets: Vec<FacetField>,
    /// How many values of a field are returned at most, months and years excepted.
    pub facet_limit: usize,
    /// Which clippings are counted: the hits, or their siblings too.
    pub facet_scope: FacetScope,
    /// Whether clippings are counted that have no keyword, no source or no author; those without a date
    /// always are.
    pub without_value: WithoutValue,
    /// The length of a snippet in characters; 0 for none.
    pub snippet_chars: usize,
    /// Whether the answer says what the terms stand for and why each hit has its score.
    pub explain: bool,
    /// Whether hits without a keyword are told with those that they may be filed under.
    pub suggest_keywords: bool,
    /// How long the archive may look; a search that takes longer is given up. `None` is as long as it takes.
    pub time_limit: Option<Duration>,
}

impl SearchRequest {
    /// Returns the question for `raw`: the ten best hits with snippets, no filter and no facet.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        let (query, warnings) = parse(raw);
        SearchRequest {
            raw: raw.to_owned(),
            query,
            warnings,
            matching: Matching::default(),
            synonyms: true,
            filters: Filters::default(),
            sort: Sort::default(),
            reprints: Reprints::default(),
            offset: 0,
            continuation: Continuation::default(),
            limit: 10,
            facets: Vec::new(),
            facet_limit: 100,
            facet_scope: FacetScope::default(),
            without_value: WithoutValue::default(),
            snippet_chars: 240,
            explain: false,
            suggest_keywords: false,
            time_limit: None,
        }
    }
}

/// How many of the words of a query a hit must have. Required and excluded terms, and what operators
/// hold together, are the same for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Matching {
    /// All of them; fewer where few clippings have them all, which a warning tells.
    #[default]
    Auto,
    /// All of them, however few clippings have them.
    All,
    /// One of them.
    Any,
}

/// The order of the hits. Ties are broken by date, the newest first, then by id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sort {
    /// The best first.
    #[default]
    #[serde(rename = "relevance")]
    Relevance,
    /// The oldest first, clippings without a date last.
    #[serde(rename = "date")]
    OldestFirst,
    /// The newest first, clippings without a date last.
    #[serde(rename = "-date")]
    NewestFirst,
}

/// What is done with clippings that have the same or nearly the same text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reprints {
    /// Each is a hit of its own that names the others.
    #[default]
    Apart,
    /// The best of them is a hit that stands for all; counts are of clippings all the same.
    Folded,
}

/// Which clippings the counts of a field are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FacetScope {
    /// Those that fit the query and all filters but the field's own, so that a chosen value does not
    /// hide its siblings.
    #[default]
    Siblings,
    /// Those that fit the query and all filters.
    Hits,
}

/// What is done with clippings that have no value of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WithoutValue {
    /// They are not among its counts.
    #[default]
    LeftOut,
    /// They are its last count, whose value is null.
    Counted,
}

/// A field whose values can be counted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum FacetField {
    /// The editors' keywords, the most frequent first.
    Keyword,
    /// Calendar months, in order; a year where no month is known; null without a date.
    Month,
    /// Calendar years, in order; null without a date.
    Year,
    /// Papers and agencies, the most frequent first.
    Source,
    /// Signatures as they are printed, the most frequent first.
    Author,
}

/// The text names nothing that can be chosen here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is not one of {}", names.join(", "))]
pub struct UnknownName {
    /// What was given.
    pub given: String,
    /// What could have been given.
    pub names: Vec<&'static str>,
}

impl Matching {
    /// Every way with its name.
    pub const NAMES: [(&'static str, Matching); 3] = [
        ("auto", Matching::Auto),
        ("all", Matching::All),
        ("any", Matching::Any),
    ];
}

impl Sort {
    /// Every order with its name.
    pub const NAMES: [(&'static str, Sort); 3] = [
        ("relevance", Sort::Relevance),
        ("date", Sort::OldestFirst),
        ("-date", Sort::NewestFirst),
    ];
}

impl FacetField {
    /// Every field with its name.
    pub const NAMES: [(&'static str, FacetField); 5] = [
        ("author", FacetField::Author),
        ("keyword", FacetField::Keyword),
        ("month", FacetField::Month),
        ("source", FacetField::Source),
        ("year", FacetField::Year),
    ];

    /// Returns the name of the field.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            FacetField::Keyword => "keyword",
            FacetField::Month => "month",
            FacetField::Year => "year",
            FacetField::Source => "source",
            FacetField::Author => "author",
        }
    }
}

impl FromStr for Matching {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose(text, &Matching::NAMES)
    }
}

impl FromStr for Sort {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose(text, &Sort::NAMES)
    }
}

impl FromStr for FacetField {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose(text, &FacetField::NAMES)
    }
}

impl fmt::Display for FacetField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

pub(crate) fn choose<T: Copy>(text: &str, choices: &[(&'static str, T)]) -> Result<T, UnknownName> {
    choices
        .iter()
        .find(|(name, _)| *name == text)
        .map(|(_, choice)| *choice)
        .ok_or_else(|| UnknownName {
            given: text.to_owned(),
            names: choices.iter().map(|(name, _)| *name).collect(),
        })
}
