use std::convert::Infallible;
use std::io;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Response, header};
use http_body_util::BodyExt;
use http_body_util::combinators::UnsyncBoxBody;
use hyper::body::Body;
use tower::timeout::TimeoutLayer;
use tower::util::{
    BoxCloneSyncService, MapErrLayer, MapResponseLayer, MapResultLayer, option_layer,
};
use tower::{BoxError, Layer};
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::TraceLayer;
use tracing::{Span, info, info_span};

use crate::api_error::ApiError;
use crate::client_address::ClientAddress;
use crate::cors::Origins;
use crate::freshness::FreshnessLayer;
use crate::metrics::Metrics;
use crate::observation::ObservationLayer;
use crate::public_address::PublicAddress;
use crate::rate_limit::RateLimitLayer;
use crate::routes;
use crate::searcher::Searcher;
use crate::{ServeError, ServerOptions};

/// What every answer tells a browser. The page needs its own styles, scripts and form, asks its own
/// service, and needs nothing else from anywhere.
const SECURITY_HEADERS: [(HeaderName, HeaderValue); 3] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
             img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
    ),
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    ),
];

/// What is not said to be kept is kept by nobody: errors, exports, the state of the service.
const NOT_KEPT: HeaderValue = HeaderValue::from_static("no-store");

/// What of the options had to be read before it could be used.
#[derive(Clone, Debug)]
pub(crate) struct Configured {
    origins: Origins,
    address: PublicAddress,
    client: ClientAddress,
}

impl Configured {
    /// Reads the options.
    ///
    /// # Errors
    ///
    /// Fails on the first that is not what it should be.
    pub(crate) fn read(options: &ServerOptions) -> Result<Self, ServeError> {
        Ok(Configured {
            origins: Origins::parse(&options.allowed_origins)?,
            address: PublicAddress::new(options)?,
            client: ClientAddress::new(options)?,
        })
    }
}

/// The whole service, for requests with bodies of the type `B`.
pub(crate) type Stack<B> = BoxCloneSyncService<Request<B>, Answer, io::Error>;

/// What leaves the layers.
pub(crate) type Answer = Response<UnsyncBoxBody<Bytes, io::Error>>;

/// The routes, which know what of them the client holds already.
type Answers<B> = BoxCloneSyncService<Request<B>, warp::reply::Response, Infallible>;

/// Wraps the routes in everything that is the same for all of them.
pub(crate) fn stack<B>(
    searcher: Searcher,
    options: &ServerOptions,
    configured: Configured,
    metrics: Metrics,
) -> Stack<B>
where
    B: Body<Data: Send, Error: Into<BoxError>> + Send + Sync + 'static,
{
    let [policy, sniffing, referrer] =
        SECURITY_HEADERS.map(|(name, value)| SetResponseHeaderLayer::if_not_present(name, value));
    let answers = answers(searcher, configured.address, metrics.clone());
    let limit = options
        .rate_limit
        .map(|rate| RateLimitLayer::new(rate, configured.client.clone()));
    let service = option_layer(limit).layer(answers);
    let service = TimeoutLayer::new(options.request_timeout).layer(service);
    let service = MapResultLayer::new(answer_if_late).layer(service);
    let service = MapErrLayer::new(io::Error::other).layer(service);
    // By Accept-Encoding; of those that a client likes equally zstd, then br, then gzip.
    let service = CompressionLayer::new().layer(service);
    let service = MapResponseLayer::new(box_body).layer(service);
    let service = BoxCloneSyncService::new(service);
    let service = option_layer(configured.origins.layer()).layer(service);
    let keeping = SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, NOT_KEPT);
    let service = (policy, sniffing, referrer, keeping).layer(service);
    let service = ObservationLayer::new(metrics, options).layer(service);
    let service = PropagateRequestIdLayer::x_request_id().layer(service);
    let service = TraceLayer::new_for_http()
        .make_span_with(move |request: &Request<B>| span(request, &configured.client))
        .on_request(())
        .on_response(log_answer)
        .layer(service);
    let service = MapResponseLayer::new(box_body).layer(service);
    let service = SetRequestIdLayer::x_request_id(MakeRequestUuid).layer(service);
    BoxCloneSyncService::new(service)
}

/// Returns the service that every other layer goes around. It is boxed, as are the layers next to it:
/// one type for all of them takes minutes to compile.
fn answers<B>(searcher: Searcher, address: PublicAddress, metrics: Metrics) -> Answers<B>
where
    B: Body<Data: Send, Error: Into<BoxError>> + Send + Sync + 'static,
{
    let freshness = FreshnessLayer::new(searcher.clone());
    let routes = warp::service(routes::all(searcher, address, metrics));
    BoxCloneSyncService::new(freshness.layer(routes))
}

fn box_body<B>(response: Response<B>) -> Answer
where
    B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    response.map(|body| body.map_err(io::Error::other).boxed_unsync())
}

/// Answers for a request that was given up; since the routes themselves never fail, nothing that
/// this layer returns is an error.
fn answer_if_late(
    answer: Result<warp::reply::Response, BoxError>,
) -> Result<warp::reply::Response, BoxError> {
    Ok(answer.unwrap_or_else(|_| ApiError::TimedOut.into_response()))
}

/// Names the request in the log, by its path and not by its parameters: what people search for
/// is theirs.
fn span<B>(request: &Request<B>, client: &ClientAddress) -> Span {
    let id = request.headers().get("x-request-id");
    info_span!(
        "request",
        method = %request.method(),
        path = request.uri().path(),
        id = id.and_then(|id| id.to_str().ok()),
        client = client.of(request).map(tracing::field::display),
    )
}

fn log_answer<B>(response: &Response<B>, latency: Duration, _span: &Span) {
    let milliseconds = latency.as_secs_f64() * 1000.0;
    info!(
        status = response.status().as_u16(),
        milliseconds, "answered"
    );
}
