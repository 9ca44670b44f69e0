use pressoir_document::PressDate;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Returns a date in words: `25 décembre 2025`, `1er mars 2025`, `mars 2025`, `2025`.
pub(super) fn date(date: PressDate) -> String {
    let year = date.year();
    let name = date
        .month()
        .and_then(|month| MONTHS.get(usize::from(month) - 1));
    match (name, date.day()) {
        (Some(month), Some(1)) => format!("1er\u{a0}{month} {year}"),
        (Some(month), Some(day)) => format!("{day}\u{a0}{month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        (None, _) => year.to_string(),
    }
}

/// Returns the month of a date without its year: `mars`; the year where it has no month.
pub(super) fn month(date: PressDate) -> String {
    let name = date
        .month()
        .and_then(|month| MONTHS.get(usize::from(month) - 1));
    name.map_or_else(|| date.year().to_string(), |name| (*name).to_owned())
}

/// Returns a date as the fields of the page show it: `25/12/2025`, `12/2025`, `2025`.
pub(super) fn short_date(date: PressDate) -> String {
    let year = format!("{:04}", date.year());
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => format!("{day:02}/{month:02}/{year}"),
        (Some(month), None) => format!("{month:02}/{year}"),
        (None, _) => year,
    }
}

/// Returns the ISO spelling of a date typed as `25/12/2025` or `12/2025`, if it is one.
pub(crate) fn iso_date(typed: &str) -> Option<String> {
    let parts: Vec<&str> = typed.split(['/', '.']).map(str::trim).collect();
    let iso = match parts[..] {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        [month, year] => format!("{year}-{month:0>2}"),
        _ => return None,
    };
    iso.parse::<PressDate>().is_ok().then_some(iso)
}

/// Returns a number with its thousands apart: `1 234`.
pub(super) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

/// Returns a number with its noun, which is singular from 0 to 1.
pub(super) fn count(how_many: u64, singular: &str, plural: &str) -> String {
    let noun = if how_many < 2 { singular } else { plural };
    format!("{}\u{a0}{noun}", number(how_many))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_the_french_do() {
        for (iso, words, short) in [
            ("2025-12-25", "25\u{a0}décembre 2025", "25/12/2025"),
            ("2025-03-01", "1er\u{a0}mars 2025", "01/03/2025"),
            ("2025-08", "août 2025", "08/2025"),
            ("1631", "1631", "1631"),
        ] {
            let read: PressDate = iso.parse().unwrap();
            assert_eq!(date(read), words);
            assert_eq!(short_date(read), short);
        }
        for (iso, named) in [
            ("2025-08-03", "août"),
            ("2025-12", "décembre"),
            ("1631", "1631"),
        ] {
            assert_eq!(month(iso.parse().unwrap()), named);
        }
    }

    #[test]
    fn typed_dates_become_iso_if_they_are_dates() {
        for (typed, iso) in [
            ("25/12/2025", Some("2025-12-25")),
            ("1/3/2025", Some("2025-03-01")),
            (" 01.03.2025 ", Some("2025-03-01")),
            ("3/2025", Some("2025-03")),
            ("2025-03", None),
            ("31/2/2025", None),
            ("hier", None),
            ("1/2/3/4", None),
        ] {
            assert_eq!(iso_date(typed).as_deref(), iso, "{typed}");
        }
    }

    #[test]
    fn numbers_have_their_thousands_apart() {
        for (value, written) in [
            (0, "0\u{a0}coupure"),
            (1, "1\u{a0}coupure"),
            (999, "999\u{a0}coupures"),
            (1234, "1\u{202f}234\u{a0}coupures"),
            (1_000_000, "1\u{202f}000\u{202f}000\u{a0}coupures"),
        ] {
            assert_eq!(count(value, "coupure", "coupures"), written);
        }
    }
}
