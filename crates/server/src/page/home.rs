use maud::{Markup, html};
use pressoir_query::{FacetCount, FacetField, SearchResponse};

use super::form::{Place, search_box};
use super::help::help;
use super::layout::{document, wordmark};
use super::periods::{self, Scale};
use super::results::hits;
use super::{address, french};
use crate::parameters::SearchParameters;

/// How many keywords and how many sources the first page offers.
const OFFERED: usize = 14;

/// How many years it offers, the last ones.
const OFFERED_YEARS: usize = 40;

/// Returns the first page: a search box, and ways in for those who have no word in mind.
///
/// `latest` answers a search for everything, the newest first, with its counts.
pub(crate) fn home_page(latest: &SearchResponse) -> String {
    let search = SearchParameters::default();
    let counts = |field| {
        latest
            .facets
            .get(&field)
            .map_or(&[] as &[FacetCount], Vec::as_slice)
    };
    document(
        "",
        &html! {
            header.cover {
                h1.wordmark { (wordmark()) }
                p.lead { (lead(latest)) }
                (search_box(&search, Place::Home))
                (help())
            }
            main.home #contenu {
                @if latest.found == 0 {
                    p.none { "Les archives sont vides pour le moment." }
                } @else {
                    div.columns {
                        section aria-labelledby="titre-dernieres" {
                            h2.rubric #titre-dernieres { "Dernières coupures" }
                            (hits(&search, &latest.hits))
                            p.more { a href="/?q=*&sort=-date" { "Toutes les coupures →" } }
                        }
                        aside.ways aria-label="Parcourir" {
                            section aria-labelledby="titre-annees" {
                                h2.rubric #titre-annees { "Par année" }
                                (periods::histogram(&search, Scale::Years, counts(FacetField::Year)))
                                (cloud(counts(FacetField::Year).iter().rev().filter(|year| year.count > 0), OFFERED_YEARS, |year| {
                                    year.parse().ok().map(|year| periods::address(&search, year))
                                }))
                                p.more { a href="/timeline" { "Chronologie →" } }
                            }
                            section aria-labelledby="titre-themes" {
                                h2.rubric #titre-themes { "Par mot-clé" }
                                (cloud(counts(FacetField::Keyword).iter(), OFFERED, |keyword| {
                                    Some(address::of_search(&address::with_keyword(&search, keyword)))
                                }))
                            }
                            section aria-labelledby="titre-journaux" {
                                h2.rubric #titre-journaux { "Par source" }
                                (cloud(counts(FacetField::Source).iter(), OFFERED, |source| {
                                    Some(address::of_search(&address::with_source(&search, source)))
                                }))
                            }
                        }
                    }
                }
            }
        },
    )
}

fn lead(latest: &SearchResponse) -> String {
    let mut years = latest
        .facets
        .get(&FacetField::Year)
        .into_iter()
        .flatten()
        .filter(|year| year.count > 0)
        .filter_map(|year| year.value.as_deref());
    let counted = french::count(latest.out_of, "coupure de presse", "coupures de presse");
    match (years.next(), years.next_back()) {
        (Some(first), Some(last)) => format!("{counted}, de {first} à {last}"),
        (Some(only), None) => format!("{counted}, {only}"),
        _ => counted,
    }
}

/// Lists the first values as links; clippings without a value have no place here.
fn cloud<'a>(
    counts: impl Iterator<Item = &'a FacetCount>,
    offered: usize,
    address: impl Fn(&str) -> Option<String>,
) -> Markup {
    let values = counts
        .filter_map(|count| Some((count.value.as_deref()?, count.count)))
        .filter_map(|(value, count)| Some((value, count, address(value)?)))
        .take(offered);
    html! {
        ul.cloud {
            @for (value, count, address) in values {
                li { a href=(address) { (value) " " span.count { (french::number(count)) } } }
            }
        }
    }
}
