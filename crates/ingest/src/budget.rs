use std::borrow::BorrowMut;
use std::io::{self, Read};

use crate::SkipReason;

/// What is packed may unpack to this many times its size; text compresses to a fifth, and hardly ever
/// to a fiftieth.
const LARGEST_RATIO: u64 = 200;

/// What anything packed may unpack to: a small one can hold a table of nothing but separators.
const ALWAYS_ALLOWED: u64 = 64 << 20;

/// How much something packed may still unpack to.
pub(crate) struct Budget {
    left: u64,
}

impl Budget {
    /// Returns the budget of something of this size.
    pub(crate) fn of(stored: u64) -> Self {
        let left = stored
            .saturating_mul(LARGEST_RATIO)
            .saturating_add(ALWAYS_ALLOWED);
        Budget { left }
    }

    /// Returns `stream`, which fails once the budget is spent.
    pub(crate) fn spend_on<R: Read>(&mut self, stream: R) -> Spending<&mut Self, R> {
        Spending {
            stream,
            budget: self,
        }
    }

    /// Returns `stream`, which alone spends the budget.
    pub(crate) fn spend_all_on<R: Read>(self, stream: R) -> Spending<Self, R> {
        Spending {
            stream,
            budget: self,
        }
    }
}

/// A stream that spends a budget.
pub(crate) struct Spending<B, R> {
    stream: R,
    budget: B,
}

impl<B: BorrowMut<Budget>, R: Read> Read for Spending<B, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(buffer)?;
        let bytes = u64::try_from(read).unwrap_or(u64::MAX);
        let budget = self.budget.borrow_mut();
        budget.left = budget.left.checked_sub(bytes).ok_or_else(|| {
            io::Error::other(SkipReason::Bomb {
                ratio: LARGEST_RATIO,
                allowed: ALWAYS_ALLOWED,
            })
        })?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_what_may_be_read() {
        let mut budget = Budget::of(0);
        let zeros = |bytes| io::repeat(0).take(bytes);
        let half = ALWAYS_ALLOWED / 2;
        let mut read = |bytes| io::copy(&mut budget.spend_on(zeros(bytes)), &mut io::sink());
        assert_eq!(read(half).unwrap(), half);
        assert_eq!(read(half).unwrap(), half);
        let error = read(1).unwrap_err();
        assert!(error.to_string().contains("200 times"), "{error}");
    }
}
