use pressoir_query::{FacetField, Sort};
use warp::path::Tail;
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::page::{clipping_page, home_page, iso_date, results_page};
use crate::parameters::{Pairs, SearchParameters, Strictness, decode_path, read_query_string};
use crate::searcher::Searcher;

/// What the page counts.
const FACETS: [FacetField; 3] = [FacetField::Keyword, FacetField::Source, FacetField::Year];

/// How many of the newest clippings the first page shows.
const LATEST: usize = 5;

/// `GET /`: the first page, or the hits of a search. `GET /clippings/{id}`: one clipping to read.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let root = warp::path::end();
    let clippings = warp::path!("clippings" / ..);
    let searcher = warp::any().map(move || searcher.clone());
    let search = root
        .and(method::read())
        .and(searcher.clone())
        .and(method::query_string())
        .then(get_search);
    let clipping = clippings
        .and(method::read())
        .and(searcher)
        .and(warp::path::tail())
        .and(method::query_string())
        .then(get_clipping);
    let refused = root
        .or(clippings)
        .unify()
        .and(warp::method())
        .map(method::refuse(method::READ));
    search.or(clipping).unify().or(refused).unify()
}

async fn get_search(searcher: Searcher, query_string: String) -> Response {
    let page = search(searcher, &query_string).await;
    answer::or_error_page(page, &typed(&query_string))
}

async fn get_clipping(searcher: Searcher, id: Tail, query_string: String) -> Response {
    let page = clipping(searcher, id.as_str(), &query_string).await;
    answer::or_error_page(page, &typed(&query_string))
}

async fn search(searcher: Searcher, query_string: &str) -> Result<String, ApiError> {
    let mut search = read(query_string)?;
    search.facets = FACETS.to_vec();
    if is_home(&search) {
        search.sort = Sort::NewestFirst;
        search.per_page = LATEST;
        let latest = searcher.search(search.request()).await?;
        return Ok(home_page(&latest));
    }
    let response = searcher.search(search.request()).await?;
    Ok(results_page(&search, &response))
}

async fn clipping(searcher: Searcher, id: &str, query_string: &str) -> Result<String, ApiError> {
    let search = read(query_string)?;
    let document = searcher.document(decode_path(id)?).await?;
    Ok(clipping_page(&search, &document))
}

/// Reads the parameters of a page, whose dates people type their own way.
fn read(query_string: &str) -> Result<SearchParameters, ApiError> {
    let mut pairs: Pairs = read_query_string(query_string)?;
    for (name, value) in &mut pairs {
        if name == "from" || name == "to" {
            *value = iso_date(value).unwrap_or_else(|| value.trim().to_owned());
        }
    }
    SearchParameters::read(&pairs, Strictness::People)
}

/// Returns whether nothing at all was asked for.
fn is_home(search: &SearchParameters) -> bool {
    let has_filter = !search.scope.keywords.is_empty()
        || !search.scope.sources.is_empty()
        || search.scope.from.is_some()
        || search.scope.to.is_some();
    search.q.trim().is_empty() && !has_filter && search.page == 1
}

/// Returns the query as far as it can be read, to be shown again beside an error.
fn typed(query_string: &str) -> String {
    let pairs = read_query_string(query_string).unwrap_or_default();
    let query = pairs.into_iter().find(|(name, _)| name == "q");
    query.map(|(_, text)| text).unwrap_or_default()
}
