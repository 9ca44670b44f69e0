use pressoir_query::FacetField;
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, question};
use crate::api_error::ApiError;
use crate::parameters::{FACETS, Pairs, read_facets};
use crate::searcher::Searcher;

/// `GET` and `POST /v1/facets/{field}`: the values of a field with their counts.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "facets" / String);
    question::route(path, &FACETS, searcher, facets)
}

async fn facets(searcher: Searcher, name: String, pairs: Pairs) -> Result<Response, ApiError> {
    let field: FacetField = name.parse().map_err(|error| ApiError::BadValue {
        parameter: "field",
        value: name.clone(),
        detail: format!("`/v1/facets/`: {error}"),
    })?;
    answer::json(&searcher.facets(read_facets(&pairs, field)?).await?)
}
