use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::{Date, date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A day of the week, from [`jiff`].
pub type Weekday = jiff::civil::Weekday;

/// The first day that can be written.
const FIRST_DAY: Date = date(1, 1, 1);

/// A date as precise as the press gave it: a day, a month or a year.
///
/// Years run from 1 to 9999 and days exist in the Gregorian calendar, so every value can be
/// written as `2025-12-25`, `2025-03` or `2025`, which is also its JSON.
///
/// Dates are ordered by their first day; of two that begin together the less precise comes first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
pub struct PressDate {
    year: u16,
    /// 1 to 12, or 0 when only the year is known.
    month: u8,
    /// 1 to 31, or 0 when the day is not known.
    day: u8,
}

/// How much of a [`PressDate`] is known.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum DatePrecision {
    /// The year alone.
    Year,
    /// Year and month.
    Month,
    /// Year, month and day.
    Day,
}

/// The text or the numbers name no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date: write 2025-12-25, 2025-03 or 2025")]
pub struct DateError(String);

impl PressDate {
    /// Returns the year `year`, or `None` outside 1 to 9999.
    #[must_use]
    pub fn from_year(year: u16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(PressDate {
            year,
            month: 0,
            day: 0,
        })
    }

    /// Returns a month of a year, or `None` when there is no such month.
    #[must_use]
    pub fn from_month(year: u16, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(())?;
        Self::from_year(year).map(|date| PressDate { month, ..date })
    }

    /// Returns a day of the Gregorian calendar, or `None` when there is no such day.
    #[must_use]
    pub fn from_day(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = Self::from_month(year, month)?;
        civil(year, month, day).map(|_| PressDate { day, ..date })
    }

    /// Returns the year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// Returns the month, 1 to 12, if it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// Returns the day of the month, 1 to 31, if it is known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// Returns how much of the date is known.
    #[must_use]
    pub fn precision(self) -> DatePrecision {
        match (self.month, self.day) {
            (0, _) => DatePrecision::Year,
            (_, 0) => DatePrecision::Month,
            _ => DatePrecision::Day,
        }
    }

    /// Returns the day of the week, if the day is known.
    #[must_use]
    pub fn weekday(self) -> Option<Weekday> {
        civil(self.year, self.month, self.day()?).map(Date::weekday)
    }

    /// Returns the date of the same precision right before this one.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        match (self.month(), self.day()) {
            (None, _) => Self::from_year(self.year.checked_sub(1)?),
            (Some(1), None) => Self::from_month(self.year.checked_sub(1)?, 12),
            (Some(month), None) => Self::from_month(self.year, month - 1),
            (Some(month), Some(day)) => {
                Self::from_civil(civil(self.year, month, day)?.yesterday().ok()?)
            }
        }
    }

    /// Returns the date of the same precision right after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match (self.month(), self.day()) {
            (None, _) => Self::from_year(self.year + 1),
            (Some(12), None) => Self::from_month(self.year + 1, 1),
            (Some(month), None) => Self::from_month(self.year, month + 1),
            (Some(month), Some(day)) => {
                Self::from_civil(civil(self.year, month, day)?.tomorrow().ok()?)
            }
        }
    }

    /// Returns the date whose first and last day these numbers `YYYYMMDD` are.
    #[must_use]
    pub fn spanning(first_day: u32, last_day: u32) -> Option<Self> {
        let year = u16::try_from(first_day / 10_000).ok()?;
        let month = u8::try_from(first_day / 100 % 100).ok()?;
        let day = u8::try_from(first_day % 100).ok()?;
        let date = if first_day == last_day {
            Self::from_day(year, month, day)?
        } else if first_day / 100 == last_day / 100 {
            Self::from_month(year, month)?
        } else {
            Self::from_year(year)?
        };
        (date.first_day() == first_day && date.last_day() == last_day).then_some(date)
    }

    /// Returns how many days lie before this one, counted from the day 0001-01-01, if the day is known.
    #[must_use]
    pub fn day_number(self) -> Option<u32> {
        let day = civil(self.year, self.month, self.day()?)?;
        let since = FIRST_DAY.until(day).ok()?;
        u32::try_from(since.get_days()).ok()
    }

    /// Returns the day before which so many lie, counted from the day 0001-01-01.
    #[must_use]
    pub fn from_day_number(number: u32) -> Option<Self> {
        let since = Span::new().try_days(number).ok()?;
        Self::from_civil(FIRST_DAY.checked_add(since).ok()?)
    }

    fn from_civil(date: Date) -> Option<Self> {
        let year = u16::try_from(date.year()).ok()?;
        let month = u8::try_from(date.month()).ok()?;
        Self::from_day(year, month, u8::try_from(date.day()).ok()?)
    }

    /// Returns the first day that the date can mean, as the number `YYYYMMDD`.
    #[must_use]
    pub fn first_day(self) -> u32 {
        number(self.year, self.month.max(1), self.day.max(1))
    }

    /// Returns the last day that the date can mean, as the number `YYYYMMDD`.
    #[must_use]
    pub fn last_day(self) -> u32 {
        let month = self.month().unwrap_or(12);
        let day = self.day().unwrap_or_else(|| {
            civil(self.year, month, 1).map_or(31, |first| first.days_in_month().unsigned_abs())
        });
        number(self.year, month, day)
    }

    /// Returns the number `YYYYMM` of the month, with `00` when only the year is known.
    #[must_use]
    pub fn month_number(self) -> u32 {
        u32::from(self.year) * 100 + u32::from(self.month)
    }
}

