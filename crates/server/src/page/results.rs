use maud::{Markup, PreEscaped, html};
use pressoir_query::{Hit, Reprints, SearchResponse, Snippet, Sort};

use super::found::found_page;
use super::typography::set;
use super::{address, french, kin, paging};
use crate::parameters::SearchParameters;

/// Returns the page with the hits of a search.
pub(crate) fn results_page(search: &SearchParameters, response: &SearchResponse) -> String {
    found_page(
        search,
        response,
        &html! {
            (orders(search, &response.hits))
            @if response.hits.is_empty() {
                p.none {
                    (set("Les résultats n’ont pas tant de pages : "))
                    a href=(address::of_search(&address::on_page(search, 1))) { "revenir à la première" }
                    "."
                }
            }
            h2.unseen { "Coupures trouvées" }
            (hits(search, &response.hits))
            (paging::links(search, response.ranked))
            (exports(search))
        },
    )
}

/// Returns the files in which all that was found can be had.
fn exports(search: &SearchParameters) -> Markup {
    let formats = [("csv", "CSV"), ("ris", "RIS"), ("bibtex", "BibTeX")];
    html! {
        p.exports {
            (set("Exporter tous les résultats : "))
            @for (place, (format, label)) in formats.into_iter().enumerate() {
                @if place > 0 { ", " }
                a href=(address::of_export(search, format)) download { (label) }
            }
            (set(" ; suivre cette recherche : "))
            a href=(address::of_feed(search)) type="application/atom+xml" { "flux Atom" }
        }
    }
}

/// Returns the hits as a list.
pub(super) fn hits(search: &SearchParameters, hits: &[Hit]) -> Markup {
    html! {
        @if !hits.is_empty() {
            ol.hits start=(search.page.saturating_sub(1).saturating_mul(search.per_page).saturating_add(1)) {
                @for hit in hits {
                    li { (article(search, hit)) }
                }
            }
        }
    }
}

fn article(search: &SearchParameters, hit: &Hit) -> Markup {
    html! {
        article {
            p.origin {
                @if let Some(source) = &hit.source { span.source { (source) } }
                @match hit.date {
                    Some(date) => time datetime=(date) { (french::date(date)) },
                    None => span.undated { "Sans date" },
                }
            }
            h3 {
                a href=(address::of_clipping(&hit.id, search)) {
                    @match (&hit.title_snippet, &hit.title) {
                        (Some(marked), _) => (passage(marked)),
                        (None, Some(title)) => (title),
                        (None, None) => span.untitled { "Sans titre" },
                    }
                }
            }
            @if let Some(snippet) = &hit.snippet {
                p.snippet { (passage(snippet)) }
            }
            (kin::reprints(search, &hit.kin))
            @if !hit.keywords.is_empty() {
                ul.keywords aria-label="Mots-clés" {
                    @for keyword in &hit.keywords {
                        li { (keyword_link(search, keyword)) }
                    }
                }
            }
        }
    }
}

/// A chosen keyword is no link: the chip above is where it is taken away.
fn keyword_link(search: &SearchParameters, keyword: &String) -> Markup {
    let narrowed = address::with_keyword(search, keyword);
    html! {
        @if search.scope.keywords.contains(keyword) {
            span.chosen { (keyword) }
        } @else {
            a href=(address::of_search(&narrowed)) { (keyword) }
        }
    }
}

/// Snippets come escaped, with their marks as elements.
fn passage(snippet: &Snippet) -> PreEscaped<&str> {
    PreEscaped(&snippet.html)
}

fn orders(search: &SearchParameters, hits: &[Hit]) -> Markup {
    let is_folded = search.scope.reprints == Reprints::Folded;
    let has_reprints = hits.iter().any(|hit| hit.kin.reprint_count > 0);
    let orders = [
        (Sort::Relevance, "Pertinence"),
        (Sort::NewestFirst, "Plus récentes"),
        (Sort::OldestFirst, "Plus anciennes"),
    ];
    html! {
        nav.orders aria-label="Ordre des résultats" {
            span.label aria-hidden="true" { "Trier par" }
            @for (sort, label) in orders {
                a href=(address::of_search(&address::sorted(search, sort)))
                    aria-current=[(sort == search.sort).then_some("true")] { (label) }
            }
            @if is_folded {
                a.fold href=(address::of_search(&address::with_reprints(search, Reprints::Apart))) {
                    "Montrer chaque reprise"
                }
            } @else if has_reprints {
                a.fold href=(address::of_search(&address::with_reprints(search, Reprints::Folded))) {
                    "Regrouper les reprises"
                }
            }
        }
    }
}
