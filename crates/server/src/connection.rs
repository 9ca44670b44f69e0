use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Method, Request};
use http_body_util::combinators::UnsyncBoxBody;
use hyper::body::{Body, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::Watcher;
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tower::ServiceExt;
use tracing::debug;

use crate::layers::{Answer, Stack};

/// The longest head of a request, URL included.
const MAX_HEAD_BYTES: usize = 64 * 1024;

/// How many requests of one HTTP/2 connection are answered at the same time.
const MAX_STREAMS: u32 = 64;

/// The address of the client, or of the proxy before it, as a request extension.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// Answers the requests of one connection until the client or a shutdown ends it.
pub(crate) async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    service: Stack<Incoming>,
    watcher: Watcher,
    header_read_timeout: Duration,
) {
    // Answers are written whole; waiting for more to send would only delay them.
    if let Err(error) = stream.set_nodelay(true) {
        debug!(%peer, %error, "the connection was lost at once");
        return;
    }
    let first_request = Arc::new(Notify::new());
    let notify = Arc::clone(&first_request);
    let answer = service_fn(move |mut request: Request<Incoming>| {
        notify.notify_one();
        request.extensions_mut().insert(Peer(peer));
        let service = service.clone();
        async move {
            let is_head = request.method() == Method::HEAD;
            let response = service.oneshot(request).await?;
            Ok::<_, io::Error>(if is_head {
                without_body(response)
            } else {
                response
            })
        }
    });
    let builder = builder(header_read_timeout);
    let connection = builder
        .serve_connection(TokioIo::new(stream), answer)
        .into_owned();
    let mut connection = pin!(watcher.watch(connection));
    // While it waits to learn which HTTP a client speaks, the connection has no time limit of its
    // own, so a client that says nothing at all is shown out here.
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        spoke = tokio::time::timeout(header_read_timeout, first_request.notified()) => {
            if spoke.is_err() {
                return;
            }
            connection.await
        }
    };
    if let Err(error) = ended {
        debug!(%peer, %error, "the connection broke");
    }
}

fn builder(header_read_timeout: Duration) -> auto::Builder<TokioExecutor> {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(header_read_timeout)
        .max_buf_size(MAX_HEAD_BYTES);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(header_read_timeout)
        .max_concurrent_streams(MAX_STREAMS);
    builder
}

/// Takes the body away and keeps its length, as an answer to HEAD needs; the HTTP/2 side of hyper
/// would send it.
fn without_body(mut response: Answer) -> Answer {
    if let Some(length) = response.body().size_hint().exact() {
        let headers = response.headers_mut();
        headers
            .entry(CONTENT_LENGTH)
            .or_insert_with(|| HeaderValue::from(length));
    }
    response.map(|_| UnsyncBoxBody::default())
}
