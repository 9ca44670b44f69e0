use std::sync::Arc;

use http::{Method, Request, StatusCode};
use http_body_util::Full;
use serde_json::json;

use super::client::{get, get_from, post, request, send, service};
use super::engine::{Double, Mood};
use crate::ServerOptions;

#[tokio::test]
async fn every_route_has_its_status_and_type() {
    const JSON: &str = "application/json";
    const HTML: &str = "text/html; charset=utf-8";
    const PROBLEM: &str = "application/problem+json";
    for (path, status, content_type) in [
        ("/v1/search", 200, JSON),
        ("/v1/search?q=%00%F0%9F%8D%87+%22", 200, JSON),
        ("/v1/search?page=0", 400, PROBLEM),
        ("/v1/search?q=%E9", 400, PROBLEM),
        ("/v1/suggest", 200, JSON),
        ("/v1/suggest?q=%22&limit=100", 200, JSON),
        ("/v1/suggest?limit=101", 400, PROBLEM),
        ("/v1/suggest/more", 404, PROBLEM),
        ("/v1/similar/b", 200, JSON),
        ("/v1/similar/2025%2Fa%20%3C1%3E?limit=5", 200, JSON),
        ("/v1/similar/zzzz", 404, PROBLEM),
        ("/v1/similar/b?limit=0", 400, PROBLEM),
        ("/v1/similar/b?q=a", 400, PROBLEM),
        ("/v1/documents/b", 200, JSON),
        ("/v1/documents/b.json", 200, JSON),
        ("/v1/documents/b.txt", 200, "text/plain; charset=utf-8"),
        (
            "/v1/documents/b.ris",
            200,
            "application/x-research-info-systems",
        ),
        ("/v1/documents/b.bib", 200, "application/x-bibtex"),
        (
            "/v1/documents/b.csl.json",
            200,
            "application/vnd.citationstyles.csl+json",
        ),
        (
            "/v1/documents/2025%2Fa%20%3C1%3E.xml",
            200,
            "application/tei+xml",
        ),
        ("/v1/documents/c.ris", 404, PROBLEM),
        ("/v1/documents/b.doc", 404, PROBLEM),
        ("/v1/facets/keyword", 200, JSON),
        ("/v1/facets/month?q=eau&values=2025&limit=1000", 200, JSON),
        ("/v1/facets/colour", 400, PROBLEM),
        ("/v1/facets/keyword?limit=1001", 400, PROBLEM),
        ("/v1/facets", 400, PROBLEM),
        ("/v1/facets?by=keyword,year", 200, JSON),
        ("/v1/facets?by=keyword,keyword", 400, PROBLEM),
        ("/v1/timeline", 200, JSON),
        ("/v1/timeline?q=a&q=b&unit=month", 200, JSON),
        ("/v1/timeline?unit=week", 400, PROBLEM),
        (
            "/v1/timeline?q=a&format=csv",
            200,
            "text/csv; charset=utf-8",
        ),
        (
            "/v1/timeline?format=tsv",
            200,
            "text/tab-separated-values; charset=utf-8",
        ),
        ("/v1/timeline?format=xml", 400, PROBLEM),
        (
            "/v1/kwic?q=eau&window=3&sort=left&page=2&per_page=1",
            200,
            JSON,
        ),
        ("/v1/kwic", 400, PROBLEM),
        ("/v1/kwic?q=eau&window=51", 400, PROBLEM),
        ("/v1/export", 200, "application/x-ndjson"),
        (
            "/v1/export?format=csv&bom=true",
            200,
            "text/csv; charset=utf-8; header=present",
        ),
        ("/v1/export?format=ris&bom=true", 400, PROBLEM),
        ("/v1/export?format=pdf", 400, PROBLEM),
        ("/v1/export?limit=3", 400, PROBLEM),
        ("/v1/documents/2025%2Fa%20%3C1%3E", 200, JSON),
        ("/v1/documents/2025/a%20%3C1%3E", 200, JSON),
        ("/v1/documents/", 404, PROBLEM),
        ("/v1/documents/%zz", 400, PROBLEM),
        ("/v1/documents/b?q=a", 400, PROBLEM),
        ("/v1/documents", 404, PROBLEM),
        ("/v1", 404, PROBLEM),
        ("/v1/search/more", 404, PROBLEM),
        ("/health/live", 200, JSON),
        ("/health/ready", 200, JSON),
        ("/assets/pressoir.css", 200, "text/css; charset=utf-8"),
        ("/assets/pressoir.svg", 200, "image/svg+xml"),
        ("/assets/../Cargo.toml", 404, PROBLEM),
        ("/", 200, HTML),
        ("/?q=eau&utm_source=lettre", 200, HTML),
        ("/?from=hier", 400, HTML),
        ("/?q=%E9", 400, HTML),
        ("/clippings/b", 200, HTML),
        ("/clippings/c", 404, HTML),
    ] {
        let answer = get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.body);
        assert_eq!(answer.header("content-type"), content_type, "{path}");
    }
}

