//! What researchers ask over HTTP: counts, curves, contexts, whole results.

use std::num::NonZero;
use std::sync::Arc;
use std::time::Duration;

use http::{Method, StatusCode};
use http_body_util::BodyExt;
use serde_json::json;
use tower::ServiceExt;

use super::client::{get, get_from, post, request, send, service};
use super::engine::{Double, Mood};
use crate::ServerOptions;

#[tokio::test]
async fn counts_curves_and_contexts_have_the_shape_of_the_command_line() {
    for (path, name) in [
        ("/v1/facets/source?q=l%27eau&limit=1", "facets"),
        ("/v1/timeline?q=eau&q=feu&unit=month", "timeline"),
        ("/v1/kwic?q=eau&per_page=1&window=2", "kwic"),
    ] {
        let answer = get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        insta::assert_json_snapshot!(name, answer.json());
    }
}

#[tokio::test]
async fn a_body_takes_the_same_names() {
    let service = service(Arc::new(Double::new(Mood::Well)), &ServerOptions::default());
    for (path, query_string, body) in [
        (
            "/v1/facets/year",
            "q=eau&limit=1&keyword=a&keyword=b",
            json!({ "q": "eau", "limit": 1, "keyword": ["a", "b"] }),
        ),
        (
            "/v1/timeline",
            "q=a&q=b&unit=quarter",
            json!({ "q": ["a", "b"], "unit": "quarter" }),
        ),
        (
            "/v1/kwic",
            "q=eau&page=2&per_page=1",
            json!({ "q": "eau", "page": 2, "per_page": 1 }),
        ),
        (
            "/v1/export",
            "format=tsv&bom=true",
            json!({ "format": "tsv", "bom": true }),
        ),
    ] {
        let read = send(
            &service,
            request(Method::GET, &format!("{path}?{query_string}")),
        )
        .await;
        let posted = post(path, "application/json", body.to_string());
        let posted = send(&service, posted).await;
        assert_eq!(posted.status, StatusCode::OK, "{path}: {}", posted.body);
        assert_eq!(posted.body, read.body, "{path}");
    }
}

#[tokio::test]
async fn an_export_is_a_file_with_every_clipping() {
    let answer = get("/v1/export?q=eau&format=csv&bom=true").await;
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"pressoir.csv\""
    );
    assert_eq!(answer.header("pressoir-found"), "2");
    assert!(answer.body.starts_with("\u{feff}id,"), "{}", answer.body);
    let answer = get("/v1/export?q=long").await;
    assert_eq!(answer.body.lines().count(), 200_000);
}

#[tokio::test]
async fn what_cannot_be_read_to_its_end_is_broken_off() {
    let double = Arc::new(Double::new(Mood::Well));
    let service = service(double, &ServerOptions::default());
    let response = service.oneshot(request(Method::GET, "/v1/export?q=torn"));
    let body = response.await.unwrap().into_body().collect().await;
    assert!(!format!("{:?}", body.unwrap_err()).contains("secret"));
    let answer = get_from(Mood::Broken, "/v1/export").await;
    assert_eq!(answer.json()["code"], "engine_failed");
}

#[tokio::test]
async fn exports_are_few_at_a_time_and_end_when_nobody_reads() {
    let options = ServerOptions {
        concurrent_exports: NonZero::<usize>::MIN,
        export_stall_limit: Duration::from_millis(50),
        ..ServerOptions::default()
    };
    let service = service(Arc::new(Double::new(Mood::Well)), &options);
    let export = || request(Method::GET, "/v1/export?q=long");
    let unread = service.clone().oneshot(export()).await.unwrap();
    let refused = send(&service, export()).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    // Searches have their own threads.
    let search = send(&service, request(Method::GET, "/v1/search")).await;
    assert_eq!(search.status, StatusCode::OK);
    // The client that reads nothing gives its place up in the end; so does one that leaves.
    let again = loop {
        let again = service.clone().oneshot(export()).await.unwrap();
        if again.status() == StatusCode::OK {
            break again;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    };
    drop((unread, again));
    loop {
        let answer = send(&service, request(Method::GET, "/v1/export")).await;
        if answer.status == StatusCode::OK {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
