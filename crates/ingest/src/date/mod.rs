//! The one reader of French dates: date lines, source lines, breadcrumbs, records, query filters.
//!
//! [`read_date`] reads a text that is a date and nothing else; [`split_trailing_date`] one that
//! ends in a date. Both keep the precision and say what they doubt.

mod grammar;
mod token;
mod trailing;
mod words;

use std::fmt;

use pressoir_document::{PressDate, Weekday};

pub(crate) use grammar::read_line;
pub(crate) use trailing::split_trailing_date;
pub(crate) use words::month_of;

/// A date that was read, and what is odd about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateReading {
    /// The date; of a range, its beginning.
    pub date: PressDate,
    /// What is odd about it.
    pub doubts: Vec<DateDoubt>,
}

/// What is odd about a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateDoubt {
    /// The weekday that was printed is not the one of the calendar.
    WrongWeekday {
        /// The weekday of the calendar.
        calendar: Weekday,
    },
    /// The text names a range.
    Range,
    /// The century was not printed.
    TwoDigitYear,
    /// The month stands before the day, in numbers.
    MonthFirst,
}

impl fmt::Display for DateDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateDoubt::WrongWeekday { calendar } => {
                let name = words::weekday_name(*calendar);
                write!(f, "the printed weekday is wrong: the calendar has {name}")
            }
            DateDoubt::Range => f.write_str("a range of dates: its beginning was taken"),
            DateDoubt::TwoDigitYear => f.write_str("a year of two digits: the century is a guess"),
            DateDoubt::MonthFirst => f.write_str("the month is printed before the day"),
        }
    }
}

/// Reads a text that is a French date and nothing else, as precise as it is.
///
/// Takes weekdays, `1er`, short months (`26 sept. 2008`), missing accents, numbers (`22-12-2012`,
/// `31/03/2018`, `28.06.2010`, `28 Sep 21`), the month first (`novembre 25, 2019`), ranges
/// (`juillet-août 2003`), ISO 8601 with or without a time, and words and times around a date
/// (`Publié le 21 Sep 2012 - 11:42`).
///
/// ```
/// let reading = pressoir_ingest::read_date("jeudi 25 décembre 2025").unwrap();
/// assert_eq!(reading.date.to_string(), "2025-12-25");
/// assert!(pressoir_ingest::read_date("le 25 décembre, à Dakar").is_none());
/// ```
#[must_use]
pub fn read_date(text: &str) -> Option<DateReading> {
    grammar::read(text, grammar::Extent::AnyPrecision)
}

#[cfg(test)]
mod tests;
