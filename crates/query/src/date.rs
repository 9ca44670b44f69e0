//! The dates and periods that a query can name.
//!
//! This is a small language that people type, with an exact meaning for each sentence of it. The
//! dates that the press prints are read elsewhere, by rules that guess and doubt.

use pressoir_document::PressDate;

use crate::field::{Bound, plain};
use crate::{Period, SpokenPeriod};

/// More pieces than this are no period.
const MOST_PIECES: usize = 16;

/// Reads the value of `date:` and its like: a date, `2003..2005`, `2003..`, `..2005`,
/// `du 1er août 2010 au 31 août 2010`.
pub(crate) fn read_period(text: &str, bound: Bound) -> Option<Period> {
    let text = text.trim().trim_end_matches([',', ';']);
    if bound == Bound::Within {
        if let Some(range) = read_range(text) {
            return Some(range);
        }
        let spoken = read_spoken(text).filter(|(_, length)| *length == text.len());
        if let Some((period, _)) = spoken {
            return Some(period);
        }
    }
    let date = read_date(text)?;
    Some(match bound {
        Bound::Within => Period::of(date),
        Bound::From => Period::since(date),
        Bound::Until => Period::until(date),
        Bound::After => Period::since(date.next()?),
        Bound::Before => Period::until(date.previous()?),
    })
}

/// Reads `2003..2005`, `2003..` or `..2005`.
pub(crate) fn read_range(text: &str) -> Option<Period> {
    let (from, to) = text.split_once("..")?;
    Some(match (from.trim(), to.trim()) {
        ("", to) => Period::until(read_date(to)?),
        (from, "") => Period::since(read_date(from)?),
        (from, to) => Period::between(read_date(from)?, read_date(to)?),
    })
}

/// Reads a period at the beginning of `text` that is told in words: `du 1er au 31 août 2010`,
/// `de janvier à mars 2010`. Years alone are none: `entre 2003 et 2005` is what a text is about as
/// often as when it was written, and `de 2000 à 2050` can be an amount.
pub(crate) fn spoken_period(text: &str) -> Option<SpokenPeriod> {
    let (period, length) = read_spoken(text)?;
    period.has_month().then(|| SpokenPeriod {
        words: text[..length].to_owned(),
        period,
    })
}

/// Returns a period told in words, and how many bytes tell it.
fn read_spoken(text: &str) -> Option<(Period, usize)> {
    let first = text.split_whitespace().next()?;
    let link = match plain(first).as_str() {
        "du" => "au",
        "de" => "a",
        "entre" => "et",
        _ => return None,
    };
    let pieces = pieces(text);
    let (opening, mut rest) = pieces.split_first()?;
    if !opening.is_word(|word| matches!(word, "du" | "de" | "entre")) {
        return None;
    }
    let mut begin = Parts::read(&mut rest)?;
    let (between, mut rest) = rest.split_first()?;
    if !between.is_word(|word| word == link) {
        return None;
    }
    let end = Parts::read(&mut rest)?;
    let read = pieces.len() - rest.len();
    let length = pieces.get(read.checked_sub(1)?)?.end;
    // What hangs on the last word is punctuation, or the word is no year.
    let hanging = text[length..].split_whitespace().next();
    let hangs = !text[length..].starts_with(char::is_whitespace)
        && hanging.is_some_and(|rest| rest.contains(char::is_alphanumeric));
    if hangs || begin.day.is_some() != end.day.is_some() {
        return None;
    }
    if begin.month.is_none() {
        begin.month = end.month;
    }
    if begin.year.is_none() {
        begin.year = end.year;
    }
    Some((Period::between(begin.date()?, end.date()?), length))
}

/// Reads a text that is one date: `2025-12-25`, `2025-12`, `2025`, `25/12/2025`, `12/2025`,
/// `décembre 2025`, `jeudi 25 décembre 2025`, `1er août 2010`.
fn read_date(text: &str) -> Option<PressDate> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let pieces = pieces(text);
    let mut rest = pieces.as_slice();
    let parts = Parts::read(&mut rest)?;
    (rest.is_empty() && pieces.last().is_some_and(|last| last.end == text.len()))
        .then(|| parts.date())?
}

/// What is said of a date.
#[derive(Clone, Copy, Debug, Default)]
struct Parts {
    day: Option<u8>,
    month: Option<u8>,
    year: Option<u16>,
}

