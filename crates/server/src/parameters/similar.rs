use super::values::number;
use super::{Name, Pairs, numeric, refuse_unknown};
use crate::api_error::ApiError;

/// How many clippings are returned when nothing is said, and at most.
const DEFAULT_LIMIT: usize = 10;
const MAX_LIMIT: usize = 100;

/// What asking for clippings that are near takes.
pub(crate) const SIMILAR: [Name; 1] = [numeric("limit", MAX_LIMIT)];

/// Reads how many clippings are wanted.
///
/// # Errors
///
/// Fails on another name, and on a value that is no such number.
pub(crate) fn read_limit(pairs: &Pairs) -> Result<usize, ApiError> {
    refuse_unknown(pairs, &SIMILAR)?;
    Ok(number(pairs, "limit", MAX_LIMIT)?.unwrap_or(DEFAULT_LIMIT))
}
