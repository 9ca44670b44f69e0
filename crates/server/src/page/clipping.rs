use maud::{Markup, html};
use pressoir_query::{Document, SimilarResponse};

use super::citation::citations;
use super::form::{Place, search_box};
use super::layout::{self, masthead};
use super::{address, french, kin, similar};
use crate::parameters::SearchParameters;

/// Returns the page with one clipping, the way back to the search that found it, and the clippings nearest
/// to it.
pub(crate) fn clipping_page(
    search: &SearchParameters,
    document: &Document,
    nearest: &SimilarResponse,
) -> String {
    let clipping = &document.clipping;
    let title = clipping.title.as_deref().unwrap_or("Sans titre");
    layout::document(
        title,
        &html! {
            (masthead(&search_box(search, Place::Masthead)))
            main.reading #contenu {
                (way_back(search))
                article {
                    header {
                        p.origin {
                            @if let Some(source) = &clipping.source {
                                a.source href=(address::of_search(&from_source(&source.facet))) { (source.name) }
                            }
                            @match clipping.date {
                                Some(date) => time datetime=(date) { (french::date(date)) },
                                None => span.undated { "Sans date" },
                            }
                        }
                        h1 class=[clipping.title.is_none().then_some("untitled")] { (title) }
                        @if let Some(author) = &clipping.author { p.author { "Par " (author) } }
                    }
                    div.body {
                        @for paragraph in clipping.body.lines().filter(|line| !line.trim().is_empty()) {
                            p { (paragraph) }
                        }
                    }
                    (kin::reprints(search, &document.kin))
                    (record(document))
                }
                (citations(clipping))
                (similar::similar(nearest))
                (way_back(search))
            }
        },
    )
}

fn way_back(search: &SearchParameters) -> Markup {
    let (address, label) = if *search == SearchParameters::default() {
        ("/".to_owned(), "← Nouvelle recherche")
    } else {
        (address::of_search(search), "← Retour aux résultats")
    };
    html! { p.back { a href=(address) { (label) } } }
}

/// Returns what is known about the clipping besides its text.
fn record(document: &Document) -> Markup {
    let clipping = &document.clipping;
    html! {
        footer.record aria-label="Notice" {
            @if !clipping.keywords.is_empty() {
                ul.keywords aria-label="Mots-clés" {
                    @for keyword in &clipping.keywords {
                        li { a href=(address::of_search(&with_keyword(keyword))) { (keyword) } }
                    }
                }
            }
            dl {
                @if let Some(url) = &clipping.url {
                    dt { "Publié à l’adresse" }
                    dd {
                        @if is_web_address(url) {
                            a href=(url) rel="noopener noreferrer external" { (url) }
                        } @else {
                            (url)
                        }
                    }
                }
                (kin::copies(document))
                dt { "Identifiant" } dd { code { (clipping.id) } }
            }
        }
    }
}

/// Returns whether an address leads to the web; what a clipping calls its address may be anything,
/// a script included.
fn is_web_address(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        let start = url.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

fn from_source(source: &str) -> SearchParameters {
    address::with_source(&SearchParameters::default(), source)
}

fn with_keyword(keyword: &str) -> SearchParameters {
    address::with_keyword(&SearchParameters::default(), keyword)
}
