use pressoir_query::{Occurrences, Sort, TimelineRequest};
use warp::path::Tail;
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::page::{
    SIMILAR_SHOWN, clipping_page, facets_of, home_page, iso_date, results_page, timeline_page,
    unit_of,
};
use crate::parameters::{
    Pairs, SearchParameters, Strictness, View, decode_path, read_query_string,
};
use crate::searcher::Searcher;

/// How many of the newest clippings the first page shows.
const LATEST: usize = 5;

/// `GET /`: the first page, or the hits of a search. `GET /timeline`: how many a search finds in each
/// period. `GET /clippings/{id}`: one clipping to read.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let root = warp::path::end();
    let curve = warp::path!("timeline");
    let clippings = warp::path!("clippings" / ..);
    let searcher = warp::any().map(move || searcher.clone());
    let search = root
        .and(method::read())
        .and(searcher.clone())
        .and(method::query_string())
        .then(get_search);
    let timeline = curve
        .and(method::read())
        .and(searcher.clone())
        .and(method::query_string())
        .then(get_timeline);
    let clipping = clippings
        .and(method::read())
        .and(searcher)
        .and(warp::path::tail())
        .and(method::query_string())
        .then(get_clipping);
    let refused = root
        .or(curve)
        .unify()
        .or(clippings)
        .unify()
        .and(warp::method())
        .map(method::refuse(method::READ));
    search
        .boxed()
        .or(timeline.boxed())
        .unify()
        .or(clipping.boxed())
        .unify()
        .or(refused)
        .unify()
        .boxed()
}

async fn get_search(searcher: Searcher, query_string: String) -> Response {
    let page = search(searcher, &query_string).await;
    answer::or_error_page(page, &typed(&query_string))
}

async fn get_timeline(searcher: Searcher, query_string: String) -> Response {
    let page = timeline(searcher, &query_string).await;
    answer::or_error_page(page, &typed(&query_string))
}

async fn get_clipping(searcher: Searcher, id: Tail, query_string: String) -> Response {
    let page = clipping(searcher, id.as_str(), &query_string).await;
    answer::or_error_page(page, &typed(&query_string))
}

async fn search(searcher: Searcher, query_string: &str) -> Result<String, ApiError> {
    let mut search = read(&read_pairs(query_string)?)?;
    search.facets = facets_of(&search);
    if is_home(&search) {
        search.sort = Sort::NewestFirst;
        search.per_page = LATEST;
        let latest = searcher.search(search.request()).await?;
        return Ok(home_page(&latest));
    }
    let response = searcher.search(search.request()).await?;
    Ok(results_page(&search, &response))
}

async fn timeline(searcher: Searcher, query_string: &str) -> Result<String, ApiError> {
    let pairs = read_pairs(query_string)?;
    let mut search = read(&pairs)?;
    search.view = View::timeline(&pairs)?;
    search.facets = facets_of(&search);
    let mut request = search.request();
    // Only what it counts is shown.
    request.limit = 1;
    let response = searcher.search(request.clone()).await?;
    let timeline = TimelineRequest {
        searches: vec![request],
        unit: unit_of(&search),
        occurrences: Occurrences::LeftOut,
        smoothing: 0,
    };
    let timeline = searcher.timeline(timeline).await?;
    Ok(timeline_page(&search, &response, &timeline))
}

async fn clipping(searcher: Searcher, id: &str, query_string: &str) -> Result<String, ApiError> {
    let search = read(&read_pairs(query_string)?)?;
    let id = decode_path(id)?;
    let document = searcher.document(id.clone()).await?;
    let nearest = searcher.similar(id, SIMILAR_SHOWN).await?;
    Ok(clipping_page(&search, &document, &nearest))
}

/// Reads the names and values of an address of the page, whose dates people type their own way.
fn read_pairs(query_string: &str) -> Result<Pairs, ApiError> {
    let mut pairs = read_query_string(query_string)?;
    for (name, value) in &mut pairs {
        if name == "from" || name == "to" {
            *value = iso_date(value).unwrap_or_else(|| value.trim().to_owned());
        }
    }
    Ok(pairs)
}

fn read(pairs: &Pairs) -> Result<SearchParameters, ApiError> {
    SearchParameters::read(pairs, Strictness::People)
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