#[tokio::test]
async fn a_wrong_method_is_told_the_right_ones() {
    let service = service(Arc::new(Double::new(Mood::Well)), &ServerOptions::default());
    for (method, path, allow) in [
        (Method::DELETE, "/v1/search", "GET, HEAD, POST"),
        (Method::OPTIONS, "/v1/search", "GET, HEAD, POST"),
        (Method::POST, "/v1/documents/b", "GET, HEAD"),
        (Method::PUT, "/v1/facets/keyword", "GET, HEAD, POST"),
        (Method::PUT, "/v1/timeline", "GET, HEAD, POST"),
        (Method::PUT, "/v1/kwic", "GET, HEAD, POST"),
        (Method::PUT, "/v1/export", "GET, HEAD, POST"),
        (Method::POST, "/v1/similar/b", "GET, HEAD"),
        (Method::POST, "/v1/suggest", "GET, HEAD"),
        (Method::PUT, "/health/live", "GET, HEAD"),
        (Method::POST, "/health/ready", "GET, HEAD"),
        (Method::POST, "/", "GET, HEAD"),
        (Method::PATCH, "/clippings/b", "GET, HEAD"),
        (Method::POST, "/assets/pressoir.css", "GET, HEAD"),
    ] {
        let answer = send(&service, request(method, path)).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert_eq!(answer.header("allow"), allow, "{path}");
        assert_eq!(answer.json()["code"], "method_not_allowed", "{path}");
    }
}

#[tokio::test]
async fn suggestions_answer_with_the_whole_contract() {
    let answer = get("/v1/suggest?q=l%27&limit=1").await;
    assert_eq!(
        answer.json(),
        json!({
            "query": "l'",
            "took_ms": 0.25,
            "index": {"generation": 7, "docs": 34_567},
            "suggestions": [{"kind": "word", "text": "l'économie", "count": 3}],
        })
    );
}

#[tokio::test]
async fn what_is_near_answers_with_the_whole_contract() {
    let answer = get("/v1/similar/b?limit=1").await;
    assert_eq!(
        answer.json(),
        json!({
            "id": "b",
            "title": null,
            "copies": [],
            "reprinted_by": [],
            "reprint_count": 0,
            "reprints": [],
            "terms": [{"form": "eau", "weight": 1.5}],
            "took_ms": 0.5,
            "index": {"generation": 7, "docs": 34_567},
            "hits": [{
                "id": "2025/a <1>",
                "score": 1.25,
                "title": "L’eau & <b>l’État</b>",
                "date": "2025-12-25",
                "source": "Le Soleil",
                "keywords": ["Médias/Réseaux \"sociaux\""],
                "url": "javascript:alert(1)",
                "reprint_count": 0,
                "terms": [{"form": "eau", "weight": 1.5}],
            }],
        })
    );
}

