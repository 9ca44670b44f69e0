use maud::{Markup, PreEscaped, html};
use pressoir_query::{Hit, Reprints, SearchResponse, Snippet, Sort};

use super::form::{Place, search_box};
use super::layout::{document, masthead};
use super::typography::set;
use super::{address, facets, filters, french, kin, paging, warnings};
use crate::parameters::SearchParameters;

/// Returns the page with the hits of a search.
pub(crate) fn results_page(search: &SearchParameters, response: &SearchResponse) -> String {
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
                    }
                }
                (facets::column(search, response))
            }
        },
    )
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
