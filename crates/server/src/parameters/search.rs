use std::str::FromStr;

use pressoir_query::{FacetField, SearchRequest, Sort};

use super::names::switch;
use super::scope::Scope;
use super::values::{number, one, parsed, several};
use super::view::View;
use super::{Name, Pairs, list, refuse_unknown, single};
use crate::api_error::ApiError;

/// How many hits a page has when nothing is said.
pub(crate) const DEFAULT_PER_PAGE: usize = 10;

/// How many hits a page has at most.
const MAX_PER_PAGE: usize = 100;

/// How far into the hits pages reach: an engine ranks as many as the last page needs.
pub(crate) const MAX_DEPTH: usize = 100_000;

/// What a search takes, in the order of the documentation.
pub(crate) const NAMES: [Name; 12] = [
    single("q"),
    single("match"),
    list("keyword"),
    list("source"),
    single("from"),
    single("to"),
    single("sort"),
    switch("collapse"),
    single("page"),
    single("per_page"),
    list("facets"),
    single("synonyms"),
];

/// What to do with a name that is not a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// Refuse it: a program that misspells a filter must not get unfiltered hits.
    Programs,
    /// Pass over it: links to the page collect the names of newsletters and counters.
    People,
}

/// A search as it was asked for over HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SearchParameters {
    pub(crate) q: String,
    pub(crate) scope: Scope,
    pub(crate) sort: Sort,
    /// From 1.
    pub(crate) page: usize,
    pub(crate) per_page: usize,
    pub(crate) facets: Vec<FacetField>,
    /// How the page shows the answer.
    pub(crate) view: View,
}

impl Default for SearchParameters {
    fn default() -> Self {
        SearchParameters {
            q: String::new(),
            scope: Scope::default(),
            sort: Sort::default(),
            page: 1,
            per_page: DEFAULT_PER_PAGE,
            facets: Vec::new(),
            view: View::default(),
        }
    }
}

impl SearchParameters {
    /// Reads and checks the parameters; an empty value is one that was not given.
    ///
    /// # Errors
    ///
    /// Fails on the first name or value that cannot be what was meant, except in `q`, which takes
    /// any text.
    pub(crate) fn read(pairs: &Pairs, strictness: Strictness) -> Result<Self, ApiError> {
        if strictness == Strictness::Programs {
            refuse_unknown(pairs, &NAMES)?;
        }
        let mut parameters = SearchParameters {
            q: one(pairs, "q")?.unwrap_or_default().to_owned(),
            scope: Scope::read(pairs)?,
            sort: parsed(pairs, "sort")?.unwrap_or_default(),
            page: number(pairs, "page", usize::MAX)?.unwrap_or(1),
            per_page: number(pairs, "per_page", MAX_PER_PAGE)?.unwrap_or(DEFAULT_PER_PAGE),
            facets: Vec::new(),
            view: View::default(),
        };
        for name in several(pairs, "facets")
            .iter()
            .flat_map(|names| names.split(','))
        {
            let name = name.trim();
            let field = FacetField::from_str(name).map_err(|error| ApiError::BadValue {
                parameter: "facets",
                value: name.to_owned(),
                detail: format!("`facets`: {error}"),
            })?;
            if !parameters.facets.contains(&field) {
                parameters.facets.push(field);
            }
        }
        parameters.refuse_depth()?;
        Ok(parameters)
    }

    /// Returns the question to the engine.
    pub(crate) fn request(&self) -> SearchRequest {
        SearchRequest {
            sort: self.sort,
            offset: self.page.saturating_sub(1).saturating_mul(self.per_page),
            limit: self.per_page,
            facets: self.facets.clone(),
            ..self.scope.request(&self.q)
        }
    }

    fn refuse_depth(&self) -> Result<(), ApiError> {
        if self.page.saturating_mul(self.per_page) <= MAX_DEPTH {
            return Ok(());
        }
        Err(ApiError::BadValue {
            parameter: "page",
            value: self.page.to_string(),
            detail: format!(
                "`page`: page {} of {} hits lies beyond the first {MAX_DEPTH} hits; narrow the \
                 search, by date for example",
                self.page, self.per_page
            ),
        })
    }
}

#[cfg(test)]
mod tests {
    use pressoir_query::{Filters, Matching, Reprints};

    use super::*;
    use crate::parameters::read_query_string;