impl Parts {
    fn date(self) -> Option<PressDate> {
        match (self.year?, self.month, self.day) {
            (year, None, None) => PressDate::from_year(year),
            (year, Some(month), None) => PressDate::from_month(year, month),
            (year, Some(month), Some(day)) => PressDate::from_day(year, month, day),
            (_, None, Some(_)) => None,
        }
    }

    /// Takes a date from the pieces; of the first date of a period month and year can be missing.
    fn read(pieces: &mut &[Piece]) -> Option<Self> {
        if let [first, rest @ ..] = *pieces
            && first.is_word(|word| word == "le" || is_weekday(word))
        {
            *pieces = rest;
        }
        if let [first, rest @ ..] = *pieces
            && first.is_word(is_weekday)
        {
            *pieces = rest;
        }
        let (parts, taken) = match pieces {
            [a, b, c, ..]
                if b.is_joined
                    && c.is_joined
                    && let Some(parts) = Self::in_numbers(a, b, c) =>
            {
                (parts, 3)
            }
            [month, year, ..]
                if year.is_joined
                    && let (Some(month), Some(year)) = (month.day(), year.year()) =>
            {
                let parts = Parts {
                    day: None,
                    month: Some(month),
                    year: Some(year),
                };
                (parts, 2)
            }
            [first, ..] if let Some(year) = first.year() => {
                let year = Some(year);
                (
                    Parts {
                        year,
                        ..Parts::default()
                    },
                    1,
                )
            }
            [first, ..] if first.month().is_some() => Self::in_words(None, pieces, 0),
            [day, ord, ..] if day.day().is_some() && ord.is_word(|word| word == "er") => {
                Self::in_words(day.day(), pieces, 2)
            }
            [day, ..] if day.day().is_some() => Self::in_words(day.day(), pieces, 1),
            _ => return None,
        };
        *pieces = &pieces[taken..];
        Some(parts)
    }

    /// `25/12/2025`, `2025/12/25`.
    fn in_numbers(first: &Piece, second: &Piece, third: &Piece) -> Option<Self> {
        let (year, day) = match (first.year(), third.year()) {
            (Some(year), None) => (year, third.day()?),
            (None, Some(year)) => (year, first.day()?),
            _ => return None,
        };
        Some(Parts {
            day: Some(day),
            month: Some(second.day()?),
            year: Some(year),
        })
    }

    /// What stands after the day: `août 2010`, or less.
    fn in_words(day: Option<u8>, pieces: &[Piece], from: usize) -> (Self, usize) {
        let month = pieces.get(from).and_then(Piece::month);
        let year = month.and_then(|_| pieces.get(from + 1)?.year());
        let taken = from + usize::from(month.is_some()) + usize::from(year.is_some());
        (Parts { day, month, year }, taken)
    }
}

/// A number or a word of a date, and where it ends.
struct Piece {
    text: String,
    end: usize,
    /// No space stands before it.
    is_joined: bool,
}

impl Piece {
    fn is_word(&self, is: impl Fn(&str) -> bool) -> bool {
        is(&self.text)
    }

    fn year(&self) -> Option<u16> {
        (self.text.len() == 4).then(|| self.text.parse().ok())?
    }

    /// A day or the number of a month; which of the two there is, the calendar says.
    fn day(&self) -> Option<u8> {
        (self.text.len() <= 2).then(|| self.text.parse().ok())?
    }

    fn month(&self) -> Option<u8> {
        const MONTHS: [&str; 12] = [
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre",
        ];
        let number = MONTHS.iter().position(|month| *month == self.text)?;
        u8::try_from(number + 1).ok()
    }
}

fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "lundi" | "mardi" | "mercredi" | "jeudi" | "vendredi" | "samedi" | "dimanche"
    )
}

/// Cuts a text into numbers and words, up to the first sign that no date has.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while pieces.len() < MOST_PIECES {
        let rest = &text[at..];
        let gap = rest.len() - rest.trim_start_matches(is_separator).len();
        // One sign and the spaces around it part two pieces; two dots are a range, and no date begins
        // with a sign.
        let (gap_text, rest) = rest.split_at(gap);
        let signs = gap_text.chars().filter(|sign| !sign.is_whitespace());
        if signs.count() > usize::from(at > 0) {
            break;
        }
        let digits = rest.len()
            - rest
                .trim_start_matches(|sign: char| sign.is_ascii_digit())
                .len();
        let length = if digits > 0 {
            digits
        } else {
            rest.len() - rest.trim_start_matches(is_letter).len()
        };
        if length == 0 {
            break;
        }
        at += gap + length;
        pieces.push(Piece {
            text: plain(&rest[..length]),
            end: at,
            is_joined: !gap_text.contains(char::is_whitespace),
        });
    }
    pieces
}

