use std::pin::pin;

use bytes::{Buf, BufMut};
use futures_util::{Stream, StreamExt};
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::{Kind, Name, Pairs};
use crate::api_error::ApiError;

/// Reads the JSON object of a POST into the pairs that the same parameters in a URL would give.
///
/// A list parameter takes an array of strings or one string, a flag true or false, the others a
/// string or a number; null is a parameter that was not given.
///
/// # Errors
///
/// Fails when the body is too long, breaks off, or is anything else than such an object.
pub(crate) async fn read_body<B: Buf>(
    headers: &HeaderMap,
    body: impl Stream<Item = Result<B, warp::Error>>,
    known: &[Name],
    limit: usize,
) -> Result<Pairs, ApiError> {
    if let Some(announced) = headers.get(CONTENT_TYPE) {
        let announced = String::from_utf8_lossy(announced.as_bytes());
        if !is_json(&announced) {
            return Err(ApiError::NotJson(announced.into_owned()));
        }
    }
    let mut body = pin!(body);
    let mut bytes = Vec::new();
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(|_| ApiError::BodyBroken)?;
        if bytes.len() + chunk.remaining() > limit {
            return Err(ApiError::BodyTooLong { limit });
        }
        bytes.put(chunk);
    }
    let object: Map<String, Value> =
        serde_json::from_slice(&bytes).map_err(|error| ApiError::BadJson(error.to_string()))?;
    flatten(object, known)
}

/// Returns whether a content type is JSON, whatever its parameters.
fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

fn flatten(object: Map<String, Value>, known: &[Name]) -> Result<Pairs, ApiError> {
    let mut pairs = Pairs::new();
    for (name, value) in object {
        let kind = known
            .iter()
            .find(|parameter| parameter.name == name)
            .map_or(Kind::Single, |parameter| parameter.kind);
        match value {
            Value::Null => {}
            Value::String(text) => pairs.push((name, text)),
            Value::Number(number) if kind == Kind::Single => {
                // In JSON 5.0 is the same number as 5.
                let text = number.to_string();
                let whole = text.strip_suffix(".0").unwrap_or(&text);
                pairs.push((name, whole.to_owned()));
            }
            Value::Bool(flag) if kind == Kind::Flag => pairs.push((name, flag.to_string())),
            Value::Array(values) if kind == Kind::List => {
                for value in values {
                    let Value::String(text) = value else {
                        return Err(refused(&name, kind));
                    };
                    pairs.push((name.clone(), text));
                }
            }
            _ => return Err(refused(&name, kind)),
        }
    }
    Ok(pairs)
}

fn refused(name: &str, kind: Kind) -> ApiError {
    let wanted = match kind {
        Kind::Single => "a string or a number",
        Kind::List => "a string or an array of strings",
        Kind::Flag => "true or false",
    };
    ApiError::BadJson(format!("`{name}` must be {wanted}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::search::NAMES;

    fn read(json: &str) -> Result<Pairs, ApiError> {
        flatten(serde_json::from_str(json).unwrap(), &NAMES)
    }

    #[test]
    fn a_body_gives_the_pairs_of_a_url() {
        for (json, pairs) in [
            ("{}", &[] as &[(&str, &str)]),
            (r#"{"q":"l'eau","to":null}"#, &[("q", "l'eau")]),
            (
                r#"{"keyword":["a","b/c"],"source":"d"}"#,
                &[("keyword", "a"), ("keyword", "b/c"), ("source", "d")],
            ),
            (
                r#"{"page":2.0,"per_page":"5"}"#,
                &[("page", "2"), ("per_page", "5")],
            ),
            (r#"{"collapse":true}"#, &[("collapse", "true")]),
            (r#"{"collapse":"false"}"#, &[("collapse", "false")]),
        ] {
            let expected: Pairs = pairs
                .iter()
                .map(|&(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            assert_eq!(read(json).unwrap(), expected, "{json}");
        }
    }

    #[test]
    fn a_value_of_another_kind_is_refused_by_name() {
        for (json, words) in [
            (r#"{"q":["a"]}"#, "`q` must be a string or a number"),
            (r#"{"q":{"a":1}}"#, "`q` must be a string or a number"),
            (r#"{"q":true}"#, "`q` must be a string or a number"),
            (r#"{"collapse":1}"#, "`collapse` must be true or false"),
            (
                r#"{"keyword":[1]}"#,
                "`keyword` must be a string or an array of strings",
            ),
            (
                r#"{"source":1}"#,
                "`source` must be a string or an array of strings",
            ),
        ] {
            let error = read(json).unwrap_err();
            assert_eq!(error.kind().code, "bad_json");
            assert!(error.to_string().ends_with(words), "{json}: {error}");
        }
    }

    #[test]
    fn json_is_known_by_its_type() {
        for (content_type, is) in [
            ("application/json", true),
            ("Application/JSON; charset=utf-8", true),
            ("application/x-www-form-urlencoded", false),
            ("text/json", false),
        ] {
            assert_eq!(is_json(content_type), is, "{content_type}");
        }
    }
}
