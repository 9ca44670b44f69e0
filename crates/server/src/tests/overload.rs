use std::num::NonZero;
use std::sync::Arc;
use std::time::Duration;

use http::{Method, StatusCode};

use super::client::{request, send, service};
use super::engine::Double;
use crate::ServerOptions;

const SEARCH: &str = "/v1/search";

fn one_at_a_time() -> ServerOptions {
    ServerOptions {
        concurrent_searches: NonZero::<usize>::MIN,
        queued_searches: 0,
        ..ServerOptions::default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_no_thread_is_free_for_is_refused_at_once() {
    let engine = Arc::new(Double::closed());
    let service = service(Arc::clone(&engine), &one_at_a_time());
    let first = service.clone();
    let first = tokio::spawn(async move { send(&first, request(Method::GET, SEARCH)).await });
    let watched = Arc::clone(&engine);
    tokio::task::spawn_blocking(move || watched.wait_for_searches(1))
        .await
        .unwrap();
    let refused = send(&service, request(Method::GET, SEARCH)).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(refused.json()["code"], "busy");

    let page = send(&service, request(Method::GET, "/?q=a")).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.body.contains("Le service est très demandé"));
    let ready = send(&service, request(Method::GET, "/health/ready")).await;
    assert_eq!(ready.status, StatusCode::OK);

    engine.open();
    assert_eq!(first.await.unwrap().status, StatusCode::OK);
    let after = send(&service, request(Method::GET, SEARCH)).await;
    assert_eq!(after.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_search_that_takes_too_long_is_given_up_and_keeps_its_place() {
    let engine = Arc::new(Double::closed());
    let options = ServerOptions {
        request_timeout: Duration::from_millis(20),
        ..one_at_a_time()
    };
    let service = service(Arc::clone(&engine), &options);
    let late = send(&service, request(Method::GET, SEARCH)).await;
    assert_eq!(late.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(late.json()["code"], "timed_out");
    let next = send(&service, request(Method::GET, SEARCH)).await;
    assert_eq!(next.status, StatusCode::TOO_MANY_REQUESTS);
    engine.open();
}
