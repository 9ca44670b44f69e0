use http::HeaderValue;
use http::header::CONTENT_TYPE;
use pressoir_query::TimelineResponse;
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, question};
use crate::api_error::ApiError;
use crate::parameters::{Pairs, TIMELINE, TimelineFormat, read_timeline, read_timeline_format};
use crate::searcher::Searcher;

/// `GET` and `POST /v1/timeline`: how often some searches find something in each period.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "timeline").map(|| ());
    question::route(path, &TIMELINE, searcher, timeline)
}

async fn timeline(searcher: Searcher, (): (), pairs: Pairs) -> Result<Response, ApiError> {
    let request = read_timeline(&pairs)?;
    let format = read_timeline_format(&pairs)?;
    let counted = searcher.timeline(request).await?;
    match format {
        TimelineFormat::Json => answer::json(&counted),
        TimelineFormat::Csv => table(&counted, b',', "text/csv; charset=utf-8"),
        TimelineFormat::Tsv => table(&counted, b'\t', "text/tab-separated-values; charset=utf-8"),
    }
}

/// Returns the rows of a timeline, the header first.
fn table(
    counted: &TimelineResponse,
    separator: u8,
    media_type: &'static str,
) -> Result<Response, ApiError> {
    let failed = |error: csv::Error| ApiError::Internal(error.into());
    let mut rows = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(Vec::new());
    for row in counted.rows() {
        rows.serialize(row).map_err(failed)?;
    }
    let table = rows.into_inner();
    let table = table.map_err(|error| ApiError::Internal(error.to_string().into()))?;
    let mut response = Response::new(table.into());
    let media_type = HeaderValue::from_static(media_type);
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    Ok(response)
}
