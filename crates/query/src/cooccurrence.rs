use std::str::FromStr;

use serde::Serialize;

use crate::request::choose;
use crate::{Contingency, IndexInfo, PeriodUnit, QueryInfo, SearchRequest, UnknownName, log_dice};

/// A question for what stands near something more often than chance says.
#[derive(Clone, Debug, PartialEq)]
pub struct CooccurrenceRequest {
    /// What is looked for, and in which clippings. The filters say which part of the archive it is
    /// compared with; order, window of hits and facets do not matter.
    pub search: SearchRequest,
    /// How near.
    pub reach: Reach,
    /// The periods that are looked at one by one; all as one where there are none.
    pub by: Option<PeriodUnit>,
    /// What is listed.
    pub listing: Listing,
    /// The order.
    pub order: AssociationOrder,
}

/// How near a word must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// At most so many words before or behind.
    Words(usize),
    /// In the same clipping.
    Clipping,
}

impl Reach {
    /// How far it is looked where nothing is said.
    pub const WORDS: usize = 5;
}

/// Which words and keywords are listed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Listing {
    /// Those that are found so often at least.
    pub at_least: u64,
    /// Those with this log-likelihood ratio at least, among what is more frequent than by chance.
    pub log_likelihood: f64,
    /// Whether words that tell little are among them.
    pub stop_words: StopWords,
    /// So many words and so many keywords at most.
    pub limit: usize,
}

impl Listing {
    /// Returns the log-likelihood ratio of what is frequent enough, more frequent than by chance, and
    /// unlikely enough.
    pub(crate) fn judge(&self, table: Contingency) -> Option<f64> {
        let log_likelihood = table.log_likelihood();
        let is_listed = table.both >= self.at_least
            && table.is_more_than_chance()
            && log_likelihood >= self.log_likelihood;
        is_listed.then_some(log_likelihood)
    }
}

/// What is done with words that tell little: articles, prepositions, pronouns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StopWords {
    /// They are counted and not listed.
    #[default]
    LeftOut,
    /// They are listed as any others.
    Listed,
}

/// The order in which what goes together is listed; what is equal is in the order of the letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AssociationOrder {
    /// The least likely by chance first.
    #[default]
    LogLikelihood,
    /// The most exclusive first.
    LogDice,
    /// The most frequent first.
    Together,
}

impl AssociationOrder {
    /// Every order with its name.
    pub const NAMES: [(&'static str, AssociationOrder); 3] = [
        ("log-likelihood", AssociationOrder::LogLikelihood),
        ("log-dice", AssociationOrder::LogDice),
        ("together", AssociationOrder::Together),
    ];
}

impl FromStr for AssociationOrder {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose(text, &AssociationOrder::NAMES)
    }
}

/// What stands near something. Its JSON is what the command line prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CooccurrenceResponse {
    /// How the query was understood.
    pub query: QueryInfo,
    /// How many words before and behind were looked at; null where it was the clipping.
    pub window: Option<usize>,
    /// The length of the periods; null where all is one.
    pub by: Option<PeriodUnit>,
    /// How long it took, in milliseconds.
    pub took_ms: f64,
    /// The state of the index that answered.
    pub index: IndexInfo,
    /// The periods in order, the clippings without a date last.
    pub periods: Vec<PeriodCooccurrences>,
}

/// What stands near something in the clippings of one period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeriodCooccurrences {
    /// The name of the period; null for all, and for clippings without a date.
    pub period: Option<String>,
    /// At how many places it stands.
    pub occurrences: u64,
    /// How many clippings fit.
    pub clippings: u64,
    /// How many clippings there are.
    pub out_of: u64,
    /// How many words stand near.
    pub words_near: u64,
    /// How many words there are.
    pub words_in_all: u64,
    /// The words that stand near.
    pub words: Vec<Cooccurrent>,
    /// The keywords of the clippings.
    pub keywords: Vec<Cooccurrent>,
}

/// A word or keyword that stands near something more often than by chance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cooccurrent {
    /// The form, or the keyword.
    pub value: String,
    /// How often it stands near.
    pub together: u64,
    /// How often it stands anywhere.
    pub total: u64,
    /// How often it would stand near by chance.
    pub expected: f64,
    /// The log-likelihood ratio.
    pub log_likelihood: f64,
    /// How exclusively the two go together; 14 at most.
    pub log_dice: f64,
}

impl Cooccurrent {
    /// Returns the row of a value, where it is to be listed; `occurrences` is how often that stands
    /// anywhere which it is near to.
    #[must_use]
    pub fn of(
        value: &str,
        table: Contingency,
        occurrences: u64,
        listing: &Listing,
    ) -> Option<Self> {
        let log_likelihood = listing.judge(table)?;
        let total = table.both + table.there;
        Some(Cooccurrent {
            value: value.to_owned(),
            together: table.both,
            total,
            expected: table.expected(),
            log_likelihood,
            log_dice: log_dice(table.both, occurrences, total),
        })
    }
}
