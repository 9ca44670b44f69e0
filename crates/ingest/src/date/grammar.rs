//! What may stand where in a date.

use pressoir_document::{PressDate, Weekday};

use super::token::{Token, may_be_date, tokens};
use super::words::{introduces, month_of, weekday_of};
use super::{DateDoubt, DateReading};
use crate::text::{fold, folds_to_nothing};

/// A longer word is none of a date, in bytes.
const LONGEST_WORD: usize = 24;

/// What a caller takes for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// A day, a month or a year, with words and times around it.
    AnyPrecision,
    /// A day or a month: a year alone is rather a number, or a title.
    MonthAtLeast,
    /// A day or a month after a name: of the words before it, only `du` and `le`.
    Trailing,
}

/// Reads a line of text that is a date: a month at least.
pub(crate) fn read_line(text: &str) -> Option<DateReading> {
    read(text, Extent::MonthAtLeast)
}

pub(super) fn read(text: &str, extent: Extent) -> Option<DateReading> {
    if !may_be_date(text) || !may_begin_date(text) {
        return None;
    }
    let folded = fold(text);
    let tokens = tokens(&folded)?;
    let mut cursor = Cursor {
        tokens: &tokens,
        doubts: Vec::new(),
    };
    cursor.introduction(extent);
    let weekday = cursor.weekday();
    let date = cursor.date()?;
    if extent != Extent::AnyPrecision && date.month().is_none() {
        return None;
    }
    cursor.time();
    if !cursor.tokens.is_empty() {
        return None;
    }
    let mut doubts = cursor.doubts;
    if let (Some(printed), Some(calendar)) = (weekday, date.weekday())
        && printed != calendar
    {
        doubts.push(DateDoubt::WrongWeekday { calendar });
    }
    Some(DateReading { date, doubts })
}

/// Tells by its first word whether a text can be a date: most texts need not be cut further.
fn may_begin_date(text: &str) -> bool {
    let text = text.trim_start_matches(|first: char| {
        first.is_whitespace() || first == '\u{200b}' || folds_to_nothing(first)
    });
    if text.starts_with(|first: char| first.is_ascii_digit() || first == ':') {
        return true;
    }
    let end = text.find(|inner: char| !inner.is_alphabetic() && !folds_to_nothing(inner));
    let word = &text[..end.unwrap_or(text.len())];
    if word.is_empty() || word.len() > LONGEST_WORD {
        return false;
    }
    let word = fold(word);
    introduces(&word) || weekday_of(&word).is_some() || month_of(&word).is_some()
}

struct Cursor<'t> {
    tokens: &'t [Token<'t>],
    doubts: Vec<DateDoubt>,
}

