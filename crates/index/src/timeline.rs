use std::collections::BTreeMap;

use pressoir_document::PressDate;
use pressoir_query::{
    Filters, Occurrences, PeriodUnit, Query, QueryInfo, Reprints, SearchRequest, TimelinePeriod,
    TimelineQuery, TimelineRequest, TimelineResponse,
};
use rustc_hash::FxHashMap;
use tantivy::DocAddress;

use crate::IndexError;
use crate::dates::{Dates, Days};
use crate::generation::Generation;
use crate::look_up::{all_that_fit, look_up};
use crate::occurrences::occurrences;
use crate::search::Kept;
use crate::synonyms::Synonyms;

/// Where a count stands in a timeline, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// In a period, by its number.
    Period(u32),
    /// At a date that is less precise than a period is long.
    Coarse(PressDate),
    Undated,
}

/// The rows of a timeline, each with its counts.
struct Rows {
    rows: BTreeMap<Place, TimelinePeriod>,
    /// A row without any count.
    none: TimelinePeriod,
}

/// Counts what each search finds in each period.
pub(crate) fn timeline(
    generation: &Generation,
    request: &TimelineRequest,
    synonyms: &dyn Fn(&SearchRequest) -> Option<std::sync::Arc<Synonyms>>,
) -> Result<TimelineResponse, IndexError> {
    let counts_words = request.occurrences == Occurrences::Counted;
    let mut rows = Rows::new(request.searches.len(), counts_words);
    let dates = Dates::open(generation)?;
    let place = |days: Days| Place::of(days, request.unit);
    let mut queries = Vec::new();
    for (curve, search) in request.searches.iter().enumerate() {
        let search = each_on_its_own(search);
        let names = synonyms(&search);
        let looked_up = look_up(generation, &search, names.as_deref(), Kept::AsTheyLie)?;
        let found = looked_up.found.addresses().map(|address| (address, [1]));
        for (days, [count]) in by_days(&dates, found) {
            rows.at(place(days)).counts[curve] += count;
        }
        let mut in_all = None;
        if counts_words {
            let fitting: Vec<DocAddress> = looked_up.found.addresses().collect();
            let found = occurrences(generation, &looked_up.plan, &fitting)?;
            in_all = Some(found.iter().map(|(_, places)| places).sum());
            let found = found
                .into_iter()
                .map(|(address, places)| (address, [places]));
            for (days, [places]) in by_days(&dates, found) {
                rows.at(place(days)).occurrences[curve] += places;
            }
        }
        queries.push(TimelineQuery {
            query: QueryInfo::of(&search, looked_up.warnings),
            found: looked_up.found.total,
            occurrences: in_all,
        });
    }
    if let Some(search) = request.searches.first() {
        rows.fill(&search.filters, request.unit)?;
        let everything = each_on_its_own(&SearchRequest {
            query: Query::Everything,
            ..search.clone()
        });
        let sizes = counts_words.then(|| generation.sizes()).transpose()?;
        let words = |address| sizes.map_or(0, |sizes| sizes.of(address));
        let all = all_that_fit(generation, &everything, None)?.into_iter();
        let all = all.map(|address| (address, [1, words(address)]));
        for (days, [clippings, words]) in by_days(&dates, all) {
            // Before the first clipping that was found and behind the last there is no row.
            if let Some(row) = rows.rows.get_mut(&place(days)) {
                row.out_of += clippings;
                row.words = row.words.map(|sum| sum + words);
            }
        }
    }
    let mut response = TimelineResponse {
        unit: request.unit,
        smoothing: 0,
        index: generation.info,
        queries,
        periods: rows.finish(request.unit),
    };
    response.smooth(request.smoothing);
    Ok(response)
}

/// Returns the request for every clipping that fits, reprints too.
fn each_on_its_own(search: &SearchRequest) -> SearchRequest {
    SearchRequest {
        facets: Vec::new(),
        reprints: Reprints::Apart,
        ..search.clone()
    }
}

/// Adds up what clippings count that can be of the same days.
fn by_days<const N: usize>(
    dates: &Dates,
    counts: impl Iterator<Item = (DocAddress, [u64; N])>,
) -> FxHashMap<Days, [u64; N]> {
    let mut sums: FxHashMap<Days, [u64; N]> = FxHashMap::default();
    for (address, counts) in counts {
        let sum = sums.entry(dates.of(address)).or_insert([0; N]);
        for (sum, count) in sum.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    sums
}

impl Place {
    fn of(days: Days, unit: PeriodUnit) -> Self {
        match days.date() {
            None => Place::Undated,
            Some(date) => unit
                .number_of(date)
                .map_or(Place::Coarse(date), Place::Period),
        }
    }
}

impl Rows {
    fn new(searches: usize, counts_words: bool) -> Self {
        Rows {
            rows: BTreeMap::new(),
            none: TimelinePeriod {
                counts: vec![0; searches],
                words: counts_words.then_some(0),
                occurrences: vec![0; if counts_words { searches } else { 0 }],
                ..TimelinePeriod::default()
            },
        }
    }

    fn at(&mut self, place: Place) -> &mut TimelinePeriod {
        self.rows.entry(place).or_insert_with(|| self.none.clone())
    }

    /// Adds the periods that have no clipping, between the bounds that the filters set, or else between
    /// the first and the last that has one.
    fn fill(&mut self, filters: &Filters, unit: PeriodUnit) -> Result<(), IndexError> {
        let numbers = self.rows.keys().filter_map(|place| match place {
            Place::Period(number) => Some(*number),
            Place::Coarse(_) | Place::Undated => None,
        });
        let numbers: Vec<u32> = numbers.collect();
        let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
            return Ok(());
        };
        let bound = |date: Option<PressDate>, day: fn(PressDate) -> u32| {
            let day = day(date?);
            unit.number_of(PressDate::spanning(day, day)?)
        };
        let first =
            bound(filters.from, PressDate::first_day).map_or(*first, |from| from.min(*first));
        let last = bound(filters.to, PressDate::last_day).map_or(*last, |to| to.max(*last));
        let periods = u64::from(last - first) + 1;
        let most = TimelineRequest::MOST_PERIODS;
        if periods > most as u64 {
            return Err(IndexError::TooManyPeriods {
                unit,
                periods,
                most,
            });
        }
        for number in first..=last {
            self.at(Place::Period(number));
        }
        Ok(())
    }

    fn finish(self, unit: PeriodUnit) -> Vec<TimelinePeriod> {
        let named = |(place, row)| TimelinePeriod {
            period: match place {
                Place::Period(number) => unit.name_of(number),
                Place::Coarse(date) => Some(date.to_string()),
                Place::Undated => None,
            },
            is_coarse: matches!(place, Place::Coarse(_)),
            ..row
        };
        self.rows.into_iter().map(named).collect()
    }
}
