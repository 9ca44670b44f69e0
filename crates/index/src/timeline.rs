use std::collections::BTreeMap;

use pressoir_document::PressDate;
use pressoir_query::{
    FacetField, FacetScope, Filters, PeriodUnit, Query, QueryInfo, SearchRequest, TimelinePeriod,
    TimelineQuery, TimelineRequest, TimelineResponse,
};

use crate::IndexError;
use crate::generation::Generation;
use crate::look_up::look_up;
use crate::search::{Found, Kept};
use crate::synonyms::Synonyms;

/// Where a count stands in a timeline, in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// In a period, by its number.
    Period(u32),
    /// In a year whose clippings name no shorter period.
    Coarse(u16),
    Undated,
}

/// Counts what each search finds in each period.
pub(crate) fn timeline(
    generation: &Generation,
    request: &TimelineRequest,
    synonyms: &dyn Fn(&SearchRequest) -> Option<std::sync::Arc<Synonyms>>,
) -> Result<TimelineResponse, IndexError> {
    let mut rows: BTreeMap<Place, (u64, Vec<u64>)> = BTreeMap::new();
    let none = || (0, vec![0; request.searches.len()]);
    let mut queries = Vec::new();
    for (curve, search) in request.searches.iter().enumerate() {
        let search = by_month(search);
        let names = synonyms(&search);
        let looked_up = look_up(generation, &search, names.as_deref(), Kept::Best)?;
        for (place, count) in places(&looked_up.found, request.unit) {
            rows.entry(place).or_insert_with(none).1[curve] += count;
        }
        queries.push(TimelineQuery {
            query: QueryInfo::of(&search, looked_up.warnings),
            found: looked_up.found.total,
        });
    }
    if let Some(search) = request.searches.first() {
        fill(&mut rows, bounds(&search.filters, request.unit), none);
        let everything = by_month(&SearchRequest {
            query: Query::Everything,
            ..search.clone()
        });
        let all = look_up(generation, &everything, None, Kept::Best)?;
        for (place, count) in places(&all.found, request.unit) {
            if let Some(row) = rows.get_mut(&place) {
                row.0 += count;
            }
        }
    }
    let periods = rows.into_iter().map(|(place, (out_of, counts))| {
        let is_coarse = matches!(place, Place::Coarse(_));
        TimelinePeriod {
            period: name(&place, request.unit),
            is_coarse,
            out_of,
            counts,
        }
    });
    Ok(TimelineResponse {
        unit: request.unit,
        index: generation.info,
        queries,
        periods: periods.collect(),
    })
}

fn by_month(search: &SearchRequest) -> SearchRequest {
    SearchRequest {
        offset: 0,
        limit: 0,
        facets: vec![FacetField::Month],
        facet_scope: FacetScope::Hits,
        ..search.clone()
    }
}

/// Returns the counts of months as counts of places.
fn places(found: &Found, unit: PeriodUnit) -> impl Iterator<Item = (Place, u64)> + '_ {
    let months = found.facets.iter().flat_map(|(_, months)| months);
    months.map(move |month| {
        let date: Option<PressDate> = month.value.as_deref().and_then(|month| month.parse().ok());
        let place = match date {
            None => Place::Undated,
            Some(date) if unit.period_of(date.year(), date.month()).is_none() => {
                Place::Coarse(date.year())
            }
            Some(date) => Place::Period(number(date, unit)),
        };
        (place, month.count)
    })
}

/// Returns how many periods lie before the one of a date.
fn number(date: PressDate, unit: PeriodUnit) -> u32 {
    let months = u32::from(date.year()) * 12 + u32::from(date.month().unwrap_or(1)) - 1;
    months / months_of(unit)
}

fn months_of(unit: PeriodUnit) -> u32 {
    match unit {
        PeriodUnit::Month => 1,
        PeriodUnit::Quarter => 3,
        PeriodUnit::Year => 12,
        PeriodUnit::Decade => 120,
    }
}

fn name(place: &Place, unit: PeriodUnit) -> Option<String> {
    match place {
        Place::Period(number) => {
            let first = number * months_of(unit);
            let year = u16::try_from(first / 12).ok()?;
            unit.period_of(year, u8::try_from(first % 12 + 1).ok())
        }
        Place::Coarse(year) => Some(format!("{year:04}")),
        Place::Undated => None,
    }
}

/// Returns the periods in which the dates begin and end that the filters ask for.
fn bounds(filters: &Filters, unit: PeriodUnit) -> (Option<u32>, Option<u32>) {
    let last_month =
        |date: PressDate| PressDate::from_month(date.year(), date.month().unwrap_or(12));
    let to = filters.to.and_then(last_month);
    (
        filters.from.map(|date| number(date, unit)),
        to.map(|date| number(date, unit)),
    )
}

/// Adds the periods that have no clipping, between the bounds, or else between the first and the last
/// that has one.
fn fill(
    rows: &mut BTreeMap<Place, (u64, Vec<u64>)>,
    (from, to): (Option<u32>, Option<u32>),
    none: impl Fn() -> (u64, Vec<u64>),
) {
    let numbers = rows.keys().filter_map(|place| match place {
        Place::Period(number) => Some(*number),
        _ => None,
    });
    let numbers: Vec<u32> = numbers.collect();
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
        return;
    };
    let first = from.map_or(*first, |from| from.min(*first));
    let last = to.map_or(*last, |to| to.max(*last));
    for number in first..=last {
        rows.entry(Place::Period(number)).or_insert_with(&none);
    }
}
