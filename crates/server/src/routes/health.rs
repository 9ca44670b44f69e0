use pressoir_query::{IndexInfo, SearchRequest};
use schemars::JsonSchema;
use serde::Serialize;
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::searcher::Searcher;

/// The answer of a service that runs.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Live {
    status: &'static str,
}

/// The answer of a service whose index answers.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Ready {
    status: &'static str,
    index: IndexInfo,
}

/// `GET /health/live`: the service runs. `GET /health/ready`: the index answers, too.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let live_path = warp::path!("health" / "live");
    let ready_path = warp::path!("health" / "ready");
    let live = live_path
        .and(method::read())
        .map(|| answer::or_problem(answer::json(&Live { status: "live" })));
    let ready = ready_path
        .and(method::read())
        .and(warp::any().map(move || searcher.clone()))
        .then(|searcher| async { answer::or_problem(ready(searcher).await) });
    let refused = live_path
        .or(ready_path)
        .unify()
        .and(warp::method())
        .map(method::refuse(method::READ));
    live.or(ready).unify().or(refused).unify().boxed()
}

/// Asks the index for one clipping. A service whose searches are all taken is at work and
/// therefore ready.
async fn ready(searcher: Searcher) -> Result<Response, ApiError> {
    let probe = SearchRequest {
        limit: 1,
        snippet_chars: 0,
        ..SearchRequest::new("*")
    };
    match searcher.search(probe).await {
        Ok(_) | Err(ApiError::Busy) => answer::json(&Ready {
            status: "ready",
            index: searcher.info(),
        }),
        Err(ApiError::Engine(cause) | ApiError::Internal(cause)) => Err(ApiError::NotReady(cause)),
        Err(other) => Err(other),
    }
}
