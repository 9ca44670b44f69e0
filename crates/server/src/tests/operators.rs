//! What those who run the service see of it.

use std::num::NonZero;
use std::sync::Arc;

use http::{Method, StatusCode};

use super::client::{get, post, request, send, service};
use super::engine::{Double, Mood};
use crate::ServerOptions;

#[tokio::test]
async fn answers_are_counted_by_route_and_status() {
    let service = service(Arc::new(Double::new(Mood::Well)), &ServerOptions::default());
    for path in [
        "/v1/search?q=eau",
        "/v1/search?q=eau&page=0",
        "/v1/documents/b",
        "/v1/documents/c",
        "/nowhere/a",
        "/nowhere/b",
    ] {
        send(&service, request(Method::GET, path)).await;
    }
    let metrics = send(&service, request(Method::GET, "/metrics")).await;
    assert_eq!(
        metrics.header("content-type"),
        "text/plain; version=0.0.4; charset=utf-8"
    );
    for line in [
        "pressoir_requests_total{route=\"/v1/search\",status=\"200\"} 1",
        "pressoir_requests_total{route=\"/v1/search\",status=\"400\"} 1",
        "pressoir_requests_total{route=\"/v1/documents/{id}\",status=\"200\"} 1",
        "pressoir_requests_total{route=\"/v1/documents/{id}\",status=\"404\"} 1",
        "pressoir_requests_total{route=\"unknown\",status=\"404\"} 2",
        "pressoir_request_duration_seconds_count{route=\"/v1/search\"} 2",
        "pressoir_requests_in_flight 1",
        "pressoir_searches_running 0",
        "pressoir_searches_queued 0",
        "pressoir_exports_running 0",
        "pressoir_index_generation 7",
        "pressoir_index_clippings 34567",
        "# TYPE pressoir_requests_total counter",
        "# TYPE pressoir_request_duration_seconds histogram",
    ] {
        let has = metrics.body.lines().any(|counted| counted == line);
        assert!(has, "{line} in\n{}", metrics.body);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_runs_waits_and_is_refused_is_counted() {
    let engine = Arc::new(Double::closed());
    let options = ServerOptions {
        concurrent_searches: NonZero::<usize>::MIN,
        queued_searches: 1,
        ..ServerOptions::default()
    };
    let service = service(Arc::clone(&engine), &options);
    let mut begun = Vec::new();
    for _ in 0..2 {
        let service = service.clone();
        begun.push(tokio::spawn(async move {
            send(&service, request(Method::GET, "/v1/search")).await
        }));
    }
    let busy = loop {
        let metrics = send(&service, request(Method::GET, "/metrics")).await.body;
        if metrics.contains("pressoir_searches_queued 1\n") {
            break metrics;
        }
        tokio::task::yield_now().await;
    };
    assert!(busy.contains("pressoir_searches_running 1\n"), "{busy}");
    assert!(busy.contains("pressoir_requests_in_flight 3\n"), "{busy}");
    let refused = send(&service, request(Method::GET, "/v1/search")).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    engine.open();
    for answer in begun {
        assert_eq!(answer.await.unwrap().status, StatusCode::OK);
    }
    let after = send(&service, request(Method::GET, "/metrics")).await.body;
    for line in [
        "pressoir_refused_total{reason=\"busy\"} 1\n",
        "pressoir_searches_running 0\n",
        "pressoir_searches_queued 0\n",
    ] {
        assert!(after.contains(line), "{line} in\n{after}");
    }
}

#[tokio::test]
async fn every_search_tells_where_its_time_went() {
    for (path, tells) in [
        ("/v1/search?q=eau", true),
        ("/v1/suggest?q=eau", true),
        ("/v1/facets/year?q=eau", true),
        ("/v1/timeline?q=eau", true),
        ("/v1/kwic?q=eau", true),
        ("/v1/similar/b", true),
        ("/v1/documents/b", true),
        ("/v1/feed.atom?q=eau", true),
        ("/v1/analyze?text=eau", true),
        ("/?q=eau", true),
        ("/health/ready", true),
        ("/health/live", false),
        ("/metrics", false),
        ("/v1/search?page=0", false),
    ] {
        let answer = get(path).await;
        let timing = answer.header("server-timing");
        let told = timing.starts_with("queue;dur=") && timing.contains(", search;dur=");
        assert_eq!(told, tells, "{path}: {timing}");
    }
}

#[tokio::test]
async fn a_text_is_analysed_as_on_the_command_line() {
    let asked = get("/v1/analyze?text=l%27eau+des").await.json();
    assert_eq!(asked["text"], "l'eau des");
    let words = asked["words"].as_array().unwrap();
    let forms: Vec<_> = words.iter().map(|word| word["form"].clone()).collect();
    assert_eq!(forms, ["l", "eau", "des"]);
    assert_eq!(words[1]["chars"], serde_json::json!([2, 5]));
    assert_eq!(words[1]["role"], "word");
    let service = service(Arc::new(Double::new(Mood::Well)), &ServerOptions::default());
    let body = r#"{"text":"l'eau des"}"#;
    let posted = send(&service, post("/v1/analyze", "application/json", body)).await;
    assert_eq!(posted.json(), asked);
    assert_eq!(
        get("/v1/analyze").await.json()["words"],
        serde_json::json!([])
    );
}
