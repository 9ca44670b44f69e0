//! What is counted by field and by period is what a look at each clipping counts.

use std::collections::BTreeMap;

use pressoir_document::{Clipping, PressDate};
use pressoir_index::Archive;
use pressoir_query::{FacetField, FacetsRequest, PeriodUnit, SearchRequest, TimelineRequest};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::oracle::Oracle;
use crate::samples::{Shelf, clipping, dated, every};

/// Counts of fields are those of the oracle, all of them; and of a field with one value at most they
/// make up what was found, where no filter of its own is passed over.
pub(crate) fn check_facets(
    archive: &Archive,
    oracle: &Oracle<'_>,
    request: &SearchRequest,
    found: u64,
) -> Result<(), TestCaseError> {
    let fields = FacetField::NAMES.map(|(_, field)| field);
    let everything = SearchRequest {
        facets: fields.to_vec(),
        facet_limit: usize::MAX,
        ..request.clone()
    };
    let expected = oracle.answer(&everything).facets;
    let response = archive
        .facets(&FacetsRequest {
            search: request.clone(),
            fields: fields.to_vec(),
            holding: None,
            limit: usize::MAX,
        })
        .unwrap();
    prop_assert_eq!(response.found, found);
    for counted in &response.fields {
        let field = counted.field;
        let is_date = matches!(field, FacetField::Month | FacetField::Year);
        let mut values = counted.values.clone();
        values.retain(|count| is_date || count.value.is_some());
        prop_assert_eq!(&values, &expected[&field], "{}", field);
        prop_assert_eq!(counted.more, 0);
        let passed_over = match field {
            FacetField::Keyword => true,
            FacetField::Source => !request.filters.sources.is_empty(),
            FacetField::Author => false,
            FacetField::Month | FacetField::Year => request.filters.has_period(),
        };
        if !passed_over {
            let sum: u64 = counted.values.iter().map(|count| count.count).sum();
            prop_assert_eq!(sum, found, "{}", field);
        }
    }
    Ok(())
}

/// The counts of a timeline are those of the hits, period by period, and make up what was found.
pub(crate) fn check_timeline(
    archive: &Archive,
    request: &SearchRequest,
    hits: &[&Clipping],
    shown: &[Clipping],
) -> Result<(), TestCaseError> {
    for (_, unit) in PeriodUnit::NAMES {
        let response = archive
            .timeline(&TimelineRequest {
                searches: vec![request.clone(), every("*")],
                unit,
            })
            .unwrap();
        let mut expected: BTreeMap<(Option<String>, bool), [u64; 2]> = BTreeMap::new();
        for (curve, clippings) in [hits.to_vec(), shown.iter().collect()].iter().enumerate() {
            for clipping in clippings {
                let name = |date: PressDate| unit.period_of(date.year(), date.month());
                let place = match clipping.date {
                    None => (None, false),
                    Some(date) => match name(date) {
                        Some(period) => (Some(period), false),
                        None => (Some(format!("{:04}", date.year())), true),
                    },
                };
                expected.entry(place).or_default()[curve] += 1;
            }
        }
        let mut counted: BTreeMap<(Option<String>, bool), [u64; 2]> = BTreeMap::new();
        for period in &response.periods {
            let counts = [period.counts[0], period.counts[1]];
            let place = (period.period.clone(), period.is_coarse);
            prop_assert!(counted.insert(place, counts).is_none(), "{:?}", period);
        }
        counted.retain(|_, counts| *counts != [0, 0]);
        prop_assert_eq!(counted, expected, "{:?}", unit);
        prop_assert_eq!(response.queries[0].found, hits.len() as u64);
    }
    Ok(())
}

#[test]
fn periods_without_a_clipping_are_listed() {
    let shelf = Shelf::holding(&[
        dated("2003-11", clipping("a", "", "fibre")),
        dated("2004-02-29", clipping("b", "", "fibre")),
        dated("2004", clipping("c", "", "fibre")),
        dated("2004-01", clipping("d", "", "cuivre")),
        clipping("e", "", "fibre"),
    ]);
    for (unit, expected) in [
        (
            PeriodUnit::Month,
            "2003-11 1/1, 2003-12 0/0, 2004-01 0/1, 2004-02 1/1, 2004 1/1, - 1/1",
        ),
        (
            PeriodUnit::Quarter,
            "2003-Q4 1/1, 2004-Q1 1/2, 2004 1/1, - 1/1",
        ),
        (PeriodUnit::Year, "2003 1/1, 2004 2/3, - 1/1"),
        (PeriodUnit::Decade, "2000-2009 3/4, - 1/1"),
    ] {
        let request = TimelineRequest {
            searches: vec![every("fibre"), every("cuivre")],
            unit,
        };
        let response = shelf.archive().timeline(&request).unwrap();
        let rows: Vec<String> = response
            .periods
            .iter()
            .map(|period| {
                let name = period.period.as_deref().unwrap_or("-");
                format!("{name} {}/{}", period.counts[0], period.out_of)
            })
            .collect();
        assert_eq!(rows.join(", "), expected, "{unit:?}");
    }
}
