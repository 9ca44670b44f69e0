use std::str::FromStr;

use serde::Serialize;

use crate::UnknownName;
use crate::request::choose;

/// The length of the periods that an archive is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PeriodUnit {
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
    pub const NAMES: [(&'static str, PeriodUnit); 4] = [
        ("month", PeriodUnit::Month),
        ("quarter", PeriodUnit::Quarter),
        ("year", PeriodUnit::Year),
        ("decade", PeriodUnit::Decade),
    ];

    /// Returns the name of the period that a month (1 to 12) lies in, or that a year lies in whose
    /// month is not known. Names are in the order of the periods; `None` where the month is needed.
    #[must_use]
    pub fn period_of(self, year: u16, month: Option<u8>) -> Option<String> {
        Some(match self {
            PeriodUnit::Month => format!("{year:04}-{:02}", month?),
            PeriodUnit::Quarter => format!("{year:04}-Q{}", month?.saturating_sub(1) / 3 + 1),
            PeriodUnit::Year => format!("{year:04}"),
            PeriodUnit::Decade => {
                let first = year - year % 10;
                format!("{first:04}-{:04}", first + 9)
            }
        })
    }
}

impl FromStr for PeriodUnit {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose(text, &PeriodUnit::NAMES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_lies_in_one_period_of_each_length() {
        for (year, month, names) in [
            (
                2003,
                Some(5),
                [
                    Some("2003-05"),
                    Some("2003-Q2"),
                    Some("2003"),
                    Some("2000-2009"),
                ],
            ),
            (
                1999,
                Some(12),
                [
                    Some("1999-12"),
                    Some("1999-Q4"),
                    Some("1999"),
                    Some("1990-1999"),
                ],
            ),
            (2010, None, [None, None, Some("2010"), Some("2010-2019")]),
        ] {
            for ((_, unit), name) in PeriodUnit::NAMES.into_iter().zip(names) {
                assert_eq!(unit.period_of(year, month).as_deref(), name, "{unit:?}");
            }
        }
    }
}
