use maud::{DOCTYPE, Markup, html};

use super::typography::set;
use crate::assets;

/// Returns a whole document around `content`, which begins with its own `<main>` or header.
pub(super) fn document(title: &str, content: &Markup) -> String {
    let title = if title.is_empty() {
        set("Pressoir : archives de presse")
    } else {
        set(&format!("{title} – Pressoir"))
    };
    html! {
        (DOCTYPE)
        html lang="fr" {
            head {
                meta charset="utf-8";
                title { (title) }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                link rel="search" type="application/opensearchdescription+xml" title="Pressoir" href="/opensearch.xml";
                link rel="icon" type="image/svg+xml" href=(assets::ICON.address());
                link rel="stylesheet" href=(assets::STYLE.address());
                @for script in assets::SCRIPTS {
                    script type="module" src=(script.address()) {}
                }
            }
            body {
                a.skip href="#contenu" { "Aller au contenu" }
                (content)
                footer.foot {
                    p.band {
                        span {
                            b { "Pressoir" }
                            (set(" : moteur de recherche d’archives de presse"))
                        }
                        a href="/v1/search?q=*&facets=keyword,source,year" { "Accès pour les programmes" }
                    }
                }
            }
        }
    }
    .into_string()
}

/// Returns the band at the top of every page but the first.
pub(super) fn masthead(form: &Markup) -> Markup {
    html! {
        header.masthead {
            div.band {
                a.wordmark href="/" aria-label="Pressoir, page d’accueil" { (wordmark()) }
                (form)
            }
        }
    }
}

pub(super) fn wordmark() -> Markup {
    html! { "Pressoir" span.dot aria-hidden="true" { "." } }
}
