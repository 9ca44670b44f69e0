use std::str::FromStr;

use serde::Serialize;

use crate::request::choose;
use crate::{Contingency, IndexInfo, Listing, QueryInfo, SearchRequest, UnknownName};

/// A question for what distinguishes two parts of an archive.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonRequest {
    /// The clippings of the one part. Order, window of hits and facets do not matter.
    pub a: SearchRequest,
    /// The clippings of the other; those that fit both belong to the first.
    pub b: SearchRequest,
    /// What is listed.
    pub listing: Listing,
    /// The order.
    pub order: KeynessOrder,
}

/// The order in which what distinguishes is listed; what is equal is in the order of the letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeynessOrder {
    /// The least likely by chance first.
    #[default]
    LogLikelihood,
    /// The greatest difference first.
    LogRatio,
}

impl KeynessOrder {
    /// Every order with its name.
    pub const NAMES: [(&'static str, KeynessOrder); 2] = [
        ("log-likelihood", KeynessOrder::LogLikelihood),
        ("log-ratio", KeynessOrder::LogRatio),
    ];
}

impl FromStr for KeynessOrder {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose(text, &KeynessOrder::NAMES)
    }
}

/// What distinguishes two parts of an archive. Its JSON is what the command line prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparisonResponse {
    /// The one part.
    pub a: Side,
    /// The other part.
    pub b: Side,
    /// How many clippings fit both queries; they are counted in the first part alone.
    pub in_both: u64,
    /// How long it took, in milliseconds.
    pub took_ms: f64,
    /// The state of the index that answered.
    pub index: IndexInfo,
}

/// One of two parts of an archive, and what it has more of than the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// How its query was understood.
    pub query: QueryInfo,
    /// How many clippings it has.
    pub clippings: u64,
    /// How many words these have.
    pub words_in_all: u64,
    /// The words that it has more of.
    pub words: Vec<KeyWord>,
    /// The keywords that more of its clippings have.
    pub keywords: Vec<KeyWord>,
}

/// A word or keyword that one part of an archive has more of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeyWord {
    /// The form, or the keyword.
    pub value: String,
    /// How often this part has it.
    pub here: u64,
    /// How often the other part has it.
    pub there: u64,
    /// How often this part has it, per million words; for a keyword per hundred clippings.
    pub rate_here: f64,
    /// How often the other part has it, in the same measure.
    pub rate_there: f64,
    /// The log-likelihood ratio.
    pub log_likelihood: f64,
    /// How many times the one rate is the double of the other.
    pub log_ratio: f64,
}

impl KeyWord {
    /// Returns the row of a value, where it is to be listed; `per` is the size that rates are told
    /// for.
    #[must_use]
    pub fn of(value: &str, table: Contingency, per: f64, listing: &Listing) -> Option<Self> {
        let log_likelihood = listing.judge(table)?;
        let rate = |count: u64, of: u64| per * count as f64 / (of as f64).max(1.0);
        Some(KeyWord {
            value: value.to_owned(),
            here: table.both,
            there: table.there,
            rate_here: rate(table.both, table.here),
            rate_there: rate(table.there, table.elsewhere),
            log_likelihood,
            log_ratio: table.log_ratio(),
        })
    }
}
