use std::time::Duration;

use http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use pressoir_index::IndexError;
use schemars::JsonSchema;
use serde::Serialize;
use tracing::error;
use warp::reply::Response;

use crate::EngineError;
use crate::metrics::Refusal;

/// Everything that a request can be refused for, and what can fail under it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    #[error("there is nothing at this path; the search is at /v1/search and its page at /")]
    UnknownPath,
    #[error("`{0}` is not the id of a clipping of this archive")]
    UnknownDocument(String),
    #[error("this path answers {allow}")]
    MethodNotAllowed { allow: &'static str },
    #[error("`{name}` is not a parameter; {}", hint(.nearest, .known))]
    UnknownParameter {
        name: String,
        nearest: Option<&'static str>,
        known: Vec<&'static str>,
    },
    #[error("`{0}` is given more than once")]
    RepeatedParameter(&'static str),
    #[error("{detail}")]
    BadValue {
        parameter: &'static str,
        value: String,
        detail: String,
    },
    #[error("`{0}` is not percent-encoded UTF-8")]
    BadEncoding(String),
    #[error("the body is not a JSON object of parameters: {0}")]
    BadJson(String),
    #[error("the body is announced as `{0}`; send application/json")]
    NotJson(String),
    #[error("the body is longer than {limit} bytes")]
    BodyTooLong { limit: usize },
    #[error("the body broke off before its end")]
    BodyBroken,
    #[error(
        "`cursor`: the archive has changed since it was told; begin the search again without one"
    )]
    CursorGone,
    #[error("all searches of this server are taken; ask again in a second")]
    Busy,
    #[error("you ask more often than this server lets one client; ask again in {} s", seconds(*wait))]
    RateLimited { wait: Duration },
    #[error("the request took too long and was given up")]
    TimedOut,
    #[error("the archive could not be read; the server's log says why")]
    Engine(#[source] EngineError),
    #[error("the index does not answer; the server's log says why")]
    NotReady(#[source] EngineError),
    #[error("the server failed; its log says why")]
    Internal(#[source] EngineError),
}

/// What is the same for all errors of one kind: a name that programs can rely on, the status and
/// a headline.
pub(crate) struct Kind {
    pub(crate) code: &'static str,
    pub(crate) status: StatusCode,
    pub(crate) title: &'static str,
}

/// The JSON of an error, as RFC 9457 has it.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Problem {
    r#type: String,
    title: &'static str,
    status: u16,
    /// A name that programs can rely on.
    code: &'static str,
    detail: String,
    /// The parameter that was wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
}

impl ApiError {
    /// Returns why the engine did not answer, as clients are told it.
    pub(crate) fn of_engine(error: EngineError) -> Self {
        match error.downcast_ref() {
            Some(IndexError::TookTooLong(_)) => ApiError::TimedOut,
            Some(IndexError::CursorGone) => ApiError::CursorGone,
            _ => ApiError::Engine(error),
        }
    }

    /// Returns the row of this error in the table of all errors.
    pub(crate) fn kind(&self) -> Kind {
        let (code, status, title) = match self {
            ApiError::UnknownPath => ("unknown_path", 404, "No such path"),
            ApiError::UnknownDocument(_) => ("unknown_document", 404, "No such clipping"),
            ApiError::MethodNotAllowed { .. } => ("method_not_allowed", 405, "Wrong method"),
            ApiError::UnknownParameter { .. } => ("unknown_parameter", 400, "No such parameter"),
            ApiError::RepeatedParameter(_) => ("repeated_parameter", 400, "Repeated parameter"),
            ApiError::BadValue { .. } => ("bad_value", 400, "Bad value of a parameter"),
            ApiError::BadEncoding(_) => ("bad_encoding", 400, "Bad encoding"),
            ApiError::BadJson(_) => ("bad_json", 400, "Bad JSON"),
            ApiError::NotJson(_) => ("not_json", 415, "Not JSON"),
            ApiError::BodyTooLong { .. } => ("body_too_long", 413, "Body too long"),
            ApiError::BodyBroken => ("body_broken", 400, "Broken body"),
            ApiError::CursorGone => ("cursor_gone", 410, "Cursor gone"),
            ApiError::Busy => ("busy", 429, "Too many searches"),
            ApiError::RateLimited { .. } => ("rate_limited", 429, "Too many requests"),
            ApiError::TimedOut => ("timed_out", 503, "Timed out"),
            ApiError::Engine(_) => ("engine_failed", 500, "Archive unreadable"),
            ApiError::NotReady(_) => ("not_ready", 503, "Not ready"),
            ApiError::Internal(_) => ("internal", 500, "Server failure"),
        };
        Kind {
            code,
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            title,
        }
    }

    /// Returns the parameter that was wrong, if it was one.
    pub(crate) fn parameter(&self) -> Option<&str> {
        match self {
            ApiError::UnknownParameter { name, .. } => Some(name),
            ApiError::RepeatedParameter(name)
            | ApiError::BadValue {
                parameter: name, ..
            } => Some(name),
            _ => None,
        }
    }

    /// Writes the error into the log if the fault is on this side.
    pub(crate) fn log(&self) {
        if let ApiError::Engine(cause) | ApiError::NotReady(cause) | ApiError::Internal(cause) =
            self
        {
            error!(%cause, code = self.kind().code, "a request failed");
        }
    }

    /// Returns the answer for programs, `application/problem+json`.
    pub(crate) fn into_response(self) -> Response {
        self.log();
        let Kind {
            code,
            status,
            title,
        } = self.kind();
        let problem = Problem {
            r#type: format!("urn:pressoir:problem:{code}"),
            title,
            status: status.as_u16(),
            code,
            detail: self.to_string(),
            parameter: self.parameter().map(str::to_owned),
        };
        let json = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = Response::new(json.into());
        let json_type = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(CONTENT_TYPE, json_type);
        self.mark(&mut response);
        response
    }

    /// Gives `response` the status of this error and the headers that go with it.
    pub(crate) fn mark(&self, response: &mut Response) {
        *response.status_mut() = self.kind().status;
        let headers = response.headers_mut();
        match self {
            ApiError::MethodNotAllowed { allow } => {
                headers.insert(ALLOW, HeaderValue::from_static(allow));
            }
            ApiError::Busy => {
                headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
                response.extensions_mut().insert(Refusal("busy"));
            }
            ApiError::RateLimited { wait } => {
                headers.insert(RETRY_AFTER, HeaderValue::from(seconds(*wait)));
                response.extensions_mut().insert(Refusal("rate"));
            }
            ApiError::TimedOut | ApiError::NotReady(_) => {
                headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
            }
            _ => {}
        }
    }
}

/// Returns in how many whole seconds a time has passed.
fn seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

fn hint(nearest: &Option<&'static str>, known: &[&'static str]) -> String {
    match nearest {
        Some(name) => format!("did you mean `{name}`?"),
        None if known.is_empty() => "this path takes none".to_owned(),
        None => format!("this path takes {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_keeps_its_words() {
        let errors = [
            ApiError::UnknownPath,
            ApiError::UnknownDocument("a/b".to_owned()),
            ApiError::MethodNotAllowed { allow: "GET, HEAD" },
            ApiError::UnknownParameter {
                name: "perpage".to_owned(),
                nearest: Some("per_page"),
                known: vec!["q", "per_page"],
            },
            ApiError::UnknownParameter {
                name: "x".to_owned(),
                nearest: None,
                known: vec!["q", "per_page"],
            },
            ApiError::UnknownParameter {
                name: "x".to_owned(),
                nearest: None,
                known: Vec::new(),
            },
            ApiError::RepeatedParameter("q"),
            ApiError::BadValue {
                parameter: "page",
                value: "0".to_owned(),
                detail: "`page`: `0` is not a number from 1".to_owned(),
            },
            ApiError::BadEncoding("%zz".to_owned()),
            ApiError::BadJson("`q` must be a string or a number".to_owned()),
            ApiError::NotJson("text/plain".to_owned()),
            ApiError::BodyTooLong { limit: 65_536 },
            ApiError::BodyBroken,
            ApiError::CursorGone,
            ApiError::Busy,
            ApiError::RateLimited {
                wait: Duration::from_millis(1_200),
            },
            ApiError::TimedOut,
            ApiError::Engine("a secret".into()),
            ApiError::NotReady("a secret".into()),
            ApiError::Internal("a secret".into()),
        ];
        let told: Vec<String> = errors
            .into_iter()
            .map(|error| {
                let kind = error.kind();
                let (status, code, title) = (kind.status.as_u16(), kind.code, kind.title);
                format!("{status} {code}: {title}: {error}")
            })
            .collect();
        insta::assert_snapshot!(told.join("\n"), @"
        404 unknown_path: No such path: there is nothing at this path; the search is at /v1/search and its page at /
        404 unknown_document: No such clipping: `a/b` is not the id of a clipping of this archive
        405 method_not_allowed: Wrong method: this path answers GET, HEAD
        400 unknown_parameter: No such parameter: `perpage` is not a parameter; did you mean `per_page`?
        400 unknown_parameter: No such parameter: `x` is not a parameter; this path takes q, per_page
        400 unknown_parameter: No such parameter: `x` is not a parameter; this path takes none
        400 repeated_parameter: Repeated parameter: `q` is given more than once
        400 bad_value: Bad value of a parameter: `page`: `0` is not a number from 1
        400 bad_encoding: Bad encoding: `%zz` is not percent-encoded UTF-8
        400 bad_json: Bad JSON: the body is not a JSON object of parameters: `q` must be a string or a number
        415 not_json: Not JSON: the body is announced as `text/plain`; send application/json
        413 body_too_long: Body too long: the body is longer than 65536 bytes
        400 body_broken: Broken body: the body broke off before its end
        410 cursor_gone: Cursor gone: `cursor`: the archive has changed since it was told; begin the search again without one
        429 busy: Too many searches: all searches of this server are taken; ask again in a second
        429 rate_limited: Too many requests: you ask more often than this server lets one client; ask again in 2 s
        503 timed_out: Timed out: the request took too long and was given up
        500 engine_failed: Archive unreadable: the archive could not be read; the server's log says why
        503 not_ready: Not ready: the index does not answer; the server's log says why
        500 internal: Server failure: the server failed; its log says why
        ");
    }
}
