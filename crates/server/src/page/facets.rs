use maud::{Markup, html};
use pressoir_document::PressDate;
use pressoir_query::{FacetCount, FacetField, SearchResponse};

use super::periods::{self, Scale};
use super::{address, filters, french};
use crate::parameters::SearchParameters;

/// How many values are in sight before the rest unfolds.
const IN_SIGHT: usize = 8;

/// The values of a field as they are listed: what is shown, how often, and where it leads.
struct Value {
    label: String,
    count: u64,
    selected: bool,
    /// None where the clippings have no value, which no filter asks for.
    address: Option<String>,
    /// What it is made of, if that is listed below it.
    parts: Vec<Value>,
}

/// Returns the column in which a search is narrowed.
pub(super) fn column(search: &SearchParameters, response: &SearchResponse) -> Markup {
    let counts = |field| {
        response
            .facets
            .get(&field)
            .map_or(&[] as &[FacetCount], Vec::as_slice)
    };
    html! {
        aside.facets #affiner aria-labelledby="titre-affiner" {
            h2 #titre-affiner { "Affiner" }
            section aria-labelledby="titre-periode" {
                h3 #titre-periode { "Période" }
                @let scale = Scale::of(search);
                (periods::histogram(search, scale, counts(scale.field())))
                (filters::period_form(search))
                @let years = year_values(search, counts(FacetField::Year), counts(FacetField::Month));
                (list("annees", &years, Unfolds::Whole { at_first: scale != Scale::Years }))
            }
            @let keywords = keyword_values(search, counts(FacetField::Keyword));
            @if !keywords.is_empty() {
                section aria-labelledby="titre-mots-cles" {
                    h3 #titre-mots-cles { "Mots-clés" }
                    (list("autres-mots-cles", &keywords, Unfolds::Rest))
                }
            }
            @let sources = source_values(search, counts(FacetField::Source));
            @if !sources.is_empty() {
                section aria-labelledby="titre-sources" {
                    h3 #titre-sources { "Sources" }
                    (list("autres-sources", &sources, Unfolds::Rest))
                }
            }
        }
    }
}

/// Which part of a list is folded away at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unfolds {
    /// What follows the first values.
    Rest,
    /// All of it, unless it is of use at first.
    Whole { at_first: bool },
}

/// Lists values; what is folded away has an id, by which it is known again on the next page.
fn list(id: &str, values: &[Value], unfolds: Unfolds) -> Markup {
    let in_sight = match unfolds {
        Unfolds::Rest => values.len().min(IN_SIGHT),
        Unfolds::Whole { .. } => 0,
    };
    let (first, rest) = values.split_at(in_sight);
    let summary = match unfolds {
        Unfolds::Rest => french::count(rest.len() as u64, "autre", "autres"),
        Unfolds::Whole { .. } => "Année par année".to_owned(),
    };
    let is_open = unfolds == Unfolds::Whole { at_first: true };
    html! {
        @if !first.is_empty() {
            ul { @for value in first { (entry(value)) } }
        }
        @if !rest.is_empty() {
            details id=(id) open[is_open] {
                summary { (summary) }
                ul { @for value in rest { (entry(value)) } }
            }
        }
    }
}

fn entry(value: &Value) -> Markup {
    let count = html! { span.count { (french::number(value.count)) } };
    html! {
        li {
            @match &value.address {
                Some(address) => a href=(address) aria-current=[value.selected.then_some("true")] {
                    span.label { (value.label) } " " (count)
                },
                None => span.absent { span.label { (value.label) } " " (count) },
            }
            @if !value.parts.is_empty() {
                ul.parts { @for part in &value.parts { (entry(part)) } }
            }
        }
    }
}

fn keyword_values(search: &SearchParameters, counts: &[FacetCount]) -> Vec<Value> {
    let value = |count: &FacetCount| {
        let keyword = count.value.as_deref();
        Value {
            label: keyword.unwrap_or("Sans mot-clé").to_owned(),
            count: count.count,
            selected: count.selected,
            address: keyword
                .map(|keyword| address::of_search(&address::with_keyword(search, keyword))),
            parts: Vec::new(),
        }
    };
    in_order(counts).map(value).collect()
}

fn source_values(search: &SearchParameters, counts: &[FacetCount]) -> Vec<Value> {
    let value = |count: &FacetCount| {
        let source = count.value.as_deref();
        Value {
            label: source.unwrap_or("Sans source").to_owned(),
            count: count.count,
            selected: count.selected,
            address: source.map(|source| address::of_search(&address::with_source(search, source))),
            parts: Vec::new(),
        }
    };
    in_order(counts).map(value).collect()
}

/// Puts what was chosen first, where it stays in sight, and the clippings without a value last,
/// however many they are: they lead nowhere.
fn in_order(counts: &[FacetCount]) -> impl Iterator<Item = &FacetCount> {
    let mut ordered: Vec<&FacetCount> = counts.iter().collect();
    ordered.sort_by_key(|count| (!count.selected, count.value.is_none()));
    ordered.into_iter()
}

/// Lists the years that have clippings, the newest first and last those without a date, with the months of the one that the search is
/// within.
fn year_values(
    search: &SearchParameters,
    counts: &[FacetCount],
    months: &[FacetCount],
) -> Vec<Value> {
    let scale = Scale::of(search);
    let value = |count: &FacetCount| {
        let year: Option<PressDate> = count.value.as_ref().and_then(|year| year.parse().ok());
        Value {
            label: year.map_or_else(|| "Sans date".to_owned(), french::date),
            count: count.count,
            selected: year.is_some_and(|year| periods::is_chosen(search, year)),
            address: year.map(|year| periods::address(search, year)),
            parts: year
                .filter(|year| scale == Scale::Months(year.year()))
                .map_or_else(Vec::new, |year| month_values(search, year.year(), months)),
        }
    };
    let (dated, undated): (Vec<&FacetCount>, Vec<&FacetCount>) = counts
        .iter()
        .filter(|count| count.count > 0)
        .partition(|count| count.value.is_some());
    dated.into_iter().rev().chain(undated).map(value).collect()
}

/// Lists the months of a year that have clippings, the first first.
fn month_values(search: &SearchParameters, year: u16, counts: &[FacetCount]) -> Vec<Value> {
    let of_year = periods::counted(counts)
        .into_iter()
        .filter(|(month, _)| month.year() == year && month.month().is_some());
    of_year
        .map(|(month, count)| Value {
            label: french::month(month),
            count,
            selected: periods::is_chosen(search, month),
            address: Some(periods::month_address(search, month)),
            parts: Vec::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_stays_in_sight() {
        let count = |value: Option<&str>, count, selected| FacetCount {
            value: value.map(str::to_owned),
            count,
            selected,
        };
        let counts = [
            count(None, 9, false),
            count(Some("a"), 5, false),
            count(Some("b"), 3, false),
            count(Some("c"), 1, true),
        ];
        let listed: Vec<Option<&str>> = in_order(&counts)
            .map(|count| count.value.as_deref())
            .collect();
        assert_eq!(listed, [Some("c"), Some("a"), Some("b"), None]);
    }
}
