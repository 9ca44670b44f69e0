use pressoir_document::PressDate;

/// What a clipping must be besides fitting the query.
///
/// Different filters are joined by AND, the values of one filter by OR.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filters {
    /// The clipping carries one of these keywords, compared to the letter.
    pub keywords: Vec<String>,
    /// The clipping comes from one of these sources, named as the facet names them or as they are
    /// printed, compared to the letter.
    pub sources: Vec<String>,
    /// The clipping is not older: its last possible day is on or after the first of this date.
    pub from: Option<PressDate>,
    /// The clipping is not younger: its first possible day is on or before the last of this date.
    pub to: Option<PressDate>,
}

impl Filters {
    /// Returns whether the days `first..=last` (`YYYYMMDD`) touch the asked-for period.
    ///
    /// A clipping dated `2025-03` can be of any day of that month, so it lies in every period
    /// that touches the month.
    #[must_use]
    pub fn period_touches(&self, first: u32, last: u32) -> bool {
        self.from.is_none_or(|from| last >= from.first_day())
            && self.to.is_none_or(|to| first <= to.last_day())
    }

    /// Returns whether a period was asked for, which leaves clippings without a date out.
    #[must_use]
    pub fn has_period(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_imprecise_date_lies_in_every_period_it_can() {
        for (from, to, date, inside) in [
            ("2025-03-10", "2025-03-20", "2025-03", true),
            ("2025-03-10", "2025-03-20", "2025-03-09", false),
            ("2025-03", "2025-03", "2025-03-31", true),
            ("2025-03", "2025-03", "2025", true),
            ("2024", "2024", "2025", false),
        ] {
            let filters = Filters {
                from: from.parse().ok(),
                to: to.parse().ok(),
                ..Filters::default()
            };
            let date: PressDate = date.parse().unwrap();
            assert_eq!(
                filters.period_touches(date.first_day(), date.last_day()),
                inside,
                "{date} in {from}..{to}"
            );
        }
    }
}
