//! The service as its clients meet it: through all layers, and over real sockets.

mod client;
mod clipping_page;
mod description;
mod engine;
mod feed;
mod freshness;
mod hostile;
mod meaning;
mod operators;
mod overload;
mod page;
mod research;
mod routes;
mod socket;
mod timeline_page;
