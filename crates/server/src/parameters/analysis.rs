use super::values::one;
use super::{Name, Pairs, refuse_unknown, single};
use crate::api_error::ApiError;

/// What an analysis takes.
pub(crate) const ANALYSIS: [Name; 1] = [single("text")];

/// Reads the text that is to be analysed; without one it is empty.
///
/// # Errors
///
/// Fails on another name, and on a text that is given more than once.
pub(crate) fn read_text(pairs: &Pairs) -> Result<String, ApiError> {
    refuse_unknown(pairs, &ANALYSIS)?;
    Ok(one(pairs, "text")?.unwrap_or_default().to_owned())
}
