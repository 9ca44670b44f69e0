//! Single values and lists among the names and values that were sent.

use std::str::FromStr;

use super::Pairs;
use crate::api_error::ApiError;

/// Returns the one value of a parameter, if it has one that is not empty.
pub(super) fn one<'a>(pairs: &'a Pairs, name: &'static str) -> Result<Option<&'a str>, ApiError> {
    let mut values = values(pairs, name);
    let value = values.next();
    if values.next().is_some() {
        return Err(ApiError::RepeatedParameter(name));
    }
    Ok(value.filter(|value| !value.is_empty()))
}

/// Returns the values of a parameter that are not empty, each once.
pub(super) fn several(pairs: &Pairs, name: &'static str) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for value in values(pairs, name) {
        if !value.is_empty() && !distinct.iter().any(|known| known == value) {
            distinct.push(value.to_owned());
        }
    }
    distinct
}

/// Returns the one value of a parameter as what it should be.
pub(super) fn parsed<T>(pairs: &Pairs, name: &'static str) -> Result<Option<T>, ApiError>
where
    T: FromStr<Err: std::fmt::Display>,
{
    let Some(value) = one(pairs, name)? else {
        return Ok(None);
    };
    value.parse().map(Some).map_err(|error| ApiError::BadValue {
        parameter: name,
        value: value.to_owned(),
        detail: format!("`{name}`: {error}"),
    })
}

/// Returns whether a parameter is `true`; one that was not given is not.
pub(super) fn flag(pairs: &Pairs, name: &'static str) -> Result<bool, ApiError> {
    match one(pairs, name)? {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(value) => Err(ApiError::BadValue {
            parameter: name,
            value: value.to_owned(),
            detail: format!("`{name}`: `{value}` is neither true nor false"),
        }),
    }
}

/// Returns the one value of a parameter as a number from 1 to `most`.
pub(super) fn number(
    pairs: &Pairs,
    name: &'static str,
    most: usize,
) -> Result<Option<usize>, ApiError> {
    let Some(value) = one(pairs, name)? else {
        return Ok(None);
    };
    let number = value
        .parse()
        .ok()
        .filter(|number| (1..=most).contains(number));
    number.map(Some).ok_or_else(|| {
        let range = if most == usize::MAX {
            "a number from 1".to_owned()
        } else {
            format!("a number from 1 to {most}")
        };
        ApiError::BadValue {
            parameter: name,
            value: value.to_owned(),
            detail: format!("`{name}`: `{value}` is not {range}"),
        }
    })
}

fn values<'a>(pairs: &'a Pairs, name: &'static str) -> impl Iterator<Item = &'a str> {
    pairs
        .iter()
        .filter(move |(given, _)| given == name)
        .map(|(_, value)| value.as_str())
}
