use std::fmt;

use pressoir_document::PressDate;

/// A stretch of time with at least one end; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    from: Option<PressDate>,
    to: Option<PressDate>,
}

/// A period as it stands among the words of a query: `du 1er au 31 août 2010`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenPeriod {
    /// The words.
    pub words: String,
    /// What they mean.
    pub period: Period,
}

impl Period {
    /// Returns the period of one date: a day, a month or a year.
    #[must_use]
    pub fn of(date: PressDate) -> Self {
        Period {
            from: Some(date),
            to: Some(date),
        }
    }

    /// Returns the period from one date to another, in whichever order they are given.
    #[must_use]
    pub fn between(one: PressDate, other: PressDate) -> Self {
        let (from, to) = if other.last_day() < one.first_day() {
            (other, one)
        } else {
            (one, other)
        };
        Period {
            from: Some(from),
            to: Some(to),
        }
    }

    /// Returns the period that begins with a date.
    #[must_use]
    pub fn since(date: PressDate) -> Self {
        Period {
            from: Some(date),
            to: None,
        }
    }

    /// Returns the period that ends with a date.
    #[must_use]
    pub fn until(date: PressDate) -> Self {
        Period {
            from: None,
            to: Some(date),
        }
    }

    /// Returns whether both ends are told with their month.
    pub(crate) fn has_month(self) -> bool {
        let has = |end: Option<PressDate>| end.is_some_and(|date| date.month().is_some());
        has(self.from) && has(self.to)
    }

    /// Returns whether the days `first..=last` (`YYYYMMDD`) touch the period.
    ///
    /// A clipping dated `2025-03` can be of any day of that month, so it lies in every period
    /// that touches the month.
    #[must_use]
    pub fn touches(self, first: u32, last: u32) -> bool {
        self.from.is_none_or(|from| last >= from.first_day())
            && self.to.is_none_or(|to| first <= to.last_day())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => from.fmt(f),
            (from, to) => {
                if let Some(from) = from {
                    from.fmt(f)?;
                }
                f.write_str("..")?;
                to.map_or(Ok(()), |to| to.fmt(f))
            }
        }
    }
}
