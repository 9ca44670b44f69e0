use super::*;

fn check(text: &str, expected: Option<(&str, &[DateDoubt])>) {
    let reading = read_date(text).map(|reading| (reading.date.to_string(), reading.doubts));
    let expected = expected.map(|(date, doubts)| (date.to_owned(), doubts.to_vec()));
    assert_eq!(reading, expected, "{text}");
}

#[test]
fn dates_are_read_as_the_press_prints_them() {
    for (text, date) in [
        ("jeudi 25 décembre 2025", "2025-12-25"),
        ("1er janvier 2004", "2004-01-01"),
        ("jeudi 1er janvier 2004", "2004-01-01"),
        ("1ᵉʳ janvier 2004", "2004-01-01"),
        ("Mardi 31 Janvier 2012", "2012-01-31"),
        ("26 sept. 2008", "2008-09-26"),
        ("22-12-2012", "2012-12-22"),
        ("31/03/2018", "2018-03-31"),
        ("28.06.2010", "2010-06-28"),
        ("novembre 25, 2019", "2019-11-25"),
        ("jeudi, avril 20, 2006", "2006-04-20"),
        ("Publié le 21 Sep 2012 - 11:42", "2012-09-21"),
        ("Publié le vendredi 21 septembre 2012 à 11h42", "2012-09-21"),
        ("Mis en ligne le 3 mars 2010", "2010-03-03"),
        ("15 aout 2001", "2001-08-15"),
        ("12 fevrier 2001", "2001-02-12"),
        ("24 decembre 2001", "2001-12-24"),
        ("25\u{a0}décembre\u{a0}2025", "2025-12-25"),
        ("mars 2003", "2003-03"),
        ("2003", "2003"),
        ("2025-03", "2025-03"),
        ("2025-03-02", "2025-03-02"),
        ("2012-09-21T11:42:00Z", "2012-09-21"),
        ("2012-09-21 11:42:00+00:00", "2012-09-21"),
        ("mar. 3 juin 2014", "2014-06-03"),
        ("mar 3, 2014", "2014-03-03"),
        ("10 mai 1736", "1736-05-10"),
    ] {
        check(text, Some((date, &[])));
    }
}

#[test]
fn doubts_are_told() {
    use DateDoubt::{MonthFirst, Range, TwoDigitYear, WrongWeekday};
    let thursday = WrongWeekday {
        calendar: Weekday::Thursday,
    };
    check(
        "mercredi 25 décembre 2025",
        Some(("2025-12-25", &[thursday])),
    );
    check("juillet-août 2003", Some(("2003-07", &[Range])));
    check("juillet/août 2003", Some(("2003-07", &[Range])));
    check("22-23 mars 2003", Some(("2003-03-22", &[Range])));
    check("22 et 23 mars 2003", Some(("2003-03-22", &[Range])));
    check(
        "du 30 juin au 2 juillet 2003",
        Some(("2003-06-30", &[Range])),
    );
    check("28 Sep 21", Some(("2021-09-28", &[TwoDigitYear])));
    check("12/03/99", Some(("1999-03-12", &[TwoDigitYear])));
    check("12/31/2018", Some(("2018-12-31", &[MonthFirst])));
}

#[test]
fn sentences_and_numbers_are_no_dates() {
    for text in [
        "",
        "lundi",
        "le 25 décembre, à Dakar",
        "25 décembre",
        "30 février 2010",
        "12 000 abonnés",
        "3 mars 2010 2",
        "4G",
        "99/99/9999",
        "Dakar, 3 mars 2010",
        "2012 fut une année faste",
        "123456789012345678901234567890",
    ] {
        check(text, None);
    }
}

#[test]
fn a_date_ends_a_text() {
    let check = |text: &str, name: &str, date: Option<&str>| {
        let (read, reading) = split_trailing_date(text);
        let reading = reading.map(|reading| reading.date.to_string());
        assert_eq!((read, reading.as_deref()), (name, date), "{text}");
    };
    check(
        "Le Soleil, 25 décembre 2025",
        "Le Soleil",
        Some("2025-12-25"),
    );
    check(
        "Wal Fadjri 15 janvier 2003",
        "Wal Fadjri",
        Some("2003-01-15"),
    );
    check(
        "Le Quotidien du lundi 3 mars 2003",
        "Le Quotidien",
        Some("2003-03-03"),
    );
    check("France 24, 3 mars 2010", "France 24", Some("2010-03-03"));
    check("Walf n° 12 - 3/03/2010", "Walf n° 12", Some("2010-03-03"));
    check("Batik n° 28 août 2003", "Batik n° 28", Some("2003-08"));
    check("Batik, mars 2003", "Batik", Some("2003-03"));
    check("ARTP, 2010", "ARTP", Some("2010"));
    check("Horizon 2010", "Horizon 2010", None);
    check("3 mars 2010", "3 mars 2010", None);
    check("Sud Quotidien", "Sud Quotidien", None);
}
