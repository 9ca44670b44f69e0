use std::num::NonZero;
use std::thread::available_parallelism;
use std::time::Duration;

/// How the service behaves; [`Default`] is right for one machine behind a proxy or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerOptions {
    /// The web origins whose pages may call the service, for example `https://presse.example`;
    /// `*` for all of them. None by default.
    pub allowed_origins: Vec<String>,
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
