//! A search as a feed.

use std::sync::Arc;

use http::{Method, StatusCode};

use super::client::{get, request, send, service};
use super::engine::{Double, Mood};
use crate::ServerOptions;

#[tokio::test]
async fn a_feed_is_atom() {
    let answer = get("/v1/feed.atom?q=eau&keyword=a/b&per_page=1").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.header("content-type"),
        "application/atom+xml; charset=utf-8"
    );
    insta::assert_snapshot!(
        "feed",
        answer
            .body
            .replace('>', ">\n")
            .replace(env!("CARGO_PKG_VERSION"), "[version]")
    );
}

#[tokio::test]
async fn a_feed_takes_what_a_search_takes() {
    let whole = get("/v1/feed.atom").await.body;
    assert_eq!(whole.matches("<entry>").count(), 2, "{whole}");
    assert!(whole.contains("<title>Pressoir</title>"), "{whole}");
    let none = get("/v1/feed.atom?q=rien").await.body;
    assert_eq!(none.matches("<entry>").count(), 0, "{none}");
    assert!(none.contains("<updated>1970-01-01T00:00:00Z</updated>"));
    let odd = get("/v1/feed.atom?q=%01%00eau").await.body;
    assert!(odd.contains("<title>Pressoir : eau</title>"), "{odd}");
    for (path, code) in [
        ("/v1/feed.atom?facets=year", "unknown_parameter"),
        ("/v1/feed.atom?per_page=101", "bad_value"),
        ("/v1/feed.atom?sort=best", "bad_value"),
    ] {
        let refused = get(path).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{path}");
        assert_eq!(refused.json()["code"], code, "{path}");
    }
}

#[tokio::test]
async fn addresses_are_public_ones() {
    let options = ServerOptions {
        public_url: Some("https://presse.example".to_owned()),
        ..ServerOptions::default()
    };
    let service = service(Arc::new(Double::new(Mood::Well)), &options);
    for path in ["/v1/feed.atom", "/opensearch.xml"] {
        let mut asked = request(Method::GET, path);
        let headers = asked.headers_mut();
        headers.insert("host", "evil.example".parse().unwrap());
        headers.insert("x-forwarded-proto", "http".parse().unwrap());
        let body = send(&service, asked).await.body;
        assert!(body.contains("https://presse.example/"), "{body}");
        assert!(!body.contains("evil"), "{body}");
    }
}
