//! What parallel parsing yields, before ids are compared.

use crate::identity::Fingerprint;
use crate::{Found, SkipReason};

/// A clipping or a refusal, and its line in its file.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) line: Option<u64>,
    pub(crate) outcome: Outcome,
}

#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    Found(Box<Found>, Fingerprint),
    Skipped(SkipReason),
}

impl Candidate {
    pub(crate) fn found(line: Option<u64>, found: Found) -> Self {
        let print = Fingerprint::of(&found.clipping);
        Candidate {
            line,
            outcome: Outcome::Found(Box::new(found), print),
        }
    }

    pub(crate) fn skipped(line: Option<u64>, reason: SkipReason) -> Self {
        Candidate {
            line,
            outcome: Outcome::Skipped(reason),
        }
    }
}
