use std::fmt;
use std::str::FromStr;

use pressoir_document::PressDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::UnknownName;
use crate::request::choose;

/// The length of the periods that an archive is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PeriodUnit {
    /// Days: `2003-05-17`.
    Day,
    /// Calendar months: `2003-05`.
    Month,
    /// Quarters of calendar years: `2003-Q2`.
    Quarter,
    /// Calendar years: `2003`.
    Year,
    /// Ten calendar years, from one that ends in 0: `2000-2009`.
    Decade,
}

impl PeriodUnit {
    /// Every unit with its name.
    pub const NAMES: [(&'static str, PeriodUnit); 5] = [
        ("day", PeriodUnit::Day),
        ("month", PeriodUnit::Month),
        ("quarter", PeriodUnit::Quarter),
        ("year", PeriodUnit::Year),
        ("decade", PeriodUnit::Decade),
    ];

    /// Returns the name of the period that a date lies in; `None` where the date is less precise than
    /// periods are long. Names are in the order of the periods.
    #[must_use]
    pub fn period_of(self, date: PressDate) -> Option<String> {
        self.name_of(self.number_of(date)?)
    }

    /// Returns the number of the period that a date lies in, which is one more than that of the period
    /// before; `None` where the date is less precise than periods are long.
    #[must_use]
    pub fn number_of(self, date: PressDate) -> Option<u32> {
        let year = u32::from(date.year());
        let month = date.month().map(|month| u32::from(month) - 1);
        match self {
            PeriodUnit::Day => date.day_number(),
            PeriodUnit::Month => Some(year * 12 + month?),
            PeriodUnit::Quarter => Some(year * 4 + month? / 3),
            PeriodUnit::Year => Some(year),
            PeriodUnit::Decade => Some(year / 10),
        }
    }

    /// Returns the name of the period with this number; `None` where dates do not reach it.
    #[must_use]
    pub fn name_of(self, number: u32) -> Option<String> {
        match self {
            PeriodUnit::Day => PressDate::from_day_number(number).map(|date| date.to_string()),
            PeriodUnit::Month => {
                let year = u16::try_from(number / 12).ok()?;
                let month = u8::try_from(number % 12 + 1).ok()?;
                PressDate::from_month(year, month).map(|date| date.to_string())
            }
            PeriodUnit::Quarter => Some(format!("{:04}-Q{}", number / 4, number % 4 + 1)),
            PeriodUnit::Year => Some(format!("{number:04}")),
            PeriodUnit::Decade => Some(format!("{:04}-{:04}", number * 10, number * 10 + 9)),
        }
    }
}

impl FromStr for PeriodUnit {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose(text, &PeriodUnit::NAMES)
    }
}

impl fmt::Display for PeriodUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = PeriodUnit::NAMES
            .iter()
            .find(|(_, unit)| unit == self)
            .map_or("", |(name, _)| *name);
        f.write_str(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_lies_in_one_period_of_each_length() {
        for (date, names) in [
            (
                "2003-05-17",
                ["2003-05-17", "2003-05", "2003-Q2", "2003", "2000-2009"],
            ),
            ("1999-12", ["", "1999-12", "1999-Q4", "1999", "1990-1999"]),
            ("2010", ["", "", "", "2010", "2010-2019"]),
            (
                "0001-01-01",
                ["0001-01-01", "0001-01", "0001-Q1", "0001", "0000-0009"],
            ),
        ] {
            let date: PressDate = date.parse().unwrap();
            for ((_, unit), name) in PeriodUnit::NAMES.into_iter().zip(names) {
                let period = unit.period_of(date);
                assert_eq!(period.unwrap_or_default(), name, "{date} {unit}");
            }
        }
    }

    #[test]
    fn what_follows_has_the_next_number() {
        for (unit, one, next) in [
            (PeriodUnit::Day, "2004-02-29", "2004-03-01"),
            (PeriodUnit::Day, "1999-12-31", "2000-01-01"),
            (PeriodUnit::Month, "1999-12", "2000-01"),
            (PeriodUnit::Quarter, "1999-12", "2000-01"),
            (PeriodUnit::Year, "1999", "2000"),
            (PeriodUnit::Decade, "1999", "2000"),
        ] {
            let number = |date: &str| unit.number_of(date.parse().unwrap()).unwrap();
            assert_eq!(number(one) + 1, number(next), "{unit}");
        }
    }
}
