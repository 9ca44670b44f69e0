//! The description of the service tells what the service takes.

use std::sync::Arc;

use http::{Method, StatusCode};

use super::client::{get, post, request, send, service};
use super::engine::{Double, Mood};
use crate::ServerOptions;
use crate::operations::OPERATIONS;

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
        let examples: Vec<String> = operation
            .required
            .iter()
            .map(|(name, example)| format!("{name}={example}"))
            .collect();
        let path = format!("{path}?{}", examples.join("&"));
        let bare = send(&service, request(Method::GET, &path)).await;
        assert_eq!(bare.status, StatusCode::OK, "{path}");
        let media_type = bare.header("content-type").split(';').next().unwrap_or("");
        let is_described = operation.media_types.contains(&media_type)
            || (operation.json.is_some() && media_type == "application/json");
        assert!(is_described, "{path}: {media_type}");
        if path.starts_with("/health/") || !path.starts_with("/v1/") {
            continue;
        }
        for parameter in operation.parameters {
            if operation.example(parameter.name).is_some() {
                continue;
            }
            // Without a value it is one that was not given, but its name is read.
            let path = format!("{path}&{}=", parameter.name);
            let answer = send(&service, request(Method::GET, &path)).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        }
        let unknown = send(&service, request(Method::GET, &format!("{path}&zzzzzz="))).await;
        let names: Vec<_> = operation.parameters.iter().map(|one| one.name).collect();
        assert_eq!(unknown.json()["code"], "unknown_parameter", "{path}");
        let detail = unknown.json()["detail"].to_string();
        assert!(detail.contains(&names.join(", ")), "{path}: {detail}");

        let examples: serde_json::Map<_, _> = operation
            .required
            .iter()
            .map(|(name, example)| ((*name).to_owned(), (*example).into()))
            .collect();
        let body = serde_json::Value::Object(examples).to_string();
        let (path, _) = path.split_once('?').unwrap();
        let posted = send(&service, post(path, "application/json", body)).await;
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