fn is_letter(sign: char) -> bool {
    sign.is_alphabetic() || matches!(sign, '\u{300}'..='\u{36F}')
}

fn is_separator(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '/' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_people_type_them() {
        for (text, bound, printed) in [
            ("2025-12-25", Bound::Within, "2025-12-25"),
            ("2025-12", Bound::Within, "2025-12"),
            ("2025", Bound::Within, "2025"),
            ("25/12/2025", Bound::Within, "2025-12-25"),
            ("1.3.2025", Bound::Within, "2025-03-01"),
            ("12/2025", Bound::Within, "2025-12"),
            ("décembre 2025", Bound::Within, "2025-12"),
            ("Aout-2010", Bound::Within, "2010-08"),
            ("jeudi 25 DÉCEMBRE 2025", Bound::Within, "2025-12-25"),
            ("1er août 2010", Bound::Within, "2010-08-01"),
            ("le 1 aou\u{302}t 2010", Bound::Within, "2010-08-01"),
            ("2003..2005", Bound::Within, "2003..2005"),
            ("2005..2003", Bound::Within, "2003..2005"),
            ("2003..2003-05", Bound::Within, "2003..2003-05"),
            ("2003..2003", Bound::Within, "2003"),
            ("2003-05..", Bound::Within, "2003-05.."),
            ("..31/12/2005", Bound::Within, "..2005-12-31"),
            (
                "août 2010..décembre 2010",
                Bound::Within,
                "2010-08..2010-12",
            ),
            (
                "du 1er août 2010 au 31 août 2010",
                Bound::Within,
                "2010-08-01..2010-08-31",
            ),
            (
                "du 1er au 31 août 2010",
                Bound::Within,
                "2010-08-01..2010-08-31",
            ),
            (
                "du 28 juillet au 2 août 2010",
                Bound::Within,
                "2010-07-28..2010-08-02",
            ),
            ("de janvier à mars 2010", Bound::Within, "2010-01..2010-03"),
            ("entre 2003 et 2005", Bound::Within, "2003..2005"),
            (
                "entre le 1er mai 2003 et le 3 juin 2003",
                Bound::Within,
                "2003-05-01..2003-06-03",
            ),
            ("2019-03", Bound::From, "2019-03.."),
            ("2005", Bound::Until, "..2005"),
            ("2005", Bound::Before, "..2004"),
            ("2005-01", Bound::Before, "..2004-12"),
            ("2005-03-01", Bound::Before, "..2005-02-28"),
            ("31/12/2005", Bound::After, "2006-01-01.."),
            ("décembre 2005", Bound::After, "2006-01.."),
        ] {
            let period = read_period(text, bound).map(|period| period.to_string());
            assert_eq!(period.as_deref(), Some(printed), "{text}");
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "",
            "hier",
            "décembre",
            "25 décembre",
            "31/02/2025",
            "2025-13",
            "..",
            "2003...2005",
            "2003..hier",
            "2003-2005",
            "25",
            "du 1er août",
            "du 1er au 31 août",
            "0000",
            "20255",
            "de 500 à 10000",
            "du 31 février 2010 au 3 mars 2010",
            "2003.. ..2005",
        ] {
            assert_eq!(read_period(text, Bound::Within), None, "{text}");
        }
        assert_eq!(read_period("9999", Bound::After), None);
        assert_eq!(read_period("0001", Bound::Before), None);
    }

    #[test]
    fn a_spoken_period_ends_where_its_words_end() {
        for (text, words) in [
            (
                "du 1er août 2010 au 31 août 2010 sonatel",
                Some("du 1er août 2010 au 31 août 2010"),
            ),
            ("de mai à juin 2005, la grève", Some("de mai à juin 2005")),
            ("de 2003 à 2005", None),
            ("entre 2003 et 2005", None),
            ("de mai à juin 2005e", None),
            ("du 3 au 5 mai", None),
            ("de la fibre", None),
            ("du", None),
        ] {
            let spoken = spoken_period(text).map(|spoken| spoken.words);
            assert_eq!(spoken.as_deref(), words, "{text}");
        }
    }
}