impl Cursor<'_> {
    fn introduction(&mut self, extent: Extent) {
        while let [first, rest @ ..] = self.tokens {
            let passes = match first {
                Token::Word(word) if extent == Extent::Trailing => {
                    matches!(*word, "du" | "le")
                }
                Token::Word(word) => introduces(word),
                Token::Mark(':') => true,
                _ => false,
            };
            if !passes {
                return;
            }
            self.tokens = rest;
        }
    }

    fn weekday(&mut self) -> Option<Weekday> {
        let [Token::Word(word), rest @ ..] = self.tokens else {
            return None;
        };
        let weekday = weekday_of(word)?;
        // `mar` is mardi before `3 juin 2012` and mars before `3, 2012`.
        let is_month = month_of(word).is_some()
            && !matches!(
                rest,
                [Token::Number(..), Token::Word(_), ..] | [Token::Mark('.' | ','), ..]
            );
        if is_month {
            return None;
        }
        self.tokens = rest;
        self.skip(&['.', ',']);
        Some(weekday)
    }

    fn date(&mut self) -> Option<PressDate> {
        match self.tokens {
            [
                Token::Number(year, 4),
                Token::Mark(mark @ ('-' | '/' | '.')),
                Token::Number(..),
                ..,
            ] => self.year_first(*year, *mark),
            [
                Token::Number(first, 1 | 2),
                Token::Mark(mark @ ('-' | '/' | '.')),
                Token::Number(second, 1 | 2),
                Token::Mark(again),
                Token::Number(year, digits),
                rest @ ..,
            ] if mark == again => {
                self.tokens = rest;
                let year = self.full_year(*year, *digits)?;
                self.numeric(*first, *second, year)
            }
            [Token::Number(_, 1 | 2), ..] => self.day_first(),
            [Token::Number(year, 4), rest @ ..] if (1500..=2199).contains(year) => {
                self.tokens = rest;
                PressDate::from_year(*year)
            }
            [Token::Word(_), ..] => self.month_first(),
            _ => None,
        }
    }

    /// `2012-09-21`, `2012-09`.
    fn year_first(&mut self, year: u16, mark: char) -> Option<PressDate> {
        let [_, _, Token::Number(month, 1 | 2), rest @ ..] = self.tokens else {
            return None;
        };
        self.tokens = rest;
        let month = u8::try_from(*month).ok()?;
        match rest {
            [Token::Mark(again), Token::Number(day, 1 | 2), rest @ ..] if *again == mark => {
                self.tokens = rest;
                PressDate::from_day(year, month, u8::try_from(*day).ok()?)
            }
            _ => PressDate::from_month(year, month),
        }
    }

    /// `22-12-2012`.
    fn numeric(&mut self, first: u16, second: u16, year: u16) -> Option<PressDate> {
        let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
        PressDate::from_day(year, second, first).or_else(|| {
            let date = PressDate::from_day(year, first, second)?;
            self.doubts.push(DateDoubt::MonthFirst);
            Some(date)
        })
    }

    /// `21 septembre 2012`, `1er mars 2012`, `21-Sep-12`, `21 et 22 septembre 2012`.
    fn day_first(&mut self) -> Option<PressDate> {
        let day = self.day()?;
        if let [Token::Mark('-' | '/'), rest @ ..] = self.tokens
            && matches!(rest, [Token::Number(_, 1 | 2), ..])
        {
            self.tokens = rest;
            self.day()?;
            self.doubts.push(DateDoubt::Range);
        } else if let [Token::Word(word), Token::Number(_, 1 | 2), ..] = self.tokens
            && matches!(*word, "et" | "au")
        {
            self.tokens = &self.tokens[1..];
            self.day()?;
            self.doubts.push(DateDoubt::Range);
        } else {
            self.skip(&['-', '/', '.']);
        }
        let month = self.month()?;
        // `30 juin au 2 juillet 2003`.
        if let [Token::Word(word), Token::Number(_, 1 | 2), ..] = self.tokens
            && matches!(*word, "et" | "au")
        {
            self.tokens = &self.tokens[1..];
            self.day()?;
            self.month()?;
            self.doubts.push(DateDoubt::Range);
        }
        self.skip(&['-', '/', ',', '\'']);
        let year = self.year()?;
        PressDate::from_day(year, month, u8::try_from(day).ok()?)
    }

    /// `septembre 2012`, `septembre 21, 2012`, `juillet-août 2003`.
    fn month_first(&mut self) -> Option<PressDate> {
        let month = self.month()?;
        if let [Token::Number(_, 1 | 2), ..] = self.tokens {
            let day = u8::try_from(self.day()?).ok()?;
            self.skip(&[',']);
            let [Token::Number(year, 4), rest @ ..] = self.tokens else {
                return None;
            };
            self.tokens = rest;
            return PressDate::from_day(*year, month, day);
        }
        let joins = match self.tokens {
            [Token::Mark('-' | '/'), Token::Word(_), ..] => true,
            [Token::Word(word), Token::Word(_), ..] => matches!(*word, "et" | "a" | "au"),
            _ => false,
        };
        if joins {
            self.tokens = &self.tokens[1..];
            self.month()?;
            self.doubts.push(DateDoubt::Range);
        }
        self.skip(&[',']);
        let [Token::Number(year, 4), rest @ ..] = self.tokens else {
            return None;
        };
        self.tokens = rest;
        PressDate::from_month(*year, month)
    }

    fn day(&mut self) -> Option<u16> {
        let [Token::Number(day, 1 | 2), rest @ ..] = self.tokens else {
            return None;
        };
        self.tokens = rest;
        if let [Token::Word(word), rest @ ..] = rest
            && matches!(*word, "er" | "ᵉʳ" | "ier" | "e" | "th" | "st")
        {
            self.tokens = rest;
        }
        Some(*day)
    }

    fn month(&mut self) -> Option<u8> {
        let [Token::Word(word), rest @ ..] = self.tokens else {
            return None;
        };
        let month = month_of(word)?;
        self.tokens = rest;
        self.skip(&['.']);
        Some(month)
    }

    fn year(&mut self) -> Option<u16> {
        let [Token::Number(year, digits), rest @ ..] = self.tokens else {
            return None;
        };
        self.tokens = rest;
        self.full_year(*year, *digits)
    }

    fn full_year(&mut self, year: u16, digits: u8) -> Option<u16> {
        match digits {
            4 => Some(year),
            2 => {
                self.doubts.push(DateDoubt::TwoDigitYear);
                Some(if year < 50 { 2000 + year } else { 1900 + year })
            }
            _ => None,
        }
    }

    fn skip(&mut self, marks: &[char]) {
        if let [Token::Mark(mark), rest @ ..] = self.tokens
            && marks.contains(mark)
        {
            self.tokens = rest;
        }
    }

    /// Passes over a time of day and what ends a line: `- 11:42`, `à 11h42`, `T11:42:00Z`, `.`.
    fn time(&mut self) {
        let before = self.tokens;
        while let [first, rest @ ..] = self.tokens {
            let passes = match first {
                Token::Mark(mark) => matches!(mark, '-' | ',' | ':' | '.' | '|' | '+'),
                Token::Word(word) => matches!(
                    *word,
                    "a" | "t" | "h" | "mn" | "min" | "s" | "z" | "gmt" | "tu" | "utc"
                ),
                Token::Number(number, digits) => *digits <= 3 && *number < 1000,
            };
            if !passes {
                break;
            }
            self.tokens = rest;
        }
        // A number that no mark of time goes with belongs to something else.
        let passed = &before[..before.len() - self.tokens.len()];
        let has_number = passed
            .iter()
            .any(|token| matches!(token, Token::Number(..)));
        let has_time_mark = passed.iter().any(|token| match token {
            Token::Mark(mark) => *mark == ':',
            Token::Word(word) => *word == "h",
            Token::Number(..) => false,
        });
        if has_number && !has_time_mark {
            self.tokens = before;
        }
    }
}
