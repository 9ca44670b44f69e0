use schemars::JsonSchema;
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
    /// Whether occurrences are counted beside clippings.
    pub occurrences: Occurrences,
    /// Over how many periods before and as many behind shares and rates are averaged; over none
    /// where it is 0.
    pub smoothing: usize,
}

impl TimelineRequest {
    /// How many periods there are at most: the days of a century have room.
    pub const MOST_PERIODS: usize = 40_000;
}

/// What is done with the places at which something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Occurrences {
    /// They are not counted.
    #[default]
    LeftOut,
    /// They are counted, and so are all words.
    Counted,
}

/// The answer to a [`TimelineRequest`].
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TimelineResponse {
    /// The length of a period.
    pub unit: PeriodUnit,
    /// Over how many periods to each side was averaged; left out where that is none.
    #[serde(skip_serializing_if = "is_none")]
    pub smoothing: usize,
    /// The state of the index that answered.
    pub index: IndexInfo,
    /// The searches, in the order asked for.
    pub queries: Vec<TimelineQuery>,
    /// The periods in order, those without any clipping included, between the bounds that the filters
    /// set, or else between the first and the last that has one; behind them the years and months
    /// whose clippings name no shorter period, and last the clippings without a date. The counts of a
    /// search over all of these make up what it found.
    pub periods: Vec<TimelinePeriod>,
}

/// One search of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TimelineQuery {
    /// How it was understood.
    pub query: QueryInfo,
    /// How many clippings fit it and the filters, exactly.
    pub found: u64,
    /// At how many places of these it stands; left out where that was not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurrences: Option<u64>,
}

/// One period of a timeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct TimelinePeriod {
    /// Its name: `2003-05-17`, `2003-05`, `2003-Q2`, `2003`, `2000-2009`; null for clippings without a
    /// date.
    pub period: Option<String>,
    /// Whether its clippings are dated more coarsely than the periods are long.
    pub is_coarse: bool,
    /// How many clippings of the archive fit the filters.
    pub out_of: u64,
    /// How many clippings each search found, in the order of the searches.
    pub counts: Vec<u64>,
    /// How many words the clippings have that fit the filters; left out where occurrences were not
    /// counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<u64>,
    /// At how many places of the clippings found each search stands; empty where that was not counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub occurrences: Vec<u64>,
    /// The share of each search, averaged; empty where nothing is, and null for a row that is no
    /// period and for a period with no clipping near.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub smoothed_shares: Vec<Option<f64>>,
    /// The occurrences per million words of each search, averaged in the same way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub smoothed_rates: Vec<Option<f64>>,
}

/// What a timeline tells of one search in one period, as a row of a table. What was not asked for has
/// no column; what has no value has none there either.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TimelineRow<'a> {
    /// The name of the period; null for clippings without a date.
    pub period: Option<&'a str>,
    /// The query as it was typed.
    pub query: &'a str,
    /// How many clippings it found.
    pub count: u64,
    /// How many clippings of the archive fit the filters.
    pub out_of: u64,
    /// The share of these that it found, from 0 to 1.
    pub share: f64,
    /// Whether the clippings are dated more coarsely than the periods are long.
    pub is_coarse: bool,
    /// At how many places it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurrences: Option<u64>,
    /// How many words the clippings have that fit the filters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<u64>,
    /// At how many places it stands per million words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_million: Option<f64>,
    /// The share, averaged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smoothed_share: Option<Option<f64>>,
    /// The occurrences per million words, averaged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smoothed_per_million: Option<Option<f64>>,
}

/// The number of words that occurrences are told for.
const PER_WORDS: f64 = 1e6;

impl TimelinePeriod {
    /// Returns the share of the period's clippings that a search found, from 0 to 1; 0 where there are
    /// none.
    #[must_use]
    pub fn share(&self, search: usize) -> f64 {
        let count = self.counts.get(search).copied().unwrap_or(0);
        count as f64 / self.out_of.max(1) as f64
    }

    /// Returns the occurrences per million words of the period's clippings; 0 where there are none.
    #[must_use]
    pub fn rate(&self, search: usize) -> f64 {
        let occurrences = self.occurrences.get(search).copied().unwrap_or(0);
        PER_WORDS * occurrences as f64 / self.words.unwrap_or(0).max(1) as f64
    }

    /// Returns whether it is a stretch of time: not one of the rows for clippings whose period is not
    /// known.
    #[must_use]
    pub fn is_period(&self) -> bool {
        self.period.is_some() && !self.is_coarse
    }
}