    fn read(query_string: &str) -> Result<SearchParameters, ApiError> {
        let pairs = read_query_string(query_string)?;
        SearchParameters::read(&pairs, Strictness::Programs)
    }

    #[test]
    fn parameters_become_the_question() {
        let all = "q=l%27eau&match=all&keyword=a/b&keyword=&keyword=c&keyword=c&source=Le+Soleil\
                   &from=2024&to=2025-03&sort=-date&collapse=true&page=3&per_page=20\
                   &facets=keyword,%20year&facets=year&synonyms=false";
        let request = read(all).unwrap().request();
        let expected = SearchRequest {
            matching: Matching::All,
            filters: Filters {
                keywords: vec!["a/b".to_owned(), "c".to_owned()],
                sources: vec!["Le Soleil".to_owned()],
                from: "2024".parse().ok(),
                to: "2025-03".parse().ok(),
            },
            sort: Sort::NewestFirst,
            reprints: Reprints::Folded,
            offset: 40,
            limit: 20,
            facets: vec![FacetField::Keyword, FacetField::Year],
            synonyms: false,
            ..SearchRequest::new("l'eau")
        };
        assert_eq!(request, expected);
    }

    #[test]
    fn what_is_empty_was_not_given() {
        for query_string in [
            "",
            "q=&match=&keyword=&source=&from=&to=&sort=&collapse=&page=&per_page=&facets=&synonyms=",
            "collapse=false",
        ] {
            assert_eq!(read(query_string).unwrap(), SearchParameters::default());
        }
    }

    #[test]
    fn a_bad_value_is_told_with_what_would_be_good() {
        let range = "is not a number from 1";
        for (query_string, code, detail) in [
            (
                "q=a&q=b",
                "repeated_parameter",
                "`q` is given more than once",
            ),
            (
                "page=1&page=",
                "repeated_parameter",
                "`page` is given more than once",
            ),
            ("page=0", "bad_value", &*format!("`page`: `0` {range}")),
            ("page=-1", "bad_value", &*format!("`page`: `-1` {range}")),
            (
                "page=99999999999999999999",
                "bad_value",
                &*format!("`page`: `99999999999999999999` {range}"),
            ),
            (
                "page=18446744073709551615&per_page=100",
                "bad_value",
                "`page`: page 18446744073709551615 of 100 hits lies beyond the first 100000 hits; \
                 narrow the search, by date for example",
            ),
            (
                "per_page=0",
                "bad_value",
                &*format!("`per_page`: `0` {range} to 100"),
            ),
            (
                "per_page=101",
                "bad_value",
                &*format!("`per_page`: `101` {range} to 100"),
            ),
            (
                "per_page=ten",
                "bad_value",
                &*format!("`per_page`: `ten` {range} to 100"),
            ),
            (
                "from=25/12/2025",
                "bad_value",
                "`from`: `25/12/2025` is not a date: write 2025-12-25, 2025-03 or 2025",
            ),
            (
                "to=2025-02-30",
                "bad_value",
                "`to`: `2025-02-30` is not a date: write 2025-12-25, 2025-03 or 2025",
            ),
            (
                "match=some",
                "bad_value",
                "`match`: `some` is not one of auto, all, any",
            ),
            (
                "sort=best",
                "bad_value",
                "`sort`: `best` is not one of relevance, date, -date",
            ),
            (
                "synonyms=no",
                "bad_value",
                "`synonyms`: provided string was not `true` or `false`",
            ),
            (
                "collapse=1",
                "bad_value",
                "`collapse`: `1` is neither true nor false",
            ),
            (
                "facets=keyword,colour",
                "bad_value",
                "`facets`: `colour` is not one of author, keyword, month, source, year",
            ),
        ] {
            let error = read(query_string).unwrap_err();
            assert_eq!(error.kind().code, code, "{query_string}");
            assert_eq!(error.to_string(), detail, "{query_string}");
        }
    }

    #[test]
    fn the_deepest_page_is_within_reach() {
        assert_eq!(
            read("page=1000&per_page=100").unwrap().request().offset,
            99_900
        );
        assert!(read("page=1001&per_page=100").is_err());
    }

    #[test]
    fn people_may_bring_other_names() {
        let pairs = read_query_string("utm_source=lettre&q=eau").unwrap();
        let read = SearchParameters::read(&pairs, Strictness::People).unwrap();
        assert_eq!(read.q, "eau");
    }
}
