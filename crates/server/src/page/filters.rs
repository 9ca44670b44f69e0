use maud::{Markup, html};

use super::typography::set;
use super::{address, french};
use crate::parameters::SearchParameters;

/// Returns the chosen filters as chips, each a link to the search without it.
pub(super) fn chips(search: &SearchParameters) -> Markup {
    let mut chips: Vec<(String, String)> = Vec::new();
    for keyword in &search.scope.keywords {
        let without = address::with_keyword(search, keyword);
        chips.push((keyword.clone(), address::of_search(&without)));
    }
    for source in &search.scope.sources {
        let without = address::with_source(search, source);
        chips.push((source.clone(), address::of_search(&without)));
    }
    if let Some(period) = period(search) {
        let without = address::within(search, None, None);
        chips.push((period, address::of_search(&without)));
    }
    html! {
        @if !chips.is_empty() {
            ul.chips aria-label="Filtres choisis" {
                @for (label, without) in &chips {
                    li {
                        a.chip href=(without) aria-label=(set(&format!("Retirer le filtre « {label} »"))) {
                            (label) span aria-hidden="true" { "×" }
                        }
                    }
                }
                @if chips.len() > 1 {
                    li { a href=(address::of_search(&address::unfiltered(search))) { "Tout effacer" } }
                }
            }
        }
    }
}

fn period(search: &SearchParameters) -> Option<String> {
    match (search.scope.from, search.scope.to) {
        (None, None) => None,
        (Some(from), Some(to)) if from == to => Some(french::date(from)),
        (Some(from), Some(to)) => Some(format!("{} – {}", french::date(from), french::date(to))),
        (Some(from), None) => {
            let article = if from.day().is_some() { "le " } else { "" };
            Some(format!("Depuis {article}{}", french::date(from)))
        }
        (None, Some(to)) => {
            let preposition = if to.day().is_some() { "au" } else { "à" };
            Some(format!("Jusqu’{preposition} {}", french::date(to)))
        }
    }
}

/// Returns the fields in which a period is typed.
pub(super) fn period_form(search: &SearchParameters) -> Markup {
    let kept = address::pairs(&address::within(search, None, None));
    let typed = |date: Option<_>| date.map(french::short_date).unwrap_or_default();
    html! {
        form.period action=(address::path(search)) method="get" {
            @for (name, value) in &kept {
                input type="hidden" name=(name) value=(value);
            }
            label { "De" input name="from" value=(typed(search.scope.from)) placeholder="03/2019" inputmode="numeric" autocomplete="off"; }
            label { "à" input name="to" value=(typed(search.scope.to)) placeholder="2025" inputmode="numeric" autocomplete="off"; }
            button type="submit" { "Filtrer" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::Scope;

    #[test]
    fn a_period_is_told_in_french() {
        for (from, to, told) in [
            ("", "", None),
            ("2024", "2024", Some("2024")),
            ("2024-03", "2025", Some("mars 2024 – 2025")),
            ("2024-03-01", "", Some("Depuis le 1er\u{a0}mars 2024")),
            ("2024", "", Some("Depuis 2024")),
            ("", "2024-03-02", Some("Jusqu’au 2\u{a0}mars 2024")),
            ("", "2024-08", Some("Jusqu’à août 2024")),
        ] {
            let search = SearchParameters {
                scope: Scope {
                    from: from.parse().ok(),
                    to: to.parse().ok(),
                    ..Scope::default()
                },
                ..SearchParameters::default()
            };
            assert_eq!(period(&search).as_deref(), told, "{from} {to}");
        }
    }
}
