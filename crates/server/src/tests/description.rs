//! The description of the service tells what the service takes.

use std::sync::Arc;

use http::{Method, StatusCode};

use super::client::{get, post, request, send, service};
use super::engine::{Double, Mood};
use crate::ServerOptions;
use crate::openapi::OPERATIONS;

#[tokio::test]
async fn the_description_is_one_document() {
    let answer = get("/openapi.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/json");
    let mut described = answer.json();
    assert_eq!(described["info"]["version"], env!("CARGO_PKG_VERSION"));
    described["info"]["version"] = "[version]".into();
    insta::assert_json_snapshot!("openapi", described);
}

#[tokio::test]
async fn each_path_takes_the_parameters_that_are_described_and_no_other() {
    let service = service(Arc::new(Double::new(Mood::Well)), &ServerOptions::default());
    for operation in OPERATIONS {
        let path = operation
            .path
            .replace("{field}", "year")
            .replace("{id}", "b");
        let bare = send(&service, request(Method::GET, &path)).await;
        assert_eq!(bare.status, StatusCode::OK, "{path}");
        if path.starts_with("/health/") {
            continue;
        }
        for parameter in operation.parameters {
            // Without a value it is one that was not given, but its name is read.
            let path = format!("{path}?{}=", parameter.name);
            let answer = send(&service, request(Method::GET, &path)).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        }
        let unknown = send(&service, request(Method::GET, &format!("{path}?zzzzzz="))).await;
        let names: Vec<_> = operation.parameters.iter().map(|one| one.name).collect();
        assert_eq!(unknown.json()["code"], "unknown_parameter", "{path}");
        let detail = unknown.json()["detail"].to_string();
        assert!(detail.contains(&names.join(", ")), "{path}: {detail}");

        let posted = send(&service, post(&path, "application/json", "{}")).await;
        let status = if operation.is_posted {
            StatusCode::OK
        } else {
            StatusCode::METHOD_NOT_ALLOWED
        };
        assert_eq!(posted.status, status, "{path}");
    }
}

#[tokio::test]
async fn a_browser_finds_how_to_search_here() {
    let page = get("/").await;
    assert!(page.body.contains("href=\"/opensearch.xml\""));
    let answer = get("/opensearch.xml").await;
    assert_eq!(
        answer.header("content-type"),
        "application/opensearchdescription+xml"
    );
    insta::assert_snapshot!("opensearch", answer.body);
}
