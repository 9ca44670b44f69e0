use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use http::Request;
use tower::{Layer, Service};
use warp::reply::Response;

use crate::api_error::ApiError;
use crate::client_address::ClientAddress;
use crate::route_name::RouteName;

/// From how many remembered clients on those are forgotten that have not asked for a while.
const MANY_CLIENTS: usize = 10_000;

/// Refuses what one client asks more often than so many times a second.
#[derive(Clone)]
pub(crate) struct RateLimitLayer {
    limiter: Arc<DefaultKeyedRateLimiter<Option<IpAddr>>>,
    clock: DefaultClock,
    /// How many clients are remembered before those are forgotten who have not asked for a while.
    remembered: Arc<AtomicUsize>,
    client: ClientAddress,
}

impl RateLimitLayer {
    /// Lets a client ask `rate` times a second, and as many times at once.
    pub(crate) fn new(rate: NonZero<u32>, client: ClientAddress) -> Self {
        RateLimitLayer {
            limiter: Arc::new(DefaultKeyedRateLimiter::keyed(Quota::per_second(rate))),
            clock: DefaultClock::default(),
            remembered: Arc::new(AtomicUsize::new(MANY_CLIENTS)),
            client,
        }
    }

    /// Counts a request; fails with the time after which the client may ask again.
    fn admit(&self, client: Option<IpAddr>) -> Result<(), Duration> {
        if self.limiter.len() >= self.remembered.load(Ordering::Relaxed) {
            self.limiter.retain_recent();
            // Where all have asked just now, they are not walked again for each that comes.
            let remembered = MANY_CLIENTS.max(2 * self.limiter.len());
            self.remembered.store(remembered, Ordering::Relaxed);
        }
        let admitted = self.limiter.check_key(&client.map(network));
        admitted.map_err(|refused| refused.wait_time_from(self.clock.now()))
    }
}

/// Returns what one client can have many of: an IPv6 address stands for its /64.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

impl<S> Layer<S> for RateLimitLayer {
    type Service = RateLimit<S>;

    fn layer(&self, inner: S) -> RateLimit<S> {
        RateLimit {
            inner,
            layer: self.clone(),
        }
    }
}

/// A service that each client can ask only so often.
#[derive(Clone)]
pub(crate) struct RateLimit<S> {
    inner: S,
    layer: RateLimitLayer,
}

impl<S, B> Service<Request<B>> for RateLimit<S>
where
    S: Service<Request<B>, Response = Response, Error = Infallible, Future: Send + 'static>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response, Infallible>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        // Whoever watches over the service must be able to when it is asked most.
        if !RouteName::of(request.uri().path()).is_for_operators()
            && let Err(wait) = self.layer.admit(self.layer.client.of(&request))
        {
            let refused = ApiError::RateLimited { wait }.into_response();
            return async { Ok(refused) }.boxed();
        }
        self.inner.call(request).boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ServerOptions;

    #[test]
    fn each_client_has_its_own_share() {
        let client = ClientAddress::new(&ServerOptions::default()).unwrap();
        let layer = RateLimitLayer::new(NonZero::new(2).unwrap(), client);
        let admits = |client: &str| layer.admit(client.parse().ok());
        for client in ["203.0.113.7", "203.0.113.8", "2001:db8::1"] {
            assert!(admits(client).is_ok() && admits(client).is_ok());
            let wait = admits(client).unwrap_err();
            assert!(wait <= Duration::from_secs(1), "{wait:?}");
        }
        // The other addresses of a client's own network do not help it.
        assert!(admits("2001:db8::ffff").is_err());
        assert!(admits("2001:db8:0:1::1").is_ok());
    }

    #[test]
    fn clients_that_went_away_are_forgotten() {
        let client = ClientAddress::new(&ServerOptions::default()).unwrap();
        let layer = RateLimitLayer::new(NonZero::new(1_000_000).unwrap(), client);
        for number in 0..3 * MANY_CLIENTS as u32 {
            let _ = layer.admit(Some(IpAddr::V4(number.into())));
        }
        assert!(
            layer.limiter.len() <= MANY_CLIENTS,
            "{}",
            layer.limiter.len()
        );
    }
}
