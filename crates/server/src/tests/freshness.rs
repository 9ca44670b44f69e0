//! What may be kept, and for how long.

use std::sync::Arc;

use http::{Method, StatusCode};

use super::client::{Answer, get, post, request, send, service};
use super::engine::{Double, Mood};
use crate::ServerOptions;

const OF_THE_ARCHIVE: [&str; 13] = [
    "/v1/search?q=eau",
    "/v1/suggest?q=eau",
    "/v1/facets/keyword",
    "/v1/facets?by=keyword,year",
    "/v1/timeline?q=eau",
    "/v1/kwic?q=eau",
    "/v1/feed.atom?q=eau",
    "/v1/documents/b",
    "/v1/documents/b.ris",
    "/v1/similar/b",
    "/",
    "/?q=eau",
    "/clippings/b",
];

#[tokio::test]
async fn who_holds_an_answer_is_told_so_without_a_search() {
    let engine = Arc::new(Double::new(Mood::Well));
    let service = service(Arc::clone(&engine), &ServerOptions::default());
    for path in OF_THE_ARCHIVE {
        let first = send(&service, request(Method::GET, path)).await;
        let tag = first.header("etag");
        assert!(tag.starts_with("W/\"7-34567-"), "{path}: {tag}");
        assert_eq!(first.header("cache-control"), "no-cache", "{path}");
        let searches = engine.searches();
        for method in [Method::GET, Method::HEAD] {
            let again = ask_with(method, path, &format!("\"other\", {tag}"));
            let again: Answer = send(&service, again).await;
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}");
            assert_eq!(again.header("etag"), tag, "{path}");
            assert_eq!(again.header("cache-control"), "no-cache", "{path}");
            assert_eq!(again.header("vary"), "accept-encoding", "{path}");
            assert_eq!(again.body, "", "{path}");
        }
        assert_eq!(engine.searches(), searches, "{path}");

        engine.set_generation(8);
        let grown = send(&service, ask_with(Method::GET, path, tag)).await;
        assert_eq!(grown.status, StatusCode::OK, "{path}");
        assert!(grown.header("etag").starts_with("W/\"8-"), "{path}");
        engine.set_generation(7);
    }
}

#[tokio::test]
async fn another_start_of_the_service_is_another_tag() {
    let (first, second) = (get("/v1/search").await, get("/v1/search").await);
    assert_ne!(first.header("etag"), second.header("etag"));
}

#[tokio::test]
async fn what_does_not_stand_is_not_kept() {
    for path in [
        "/v1/search?page=0",
        "/v1/documents/c",
        "/?from=hier",
        "/v1/export",
        "/v1/analyze?text=eau",
        "/metrics",
        "/health/live",
        "/health/ready",
        "/nowhere",
    ] {
        let answer = get(path).await;
        assert_eq!(answer.header("etag"), "", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    let service = service(Arc::new(Double::new(Mood::Well)), &ServerOptions::default());
    let posted = send(&service, post("/v1/search", "application/json", "{}")).await;
    assert_eq!(posted.header("etag"), "");
    assert_eq!(posted.header("cache-control"), "no-store");
}

fn ask_with(
    method: Method,
    path: &str,
    tags: &str,
) -> http::Request<http_body_util::Full<bytes::Bytes>> {
    let mut asked = request(method, path);
    asked
        .headers_mut()
        .insert("if-none-match", tags.parse().unwrap());
    asked
}
