use std::time::{Duration, Instant};

use crate::IndexError;

/// When a search is given up.
///
/// What a query costs is not told by its length: a few words that stand everywhere, each near the next,
/// can take minutes. Whoever serves others sets a limit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Deadline(Option<(Instant, Duration)>);

impl Deadline {
    /// Returns the end of a time that begins now; without a limit there is none.
    pub(crate) fn after(limit: Option<Duration>) -> Self {
        Deadline(limit.map(|limit| (Instant::now(), limit)))
    }

    /// Fails once the time is over.
    pub(crate) fn check(self) -> Result<(), IndexError> {
        match self.0 {
            Some((begun, limit)) if begun.elapsed() > limit => Err(IndexError::TookTooLong(limit)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_runs_out_where_there_is_a_limit() {
        assert!(Deadline::after(None).check().is_ok());
        assert!(
            Deadline::after(Some(Duration::from_hours(1)))
                .check()
                .is_ok()
        );
        let over = Deadline::after(Some(Duration::ZERO));
        std::thread::sleep(Duration::from_millis(1));
        let error = over.check().unwrap_err();
        assert_eq!(
            error.to_string(),
            "the search took longer than 0 s and was given up"
        );
        assert!(error.hint().is_some());
    }
}