fn civil(year: u16, month: u8, day: u8) -> Option<Date> {
    let year = i16::try_from(year).ok()?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn number(year: u16, month: u8, day: u8) -> u32 {
    u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day)
}

impl Ord for PressDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.first_day(), date.precision());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for PressDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PressDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month() {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day() {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for PressDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PressDate({self})")
    }
}

impl FromStr for PressDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse_iso(text).ok_or_else(|| DateError(text.to_owned()))
    }
}

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` with leading zeros (ISO 8601, calendar dates).
fn parse_iso(text: &str) -> Option<PressDate> {
    let bytes = text.as_bytes();
    let shape_is_right = match bytes.len() {
        4 => true,
        7 => bytes[4] == b'-',
        10 => bytes[4] == b'-' && bytes[7] == b'-',
        _ => false,
    };
    if !shape_is_right {
        return None;
    }
    let digits = |from: usize, to: usize| -> Option<u16> {
        let part = text.get(from..to)?;
        part.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| part.parse().ok())?
    };
    let two = |from: usize| digits(from, from + 2).and_then(|number| u8::try_from(number).ok());
    let year = digits(0, 4)?;
    match bytes.len() {
        4 => PressDate::from_year(year),
        7 => PressDate::from_month(year, two(5)?),
        _ => PressDate::from_day(year, two(5)?, two(8)?),
    }
}

impl From<PressDate> for String {
    fn from(date: PressDate) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for PressDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_precision() {
        use DatePrecision::{Day, Month, Year};
        for (text, precision, first, last, month) in [
            ("2025-12-25", Day, 20_251_225, 20_251_225, 202_512),
            ("2025-03", Month, 20_250_301, 20_250_331, 202_503),
            ("2024-02", Month, 20_240_201, 20_240_229, 202_402),
            ("2025", Year, 20_250_101, 20_251_231, 202_500),
            ("1631-05-30", Day, 16_310_530, 16_310_530, 163_105),
        ] {
            let date: PressDate = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(date.precision(), precision, "{text}");
            assert_eq!((date.first_day(), date.last_day()), (first, last), "{text}");
            assert_eq!(date.month_number(), month, "{text}");
        }
    }

    #[test]
    fn a_date_is_known_by_its_first_and_last_day() {
        for text in [
            "2025-12-25",
            "2025-03",
            "2024-02",
            "2025",
            "1631-05-30",
            "0001",
        ] {
            let date: PressDate = text.parse().unwrap();
            let spanning = PressDate::spanning(date.first_day(), date.last_day());
            assert_eq!(spanning, Some(date), "{text}");
        }
        for (first, last) in [
            (20_250_301, 20_250_330),
            (20_250_230, 20_250_230),
            (20_250_101, 20_261_231),
            (0, 0),
        ] {
            assert_eq!(PressDate::spanning(first, last), None, "{first} to {last}");
        }
    }

    #[test]
    fn days_are_numbered_without_a_gap() {
        for (text, number) in [
            ("0001-01-01", 0),
            ("0001-12-31", 364),
            ("1970-01-01", 719_162),
            ("2024-02-29", 738_944),
            ("9999-12-31", 3_652_058),
        ] {
            let date: PressDate = text.parse().unwrap();
            assert_eq!(date.day_number(), Some(number), "{text}");
            assert_eq!(PressDate::from_day_number(number), Some(date), "{text}");
        }
        assert_eq!(PressDate::from_day_number(3_652_059), None);
        assert_eq!(PressDate::from_day_number(u32::MAX), None);
        assert_eq!("2024-02".parse::<PressDate>().unwrap().day_number(), None);
    }

    #[test]
    fn neighbours_have_the_same_precision() {
        for (text, next) in [
            ("2025", "2026"),
            ("2025-12", "2026-01"),
            ("2025-03", "2025-04"),
            ("2024-02-28", "2024-02-29"),
            ("2025-12-31", "2026-01-01"),
        ] {
            let (date, after): (PressDate, PressDate) =
                (text.parse().unwrap(), next.parse().unwrap());
            assert_eq!((date.next(), after.previous()), (Some(after), Some(date)));
        }
        for text in ["9999", "9999-12", "9999-12-31"] {
            assert_eq!(text.parse::<PressDate>().unwrap().next(), None, "{text}");
        }
        for text in ["0001", "0001-01", "0001-01-01"] {
            assert_eq!(
                text.parse::<PressDate>().unwrap().previous(),
                None,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "25",
            "0000",
            "2025-3",
            "2025-00",
            "2025-13",
            "2025-02-29",
            "2025-12-32",
            "+202",
            "2025/03",
            "2025-03-",
            "12-25-2025",
            "20251225",
            "２０２５",
        ] {
            let error = text.parse::<PressDate>().unwrap_err();
            assert!(error.to_string().contains(&format!("`{text}`")), "{error}");
        }
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        for (text, weekday) in [
            ("2025-12-25", Some(Weekday::Thursday)),
            ("2000-02-29", Some(Weekday::Tuesday)),
            ("2025-12", None),
        ] {
            assert_eq!(
                text.parse::<PressDate>().unwrap().weekday(),
                weekday,
                "{text}"
            );
        }
    }

    #[test]
    fn order_is_by_first_day_then_precision() {
        let mut dates: Vec<PressDate> =
            ["2025-01-02", "2025-01-01", "2025-01", "2025", "2024-12-31"]
                .map(|text| text.parse().unwrap())
                .into();
        dates.sort();
        let sorted: Vec<String> = dates.iter().map(ToString::to_string).collect();
        assert_eq!(
            sorted,
            ["2024-12-31", "2025", "2025-01", "2025-01-01", "2025-01-02"]
        );
    }
}
