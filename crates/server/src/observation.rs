use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::{Request, Response};
use tower::{Layer, Service};
use tracing::warn;

use crate::ServerOptions;
use crate::metrics::{Metrics, Refusal};
use crate::route_name::RouteName;
use crate::timing::{Timing, milliseconds};

/// Counts requests, tells each client where the time went, and the log what took long.
#[derive(Clone)]
pub(crate) struct ObservationLayer {
    metrics: Metrics,
    slow: Option<Duration>,
    logs_queries: bool,
}

impl ObservationLayer {
    pub(crate) fn new(metrics: Metrics, options: &ServerOptions) -> Self {
        ObservationLayer {
            metrics,
            slow: options.slow_query,
            logs_queries: options.logs_queries,
        }
    }

    fn log_if_slow(&self, route: RouteName, took: Duration, timing: &Timing) {
        if self.slow.is_none_or(|slow| took < slow) {
            return;
        }
        let query = timing.query.as_deref().filter(|_| self.logs_queries);
        warn!(
            route = route.as_str(),
            milliseconds = milliseconds(took),
            search_milliseconds = timing.search_ms(),
            query,
            "slow"
        );
    }
}

impl<S> Layer<S> for ObservationLayer {
    type Service = Observation<S>;

    fn layer(&self, inner: S) -> Observation<S> {
        Observation {
            inner,
            layer: self.clone(),
        }
    }
}

/// A service that is observed.
#[derive(Clone)]
pub(crate) struct Observation<S> {
    inner: S,
    layer: ObservationLayer,
}

impl<S, B, A> Service<Request<B>> for Observation<S>
where
    S: Service<Request<B>, Response = Response<A>, Future: Send + 'static, Error: Send + 'static>,
    A: Send + 'static,
{
    type Response = Response<A>;
    type Error = S::Error;
    type Future = BoxFuture<'static, Result<Response<A>, S::Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let begun = Instant::now();
        let route = RouteName::of(request.uri().path());
        let layer = self.layer.clone();
        let in_flight = layer.metrics.begin_request();
        let answered = Timing::of(self.inner.call(request));
        async move {
            let (answer, timing) = answered.await;
            drop(in_flight);
            let mut response = answer?;
            let took = begun.elapsed();
            layer.metrics.count_answer(route, response.status(), took);
            if let Some(refusal) = response.extensions_mut().remove::<Refusal>() {
                layer.metrics.count_refusal(refusal);
            }
            layer.log_if_slow(route, took, &timing);
            if let Some(header) = timing.header() {
                response.headers_mut().insert("server-timing", header);
            }
            Ok(response)
        }
        .boxed()
    }
}
