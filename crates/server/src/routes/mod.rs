//! The paths of the service, one file each: a filter, a handler and an endpoint.

mod analysis;
mod answer;
mod asset;
mod concordance;
mod cross_table;
mod description;
mod document;
mod export;
mod facets;
mod fallback;
mod feed;
mod health;
mod method;
mod metrics;
mod opensearch;
mod page;
mod question;
mod search;
mod similar;
mod suggest;
mod timeline;

pub(crate) use health::{Live, Ready};

use std::convert::Infallible;

use warp::Filter;
use warp::reply::Response;

use crate::metrics::Metrics;
use crate::public_address::PublicAddress;
use crate::searcher::Searcher;

/// Joins all routes into one that answers every request; that none is rejected is in its type.
pub(crate) fn all(
    searcher: Searcher,
    address: PublicAddress,
    metrics: Metrics,
) -> impl Filter<Extract = (Response,), Error = Infallible> + Clone {
    // The most frequent first. Each is boxed, since a type that holds all of them takes minutes to
    // compile.
    let routes = [
        search::route(searcher.clone()).boxed(),
        suggest::route(searcher.clone()).boxed(),
        page::route(searcher.clone()).boxed(),
        asset::route().boxed(),
        document::route(searcher.clone()).boxed(),
        similar::route(searcher.clone()).boxed(),
        facets::route(searcher.clone()).boxed(),
        cross_table::route(searcher.clone()).boxed(),
        timeline::route(searcher.clone()).boxed(),
        concordance::route(searcher.clone()).boxed(),
        feed::route(searcher.clone(), address.clone()).boxed(),
        analysis::route(searcher.clone()).boxed(),
        export::route(searcher.clone()).boxed(),
        metrics::route(searcher.clone(), metrics).boxed(),
        description::route().boxed(),
        opensearch::route(address).boxed(),
    ];
    routes
        .into_iter()
        .rfold(health::route(searcher).boxed(), |others, route| {
            route.or(others).unify().boxed()
        })
        .or(fallback::route())
        .unify()
}
