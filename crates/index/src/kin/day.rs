/// Returns the number of a day `YYYYMMDD` in a count without gaps, so that days can be subtracted
/// (the algorithm `days_from_civil` of Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms").
pub(super) fn number(day: u32) -> i64 {
    let (year, month, day) = (i64::from(day / 10_000), day / 100 % 100, day % 100);
    // Years begin in March, so that a leap day is the last of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let month = i64::from((month + 9) % 12);
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other() {
        for (one, other, apart) in [
            (20251231, 20260101, 1),
            (20240228, 20240301, 2),
            (20250228, 20250301, 1),
            (19000228, 19000301, 1),
            (20000101, 20010101, 366),
        ] {
            assert_eq!(number(other) - number(one), apart, "{one} {other}");
        }
    }
}
