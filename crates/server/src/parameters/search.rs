use std::str::FromStr;

use pressoir_query::{Continuation, Cursor, FacetField, Matching, SearchRequest, Sort};

use super::names::switch;
use super::scope::Scope;
use super::values::{flag, number, one, parsed, several};
use super::view::View;
use super::{Name, Pairs, Values, choice, date, list, names_of, numeric, refuse_unknown, single};
use crate::api_error::ApiError;

/// How many hits a page has when nothing is said.
pub(crate) const DEFAULT_PER_PAGE: usize = 10;

/// How many hits a page has at most.
pub(crate) const MAX_PER_PAGE: usize = 100;

/// How far into the hits pages reach: an engine ranks as many as the last page needs.
pub(crate) const MAX_DEPTH: usize = 100_000;

/// How many pages are within reach whatever their length.
pub(crate) const SURE_PAGES: usize = MAX_DEPTH / MAX_PER_PAGE;

/// What a search takes, in the order of the documentation.
pub(crate) const NAMES: [Name; 14] = [
    single("q"),
    choice("match", || names_of(&Matching::NAMES)),
    list("keyword"),
    list("source"),
    date("from"),
    date("to"),
    choice("sort", || names_of(&Sort::NAMES)),
    switch("collapse"),
    numeric("page", SURE_PAGES),
    numeric("per_page", MAX_PER_PAGE),
    single("cursor"),
    Name {
        values: Values::Named(|| names_of(&FacetField::NAMES)),
        ..list("facets")
    },
    switch("synonyms"),
    switch("suggest_keywords"),
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
    /// Behind which hit the page begins, whatever its number.
    pub(crate) cursor: Option<Cursor>,
    pub(crate) facets: Vec<FacetField>,
    /// Whether hits without a keyword are told with those that they may be filed under.
    pub(crate) suggest_keywords: bool,
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
            cursor: None,
            facets: Vec::new(),
            suggest_keywords: false,
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
            cursor: parsed(pairs, "cursor")?,
            facets: Vec::new(),
            suggest_keywords: flag(pairs, "suggest_keywords")?,
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
        parameters.refuse_another_cursor(pairs)?;
        Ok(parameters)
    }

    /// Returns the question to the engine.
    pub(crate) fn request(&self) -> SearchRequest {
        SearchRequest {
            sort: self.sort,
            offset: self.page.saturating_sub(1).saturating_mul(self.per_page),
            limit: self.per_page,
            continuation: self.cursor.map_or(Continuation::Told, Continuation::After),
            facets: self.facets.clone(),
            suggest_keywords: self.suggest_keywords,
            ..self.scope.request(&self.q)
        }
    }

    /// Refuses a cursor beside a page, and one of another search, whose hits it says nothing about.
    fn refuse_another_cursor(&self, pairs: &Pairs) -> Result<(), ApiError> {
        let Some(cursor) = self.cursor else {
            return Ok(());
        };
        let why = if one(pairs, "page")?.is_some() {
            "a page has a number or begins behind a cursor, not both; leave `page` out"
        } else if !cursor.belongs_to(&self.request()) {
            "it goes on with another search; send it with the parameters of the search that told it"
        } else {
            return Ok(());
        };
        Err(ApiError::BadValue {
            parameter: "cursor",
            value: cursor.to_string(),
            detail: format!("`cursor`: {why}"),
        })
    }

    fn refuse_depth(&self) -> Result<(), ApiError> {
        if self.page.saturating_mul(self.per_page) <= MAX_DEPTH {
            return Ok(());
        }
        Err(ApiError::BadValue {
            parameter: "page",
            value: self.page.to_string(),
            detail: format!(
                "`page`: page {} of {} hits lies beyond the first {MAX_DEPTH} hits; go on with the \
                 `cursor` of an answer, or narrow the search, by date for example",
                self.page, self.per_page
            ),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use pressoir_query::{Filters, Reprints};

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
            continuation: Continuation::Told,
            facets: vec![FacetField::Keyword, FacetField::Year],
            synonyms: false,
            time_limit: Some(Duration::from_secs(10)),
            ..SearchRequest::new("l'eau")
        };
        assert_eq!(request, expected);
    }

    #[test]
    fn what_is_empty_was_not_given() {
        for query_string in [
            "",
            "q=&match=&keyword=&source=&from=&to=&sort=&collapse=&page=&per_page=&cursor=&facets=&synonyms=",
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
                 go on with the `cursor` of an answer, or narrow the search, by date for example",
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
    fn a_cursor_goes_on_with_its_own_search() {
        let digest = Cursor::digest(&read("q=eau&sort=date").unwrap().request());
        let cursor = format!("7-{digest:x}-a-0-0-0-0");
        let good = read(&format!(
            "q=eau&sort=date&per_page=50&facets=year&cursor={cursor}"
        ));
        assert_eq!(good.unwrap().cursor.map(|cursor| cursor.passed), Some(10));
        for (query_string, detail) in [
            (
                format!("q=air&sort=date&cursor={cursor}"),
                "it goes on with another search; send it with the parameters of the search that told it",
            ),
            (
                format!("q=eau&sort=date&page=2&cursor={cursor}"),
                "a page has a number or begins behind a cursor, not both; leave `page` out",
            ),
            (
                "q=eau&cursor=7".to_owned(),
                "`7` is not the `cursor` of an answer",
            ),
        ] {
            let error = read(&query_string).unwrap_err();
            assert_eq!(error.kind().code, "bad_value");
            assert_eq!(error.to_string(), format!("`cursor`: {detail}"));
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
