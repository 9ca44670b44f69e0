use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use pressoir_document::PressDate;
use pressoir_query::{Matching, PeriodUnit, Reprints, Sort};

use crate::parameters::{DEFAULT_PER_PAGE, Scope, SearchParameters, View};

/// What stays as it is in an address, so that people can read it.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The parameters of a search that are not as they are by default, in a fixed order.
pub(super) fn pairs(search: &SearchParameters) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    if !search.q.is_empty() {
        pairs.push(("q", search.q.clone()));
    }
    if search.scope.matching != Matching::default() {
        let names = Matching::NAMES;
        let name = names
            .into_iter()
            .find(|(_, way)| *way == search.scope.matching);
        pairs.extend(name.map(|(name, _)| ("match", name.to_owned())));
    }
    pairs.extend(
        search
            .scope
            .keywords
            .iter()
            .map(|value| ("keyword", value.clone())),
    );
    pairs.extend(
        search
            .scope
            .sources
            .iter()
            .map(|value| ("source", value.clone())),
    );
    pairs.extend(search.scope.from.map(|date| ("from", date.to_string())));
    pairs.extend(search.scope.to.map(|date| ("to", date.to_string())));
    if search.sort != Sort::default() {
        let names = Sort::NAMES;
        let name = names.into_iter().find(|(_, sort)| *sort == search.sort);
        pairs.extend(name.map(|(name, _)| ("sort", name.to_owned())));
    }
    if search.scope.reprints == Reprints::Folded {
        pairs.push(("collapse", "true".to_owned()));
    }
    if search.per_page != DEFAULT_PER_PAGE {
        pairs.push(("per_page", search.per_page.to_string()));
    }
    if !search.scope.synonyms {
        pairs.push(("synonyms", "false".to_owned()));
    }
    if search.page > 1 {
        pairs.push(("page", search.page.to_string()));
    }
    if let View::Timeline(Some(chosen)) = search.view {
        let name = PeriodUnit::NAMES
            .into_iter()
            .find(|(_, unit)| *unit == chosen);
        pairs.extend(name.map(|(name, _)| ("unit", name.to_owned())));
    }
    pairs
}

/// Returns the path at which the page shows a search.
pub(super) fn path(search: &SearchParameters) -> &'static str {
    match search.view {
        View::Hits => "/",
        View::Timeline(_) => "/timeline",
    }
}

/// Returns the address of the page with this search.
pub(super) fn of_search(search: &SearchParameters) -> String {
    with_pairs(path(search).to_owned(), search)
}

/// Returns the address of a file with all that a search finds, in a format of `/v1/export`.
pub(super) fn of_export(search: &SearchParameters, format: &str) -> String {
    let whole = SearchParameters {
        per_page: DEFAULT_PER_PAGE,
        ..seen_as(search, View::Hits)
    };
    let address = with_pairs("/v1/export".to_owned(), &whole);
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}format={format}")
}

/// Returns the address of the feed of a search, which tells the newest first.
pub(super) fn of_feed(search: &SearchParameters) -> String {
    let newest = SearchParameters {
        per_page: DEFAULT_PER_PAGE,
        ..seen_as(&sorted(search, Sort::default()), View::Hits)
    };
    with_pairs("/v1/feed.atom".to_owned(), &newest)
}

/// Returns the address of the table of how much a search finds in each period.
pub(super) fn of_periods(search: &SearchParameters, unit: PeriodUnit) -> String {
    let counted = SearchParameters {
        per_page: DEFAULT_PER_PAGE,
        view: View::Timeline(Some(unit)),
        ..with_reprints(&sorted(search, Sort::default()), Reprints::default())
    };
    format!(
        "{}&format=csv",
        with_pairs("/v1/timeline".to_owned(), &counted)
    )
}

/// Returns the address of a clipping in a format, told by its ending.
pub(super) fn of_document(id: &str, ending: &str) -> String {
    format!("/v1/documents/{}{ending}", utf8_percent_encode(id, ESCAPED))
}

/// Returns the address of a clipping, which remembers the search it was found by.
pub(super) fn of_clipping(id: &str, search: &SearchParameters) -> String {
    let id = utf8_percent_encode(id, ESCAPED);
    with_pairs(format!("/clippings/{id}"), search)
}

/// Returns the same search on another page.
pub(super) fn on_page(search: &SearchParameters, page: usize) -> SearchParameters {
    SearchParameters {
        page,
        ..search.clone()
    }
}

