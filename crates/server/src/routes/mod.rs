//! The paths of the service, one file each: a filter, a handler and an endpoint.

mod answer;
mod asset;
mod concordance;
mod description;
mod document;
mod export;
mod facets;
mod fallback;
mod health;
mod method;
mod opensearch;
mod page;
mod question;
mod search;
mod similar;
mod suggest;
mod timeline;

use std::convert::Infallible;

use warp::Filter;
use warp::reply::Response;

use crate::searcher::Searcher;

/// Joins all routes into one that answers every request; that none is rejected is in its type.
pub(crate) fn all(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Infallible> + Clone {
    search::route(searcher.clone())
        .or(document::route(searcher.clone()))
        .unify()
        .or(similar::route(searcher.clone()))
        .unify()
        .or(suggest::route(searcher.clone()))
        .unify()
        .or(facets::route(searcher.clone()))
        .unify()
        .or(timeline::route(searcher.clone()))
        .unify()
        .or(concordance::route(searcher.clone()))
        .unify()
        .or(export::route(searcher.clone()))
        .unify()
        .boxed()
        .or(health::route(searcher.clone()))
        .unify()
        .or(page::route(searcher))
        .unify()
        .or(description::route())
        .unify()
        .or(opensearch::route())
        .unify()
        .or(asset::route())
        .unify()
        .boxed()
        .or(fallback::route())
        .unify()
}
