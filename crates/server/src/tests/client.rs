use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use tower::ServiceExt;

use super::engine::{Double, Mood};
use crate::layers::{Configured, Stack, stack};
use crate::metrics::Metrics;
use crate::searcher::Searcher;
use crate::{Engine, ServerOptions};

/// A whole answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl Answer {
    /// Returns a header as text, empty where there is none.
    pub(super) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

pub(super) fn service(engine: Arc<Double>, options: &ServerOptions) -> Stack<Full<Bytes>> {
    let searcher = Searcher::new(engine as Arc<dyn Engine>, options);
    let configured = Configured::read(options).unwrap();
    stack(searcher, options, configured, Metrics::new())
}

pub(super) async fn send(service: &Stack<Full<Bytes>>, request: Request<Full<Bytes>>) -> Answer {
    let response = service.clone().oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    Answer {
        status: head.status,
        headers: head.headers,
        body: String::from_utf8_lossy(&bytes).into_owned(),
    }
}

pub(super) fn request(method: Method, path: &str) -> Request<Full<Bytes>> {
    let request = Request::builder().method(method).uri(path);
    request.body(Full::default()).unwrap()
}

pub(super) fn post(path: &str, content_type: &str, body: impl Into<Bytes>) -> Request<Full<Bytes>> {
    let request = Request::post(path).header("content-type", content_type);
    request.body(Full::new(body.into())).unwrap()
}

/// Asks a healthy service.
pub(super) async fn get(path: &str) -> Answer {
    get_from(Mood::Well, path).await
}

pub(super) async fn get_from(mood: Mood, path: &str) -> Answer {
    let service = service(Arc::new(Double::new(mood)), &ServerOptions::default());
    send(&service, request(Method::GET, path)).await
}

/// Breaks a page into lines, so that a difference can be read.
pub(super) fn lines(page: &str) -> String {
    page.replace("><", ">\n<")
        .replace(['\u{a0}', '\u{202f}'], "~")
}

/// Returns a part of a page, from one text to the end of another.
pub(super) fn part<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let start = page.find(from).unwrap();
    let end = start + page[start..].find(to).unwrap() + to.len();
    &page[start..end]
}
