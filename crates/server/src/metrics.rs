use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use http::StatusCode;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use crate::api_error::ApiError;
use crate::route_name::RouteName;
use crate::searcher::Workload;

/// Up to how many seconds the buckets of the histograms reach.
const BUCKETS: [f64; 14] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0,
];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Refused {
    reason: &'static str,
}

/// What the service counts about itself.
///
/// Labels are names of routes, statuses and reasons: their number is bounded whatever clients ask.
#[derive(Clone, Debug)]
pub(crate) struct Metrics(Arc<Families>);

#[derive(Debug)]
struct Families {
    registry: Registry,
    requests: Family<Answered, Counter>,
    durations: Family<Route, Histogram, fn() -> Histogram>,
    in_flight: Gauge,
    refused: Family<Refused, Counter>,
    connections: Gauge,
    searches_running: Gauge,
    searches_queued: Gauge,
    exports_running: Gauge,
    generation: Gauge<u64, AtomicU64>,
    clippings: Gauge<u64, AtomicU64>,
}

/// Something that is counted for as long as this is held.
#[derive(Debug)]
pub(crate) struct Counted(Gauge);

/// Why a request or a connection was not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refusal(pub(crate) &'static str);

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("pressoir");
        let requests = Family::default();
        let histogram: fn() -> Histogram = || Histogram::new(BUCKETS);
        let durations = Family::new_with_constructor(histogram);
        let refused = Family::default();
        let [
            in_flight,
            connections,
            searches_running,
            searches_queued,
            exports_running,
        ] = std::array::from_fn(|_| Gauge::<i64>::default());
        let [generation, clippings] = std::array::from_fn(|_| Gauge::<u64, AtomicU64>::default());
        registry.register("requests", "Answers by route and status", requests.clone());
        registry.register_with_unit(
            "request_duration",
            "Time until an answer begins, by route",
            Unit::Seconds,
            durations.clone(),
        );
        registry.register(
            "refused",
            "Requests and connections that were not let in, by reason",
            refused.clone(),
        );
        for (name, help, gauge) in [
            (
                "requests_in_flight",
                "Requests whose answer has not begun",
                &in_flight,
            ),
            ("connections", "Open connections", &connections),
            ("searches_running", "Searches that run", &searches_running),
            (
                "searches_queued",
                "Searches that wait for their turn",
                &searches_queued,
            ),
            ("exports_running", "Exports that run", &exports_running),
        ] {
            registry.register(name, help, gauge.clone());
        }
        for (name, help, gauge) in [
            (
                "index_generation",
                "The generation of the index that answers",
                &generation,
            ),
            (
                "index_clippings",
                "Clippings in the index that answers",
                &clippings,
            ),
        ] {
            registry.register(name, help, gauge.clone());
        }
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "The program", version);
        Metrics(Arc::new(Families {
            registry,
            requests,
            durations,
            in_flight,
            refused,
            connections,
            searches_running,
            searches_queued,
            exports_running,
            generation,
            clippings,
        }))
    }

    /// Counts a request until its answer begins.
    pub(crate) fn begin_request(&self) -> Counted {
        Counted::one(&self.0.in_flight)
    }

    /// Counts an open connection.
    pub(crate) fn open_connection(&self) -> Counted {
        Counted::one(&self.0.connections)
    }

    pub(crate) fn count_answer(&self, route: RouteName, status: StatusCode, took: Duration) {
        let route = route.as_str();
        let status = status.as_u16();
        let requests = self.0.requests.get_or_create(&Answered { route, status });
        requests.inc();
        let durations = self.0.durations.get_or_create(&Route { route });
        durations.observe(took.as_secs_f64());
    }

    pub(crate) fn count_refusal(&self, Refusal(reason): Refusal) {
        self.0.refused.get_or_create(&Refused { reason }).inc();
    }

    /// Returns all counts in the text format of Prometheus, version 0.0.4.
    pub(crate) fn text(&self, workload: &Workload) -> Result<String, ApiError> {
        let families = &self.0;
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        families.searches_running.set(count(workload.running));
        families.searches_queued.set(count(workload.queued));
        families.exports_running.set(count(workload.exports));
        families.generation.set(workload.index.generation);
        families.clippings.set(workload.index.docs);
        let mut text = String::new();
        encode(&mut text, &families.registry).map_err(|error| ApiError::Internal(error.into()))?;
        Ok(text)
    }
}

impl Counted {
    fn one(gauge: &Gauge) -> Self {
        gauge.inc();
        Counted(gauge.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}
