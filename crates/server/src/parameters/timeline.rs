use pressoir_query::{Occurrences, PeriodUnit, TimelineRequest};

use super::names::{joined, switch};
use super::scope::{SCOPE, Scope};
use super::values::{flag, number, one, parsed, several};
use super::{Name, Pairs, choice, list, names_of, numeric, refuse_unknown};
use crate::api_error::ApiError;

/// How many curves one answer has at most.
const MOST_QUERIES: usize = 20;

/// How many periods to each side a mean is of at most.
const MOST_SMOOTHING: usize = 1000;

/// What a timeline takes, in the order of the documentation.
pub(crate) const TIMELINE: [Name; 11] = joined(&[
    &[list("q")],
    &SCOPE,
    &[
        choice("unit", || names_of(&PeriodUnit::NAMES)),
        switch("occurrences"),
        numeric("smooth", MOST_SMOOTHING),
        choice("format", || vec!["json", "csv", "tsv"]),
    ],
]);

/// How a timeline is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimelineFormat {
    Json,
    Csv,
    Tsv,
}

/// Reads how a timeline is answered: in JSON unless told otherwise.
///
/// # Errors
///
/// Fails on a format that there is not.
pub(crate) fn read_timeline_format(pairs: &Pairs) -> Result<TimelineFormat, ApiError> {
    match one(pairs, "format")? {
        None | Some("json") => Ok(TimelineFormat::Json),
        Some("csv") => Ok(TimelineFormat::Csv),
        Some("tsv") => Ok(TimelineFormat::Tsv),
        Some(other) => Err(ApiError::BadValue {
            parameter: "format",
            value: other.to_owned(),
            detail: format!("`format`: `{other}` is not one of json, csv, tsv"),
        }),
    }
}

/// Reads the question for a timeline; without a query it is that of all clippings.
///
/// # Errors
///
/// Fails on the first name or value that cannot be what was meant, except in `q`, and on too many of
/// these.
pub(crate) fn read_timeline(pairs: &Pairs) -> Result<TimelineRequest, ApiError> {
    refuse_unknown(pairs, &TIMELINE)?;
    let mut queries = several(pairs, "q");
    if queries.is_empty() {
        queries.push("*".to_owned());
    }
    if queries.len() > MOST_QUERIES {
        return Err(ApiError::BadValue {
            parameter: "q",
            value: queries.len().to_string(),
            detail: format!(
                "`q`: {} queries are more than the {MOST_QUERIES} that one timeline takes",
                queries.len()
            ),
        });
    }
    let scope = Scope::read(pairs)?;
    Ok(TimelineRequest {
        searches: queries.iter().map(|query| scope.request(query)).collect(),
        unit: parsed(pairs, "unit")?.unwrap_or(PeriodUnit::Year),
        occurrences: if flag(pairs, "occurrences")? {
            Occurrences::Counted
        } else {
            Occurrences::LeftOut
        },
        smoothing: number(pairs, "smooth", MOST_SMOOTHING)?.unwrap_or(0),
    })
}
