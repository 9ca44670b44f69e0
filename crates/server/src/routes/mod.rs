//! The paths of the service, one file each: a filter, a handler and an endpoint.

mod answer;
mod asset;
mod document;
mod fallback;
mod health;
mod method;
mod page;
mod search;
mod similar;
mod suggest;

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
        .or(health::route(searcher.clone()))
        .unify()
        .or(page::route(searcher))
        .unify()
        .or(asset::route())
        .unify()
        .or(fallback::route())
        .unify()
}
