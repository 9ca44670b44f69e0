use std::net::IpAddr;
use std::num::NonZero;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use jiff::SignedDuration;
use pressoir_server::{Endpoint, ServerOptions};

/// Where the service listens, and what it lets clients do.
#[derive(Debug, clap::Args)]
pub(crate) struct ServiceArgs {
    /// Address to listen on; the default is reached from this machine only
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: IpAddr,

    /// Port to listen on; 0 is any free one
    #[arg(long, value_name = "PORT", default_value_t = 7878)]
    port: u16,

    /// Listen on this socket in the file system instead of on a port
    #[arg(long, value_name = "PATH")]
    unix_socket: Option<PathBuf>,

    /// Web origin whose pages may call the service, such as `https://presse.example`; can be given
    /// again
    #[arg(long, value_name = "ORIGIN")]
    allow_origin: Vec<String>,

    /// Address under which clients reach the service, such as `https://presse.example`, for feeds and
    /// the search box of browsers; otherwise the one that each request names
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,

    /// Header in which the proxy before the service names its client, such as `X-Real-IP`; every
    /// client is believed what it says there, so only a proxy may reach the service
    #[arg(long, value_name = "HEADER")]
    trust_proxy: Option<String>,

    /// Refuse what one client asks more often than this, such as `20/s`; otherwise there is no limit
    #[arg(long, value_name = "N/s")]
    rate_limit: Option<Rate>,

    /// Most connections that are open at the same time
    #[arg(long, value_name = "N", default_value = "10000")]
    max_connections: NonZero<usize>,

    /// Most bytes of the head of a request, its URL included; at least 8192
    #[arg(long, value_name = "BYTES", default_value = "65536", value_parser = head_bytes)]
    max_header_size: usize,

    /// Most bytes of the body of a request
    #[arg(long, value_name = "BYTES", default_value = "65536")]
    max_body_size: usize,

    /// How long a client may take to send the head of a request, or be idle between two
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = duration)]
    header_timeout: Duration,

    /// How long a request may take before it is given up with 503
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = duration)]
    request_timeout: Duration,

    /// How many searches run at the same time; one a processor where it is not given
    #[arg(long, value_name = "N")]
    concurrent_searches: Option<NonZero<usize>>,

    /// How many searches may wait for their turn before others are refused with 429; 64 a processor
    /// where it is not given
    #[arg(long, value_name = "N")]
    queued_searches: Option<usize>,

    /// Tell in the log which requests take this long, such as `500ms`
    #[arg(long, value_name = "TIME", value_parser = duration)]
    slow_query: Option<Duration>,

    /// Tell there what was searched for, too, which is the searchers' own business
    #[arg(long)]
    log_queries: bool,

    /// How the log is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) log_format: LogFormat,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum LogFormat {
    /// For reading
    Text,
    /// One JSON object a line
    Json,
}

impl ServiceArgs {
    pub(crate) fn endpoint(&self) -> Endpoint {
        match &self.unix_socket {
            Some(path) => Endpoint::Unix(path.clone()),
            None => Endpoint::Tcp((self.host, self.port).into()),
        }
    }

    pub(crate) fn options(&self) -> ServerOptions {
        let default = ServerOptions::default();
        ServerOptions {
            allowed_origins: self.allow_origin.clone(),
            public_url: self.public_url.clone(),
            trusted_proxy_header: self.trust_proxy.clone(),
            rate_limit: self.rate_limit.map(|Rate(rate)| rate),
            max_connections: self.max_connections,
            max_head_bytes: self.max_header_size,
            max_body_bytes: self.max_body_size,
            header_read_timeout: self.header_timeout,
            request_timeout: self.request_timeout,
            concurrent_searches: self
                .concurrent_searches
                .unwrap_or(default.concurrent_searches),
            queued_searches: self.queued_searches.unwrap_or(default.queued_searches),
            slow_query: self.slow_query,
            logs_queries: self.log_queries,
            ..default
        }
    }
}

/// How often something may happen, a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rate(NonZero<u32>);

impl FromStr for Rate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = text.strip_suffix("/s").unwrap_or(text);
        let rate = number.parse().map(Rate);
        rate.map_err(|_| format!("`{text}` is not a rate: write 20/s"))
    }
}

/// Reads a length of time.
fn duration(text: &str) -> Result<Duration, String> {
    let read: Option<SignedDuration> = text.parse().ok();
    let read = read.and_then(|read| Duration::try_from(read).ok());
    read.filter(|read| !read.is_zero())
        .ok_or_else(|| format!("`{text}` is not a length of time: write 500ms, 30s or 2m"))
}

/// Reads how long a head may be; the HTTP library needs room for some of it.
fn head_bytes(text: &str) -> Result<usize, String> {
    let read = text.parse().ok().filter(|bytes| *bytes >= 8192);
    read.ok_or_else(|| format!("`{text}` is not a number from 8192"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_rates_are_read_with_their_units() {
        for (text, expected) in [
            ("500ms", Ok(Duration::from_millis(500))),
            ("30s", Ok(Duration::from_secs(30))),
            ("2m", Ok(Duration::from_secs(120))),
            ("0s", Err(())),
            ("-1s", Err(())),
            ("30", Err(())),
            ("soon", Err(())),
        ] {
            assert_eq!(duration(text).map_err(drop), expected, "{text}");
        }
        for (text, expected) in [
            ("20/s", Some(20)),
            ("20", Some(20)),
            ("0/s", None),
            ("1/m", None),
        ] {
            let rate = text.parse::<Rate>().ok().map(|Rate(rate)| rate.get());
            assert_eq!(rate, expected, "{text}");
        }
    }
}
