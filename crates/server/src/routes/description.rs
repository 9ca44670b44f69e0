use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::openapi;

/// `GET /openapi.json`: the paths and their parameters, for programs.
pub(super) fn route() -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("openapi.json");
    let found = path
        .and(method::read())
        .map(|| answer::or_problem(answer::json(&openapi::description())));
    let refused = path.and(warp::method()).map(method::refuse(method::READ));
    found.or(refused).unify()
}
