//! Filters, orders and counts, worked out clipping by clipping.

use std::collections::{BTreeMap, BTreeSet};

use pressoir_document::{Clipping, PressDate};
use pressoir_query::{FacetCount, FacetField, Filters, SearchRequest, Sort};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filter {
    Keyword,
    Source,
    Period,
}

/// Returns the filters that hold a clipping back.
pub(crate) fn failures(filters: &Filters, clipping: &Clipping) -> Vec<Filter> {
    let source = clipping.source.as_ref();
    let keyword = filters.keywords.is_empty()
        || (clipping.keywords.iter()).any(|keyword| filters.keywords.contains(keyword));
    let from_one = filters.sources.is_empty()
        || source.is_some_and(|source| {
            filters.sources.contains(&source.facet) || filters.sources.contains(&source.name)
        });
    let in_period = match clipping.date {
        Some(date) => {
            filters
                .from
                .is_none_or(|from| date.last_day() >= from.first_day())
                && filters
                    .to
                    .is_none_or(|to| date.first_day() <= to.last_day())
        }
        None => filters.from.is_none() && filters.to.is_none(),
    };
    [
        (keyword, Filter::Keyword),
        (from_one, Filter::Source),
        (in_period, Filter::Period),
    ]
    .into_iter()
    .filter(|(passes, _)| !passes)
    .map(|(_, filter)| filter)
    .collect()
}

pub(crate) fn own_filter(field: FacetField) -> Option<Filter> {
    match field {
        FacetField::Keyword => Some(Filter::Keyword),
        FacetField::Source => Some(Filter::Source),
        FacetField::Author => None,
        FacetField::Month | FacetField::Year => Some(Filter::Period),
    }
}

pub(crate) fn sort(hits: &mut [&Clipping], order: Sort) {
    let day = |clipping: &Clipping| clipping.date.map_or(0, PressDate::first_day);
    hits.sort_by_key(|clipping| {
        let day = day(clipping);
        let place = match order {
            Sort::OldestFirst if day == 0 => u32::MAX,
            Sort::OldestFirst => day,
            Sort::NewestFirst | Sort::Relevance => u32::MAX - day,
        };
        (place, clipping.id.clone())
    });
}

pub(crate) fn count<'c>(
    field: FacetField,
    clippings: impl Iterator<Item = &'c Clipping>,
    request: &SearchRequest,
) -> Vec<FacetCount> {
    let mut counts: BTreeMap<Option<String>, u64> = BTreeMap::new();
    for clipping in clippings {
        for value in values(field, clipping) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let undated = counts.remove(&None);
    let mut listed: Vec<FacetCount> = counts
        .into_iter()
        .chain(undated.map(|count| (None, count)))
        .map(|(value, count)| FacetCount {
            selected: is_selected(field, value.as_deref(), &request.filters),
            value,
            count,
        })
        .collect();
    if !matches!(field, FacetField::Month | FacetField::Year) {
        listed.sort_by_key(|count| (count.value.is_none(), std::cmp::Reverse(count.count)));
        let mut place = 0;
        listed.retain(|count| {
            place += 1;
            place <= request.facet_limit || count.selected
        });
    }
    listed
}

/// Returns the values under which a clipping is counted, each once.
pub(crate) fn values(field: FacetField, clipping: &Clipping) -> BTreeSet<Option<String>> {
    match field {
        FacetField::Keyword => clipping.keywords.iter().cloned().map(Some).collect(),
        FacetField::Source => (clipping.source.iter())
            .map(|source| Some(source.facet.clone()))
            .collect(),
        FacetField::Author => clipping.author.iter().cloned().map(Some).collect(),
        FacetField::Month => {
            let month = |date: PressDate| date.to_string().chars().take(7).collect();
            [clipping.date.map(month)].into()
        }
        FacetField::Year => [clipping.date.map(|date| format!("{:04}", date.year()))].into(),
    }
}

fn is_selected(field: FacetField, value: Option<&str>, filters: &Filters) -> bool {
    let Some(value) = value else { return false };
    match field {
        FacetField::Keyword => filters.keywords.iter().any(|keyword| keyword == value),
        FacetField::Source => filters.sources.iter().any(|source| source == value),
        FacetField::Author => false,
        FacetField::Month | FacetField::Year => {
            let date: PressDate = value.parse().unwrap();
            filters.has_period() && filters.period_touches(date.first_day(), date.last_day())
        }
    }
}
