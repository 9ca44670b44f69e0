//! The HTTP service and its page.
//!
//! A [`Server`] is bound to an address and then answers from an [`Engine`], which is the embedded
//! archive or anything that holds clippings: `/v1/…` in JSON for programs, `/` in French for
//! people. Every answer has one of the statuses of one table; a query is never an error, a bad
//! parameter is one and names itself.
//!
//! Requests run on the runtime's threads and searches on a bounded number of blocking ones, so
//! that an overload is refused with 429 and never piles up. What is read from a client is bounded
//! in length and in time. All text in the page is escaped by its template. What is read from the
//! archive carries its generation, and a client that holds it is told so without a search.
//!
//! Deliberately absent: configuration files, signals and command-line flags, which are the
//! program's; TLS, which is the proxy's; and any knowledge of how an index is laid out.

mod api_error;
mod assets;
mod client_address;
mod connection;
mod cors;
mod engine;
mod entity_tag;
mod error;
mod export;
mod feed;
mod freshness;
mod layers;
mod listener;
mod metrics;
mod observation;
mod openapi;
mod operations;
mod options;
mod page;
mod parameters;
mod pool;
mod public_address;
mod rate_limit;
mod route_name;
mod routes;
mod searcher;
mod server;
#[cfg(test)]
mod tests;
mod timing;

pub use engine::{Engine, EngineError, Selected};
pub use error::ServeError;
pub use listener::Endpoint;
pub use options::ServerOptions;
pub use server::Server;