impl TimelineResponse {
    /// Returns the rows of a table, those of one period together; figures are rounded to four decimals,
    /// beyond which they say nothing.
    pub fn rows(&self) -> impl Iterator<Item = TimelineRow<'_>> {
        let rounded = |figure: f64| (figure * 1e4).round() / 1e4;
        self.periods.iter().flat_map(move |period| {
            let figure = move |figures: &[Option<f64>], place: usize| {
                figures.get(place).map(|figure| figure.map(rounded))
            };
            let queries = self.queries.iter().enumerate();
            queries.map(move |(place, query)| TimelineRow {
                period: period.period.as_deref(),
                query: &query.query.raw,
                count: period.counts.get(place).copied().unwrap_or(0),
                out_of: period.out_of,
                share: rounded(period.share(place)),
                is_coarse: period.is_coarse,
                occurrences: period.occurrences.get(place).copied(),
                words: period.words,
                per_million: period.words.map(|_| rounded(period.rate(place))),
                smoothed_share: figure(&period.smoothed_shares, place),
                smoothed_per_million: figure(&period.smoothed_rates, place),
            })
        })
    }

    /// Averages shares, and rates where occurrences were counted, over so many periods to each side.
    ///
    /// The mean is that of the figures of the periods that have a clipping at all: one in which
    /// nothing was printed says nothing about how often something was. At both ends there are fewer
    /// periods.
    pub fn smooth(&mut self, reach: usize) {
        self.smoothing = reach;
        if reach == 0 {
            return;
        }
        let searches = self.queries.len();
        let has_words = self.periods.iter().any(|period| period.words.is_some());
        for period in &mut self.periods {
            period.smoothed_shares = vec![None; searches];
            period.smoothed_rates = vec![None; if has_words { searches } else { 0 }];
        }
        let end = self
            .periods
            .iter()
            .position(|period| !period.is_period())
            .unwrap_or(self.periods.len());
        for search in 0..searches {
            let shares = means(&self.periods[..end], reach, |period| {
                (period.out_of > 0).then(|| period.share(search))
            });
            for (period, mean) in self.periods.iter_mut().zip(shares) {
                period.smoothed_shares[search] = mean;
            }
            if has_words {
                let rates = means(&self.periods[..end], reach, |period| {
                    (period.words > Some(0)).then(|| period.rate(search))
                });
                for (period, mean) in self.periods.iter_mut().zip(rates) {
                    period.smoothed_rates[search] = mean;
                }
            }
        }
    }
}

/// Returns for each period the mean of the figures around it that are known.
fn means(
    periods: &[TimelinePeriod],
    reach: usize,
    figure: impl Fn(&TimelinePeriod) -> Option<f64>,
) -> Vec<Option<f64>> {
    // The sum of a stretch is that up to its end without that up to its beginning.
    let mut sums = vec![(0.0, 0_u32)];
    let (mut sum, mut count) = (0.0, 0);
    for figure in periods.iter().map(figure) {
        sum += figure.unwrap_or(0.0);
        count += u32::from(figure.is_some());
        sums.push((sum, count));
    }
    let around = |place: usize| {
        let end = place.saturating_add(reach).saturating_add(1);
        let (sum, count) = sums[end.min(periods.len())];
        let (before, without) = sums[place.saturating_sub(reach)];
        let known = count - without;
        (known > 0).then(|| (sum - before) / f64::from(known))
    };
    (0..periods.len()).map(around).collect()
}

fn is_none(reach: &usize) -> bool {
    *reach == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(name: &str, count: u64, out_of: u64) -> TimelinePeriod {
        TimelinePeriod {
            period: (!name.is_empty()).then(|| name.trim_end_matches('?').to_owned()),
            is_coarse: name.ends_with('?'),
            out_of,
            counts: vec![count],
            words: Some(out_of * 100),
            occurrences: vec![count * 2],
            ..TimelinePeriod::default()
        }
    }

    #[test]
    fn figures_are_averaged_over_periods_that_have_clippings() {
        let query = TimelineQuery {
            query: QueryInfo::of(&SearchRequest::new("fibre"), Vec::new()),
            found: 9,
            occurrences: Some(18),
        };
        let mut response = TimelineResponse {
            unit: PeriodUnit::Month,
            smoothing: 0,
            index: IndexInfo {
                generation: 1,
                docs: 30,
            },
            queries: vec![query],
            periods: vec![
                period("2003-01", 1, 10),
                period("2003-02", 0, 0),
                period("2003-03", 3, 10),
                period("2003-04", 5, 10),
                period("2003?", 9, 10),
                period("", 9, 10),
            ],
        };
        for (reach, expected) in [
            (0, vec![]),
            (
                1,
                vec![Some(0.1), Some(0.2), Some(0.4), Some(0.4), None, None],
            ),
            (
                usize::MAX - 1,
                vec![Some(0.3), Some(0.3), Some(0.3), Some(0.3), None, None],
            ),
        ] {
            response.smooth(reach);
            let rounded = |figure: f64| (figure * 1e6).round() / 1e6;
            let shares: Vec<Option<f64>> = response
                .periods
                .iter()
                .flat_map(|period| period.smoothed_shares.first())
                .map(|share| share.map(rounded))
                .collect();
            assert_eq!(shares, expected, "{reach}");
            let rates: Vec<Option<f64>> = response
                .periods
                .iter()
                .flat_map(|period| period.smoothed_rates.first())
                .map(|rate| rate.map(|rate| rounded(rate / 2e4)))
                .collect();
            assert_eq!(rates, expected, "{reach}");
        }
    }
}