/// Returns the same search in another view, from its first page.
pub(super) fn seen_as(search: &SearchParameters, view: View) -> SearchParameters {
    SearchParameters {
        view,
        ..on_page(search, 1)
    }
}

/// Returns the search for other words, from its first page.
pub(super) fn meaning(search: &SearchParameters, words: &str) -> SearchParameters {
    SearchParameters {
        q: words.to_owned(),
        ..on_page(search, 1)
    }
}

/// Returns the search in another order, from its first page.
pub(super) fn sorted(search: &SearchParameters, sort: Sort) -> SearchParameters {
    SearchParameters {
        sort,
        ..on_page(search, 1)
    }
}

/// Returns the search with reprints folded or apart, from its first page.
pub(super) fn with_reprints(search: &SearchParameters, reprints: Reprints) -> SearchParameters {
    SearchParameters {
        scope: Scope {
            reprints,
            ..search.scope.clone()
        },
        ..on_page(search, 1)
    }
}

/// Returns the search with a keyword added, or taken away where it was chosen.
pub(super) fn with_keyword(search: &SearchParameters, keyword: &str) -> SearchParameters {
    SearchParameters {
        scope: Scope {
            keywords: toggled(&search.scope.keywords, keyword),
            ..search.scope.clone()
        },
        ..on_page(search, 1)
    }
}

/// Returns the search with a source added, or taken away where it was chosen.
pub(super) fn with_source(search: &SearchParameters, source: &str) -> SearchParameters {
    SearchParameters {
        scope: Scope {
            sources: toggled(&search.scope.sources, source),
            ..search.scope.clone()
        },
        ..on_page(search, 1)
    }
}

/// Returns the search within another period.
pub(super) fn within(
    search: &SearchParameters,
    from: Option<PressDate>,
    to: Option<PressDate>,
) -> SearchParameters {
    SearchParameters {
        scope: Scope {
            from,
            to,
            ..search.scope.clone()
        },
        ..on_page(search, 1)
    }
}

/// Returns the search with its words alone.
pub(super) fn unfiltered(search: &SearchParameters) -> SearchParameters {
    SearchParameters {
        scope: Scope {
            keywords: Vec::new(),
            sources: Vec::new(),
            from: None,
            to: None,
            ..search.scope.clone()
        },
        ..on_page(search, 1)
    }
}

fn toggled(values: &[String], value: &str) -> Vec<String> {
    let mut kept: Vec<String> = values.to_vec();
    kept.retain(|known| known != value);
    if kept.len() == values.len() {
        kept.push(value.to_owned());
    }
    kept
}

fn with_pairs(mut address: String, search: &SearchParameters) -> String {
    let mut joint = '?';
    for (name, value) in pairs(search) {
        address.push(joint);
        address.push_str(name);
        address.push('=');
        address.extend(utf8_percent_encode(&value, ESCAPED));
        joint = '&';
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::{Strictness, read_query_string};

    #[test]
    fn an_address_reads_back_to_its_search() {
        for query_string in [
            "q=l%27eau%20%26%20%2B%20%C3%A9t%C3%A9%00%3C",
            "q=a&keyword=M%C3%A9dias%2FR%C3%A9seaux&keyword=b&source=c&from=2024&to=2025-03&sort=-date&collapse=true&per_page=20&page=3",
            "sort=date",
            "q=a&match=any",
        ] {
            let pairs = read_query_string(query_string).unwrap();
            let search = SearchParameters::read(&pairs, Strictness::Programs).unwrap();
            assert_eq!(of_search(&search), format!("/?{query_string}"));
        }
    }

    #[test]
    fn a_filter_is_added_and_taken_away_from_the_first_page() {
        let search = SearchParameters {
            q: "eau".to_owned(),
            page: 4,
            ..SearchParameters::default()
        };
        let added = with_keyword(&with_source(&search, "Le Soleil"), "a/b");
        assert_eq!(
            of_search(&added),
            "/?q=eau&keyword=a%2Fb&source=Le%20Soleil"
        );
        let taken = with_source(&with_keyword(&added, "a/b"), "Le Soleil");
        assert_eq!(of_search(&taken), "/?q=eau");
        assert_eq!(
            of_clipping("a/b c", &search),
            "/clippings/a%2Fb%20c?q=eau&page=4"
        );
    }
}
