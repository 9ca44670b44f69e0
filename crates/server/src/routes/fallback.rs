use std::convert::Infallible;

use warp::Filter;
use warp::reply::Response;

use crate::api_error::ApiError;

/// Every path that no other route knows.
///
/// A rejection of those routes ends here, too; they reject nothing but other paths and methods.
pub(super) fn route() -> impl Filter<Extract = (Response,), Error = Infallible> + Clone {
    warp::any().map(|| ApiError::UnknownPath.into_response())
}
