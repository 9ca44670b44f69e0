use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Waker};
use std::time::Duration;

use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Method, Request};
use http_body_util::combinators::UnsyncBoxBody;
use hyper::body::{Body, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::Watcher;
use tokio::sync::Notify;
use tower::ServiceExt;
use tracing::debug;

use crate::ServerOptions;
use crate::layers::{Answer, Stack};
use crate::listener::Stream;

/// How many requests of one HTTP/2 connection are answered at the same time.
const MAX_STREAMS: u32 = 64;

/// The address of the client, or of the proxy before it, as a request extension.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// What a client may take of a connection before it has asked for anything.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    header_read_timeout: Duration,
    max_head_bytes: usize,
}

impl Limits {
    pub(crate) fn of(options: &ServerOptions) -> Self {
        Limits {
            header_read_timeout: options.header_read_timeout,
            max_head_bytes: options.max_head_bytes,
        }
    }
}

/// What a client is told for whom there is no connection left.
const FULL: &[u8] = b"HTTP/1.1 429 Too Many Requests\r\n\
    content-type: application/problem+json\r\nretry-after: 1\r\nconnection: close\r\n\
    content-length: 205\r\n\r\n\
    {\"type\":\"urn:pressoir:problem:too_many_connections\",\"title\":\"Too many connections\",\
    \"status\":429,\"code\":\"too_many_connections\",\
    \"detail\":\"all connections of this server are taken; connect again in a second\"}";

/// Refuses a connection, which does not wait for a client that does not read.
pub(crate) fn refuse(stream: &mut dyn Stream) {
    let mut context = Context::from_waker(Waker::noop());
    let mut stream = Pin::new(stream);
    // What the client does not take at once it is not told: it sees the connection end all the same.
    let _ = stream.as_mut().poll_write(&mut context, FULL);
    let _ = stream.as_mut().poll_shutdown(&mut context);
}

/// Answers the requests of one connection until the client or a shutdown ends it.
pub(crate) async fn serve(
    stream: Box<dyn Stream>,
    peer: Option<SocketAddr>,
    service: Stack<Incoming>,
    watcher: Watcher,
    limits: Limits,
) {
    let first_request = Arc::new(Notify::new());
    let notify = Arc::clone(&first_request);
    let answer = service_fn(move |mut request: Request<Incoming>| {
        notify.notify_one();
        if let Some(peer) = peer {
            request.extensions_mut().insert(Peer(peer));
        }
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
    let builder = builder(limits);
    let connection = builder
        .serve_connection(TokioIo::new(stream), answer)
        .into_owned();
    let mut connection = pin!(watcher.watch(connection));
    // While it waits to learn which HTTP a client speaks, the connection has no time limit of its
    // own, so a client that says nothing at all is shown out here.
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        spoke = tokio::time::timeout(limits.header_read_timeout, first_request.notified()) => {
            if spoke.is_err() {
                return;
            }
            connection.await
        }
    };
    if let Err(error) = ended {
        debug!(?peer, %error, "the connection broke");
    }
}

fn builder(limits: Limits) -> auto::Builder<TokioExecutor> {
    let Limits {
        header_read_timeout,
        max_head_bytes,
    } = limits;
    let head_bytes = u32::try_from(max_head_bytes).unwrap_or(u32::MAX);
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(header_read_timeout)
        .max_buf_size(max_head_bytes);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(header_read_timeout)
        .max_header_list_size(head_bytes)
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
