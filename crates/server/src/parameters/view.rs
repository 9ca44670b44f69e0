use pressoir_query::PeriodUnit;

use super::Pairs;
use super::values::parsed;
use crate::api_error::ApiError;

/// How the page shows what a search finds. Programs are answered by another path for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// The clippings, one below the other.
    #[default]
    Hits,
    /// How many there are in each period, of the length that fits the time if none is chosen.
    Timeline(Option<PeriodUnit>),
}

impl View {
    /// Reads how the timeline of the page is cut.
    ///
    /// # Errors
    ///
    /// Fails on a unit that is none.
    pub(crate) fn timeline(pairs: &Pairs) -> Result<Self, ApiError> {
        Ok(View::Timeline(parsed(pairs, "unit")?))
    }
}
