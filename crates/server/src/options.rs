use std::num::NonZero;
use std::thread::available_parallelism;
use std::time::Duration;

const MAX_CONNECTIONS: NonZero<usize> = NonZero::<usize>::MIN.saturating_add(9_999);

/// How the service behaves; [`Default`] is right for one machine behind a proxy or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerOptions {
    /// The web origins whose pages may call the service, for example `https://presse.example`;
    /// `*` for all of them. None by default.
    pub allowed_origins: Vec<String>,
    /// The address under which clients reach the service, for example `https://presse.example`; by
    /// default the one that each request names.
    pub public_url: Option<String>,
    /// The header in which the proxy before the service names its client, such as `x-real-ip`; its
    /// `X-Forwarded-Proto` is believed, too. By default no proxy is believed.
    pub trusted_proxy_header: Option<String>,
    /// From how long on a request is told in the log as slow. None is by default.
    pub slow_query: Option<Duration>,
    /// Whether the log of slow requests tells what was searched for. Not by default.
    pub logs_queries: bool,
    /// How often one client may ask, a second, before it is refused with 429. There is no limit by
    /// default.
    pub rate_limit: Option<NonZero<u32>>,
    /// How many connections are open at the same time before others are refused with 429. 10,000 by
    /// default.
    pub max_connections: NonZero<usize>,
    /// How long the head of a request may be, its URL included, in bytes; at least 8192. 64 KiB by
    /// default.
    pub max_head_bytes: usize,
    /// How long the body of a request may be, in bytes. 64 KiB by default.
    pub max_body_bytes: usize,
    /// How many searches run at the same time. One a processor by default.
    pub concurrent_searches: NonZero<usize>,
    /// How many more searches may wait for their turn before others are refused with 429.
    /// 64 a processor by default.
    pub queued_searches: usize,
    /// How many exports run at the same time, beside the searches. Two by default.
    pub concurrent_exports: NonZero<usize>,
    /// How long the client of an export may read nothing before it is given up. 60 seconds by default.
    pub export_stall_limit: Duration,
    /// How long a request may take before it is answered with 503. 30 seconds by default.
    pub request_timeout: Duration,
    /// How long a client may take to send the head of a request, or be idle between two.
    /// 30 seconds by default.
    pub header_read_timeout: Duration,
    /// How long the requests already begun may go on after a shutdown. 10 seconds by default.
    pub shutdown_grace: Duration,
}

impl Default for ServerOptions {
    fn default() -> Self {
        let processors = available_parallelism().unwrap_or(NonZero::<usize>::MIN);
        ServerOptions {
            allowed_origins: Vec::new(),
            public_url: None,
            trusted_proxy_header: None,
            rate_limit: None,
            max_connections: MAX_CONNECTIONS,
            max_head_bytes: 64 << 10,
            max_body_bytes: 64 << 10,
            slow_query: None,
            logs_queries: false,
            concurrent_searches: processors,
            queued_searches: processors.get().saturating_mul(64),
            concurrent_exports: NonZero::<usize>::MIN.saturating_add(1),
            export_stall_limit: Duration::from_secs(60),
            request_timeout: Duration::from_secs(30),
            header_read_timeout: Duration::from_secs(30),
            shutdown_grace: Duration::from_secs(10),
        }
    }
}
