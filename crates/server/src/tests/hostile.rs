//! Clients that mean harm, or are broken: over real sockets, while others are served.

use std::num::NonZero;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpStream, UnixStream};

use super::engine::{Double, Mood};
use super::socket::{Running, exchange, read_to_end, start};
use crate::{Endpoint, ServeError, Server, ServerOptions};

const LIVE: &[u8] = b"GET /health/live HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
const SEARCH: &[u8] = b"GET /v1/search?q=eau HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";

fn start_with(options: ServerOptions) -> Running {
    start(Arc::new(Double::new(Mood::Well)), options)
}

/// Holds that others are served, and soon.
async fn check_others_are_served(running: &Running) {
    let begun = Instant::now();
    let answer = exchange(running.address, SEARCH).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_sends_a_byte_at_a_time_is_shown_out() {
    let running = start_with(ServerOptions {
        header_read_timeout: Duration::from_millis(300),
        ..ServerOptions::default()
    });
    let mut slow = Vec::new();
    for _ in 0..50 {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        slow.push(tokio::spawn(async move {
            // Each byte comes in time, and the head never ends.
            for byte in b"GET / HTTP/1.1\r\nhost: a\r\n".iter().chain(&[b'x'; 200]) {
                if stream.write_all(&[*byte]).await.is_err() {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            read_to_end(&mut stream).await
        }));
    }
    check_others_are_served(&running).await;
    for stream in slow {
        let told = tokio::time::timeout(Duration::from_secs(20), stream).await;
        assert!(!told.unwrap().unwrap().contains("200 OK"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_never_comes_is_given_up() {
    let running = start_with(ServerOptions {
        request_timeout: Duration::from_millis(100),
        ..ServerOptions::default()
    });
    let half = b"POST /v1/search HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
        content-length: 50\r\nconnection: close\r\n\r\n{\"q\":";
    let answer = exchange(running.address, half).await;
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(answer.contains("timed_out"), "{answer}");
    check_others_are_served(&running).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_say_nothing_take_no_place_for_ever() {
    let running = start_with(ServerOptions {
        header_read_timeout: Duration::from_millis(500),
        max_connections: NonZero::new(300).unwrap(),
        ..ServerOptions::default()
    });
    let mut idle = Vec::new();
    for _ in 0..300 {
        idle.push(TcpStream::connect(running.address).await.unwrap());
    }
    // The service may be accepting the last of them still.
    let refused = loop {
        let answer = exchange(running.address, LIVE).await;
        if !answer.starts_with("HTTP/1.1 200") {
            break answer;
        }
    };
    assert!(refused.starts_with("HTTP/1.1 429"), "{refused}");
    assert!(refused.contains("\r\nretry-after: 1\r\n"), "{refused}");
    let (head, body) = refused.split_once("\r\n\r\n").unwrap();
    assert!(
        head.contains(&format!("content-length: {}", body.len())),
        "{refused}"
    );
    let problem: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(problem["code"], "too_many_connections");
    // They are given up after half a second each, and on a busy machine some time after that.
    let metrics = b"GET /metrics HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    let mut counts = String::new();
    for _ in 0..120 {
        tokio::time::sleep(Duration::from_millis(250)).await;
        counts = exchange(running.address, metrics).await;
        if counts.contains("pressoir_connections 1\n") {
            break;
        }
    }
    assert!(counts.contains("pressoir_connections 1\n"), "{counts}");
    assert!(
        counts.contains("pressoir_refused_total{reason=\"connections\"}"),
        "{counts}"
    );
    check_others_are_served(&running).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_too_long_or_broken_is_refused() {
    let running = start_with(ServerOptions::default());
    let get = |target: &str| {
        format!("GET {target} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").into_bytes()
    };
    let long = "a".repeat(100_000);
    let flood = "x-a: b\r\n".repeat(20_000);
    for (bytes, status) in [
        (get(&format!("/?q={long}")), "414 or 431"),
        (get(&format!("/{long}")), "414 or 431"),
        (format!("GET / HTTP/1.1\r\n{flood}\r\n").into_bytes(), "431"),
        (
            format!("GET / HTTP/1.1\r\nx-a: {long}\r\n\r\n").into_bytes(),
            "431",
        ),
        (get("/v1/search?q=%"), "400"),
        (get("/v1/search?q=%zz"), "400"),
        (get("/v1/search?q=%C3%28"), "400"),
        (get("/v1/search?q=%00"), "200"),
        (get("/v1/documents/%00"), "404"),
        (get("/v1/documents/%ff"), "400"),
        (get("/?q=%ff"), "400"),
        (
            b"GET /v1/search?q=\xc3\x28 HTTP/1.1\r\nconnection: close\r\n\r\n".to_vec(),
            "400",
        ),
        (b"GET /\0 HTTP/1.1\r\n\r\n".to_vec(), "400"),
        (b"GET / HTTP/1.1\r\nx: \0\r\n\r\n".to_vec(), "400"),
        (b"\0\0\0\0\r\n\r\n".to_vec(), "400"),
    ] {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        let answer = exchange(running.address, &bytes).await;
        let told = answer.get(9..12).unwrap_or_default();
        // A connection that is closed while its client still sends can be all that the client sees.
        let cut = answer.is_empty() && bytes.len() > 64 << 10;
        assert!(cut || status.contains(told), "{start}: {status}: {answer}");
        check_others_are_served(&running).await;
    }
}

#[tokio::test]
async fn a_client_has_its_share_and_its_proxy_names_it() {
    let running = start_with(ServerOptions {
        rate_limit: NonZero::new(2),
        trusted_proxy_header: Some("X-Real-IP".to_owned()),
        ..ServerOptions::default()
    });
    let ask = async |client: &str| {
        let request = format!(
            "GET /v1/search?q=eau HTTP/1.1\r\nhost: a\r\nx-real-ip: {client}\r\nconnection: close\r\n\r\n"
        );
        exchange(running.address, request.as_bytes()).await
    };
    for _ in 0..2 {
        assert!(ask("203.0.113.7").await.starts_with("HTTP/1.1 200"));
    }
    let refused = ask("203.0.113.7").await;
    assert!(refused.starts_with("HTTP/1.1 429"), "{refused}");
    assert!(refused.contains("retry-after: 1"), "{refused}");
    assert!(refused.contains("rate_limited"), "{refused}");
    assert!(ask("203.0.113.8").await.starts_with("HTTP/1.1 200"));
    // Those who watch over the service are let in.
    for _ in 0..5 {
        assert!(
            exchange(running.address, LIVE)
                .await
                .starts_with("HTTP/1.1 200")
        );
    }
}

#[tokio::test]
async fn a_socket_in_the_file_system_answers_and_goes_away() {
    let folder = std::env::temp_dir().join(format!("pressoir-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("socket");
    let endpoint = Endpoint::Unix(path.clone());
    // One that a service has left behind is replaced.
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    let server = Server::bind(&endpoint, ServerOptions::default()).unwrap();
    let error = Server::bind(&endpoint, ServerOptions::default()).unwrap_err();
    assert!(matches!(error, ServeError::SocketInUse(_)), "{error}");
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let ended = tokio::spawn(server.run(Arc::new(Double::new(Mood::Well)), async {
        let _: Result<(), _> = stopped.await;
    }));
    let mut stream = UnixStream::connect(&path).await.unwrap();
    stream.write_all(SEARCH).await.unwrap();
    let answer = read_to_end(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    stop.send(()).unwrap();
    ended.await.unwrap().unwrap();
    assert!(!path.exists());
    std::fs::remove_dir_all(&folder).unwrap();
}
