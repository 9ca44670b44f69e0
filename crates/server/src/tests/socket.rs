use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::engine::{Double, Mood};
use crate::{Endpoint, ServeError, Server, ServerOptions};

/// A service on a free port.
pub(super) struct Running {
    pub(super) address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<Result<(), ServeError>>,
}

pub(super) fn start(engine: Arc<Double>, options: ServerOptions) -> Running {
    let endpoint = Endpoint::Tcp(([127, 0, 0, 1], 0).into());
    let server = Server::bind(&endpoint, options).unwrap();
    let Endpoint::Tcp(address) = server.endpoint() else {
        panic!("a port is an address");
    };
    let (stop, stopped) = oneshot::channel();
    let shutdown = async {
        let _ = stopped.await;
    };
    let ended = tokio::spawn(server.run(engine, shutdown));
    Running {
        address,
        stop,
        ended,
    }
}

fn start_well() -> Running {
    start(Arc::new(Double::new(Mood::Well)), ServerOptions::default())
}

/// Sends bytes and returns all that comes back until the server closes.
pub(super) async fn exchange(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // A server that has refused already may close before everything is sent.
    let _ = stream.write_all(bytes).await;
    read_to_end(&mut stream).await
}

pub(super) async fn read_to_end(stream: &mut (impl AsyncReadExt + Unpin)) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn requests_share_a_connection() {
    let running = start_well();
    let requests = "GET /health/live HTTP/1.1\r\nhost: a\r\n\r\n\
                    HEAD /v1/search?q=eau HTTP/1.1\r\nhost: a\r\n\r\n\
                    GET /nowhere HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    let answers = exchange(running.address, requests.as_bytes()).await;
    let statuses: Vec<&str> = answers
        .lines()
        .filter(|line| line.starts_with("HTTP/1.1 "))
        .collect();
    // The body of the first answer ends without a line break, so its neighbour begins there.
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 2, "{answers}");
    assert_eq!(answers.matches("HTTP/1.1 404 Not Found").count(), 1);
    assert!(!statuses.is_empty());
    assert!(!answers.contains("\"hits\""), "HEAD has no body: {answers}");
}

#[tokio::test]
async fn the_second_http_is_spoken_too() {
    let running = start_well();
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    let preface_and_empty_settings = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";
    stream.write_all(preface_and_empty_settings).await.unwrap();
    let mut frame_head = [0; 9];
    stream.read_exact(&mut frame_head).await.unwrap();
    assert_eq!(frame_head[3], 4, "the server answers with its settings");
}

#[tokio::test]
async fn what_is_no_request_is_refused_and_others_are_served() {
    let running = start_well();
    let long_url = format!(
        "GET /?q={} HTTP/1.1\r\nhost: a\r\n\r\n",
        "a".repeat(100_000)
    );
    let many_headers = format!("GET / HTTP/1.1\r\n{}\r\n", "x-a: b\r\n".repeat(5_000));
    for (bytes, status) in [
        ("\0\0\0\0\r\n\r\n".as_bytes(), "HTTP/1.1 400"),
        (b"HELLO THERE, PRESSOIR\r\n\r\n", "HTTP/1.1 400"),
        (b"GET / HTTP/1.1\r\nbad header\r\n\r\n", "HTTP/1.1 400"),
        (
            b"GET /?q=\xff\xfe HTTP/1.1\r\nconnection: close\r\n\r\n",
            "HTTP/1.1 400",
        ),
        (long_url.as_bytes(), "HTTP/1.1 4"),
        (many_headers.as_bytes(), "HTTP/1.1 4"),
    ] {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(30)]).into_owned();
        let answer = exchange(running.address, bytes).await;
        assert!(answer.starts_with(status), "{start}: {answer}");
    }
    let live = "GET /health/live HTTP/1.1\r\nconnection: close\r\n\r\n";
    let answer = exchange(running.address, live.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn who_never_finishes_a_request_is_shown_out() {
    let options = ServerOptions {
        header_read_timeout: Duration::from_millis(20),
        ..ServerOptions::default()
    };
    let running = start(Arc::new(Double::new(Mood::Well)), options);
    for said in ["", "P", "PRI * HTTP/2.0\r\n", "GET / HT"] {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        stream.write_all(said.as_bytes()).await.unwrap();
        let answer = read_to_end(&mut stream).await;
        assert!(!answer.contains("200 OK"), "{said}: {answer}");
    }
}

#[tokio::test]
async fn a_busy_port_is_named_with_the_way_out() {
    let running = start_well();
    let error =
        Server::bind(&Endpoint::Tcp(running.address), ServerOptions::default()).unwrap_err();
    assert!(matches!(error, ServeError::AddressInUse(_)));
    assert_eq!(
        error.to_string(),
        format!(
            "`{}` is in use: stop the other program or choose another port with --port",
            running.address
        )
    );
}

#[tokio::test]
async fn a_shutdown_finishes_what_has_begun() {
    let engine = Arc::new(Double::closed());
    let running = start(Arc::clone(&engine), ServerOptions::default());
    let request = "GET /v1/search?q=eau HTTP/1.1\r\nhost: a\r\n\r\n";
    let begun = tokio::spawn(exchange_owned(running.address, request));
    let idle = TcpStream::connect(running.address).await.unwrap();
    let watched = Arc::clone(&engine);
    tokio::task::spawn_blocking(move || watched.wait_for_searches(1))
        .await
        .unwrap();
    running.stop.send(()).unwrap();
    // The address is free again while the answer is still to come.
    let again = loop {
        match Server::bind(&Endpoint::Tcp(running.address), ServerOptions::default()) {
            Ok(server) => break server,
            Err(_) => tokio::task::yield_now().await,
        }
    };
    assert_eq!(again.endpoint(), Endpoint::Tcp(running.address));
    assert!(!running.ended.is_finished());
    engine.open();
    let answer = begun.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.ends_with('}'), "{answer}");
    running.ended.await.unwrap().unwrap();
    drop(idle);
}

#[tokio::test]
async fn a_shutdown_does_not_wait_for_ever() {
    let engine = Arc::new(Double::closed());
    let options = ServerOptions {
        shutdown_grace: Duration::from_millis(20),
        ..ServerOptions::default()
    };
    let running = start(Arc::clone(&engine), options);
    let request = "GET /v1/search?q=eau HTTP/1.1\r\nhost: a\r\n\r\n";
    let begun = tokio::spawn(exchange_owned(running.address, request));
    let watched = Arc::clone(&engine);
    tokio::task::spawn_blocking(move || watched.wait_for_searches(1))
        .await
        .unwrap();
    running.stop.send(()).unwrap();
    running.ended.await.unwrap().unwrap();
    assert_eq!(begun.await.unwrap(), "", "the connection is cut");
    engine.open();
}

async fn exchange_owned(address: SocketAddr, request: &'static str) -> String {
    exchange(address, request.as_bytes()).await
}