#[tokio::test]
async fn a_search_answers_with_the_whole_contract() {
    let answer = get("/v1/search?q=l%27eau+%22&facets=keyword,month,source&per_page=1").await;
    let printed = serde_json::to_string_pretty(&answer.json()).unwrap();
    insta::assert_snapshot!(printed, @r#"
    {
      "facets": {
        "keyword": [
          {
            "count": 9,
            "selected": false,
            "value": null
          },
          {
            "count": 2,
            "selected": false,
            "value": "Médias/Réseaux \"sociaux\""
          }
        ],
        "month": [
          {
            "count": 2,
            "selected": false,
            "value": "2025-12"
          }
        ],
        "source": [
          {
            "count": 1,
            "selected": true,
            "value": "Le Soleil"
          },
          {
            "count": 1,
            "selected": false,
            "value": "<i>Le Quotidien"
          }
        ]
      },
      "found": 2,
      "hits": [
        {
          "author": "Awa <Diop>",
          "copies": [
            {
              "id": "Le Soleil/2",
              "path": "corpus/b.txt",
              "url": null
            }
          ],
          "date": "2025-12-25",
          "date_precision": "day",
          "id": "2025/a <1>",
          "keywords": [
            "Médias/Réseaux \"sociaux\""
          ],
          "reprint_count": 0,
          "reprinted_by": [],
          "reprints": [],
          "score": 2.5,
          "snippet": {
            "html": "<mark>Prem</mark>ier &lt;script&gt;alert(1)&lt;/script&gt;.\n\nSecond &amp; dernier.",
            "marks": [
              [
                0,
                4
              ]
            ],
            "text": "Premier <script>alert(1)</script>.\n\nSecond & dernier."
          },
          "source": "Le Soleil",
          "source_date": "2025-12-24",
          "title": "L’eau & <b>l’État</b>",
          "title_snippet": {
            "html": "<mark>L’eau</mark> &amp; &lt;b&gt;l’État&lt;/b&gt;",
            "marks": [
              [
                0,
                5
              ]
            ],
            "text": "L’eau & <b>l’État</b>"
          },
          "url": "javascript:alert(1)"
        }
      ],
      "index": {
        "docs": 34567,
        "generation": 7
      },
      "offset": 0,
      "out_of": 34567,
      "page": 1,
      "per_page": 1,
      "query": {
        "parsed": "l'eau",
        "raw": "l'eau \"",
        "suggestion": null,
        "warnings": [
          {
            "code": "open_quote",
            "message": "a quotation mark is not closed; the phrase was read to the end of the query"
          }
        ]
      },
      "ranked": 2,
      "took_ms": 1.5
    }
    "#);
    let bare = get("/v1/search").await.json();
    assert_eq!(bare["facets"], json!({}));
    assert_eq!((&bare["page"], &bare["per_page"]), (&json!(1), &json!(10)));
}

#[tokio::test]
async fn a_body_asks_as_a_url_does() {
    let service = service(Arc::new(Double::new(Mood::Well)), &ServerOptions::default());
    let body = r#"{"q":"eau","keyword":["a","b/c"],"facets":"source","per_page":1,"page":2}"#;
    let posted = send(&service, post("/v1/search", "application/json", body)).await;
    let path = "/v1/search?q=eau&keyword=a&keyword=b/c&facets=source&per_page=1&page=2";
    let got = send(&service, request(Method::GET, path)).await;
    assert_eq!(posted.status, StatusCode::OK);
    assert_eq!(posted.json(), got.json());
    assert_eq!(posted.json()["hits"][0]["id"], "b");

    let untyped = Request::post("/v1/search").body(Full::from("{}")).unwrap();
    assert_eq!(send(&service, untyped).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_bad_body_is_refused() {
    let service = service(Arc::new(Double::new(Mood::Well)), &ServerOptions::default());
    let json = "application/json";
    let long = format!(r#"{{"q":"{}"}}"#, "a".repeat(70_000));
    for (path, content_type, body, code) in [
        ("/v1/search", json, "", "bad_json"),
        ("/v1/search", json, "[1]", "bad_json"),
        ("/v1/search", json, r#"{"q":"a""#, "bad_json"),
        ("/v1/search", json, r#"{"q":["a"]}"#, "bad_json"),
        ("/v1/search", json, r#"{"perpage":3}"#, "unknown_parameter"),
        ("/v1/search", json, r#"{"per_page":300}"#, "bad_value"),
        ("/v1/search", json, &long, "body_too_long"),
        ("/v1/search", "text/plain", "{}", "not_json"),
        ("/v1/search?q=a", json, "{}", "unknown_parameter"),
    ] {
        let answer = send(&service, post(path, content_type, body.to_owned())).await;
        let problem = answer.json();
        assert_eq!(problem["code"], code, "{path} {body:.40}: {problem}");
        assert_eq!(problem["status"], answer.status.as_u16());
    }
}

#[tokio::test]
async fn a_document_is_the_clipping() {
    let answer = get("/v1/documents/2025%2Fa%20%3C1%3E").await;
    let clipping = answer.json();
    assert_eq!(clipping["id"], "2025/a <1>");
    assert_eq!(clipping["source"], "Le Soleil");
    assert_eq!(clipping["source_date"], "2025-12-24");
    let unknown = get("/v1/documents/a%2Fb").await.json();
    assert_eq!(
        unknown["detail"],
        "`a/b` is not the id of a clipping of this archive"
    );
}

#[tokio::test]
async fn readiness_is_the_index_and_liveness_is_not() {
    let ready = get("/health/ready").await.json();
    let index = json!({"generation": 7, "docs": 34_567});
    assert_eq!(ready, json!({"status": "ready", "index": index}));
    for mood in [Mood::Broken, Mood::Panicking] {
        let live = get_from(mood, "/health/live").await;
        assert_eq!(live.status, StatusCode::OK);
        let ready = get_from(mood, "/health/ready").await;
        assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE, "{mood:?}");
        assert_eq!(ready.json()["code"], "not_ready");
    }
}

#[tokio::test]
async fn a_failing_engine_keeps_its_secrets() {
    for (mood, code) in [
        (Mood::Broken, "engine_failed"),
        (Mood::Panicking, "internal"),
    ] {
        for path in ["/v1/search?q=a", "/v1/documents/b"] {
            let answer = get_from(mood, path).await;
            assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            assert_eq!(answer.json()["code"], code, "{path}");
            assert!(!answer.body.contains("secret"), "{}", answer.body);
        }
        let page = get_from(mood, "/?q=a").await;
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(page.body.contains("Les archives ne répondent pas"));
        assert!(!page.body.contains("secret"), "{}", page.body);
    }
}

#[tokio::test]
async fn every_answer_carries_what_browsers_need() {
    let options = ServerOptions::default();
    let service = service(Arc::new(Double::new(Mood::Well)), &options);
    for path in ["/", "/v1/search?q=a", "/nowhere", "/assets/pressoir.css"] {
        let mut asked = request(Method::GET, path);
        let id = "abc-1".parse().unwrap();
        asked.headers_mut().insert("x-request-id", id);
        let answer = send(&service, asked).await;
        assert_eq!(answer.header("x-request-id"), "abc-1", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; style-src 'self'"));
        assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
    }
    assert!(!get("/").await.header("x-request-id").is_empty());
}

#[tokio::test]
async fn other_origins_are_let_in_only_where_they_are_listed() {
    let listed = vec!["https://presse.example".to_owned()];
    for (allowed, origin, answered) in [
        (
            listed.clone(),
            "https://presse.example",
            "https://presse.example",
        ),
        (listed, "https://other.example", ""),
        (vec!["*".to_owned()], "https://other.example", "*"),
    ] {
        let options = ServerOptions {
            allowed_origins: allowed,
            ..ServerOptions::default()
        };
        let service = service(Arc::new(Double::new(Mood::Well)), &options);
        let mut asked = request(Method::GET, "/v1/search");
        asked
            .headers_mut()
            .insert("origin", origin.parse().unwrap());
        let answer = send(&service, asked).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("access-control-allow-origin"), answered);
    }
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_can_read_it() {
    let service = service(Arc::new(Double::new(Mood::Well)), &ServerOptions::default());
    for (accepted, encoding) in [
        ("gzip, deflate, br, zstd", "zstd"),
        ("br;q=0.5, gzip", "gzip"),
        ("zstd", "zstd"),
        ("gzip", "gzip"),
        ("br", "br"),
        ("gzip;q=0", ""),
        ("identity", ""),
        ("deflate", ""),
    ] {
        let mut asked = request(Method::GET, "/v1/search?q=eau");
        let accepted_value = accepted.parse().unwrap();
        asked
            .headers_mut()
            .insert("accept-encoding", accepted_value);
        let answer = send(&service, asked).await;
        assert_eq!(answer.header("content-encoding"), encoding, "{accepted}");
        assert_eq!(answer.header("vary"), "accept-encoding");
    }
}

#[tokio::test]
async fn assets_are_kept_by_their_version() {
    let page = get("/").await.body;
    let start = page.find("/assets/pressoir.css?v=").unwrap();
    let end = start + page[start..].find('"').unwrap();
    let versioned = get(&page[start..end]).await;
    assert_eq!(
        versioned.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    let bare = get("/assets/pressoir.css?v=old").await;
    assert_eq!(bare.header("cache-control"), "no-cache");
    let tag = bare.header("etag").to_owned();
    let service = service(Arc::new(Double::new(Mood::Well)), &ServerOptions::default());
    let mut again = request(Method::GET, "/assets/pressoir.css");
    again
        .headers_mut()
        .insert("if-none-match", tag.parse().unwrap());
    let answer = send(&service, again).await;
    assert_eq!(answer.status, StatusCode::NOT_MODIFIED);
    assert_eq!((answer.header("etag"), answer.body.as_str()), (&*tag, ""));
}
