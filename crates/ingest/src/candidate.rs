//! What parallel parsing yields, before ids are compared.

use std::sync::Arc;

use crate::identity::Fingerprint;
use crate::{Explanation, Found, SkipReason, likeness_of};

/// A clipping or a refusal, and its place in its file.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The path below the file, if that is an archive.
    pub(crate) member: Option<Arc<str>>,
    pub(crate) line: Option<u64>,
    pub(crate) outcome: Outcome,
}

#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    Found(Box<Found>, Fingerprint),
    Skipped(SkipReason, Option<Box<Explanation>>),
}

impl Candidate {
    pub(crate) fn found(line: Option<u64>, found: Found) -> Self {
        let print = Fingerprint::of(&found.clipping);
        Candidate {
            member: None,
            line,
            outcome: Outcome::Found(Box::new(found), print),
        }
    }

    pub(crate) fn skipped(line: Option<u64>, reason: SkipReason) -> Self {
        Candidate {
            member: None,
            line,
            outcome: Outcome::Skipped(reason, None),
        }
    }

    /// A text without a clipping.
    pub(crate) fn without_clipping(
        reason: SkipReason,
        explanation: Option<Box<Explanation>>,
    ) -> Self {
        Candidate {
            member: None,
            line: None,
            outcome: Outcome::Skipped(reason, explanation),
        }
    }

    /// Works out what the clipping is compared with others by, if there is one.
    pub(crate) fn compare(&mut self) {
        if let Outcome::Found(found, _) = &mut self.outcome {
            found.likeness = likeness_of(&found.clipping);
        }
    }

    /// Returns the candidate as one of a member of an archive.
    pub(crate) fn of_member(self, member: Option<Arc<str>>) -> Self {
        Candidate { member, ..self }
    }
}
