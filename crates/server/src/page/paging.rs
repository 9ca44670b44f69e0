use maud::{Markup, html};

use super::address;
use crate::parameters::{MAX_DEPTH, SearchParameters};

/// Returns the links to the other pages of the hits, if there is more than one page.
pub(super) fn links(search: &SearchParameters, found: u64) -> Markup {
    let reachable = usize::try_from(found).unwrap_or(MAX_DEPTH).min(MAX_DEPTH);
    let last = reachable.div_ceil(search.per_page);
    let to = |page| address::of_search(&address::on_page(search, page));
    html! {
        @if last > 1 {
            nav.paging aria-label="Pages de résultats" {
                @if search.page > 1 {
                    a.turn rel="prev" href=(to(search.page.min(last + 1) - 1)) { "← Précédente" }
                }
                ul {
                    @for page in shown(search.page, last) {
                        li {
                            @match page {
                                Some(page) if page == search.page => span aria-current="page" { (page) },
                                Some(page) => a href=(to(page)) aria-label={ "Page " (page) } { (page) },
                                None => span.gap { "…" },
                            }
                        }
                    }
                }
                @if search.page < last {
                    a.turn rel="next" href=(to(search.page + 1)) { "Suivante →" }
                }
            }
        }
    }
}

/// Returns the numbers to show: the first, the last and those around the current one, with `None`
/// where some are left out.
fn shown(current: usize, last: usize) -> Vec<Option<usize>> {
    let current = current.min(last);
    let mut pages = Vec::new();
    let mut before = 0;
    for page in 1..=last {
        let is_near = page.abs_diff(current) <= 2;
        if page != 1 && page != last && !is_near {
            continue;
        }
        if page > before + 1 {
            pages.push(None);
        }
        pages.push(Some(page));
        before = page;
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_near_the_current_one_are_shown() {
        for (current, last, expected) in [
            (1, 3, "1 2 3"),
            (1, 9, "1 2 3 … 9"),
            (5, 9, "1 … 3 4 5 6 7 … 9"),
            (9, 9, "1 … 7 8 9"),
            (40, 9, "1 … 7 8 9"),
        ] {
            let shown: Vec<String> = shown(current, last)
                .into_iter()
                .map(|page| page.map_or("…".to_owned(), |page| page.to_string()))
                .collect();
            assert_eq!(shown.join(" "), expected, "{current} of {last}");
        }
    }
}
