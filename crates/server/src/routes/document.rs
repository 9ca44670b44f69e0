use http::HeaderValue;
use http::header::CONTENT_TYPE;
use pressoir_citation::{ListFormat, bibtex, csl, plain_text, ris, tei};
use pressoir_query::Document;
use warp::path::Tail;
use warp::reply::Response;
use warp::{Filter, Rejection};

use super::{answer, method};
use crate::api_error::ApiError;
use crate::parameters::{NONE, decode_path, read_query_string, refuse_unknown};
use crate::searcher::Searcher;

/// `GET /v1/documents/{id}`: one clipping, whole. The id is everything after the slash, so that
/// it may hold slashes, percent-encoded or not; the ending of a format may stand behind it.
pub(super) fn route(
    searcher: Searcher,
) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
    let path = warp::path!("v1" / "documents" / ..);
    let found = path
        .and(method::read())
        .and(warp::any().map(move || searcher.clone()))
        .and(warp::path::tail())
        .and(method::query_string())
        .then(get);
    let refused = path.and(warp::method()).map(method::refuse(method::READ));
    found.or(refused).unify().boxed()
}

async fn get(searcher: Searcher, id: Tail, query_string: String) -> Response {
    answer::or_problem(document(searcher, id.as_str(), &query_string).await)
}

async fn document(searcher: Searcher, id: &str, query_string: &str) -> Result<Response, ApiError> {
    refuse_unknown(&read_query_string(query_string)?, NONE)?;
    let id = decode_path(id)?;
    match (searcher.document(id.clone()).await, Format::behind(&id)) {
        (Ok(document), _) => answer::json(&document),
        // An id may itself end as a format does: only where there is none, it is the format.
        (Err(ApiError::UnknownDocument(_)), Some((id, format))) => {
            format.write(&searcher.document(id.to_owned()).await?)
        }
        (Err(error), _) => Err(error),
    }
}

/// A format that a clipping can be asked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Json,
    Text,
    Ris,
    Bibtex,
    Csl,
    Tei,
}

impl Format {
    /// Every format with its ending, the longer ones before those that they end in.
    const ENDINGS: [(&'static str, Format); 6] = [
        (".csl.json", Format::Csl),
        (".json", Format::Json),
        (".txt", Format::Text),
        (".ris", Format::Ris),
        (".bib", Format::Bibtex),
        (".xml", Format::Tei),
    ];

    /// Splits the ending off an id.
    fn behind(id: &str) -> Option<(&str, Format)> {
        Format::ENDINGS
            .iter()
            .find_map(|(ending, format)| Some((id.strip_suffix(ending)?, *format)))
    }

    fn write(self, document: &Document) -> Result<Response, ApiError> {
        let clipping = &document.clipping;
        let text = match self {
            Format::Json => return answer::json(document),
            Format::Text => plain_text(clipping),
            Format::Ris => ris(clipping),
            Format::Bibtex => bibtex(clipping),
            Format::Csl => csl(clipping).map_err(|error| ApiError::Internal(error.into()))?,
            Format::Tei => tei(clipping),
        };
        let mut response = Response::new(text.into());
        let media_type = HeaderValue::from_static(self.media_type());
        response.headers_mut().insert(CONTENT_TYPE, media_type);
        Ok(response)
    }

    fn media_type(self) -> &'static str {
        match self {
            Format::Json => "application/json",
            Format::Text => "text/plain; charset=utf-8",
            Format::Ris => ListFormat::Ris.media_type(),
            Format::Bibtex => ListFormat::Bibtex.media_type(),
            Format::Csl => ListFormat::Csl.media_type(),
            Format::Tei => "application/tei+xml",
        }
    }
}
