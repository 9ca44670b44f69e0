use pressoir_query::{Occurrences, PeriodUnit, TimelineRequest};

use super::names::{joined, switch};
use super::scope::{SCOPE, Scope};
use super::values::{flag, number, parsed, several};
use super::{Name, Pairs, list, refuse_unknown, single};
use crate::api_error::ApiError;

/// How many curves one answer has at most.
const MOST_QUERIES: usize = 20;

/// How many periods to each side a mean is of at most.
const MOST_SMOOTHING: usize = 1000;

/// What a timeline takes, in the order of the documentation.
pub(crate) const TIMELINE: [Name; 10] = joined(&[
    &[list("q")],
    &SCOPE,
    &[single("unit"), switch("occurrences"), single("smooth")],
]);

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
