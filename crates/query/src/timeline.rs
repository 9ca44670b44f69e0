use serde::Serialize;

use crate::{IndexInfo, PeriodUnit, QueryInfo, SearchRequest};

/// A question for how often some searches find something in each period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRequest {
    /// What is searched for, one curve each; orders, windows and facets do not matter. All have the
    /// same filters.
    pub searches: Vec<SearchRequest>,
    /// The length of a period.
    pub unit: PeriodUnit,
}

/// The answer to a [`TimelineRequest`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimelineResponse {
    /// The length of a period.
    pub unit: PeriodUnit,
    /// The state of the index that answered.
    pub index: IndexInfo,
    /// The searches, in the order asked for.
    pub queries: Vec<TimelineQuery>,
    /// The periods in order, those without any clipping included, between the bounds that the filters
    /// set, or else between the first and the last that has one; behind them the years whose clippings name no shorter period, and last the clippings without a
    /// date. The counts of a search over all of these make up what it found.
    pub periods: Vec<TimelinePeriod>,
}

/// One search of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimelineQuery {
    /// How it was understood.
    pub query: QueryInfo,
    /// How many clippings fit it and the filters, exactly.
    pub found: u64,
}

/// One period of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelinePeriod {
    /// Its name: `2003-05`, `2003-Q2`, `2003`, `2000-2009`; null for clippings without a date.
    pub period: Option<String>,
    /// Whether its clippings are dated more coarsely than the periods are long.
    pub is_coarse: bool,
    /// How many clippings of the archive fit the filters.
    pub out_of: u64,
    /// How many clippings each search found, in the order of the searches.
    pub counts: Vec<u64>,
}

impl TimelinePeriod {
    /// Returns the share of the period's clippings that a search found, from 0 to 1; 0 where there are
    /// none.
    #[must_use]
    pub fn share(&self, search: usize) -> f64 {
        let count = self.counts.get(search).copied().unwrap_or(0);
        count as f64 / self.out_of.max(1) as f64
    }
}
