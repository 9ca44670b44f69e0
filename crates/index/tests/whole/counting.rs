//! What is counted by field and by period is what a look at each clipping counts.

use std::collections::{BTreeMap, BTreeSet};

use pressoir_document::Clipping;
use pressoir_index::{Archive, IndexError};
use pressoir_query::{
    CrossTableRequest, FacetCount, FacetField, FacetsRequest, Occurrences, PeriodUnit,
    SearchRequest, TimelineRequest,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::columns::values;
use crate::oracle::Oracle;
use crate::samples::{Shelf, clipping, dated, every, keywords};

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
            suggested: false,
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
        let asked = by_period(vec![request.clone(), every("*")], unit);
        let response = match archive.timeline(&asked) {
            // Four centuries have too many days.
            Err(IndexError::TooManyPeriods { .. }) if unit == PeriodUnit::Day => continue,
            response => response.unwrap(),
        };
        let mut expected: BTreeMap<(Option<String>, bool), [u64; 2]> = BTreeMap::new();
        for (curve, clippings) in [hits.to_vec(), shown.iter().collect()].iter().enumerate() {
            for clipping in clippings {
                let place = match clipping.date {
                    None => (None, false),
                    Some(date) => match unit.period_of(date) {
                        Some(period) => (Some(period), false),
                        None => (Some(date.to_string()), true),
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

fn by_period(searches: Vec<SearchRequest>, unit: PeriodUnit) -> TimelineRequest {
    TimelineRequest {
        searches,
        unit,
        occurrences: Occurrences::LeftOut,
        smoothing: 0,
    }
}

/// The cells of a table are the pairs of values that the hits have, for any two fields.
pub(crate) fn check_cross_tables(
    archive: &Archive,
    request: &SearchRequest,
    hits: &[&Clipping],
) -> Result<(), TestCaseError> {
    let fields = FacetField::NAMES.map(|(_, field)| field);
    for rows in fields {
        for columns in fields.into_iter().filter(|columns| *columns != rows) {
            let asked = CrossTableRequest {
                search: request.clone(),
                rows,
                columns,
                holding: None,
                limit: usize::MAX,
            };
            let response = archive.cross_table(&asked).unwrap();
            let mut cells: BTreeMap<[Option<String>; 2], u64> = BTreeMap::new();
            let mut margins = [BTreeMap::new(), BTreeMap::new()];
            for hit in hits {
                let values = [values_or_none(rows, hit), values_or_none(columns, hit)];
                for (margin, values) in margins.iter_mut().zip(&values) {
                    for value in values {
                        *margin.entry(value.clone()).or_default() += 1_u64;
                    }
                }
                for row in &values[0] {
                    for column in &values[1] {
                        let pair = [row.clone(), column.clone()];
                        *cells.entry(pair).or_default() += 1;
                    }
                }
            }
            prop_assert_eq!(response.found, hits.len() as u64);
            let counted: BTreeMap<_, _> = response
                .cells
                .iter()
                .map(|cell| ([cell.row.clone(), cell.column.clone()], cell.count))
                .collect();
            prop_assert_eq!(counted.len(), response.cells.len());
            prop_assert_eq!(counted, cells, "{} and {}", rows, columns);
            for (margin, counts) in margins.iter().zip([&response.rows, &response.columns]) {
                let counted: BTreeMap<_, _> = counts
                    .iter()
                    .filter(|value| value.count > 0)
                    .map(|value| (value.value.clone(), value.count))
                    .collect();
                prop_assert_eq!(&counted, margin, "{} and {}", rows, columns);
            }
        }
    }
    Ok(())
}

fn values_or_none(field: FacetField, clipping: &Clipping) -> BTreeSet<Option<String>> {
    let values = values(field, clipping);
    if values.is_empty() {
        return [None].into();
    }
    values
}

#[test]
fn tables_have_every_month_in_order() {
    let shelf = Shelf::holding(&[
        dated("2003-11", keywords(&["TIC"], clipping("a", "", "fibre"))),
        dated(
            "2004-02-29",
            keywords(&["TIC", "Médias"], clipping("b", "", "fibre")),
        ),
        dated("2004", keywords(&["Médias"], clipping("c", "", "fibre"))),
        dated(
            "2004-01",
            keywords(&["Réseaux"], clipping("d", "", "cuivre")),
        ),
        keywords(&["TIC"], clipping("e", "", "fibre")),
        dated("2004-02", clipping("f", "", "fibre")),
    ]);
    for (limit, holding, rows, more, cells) in [
        (
            9,
            None,
            "TIC 3, Médias 2, - 1",
            0,
            "TIC 2003-11 1, TIC 2004-02 1, TIC - 1, Médias 2004 1, Médias 2004-02 1, - 2004-02 1",
        ),
        (
            1,
            None,
            "TIC 3, - 1",
            1,
            "TIC 2003-11 1, TIC 2004-02 1, TIC - 1, - 2004-02 1",
        ),
        (
            9,
            Some("medi"),
            "Médias 2",
            0,
            "Médias 2004 1, Médias 2004-02 1",
        ),
    ] {
        let request = CrossTableRequest {
            search: every("fibre"),
            rows: FacetField::Keyword,
            columns: FacetField::Month,
            holding: holding.map(str::to_owned),
            limit,
        };
        let response = shelf.archive().cross_table(&request).unwrap();
        let name = |value: &Option<String>| value.clone().unwrap_or("-".to_owned());
        let told = |counts: &[FacetCount]| {
            let counts = counts.iter();
            let told = counts.map(|count| format!("{} {}", name(&count.value), count.count));
            told.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(told(&response.rows), rows);
        assert_eq!(response.more, more);
        let columns = "2003-11 1, 2003-12 0, 2004 1, 2004-01 0, 2004-02 2, - 1";
        assert_eq!(told(&response.columns), columns);
        let told: Vec<String> = response
            .cells
            .iter()
            .map(|cell| format!("{} {} {}", name(&cell.row), name(&cell.column), cell.count))
            .collect();
        assert_eq!(told.join(", "), cells);
    }
}

#[test]
fn days_have_rows_and_too_many_of_them_are_refused() {
    let shelf = Shelf::holding(&[
        dated("2004-02-28", clipping("a", "", "fibre")),
        dated("2004-03-01", clipping("b", "", "fibre")),
        dated("2004-02", clipping("c", "", "fibre")),
        dated("2004", clipping("d", "", "fibre")),
        clipping("e", "", "fibre"),
    ]);
    let request = by_period(vec![every("fibre")], PeriodUnit::Day);
    let response = shelf.archive().timeline(&request).unwrap();
    let rows: Vec<String> = response
        .periods
        .iter()
        .map(|period| {
            let name = period.period.as_deref().unwrap_or("-");
            let coarse = if period.is_coarse { "?" } else { "" };
            format!("{name}{coarse} {}", period.counts[0])
        })
        .collect();
    let expected = "2004-02-28 1, 2004-02-29 0, 2004-03-01 1, 2004? 1, 2004-02? 1, - 1";
    assert_eq!(rows.join(", "), expected);
    for (from, to, periods) in [
        ("2004", "2004", Some(366)),
        ("1900", "2009-07-07", Some(40_000)),
        ("1900", "2009-07-08", None),
    ] {
        let mut request = request.clone();
        request.searches[0].filters.from = from.parse().ok();
        request.searches[0].filters.to = to.parse().ok();
        let response = shelf.archive().timeline(&request);
        let days = response.as_ref().ok().map(|response| {
            let periods = response.periods.iter();
            periods.filter(|period| period.is_period()).count()
        });
        assert_eq!(days, periods, "{from} to {to}");
        if let Err(error) = response {
            let words = "a timeline by day would have 40001 periods, and 40000 is the most";
            assert_eq!(error.to_string(), words);
        }
    }
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
        (
            PeriodUnit::Day,
            "2004-02-29 1/1, 2003-11 1/1, 2004 1/1, 2004-01 0/1, - 1/1",
        ),
        (PeriodUnit::Year, "2003 1/1, 2004 2/3, - 1/1"),
        (PeriodUnit::Decade, "2000-2009 3/4, - 1/1"),
    ] {
        let request = by_period(vec![every("fibre"), every("cuivre")], unit);
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
