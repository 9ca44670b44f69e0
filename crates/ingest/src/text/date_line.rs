//! The line that dates an article, with what may stand beside the date.

use super::author::{self, Signature};
use super::fold::fold;
use crate::Vocabulary;
use crate::date::{DateReading, read_line};

/// What a date line tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateLine<'t> {
    pub(crate) reading: DateReading,
    /// Who signed there.
    pub(crate) author: Option<&'t str>,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Above all else, or last: more than a date may be a title, or a paper.
    First,
    /// Below a line that can be the title.
    BelowTitle,
}

/// A longer line is text, in bytes.
const LONGEST: usize = 120;
/// A longer name of a place or a rubric is a sentence, in bytes.
const LONGEST_LABEL: usize = 30;
/// What stands between a date and what is beside it.
const BETWEEN: [&str; 6] = [" | ", " - ", " – ", " — ", " • ", " · "];

/// Reads a whole line as a date line, if it is one.
///
/// `lundi 3 mars 2003`, `3 mars 2003, par Awa Sow`; below a title also `Dakar, le 3 mars 2003`, `Par
/// Awa Sow | Économie | 3 mars 2003`, `Écrit par Awa Sow le 3 mars 2003`.
pub(crate) fn read<'t>(
    line: &'t str,
    place: Place,
    vocabulary: &Vocabulary,
) -> Option<DateLine<'t>> {
    if line.len() > LONGEST || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let line = without_brackets(line);
    let alone = dated(line, None).or_else(|| before_author(line));
    if alone.is_some() || place == Place::First {
        return alone;
    }
    after_author(line)
        .or_else(|| at_place(line))
        .or_else(|| beside(line, vocabulary))
}

fn dated<'t>(date: &str, author: Option<&'t str>) -> Option<DateLine<'t>> {
    let reading = read_line(date)?;
    Some(DateLine { reading, author })
}

fn without_brackets(line: &str) -> &str {
    line.strip_prefix(['(', '['])
        .and_then(|inner| inner.strip_suffix([')', ']']))
        .unwrap_or(line)
}

/// `3 mars 2003, par Awa Sow`
fn before_author(line: &str) -> Option<DateLine<'_>> {
    let (date, author) = line
        .split_once(", par ")
        .or_else(|| line.split_once(" par "))?;
    dated(date, Some(author.trim()))
}

/// `Écrit par Awa Sow le 3 mars 2003`
fn after_author(line: &str) -> Option<DateLine<'_>> {
    let (by, signed) = line
        .split_once("par ")
        .or_else(|| line.split_once("Par "))?;
    let is_by = matches!(
        fold(by).as_str(),
        "" | "ecrit"
            | "publie"
            | "poste"
            | "redige"
            | "soumis"
            | "ajoute"
            | "propose"
            | "mis en ligne"
    );
    let (author, date) = signed.rsplit_once(" le ")?;
    let author = author.trim_end_matches([',', ' ']);
    // The name of an account is none of a person: `admin`.
    let author = author.starts_with(char::is_uppercase).then_some(author);
    dated(date, author).filter(|_| is_by)
}

/// `Dakar, le 3 mars 2003`
fn at_place(line: &str) -> Option<DateLine<'_>> {
    let (place, date) = line.split_once(", ")?;
    dated(date, None).filter(|_| is_label(place))
}

/// Parts apart: the first that is a date, a signature, rubrics, another date.
fn beside<'t>(line: &'t str, vocabulary: &Vocabulary) -> Option<DateLine<'t>> {
    let between = BETWEEN.iter().find(|between| line.contains(**between))?;
    let mut found: Option<DateLine<'t>> = None;
    let mut signed = None;
    for part in line.split(between).map(str::trim) {
        if let Some(date) = dated(part, None).or_else(|| before_author(part)) {
            signed = signed.or(date.author);
            found.get_or_insert(date);
        } else if let Some(name) = author::read_labelled(part, vocabulary) {
            signed = signed.or(Some(name));
        } else if is_name(part, vocabulary) {
            signed = signed.or(Some(part));
        } else if !is_label(part) && !is_time(part) {
            return None;
        }
    }
    let author = signed;
    found.map(|found| DateLine { author, ..found })
}

/// Tells whether a part can only be a person: two words at least.
fn is_name(part: &str, vocabulary: &Vocabulary) -> bool {
    part.contains(' ')
        && matches!(author::read(part, vocabulary), Some(Signature::Author(name)) if name == part)
}

/// Tells whether a part is a time of day: `10:42`, `10h42`.
fn is_time(part: &str) -> bool {
    part.len() <= 6
        && part.starts_with(|first: char| first.is_ascii_digit())
        && part.contains([':', 'h', 'H'])
        && part
            .bytes()
            .all(|inner| inner.is_ascii_digit() || matches!(inner, b':' | b'h' | b'H' | b' '))
}

/// Tells whether a part can be a place, a rubric or a paper: a few words, no number.
fn is_label(part: &str) -> bool {
    part.len() <= LONGEST_LABEL
        && part.starts_with(char::is_uppercase)
        && !part.contains(|inner: char| inner.is_ascii_digit() || matches!(inner, '?' | '!' | ':'))
        && part.split_whitespace().count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, place: Place, expected: Option<(&str, Option<&str>)>) {
        let read = read(line, place, &Vocabulary::shipped())
            .map(|line| (line.reading.date.to_string(), line.author));
        let expected = expected.map(|(date, author)| (date.to_owned(), author));
        assert_eq!(read, expected, "{line} {place:?}");
    }

    #[test]
    fn dates_stand_alone_or_before_an_author() {
        for (line, author) in [
            ("lundi 3 mars 2003", None),
            ("(3 mars 2003)", None),
            ("3 mars 2003, par Awa Sow", Some("Awa Sow")),
            ("Publié le 3 mars 2003 à 10h00 par Awa Sow", Some("Awa Sow")),
            ("Mis à jour le 3 mars 2003 à 10h", None),
            ("Date de publication : 3 mars 2003", None),
            ("Monday, March 3, 2003", None),
        ] {
            check(line, Place::First, Some(("2003-03-03", author)));
            check(line, Place::BelowTitle, Some(("2003-03-03", author)));
        }
    }

    #[test]
    fn below_a_title_more_can_stand_beside_a_date() {
        for (line, author) in [
            ("Dakar, le 3 mars 2003", None),
            ("Niaro-Ville, 3 mars 2003", None),
            ("Par Awa Sow | 3 mars 2003", Some("Awa Sow")),
            ("Awa Sow | Économie | 3 mars 2003 à 10:42", Some("Awa Sow")),
            ("3 mars 2003 - Awa Sow", Some("Awa Sow")),
            ("Publié le 3 mars 2003 - Mis à jour le 4 mars 2003", None),
            ("Écrit par Awa Sow le 3 mars 2003", Some("Awa Sow")),
            ("Par Awa Sow, le 3 mars 2003", Some("Awa Sow")),
            ("10:42 - 3 mars 2003", None),
            ("Soumis par admin le lundi, 03/03/2003 - 10:12", None),
        ] {
            check(line, Place::BelowTitle, Some(("2003-03-03", author)));
            check(line, Place::First, None);
        }
    }

    #[test]
    fn sentences_and_titles_are_no_date_lines() {
        for line in [
            "Le câble du nord est coupé, le 3 mars 2003",
            "Qui paiera ? - 3 mars 2003",
            "La grève continue depuis le 3 mars 2003",
            "Il fut vu par Awa Sow le 3 mars 2003",
            "Niaro, 12 morts",
            "Dakar",
            "",
        ] {
            check(line, Place::BelowTitle, None);
        }
    }
}
