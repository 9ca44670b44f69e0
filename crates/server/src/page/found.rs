use maud::{Markup, html};
use pressoir_query::SearchResponse;

use super::form::{Place, search_box};
use super::help::help;
use super::layout::{document, masthead};
use super::typography::set;
use super::{address, facets, filters, french, warnings};
use crate::parameters::{SearchParameters, View};

/// Returns the page of a search: how much was found, the chosen filters, and beside `content`, which shows
/// what was found, the column in which the search is narrowed.
pub(super) fn found_page(
    search: &SearchParameters,
    response: &SearchResponse,
    content: &Markup,
) -> String {
    let asked = asked(search);
    let title = asked
        .clone()
        .unwrap_or_else(|| "Toutes les coupures".to_owned());
    document(
        &title,
        &html! {
            (masthead(&search_box(search, Place::Masthead)))
            div.columns {
                main #contenu {
                    div.summary {
                        h1 {
                            (found(response.found))
                            @if let Some(asked) = &asked {
                                " " span.asked { (set(&format!("pour « {asked} »"))) }
                            }
                        }
                        p.figures {
                            (set(&format!("sur {}", french::count(response.out_of, "coupure", "coupures"))))
                            @if response.ranked < response.found {
                                ", en " (french::count(response.ranked, "texte", "textes"))
                            }
                            a.to-facets href="#affiner" { "Affiner ↓" }
                        }
                    }
                    (filters::chips(search))
                    (warnings::notes(&response.query.warnings))
                    @if let Some(meant) = &response.query.suggestion {
                        p.meant {
                            (set("Vouliez-vous dire : "))
                            a href=(address::of_search(&address::meaning(search, meant))) { (meant) }
                            (set(" ?"))
                        }
                    }
                    @if response.found == 0 {
                        (nothing(search))
                    } @else {
                        (views(search))
                        (content)
                    }
                }
                (facets::column(search, response))
            }
        },
    )
}

/// Returns the ways in which the same search can be seen.
fn views(search: &SearchParameters) -> Markup {
    let is_timeline = matches!(search.view, View::Timeline(_));
    let views = [
        (View::Hits, "Coupures", !is_timeline),
        (View::Timeline(None), "Chronologie", is_timeline),
    ];
    html! {
        nav.views aria-label="Présentation" {
            @for (view, label, is_current) in views {
                a href=(address::of_search(&address::seen_as(search, view)))
                    aria-current=[is_current.then_some("page")] { (label) }
            }
        }
    }
}

/// What helps when nothing was found.
fn nothing(search: &SearchParameters) -> Markup {
    let unfiltered = address::unfiltered(search);
    html! {
        div.nothing {
            p { (set("Quelques pistes :")) }
            ul {
                @if unfiltered != address::on_page(search, 1) {
                    li {
                        a href=(address::of_search(&unfiltered)) { "Chercher sans les filtres" }
                        (set(" : ils écartent peut-être ce que vous cherchez."))
                    }
                }
                li { (set("Vérifiez l’orthographe, ou essayez un mot voisin ; les accents et le pluriel n’importent pas.")) }
                li { (set("Retirez des mots, ou les guillemets d’une phrase « exacte ».")) }
                li { a href="/?q=*" { "Parcourir toutes les coupures" } }
            }
            (help())
        }
    }
}

fn found(found: u64) -> String {
    if found == 0 {
        "Aucun résultat".to_owned()
    } else {
        french::count(found, "résultat", "résultats")
    }
}

/// Returns the query as a reader would name it, unless everything was asked for.
fn asked(search: &SearchParameters) -> Option<String> {
    let asked = search.q.trim();
    (!asked.is_empty() && asked != "*").then(|| asked.to_owned())
}
