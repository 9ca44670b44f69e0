use maud::{Markup, html};

use super::address;
use crate::parameters::SearchParameters;

/// Where the search box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the band at the top.
    Masthead,
    /// In the middle of the first page, where one begins to type.
    Home,
}

/// Returns the search box. A new query keeps the filters, which stay in sight as chips.
pub(super) fn search_box(search: &SearchParameters, place: Place) -> Markup {
    let kept = address::pairs(&address::on_page(search, 1));
    html! {
        form.search role="search" action=(address::path(search)) method="get" {
            label.unseen for="q" { "Rechercher dans les archives" }
            input #q type="search" name="q" value=(search.q) placeholder="Un mot, une phrase entre guillemets…"
                autocomplete="off" spellcheck="false" maxlength="2000" autofocus[place == Place::Home];
            @for (name, value) in kept.iter().filter(|(name, _)| *name != "q") {
                input type="hidden" name=(name) value=(value);
            }
            button type="submit" { "Rechercher" }
        }
    }
}
