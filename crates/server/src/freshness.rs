use std::convert::Infallible;
use std::task::{Context, Poll};
use std::time::{SystemTime, UNIX_EPOCH};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, ETAG, VARY};
use http::{HeaderValue, Method, Request, StatusCode};
use tower::{Layer, Service};
use warp::reply::Response;

use crate::api_error::ApiError;
use crate::entity_tag::EntityTag;
use crate::route_name::RouteName;
use crate::searcher::Searcher;

/// Names what the archive answers by its generation, and tells a client that holds it already so
/// before anything is searched.
#[derive(Clone)]
pub(crate) struct FreshnessLayer {
    searcher: Searcher,
    /// When this service began. A restart may bring another version of the program, other synonyms
    /// or another index with the same generation, so that no name outlives it.
    begun: u64,
}

impl FreshnessLayer {
    pub(crate) fn new(searcher: Searcher) -> Self {
        let begun = SystemTime::now().duration_since(UNIX_EPOCH);
        let begun = begun.unwrap_or_default().as_micros();
        FreshnessLayer {
            searcher,
            begun: u64::try_from(begun).unwrap_or(u64::MAX),
        }
    }

    /// Returns the name of what is answered from now on. It is taken before the answer is begun: an
    /// answer from a newer generation under an older name is asked for once more, while the reverse
    /// would be kept.
    fn tag(&self) -> EntityTag {
        let index = self.searcher.info();
        let (generation, docs, begun) = (index.generation, index.docs, self.begun);
        EntityTag::weak(&format!("{generation}-{docs}-{begun:x}"))
    }
}

impl<S> Layer<S> for FreshnessLayer {
    type Service = Freshness<S>;

    fn layer(&self, inner: S) -> Freshness<S> {
        Freshness {
            inner,
            layer: self.clone(),
        }
    }
}

/// A service whose answers say how long they stand.
#[derive(Clone)]
pub(crate) struct Freshness<S> {
    inner: S,
    layer: FreshnessLayer,
}

impl<S, B> Service<Request<B>> for Freshness<S>
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
        let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
        if !is_read || !RouteName::of(request.uri().path()).stands_with_archive() {
            return self.inner.call(request).boxed();
        }
        let tag = self.layer.tag();
        if tag.is_held(request.headers()) {
            let mut response = Response::default();
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            // Nothing is compressed here; what was not modified was.
            let varies = HeaderValue::from(ACCEPT_ENCODING);
            response.headers_mut().insert(VARY, varies);
            return async move { Ok(marked(response, &tag)) }.boxed();
        }
        let answered = self.inner.call(request);
        async move {
            let response = answered.await?;
            if response.status() != StatusCode::OK {
                return Ok(response);
            }
            Ok(marked(response, &tag))
        }
        .boxed()
    }
}

/// Gives an answer its name. It may be kept but has to be asked about each time: the archive can
/// grow at any moment, and asking costs no search.
fn marked(mut response: Response, tag: &EntityTag) -> Response {
    let tag = match tag.header() {
        Ok(tag) => tag,
        Err(error) => return ApiError::into_response(error),
    };
    let headers = response.headers_mut();
    headers.insert(ETAG, tag);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
