//! The hits of a search as a feed (Atom, RFC 4287; paging by RFC 5005).

use maud::{Markup, PreEscaped, html};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use pressoir_document::PressDate;
use pressoir_query::{Hit, SearchResponse};

use crate::parameters::Pairs;

const XML: PreEscaped<&str> = PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");

/// What stays as it is in an address (RFC 3986, 2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What stands for the date of a clipping that has none, where Atom needs one.
const NO_DATE: &str = "1970-01-01T00:00:00Z";

/// Writes a feed of the hits. `base` is the address of the service, `pairs` is what was asked for.
pub(crate) fn feed(base: &str, pairs: &Pairs, found: &SearchResponse) -> String {
    let query = &found.query.raw;
    let title = if query == "*" {
        "Pressoir".to_owned()
    } else {
        format!("Pressoir : {query}")
    };
    let on_page = |path: &str, page: usize| format!("{base}{path}{}", with_page(pairs, page));
    let newest = found.hits.iter().filter_map(|hit| hit.date).max();
    let pages = found.ranked.div_ceil(found.per_page.max(1) as u64);
    let markup = html! {
        (XML)
        feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xml:lang="fr" {
            id { (on_page("/v1/feed.atom", 1)) }
            title { (title) }
            updated { (newest.map_or_else(|| NO_DATE.to_owned(), first_instant)) }
            author { name { "Pressoir" } }
            generator version=(env!("CARGO_PKG_VERSION")) { "Pressoir" }
            link rel="self" type="application/atom+xml" href=(on_page("/v1/feed.atom", found.page)) {}
            link rel="alternate" type="text/html" href=(on_page("/", found.page)) {}
            @if found.page > 1 {
                link rel="previous" href=(on_page("/v1/feed.atom", found.page - 1)) {}
            }
            @if (found.page as u64) < pages {
                link rel="next" href=(on_page("/v1/feed.atom", found.page + 1)) {}
            }
            opensearch:totalResults { (found.ranked) }
            @for hit in &found.hits { (entry(base, hit)) }
        }
    };
    let mut xml = markup.into_string();
    xml.retain(is_xml);
    xml
}

fn entry(base: &str, hit: &Hit) -> Markup {
    let id = utf8_percent_encode(&hit.id, ESCAPED);
    let instant = hit.date.map(first_instant);
    let author = hit.author.as_deref().or(hit.source.as_deref());
    let is_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    html! {
        entry {
            id { "urn:pressoir:clipping:" (id) }
            title { (hit.title.as_deref().unwrap_or("Sans titre")) }
            updated { (instant.as_deref().unwrap_or(NO_DATE)) }
            @if let Some(instant) = &instant {
                published { (instant) }
            }
            @if let Some(author) = author {
                author { name { (author) } }
            }
            link rel="alternate" type="text/html" href={ (base) "/clippings/" (id) } {}
            @if let Some(url) = hit.url.as_deref().filter(is_web) {
                link rel="via" href=(url) {}
            }
            @for keyword in &hit.keywords {
                category term=(keyword) {}
            }
            @if let Some(snippet) = &hit.snippet {
                summary type="html" { (snippet.html) }
            }
        }
    }
}

/// Returns the query string of the same search on another page.
fn with_page(pairs: &Pairs, page: usize) -> String {
    let mut string = String::new();
    let page = (page > 1).then(|| ("page".to_owned(), page.to_string()));
    let kept = pairs
        .iter()
        .filter(|(name, value)| name != "page" && !value.is_empty());
    for (name, value) in kept.chain(&page) {
        string.push(if string.is_empty() { '?' } else { '&' });
        string.push_str(name);
        string.push('=');
        string.extend(utf8_percent_encode(value, ESCAPED));
    }
    string
}

/// Returns when a date begins, as RFC 3339 has it.
fn first_instant(date: PressDate) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let (month, day) = (month.unwrap_or(1), day.unwrap_or(1));
    format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
}

/// Returns whether XML 1.0 has the character (section 2.2).
fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_begins_with_its_first_day() {
        for (date, instant) in [
            ("1631", "1631-01-01T00:00:00Z"),
            ("2025-03", "2025-03-01T00:00:00Z"),
            ("2025-12-25", "2025-12-25T00:00:00Z"),
        ] {
            assert_eq!(first_instant(date.parse().unwrap()), instant);
        }
    }

    #[test]
    fn pages_keep_what_was_asked_for() {
        let pairs: Pairs = [
            ("q", "l'eau & vie"),
            ("page", "3"),
            ("from", ""),
            ("keyword", "a/b"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
        let asked = "?q=l%27eau%20%26%20vie&keyword=a%2Fb";
        assert_eq!(with_page(&pairs, 1), asked);
        assert_eq!(with_page(&pairs, 2), format!("{asked}&page=2"));
        assert_eq!(with_page(&Pairs::new(), 1), "");
    }
}
