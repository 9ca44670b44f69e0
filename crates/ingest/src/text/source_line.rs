//! The line that names the paper: `(Source : Le Soleil, 25 décembre 2025)` and its kin.

use pressoir_document::Source;

use crate::Vocabulary;
use crate::date::{DateReading, read_date, split_trailing_date};

/// What a source line tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceLine<'t> {
    /// The name, as printed.
    pub(crate) name: &'t str,
    /// The date of the issue.
    pub(crate) date: Option<DateReading>,
}

impl SourceLine<'_> {
    /// Returns the source with the name under which it is counted.
    pub(crate) fn to_source(&self, vocabulary: &Vocabulary) -> Source {
        Source {
            name: self.name.to_owned(),
            facet: vocabulary.sources.facet_of(self.name),
            date: self.date.as_ref().map(|reading| reading.date),
        }
    }
}

/// Where a line stands: what is a source line at the end of a text may be a remark inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Somewhere in the text.
    Anywhere,
    /// The last line of the text.
    Last,
}

/// A longer line is text.
const LONGEST_LINE: usize = 200;
/// A longer name is a sentence.
const LONGEST_NAME: usize = 100;

/// Reads a whole line as a source line, if it is one.
pub(crate) fn read<'t>(
    line: &'t str,
    place: Place,
    vocabulary: &Vocabulary,
) -> Option<SourceLine<'t>> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    // What is left of italics in a text.
    let line = line.trim_matches(['*', '_', ' ']);
    let first = line.chars().next()?;
    let in_brackets = matches!(first, '(' | '[');
    if (in_brackets || matches!(first, 'S' | 's'))
        && let Some(labelled) = labelled(line, vocabulary)
    {
        let is_whole = in_brackets || line.ends_with([')', ']']);
        let source = (is_whole || place == Place::Last)
            .then(|| split(labelled))
            .flatten()?;
        // `Source : une enquête sur le réseau` is a sentence.
        let is_sentence = source.name.starts_with(char::is_lowercase) && source.name.contains(' ');
        return (is_whole || !is_sentence).then_some(source);
    }
    if place == Place::Anywhere {
        return None;
    }
    if in_brackets {
        bracketed(line, vocabulary)
    } else {
        bare(line, vocabulary)
    }
}

/// Returns what follows `Source :`, without brackets.
fn labelled<'t>(line: &'t str, vocabulary: &Vocabulary) -> Option<&'t str> {
    let inner = without_brackets(line);
    let label = inner.get(..6)?;
    if !label.eq_ignore_ascii_case("source") {
        return None;
    }
    let rest = inner[6..].strip_prefix(['s', 'S']).unwrap_or(&inner[6..]);
    let after_space = rest.trim_start();
    if let Some(named) = after_space.strip_prefix([':', '：', ';', '–']) {
        return Some(named.trim());
    }
    // Without the colon a source line looks like `(Source proche du dossier)`: only a known name or
    // a date tells them apart.
    let is_separate = rest.len() > after_space.len();
    let (name, date) = split_trailing_date(after_space);
    let known = vocabulary
        .sources
        .contains(name.trim_end_matches([',', ' ']));
    let dated = date.is_some() && name.starts_with(char::is_uppercase);
    (is_separate && (known || dated)).then_some(after_space)
}

/// `(APS)`, `(Le Soleil, 6 septembre 2000)`, as the last line.
fn bracketed<'t>(line: &'t str, vocabulary: &Vocabulary) -> Option<SourceLine<'t>> {
    if !line.trim_end_matches('.').ends_with([')', ']']) {
        return None;
    }
    let inner = without_brackets(line);
    if inner.contains(['(', ')', '«', '"', '“']) {
        return None;
    }
    let source = split(inner)?;
    let looks_like_a_name = source.date.is_some()
        && source.name.starts_with(char::is_uppercase)
        && source.name.split_whitespace().count() <= 5;
    (vocabulary.sources.contains(source.name) || looks_like_a_name).then_some(source)
}

/// The paper's name alone, or with its date, as the last line.
fn bare<'t>(line: &'t str, vocabulary: &Vocabulary) -> Option<SourceLine<'t>> {
    let source = split(line.trim_end_matches('.'))?;
    vocabulary.sources.contains(source.name).then_some(source)
}

fn split(text: &str) -> Option<SourceLine<'_>> {
    let text = text.trim_end_matches(['.', ' ', '\u{a0}']);
    let (name, date) = split_bracketed_date(text).unwrap_or_else(|| split_trailing_date(text));
    let name = name
        .trim_matches(|outer: char| outer.is_whitespace() || matches!(outer, ',' | ':' | ';'))
        .trim_end_matches(" du")
        .trim_end_matches(" le");
    let name = without_quotes(without_number(name));
    let has_letter = name.chars().any(char::is_alphabetic);
    (has_letter && name.len() <= LONGEST_NAME).then_some(SourceLine { name, date })
}

/// Takes the number of an issue off its name: `Le Soleil, n° 12`.
fn without_number(name: &str) -> &str {
    let digits = name.trim_end_matches(|last: char| last.is_ascii_digit());
    if digits.len() == name.len() {
        return name;
    }
    let before = digits.trim_end();
    ["n°", "N°", "no", "n.", "numéro"]
        .iter()
        .find_map(|label| before.strip_suffix(label))
        .filter(|before| before.ends_with([' ', ',', '\u{a0}']))
        .map_or(name, |before| before.trim_end_matches([' ', ',', '\u{a0}']))
}

/// Takes off quotation marks around a whole name.
fn without_quotes(name: &str) -> &str {
    [('«', '»'), ('“', '”'), ('"', '"')]
        .iter()
        .find_map(|&(open, close)| name.strip_prefix(open)?.strip_suffix(close))
        .filter(|inner| !inner.contains(['«', '»', '“', '”', '"']))
        .map_or(name, str::trim)
}

/// `Le Soleil (25 décembre 2025)`
fn split_bracketed_date(text: &str) -> Option<(&str, Option<DateReading>)> {
    let (name, date) = text.strip_suffix(')')?.rsplit_once('(')?;
    let reading = read_date(date)?;
    Some((name, Some(reading)))
}

/// Takes off outer brackets, even when one of the two is missing.
fn without_brackets(line: &str) -> &str {
    let line = line.trim_end_matches(['.', ' ', '\u{a0}']);
    let inner = line.strip_prefix(['(', '[']).unwrap_or(line);
    let balanced = inner.matches('(').count() >= inner.matches(')').count();
    let inner = if balanced && !inner.ends_with(']') {
        inner
    } else {
        inner.strip_suffix([')', ']']).unwrap_or(inner)
    };
    inner.trim()
}

/// A source at the end of a line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AtEnd<'t> {
    /// The text before it.
    pub(crate) before: &'t str,
    pub(crate) source: SourceLine<'t>,
    /// Whether the word `Source` was there.
    pub(crate) is_labelled: bool,
}

/// Splits a source off the end of a paragraph or a title.
///
/// `… (Source : Le Soleil, 6 septembre 2000)`; without the word `Source` only when the brackets
/// hold a name, a comma and a whole date.
pub(crate) fn split_off_end<'t>(line: &'t str, vocabulary: &Vocabulary) -> Option<AtEnd<'t>> {
    if !line.ends_with(')') {
        return None;
    }
    let open = line.rfind('(')?;
    let (before, brackets) = line.split_at(open);
    let before = before.trim_end();
    if before.is_empty() || brackets.len() > LONGEST_LINE {
        return None;
    }
    if let Some(labelled) = labelled(brackets, vocabulary) {
        return Some(AtEnd {
            before,
            source: split(labelled)?,
            is_labelled: true,
        });
    }
    let inner = without_brackets(brackets);
    let source = split(inner)?;
    let is_day = source
        .date
        .as_ref()
        .is_some_and(|reading| reading.date.day().is_some());
    let has_comma = inner
        .get(source.name.len()..)
        .is_some_and(|behind| behind.trim_start().starts_with(','));
    let is_name =
        source.name.starts_with(char::is_uppercase) && source.name.split_whitespace().count() <= 4;
    (is_day && has_comma && is_name).then_some(AtEnd {
        before,
        source,
        is_labelled: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, place: Place, expected: Option<(&str, Option<&str>)>) {
        let read = read(line, place, &Vocabulary::shipped()).map(|source| {
            let date = source.date.map(|reading| reading.date.to_string());
            (source.name, date)
        });
        let expected = expected.map(|(name, date)| (name, date.map(str::to_owned)));
        assert_eq!(read, expected, "{line} {place:?}");
    }

    #[test]
    fn source_lines_are_read_anywhere() {
        for (line, name, date) in [
            (
                "(Source : Le Soleil, 25 décembre 2025)",
                "Le Soleil",
                Some("2025-12-25"),
            ),
            (
                "(Source\u{a0}: Le Soleil, 1er décembre 2025)",
                "Le Soleil",
                Some("2025-12-01"),
            ),
            (
                "(Source\u{202f}: L’As, 25 décembre 2025).",
                "L’As",
                Some("2025-12-25"),
            ),
            (
                "(Source : « Le Soleil », n° 1204 du 3 mars 2003)",
                "Le Soleil",
                Some("2003-03-03"),
            ),
            (
                "(Source: Wal Fadjri 15 janvier 2003)",
                "Wal Fadjri",
                Some("2003-01-15"),
            ),
            ("(Source : Sonatel)", "Sonatel", None),
            (
                "(Sources : APS et Le Soleil, 3 mars 2003)",
                "APS et Le Soleil",
                Some("2003-03-03"),
            ),
            (
                "(source : Sud Quotidien du 3 mars 2003)",
                "Sud Quotidien",
                Some("2003-03-03"),
            ),
            (
                "(Source Le Soleil, 3 mars 2003)",
                "Le Soleil",
                Some("2003-03-03"),
            ),
            (
                "[Source : Nettali, 26 sept. 2008]",
                "Nettali",
                Some("2008-09-26"),
            ),
            (
                "(Source : Nettali, 26 sept. 2008",
                "Nettali",
                Some("2008-09-26"),
            ),
            (
                "Source : Nettali, 26/09/2008)",
                "Nettali",
                Some("2008-09-26"),
            ),
            (
                "*(Source ; Nettali, 26 sept. 2008)*",
                "Nettali",
                Some("2008-09-26"),
            ),
            (
                "(Source : Nettali (26 sept. 2008))",
                "Nettali",
                Some("2008-09-26"),
            ),
            (
                "Source : Sonatel (3 mars 2003)",
                "Sonatel",
                Some("2003-03-03"),
            ),
            (
                "(Source : Libération (Sénégal), 3 mars 2003)",
                "Libération (Sénégal)",
                Some("2003-03-03"),
            ),
        ] {
            check(line, Place::Anywhere, Some((name, date)));
        }
    }

    #[test]
    fn some_lines_are_sources_only_at_the_end() {
        for (line, name, date) in [
            ("(APS)", "APS", None),
            (
                "(Le Soleil, 6 septembre 2000)",
                "Le Soleil",
                Some("2000-09-06"),
            ),
            (
                "Source : Ministère de la Santé",
                "Ministère de la Santé",
                None,
            ),
            (
                "Source: Sonatel, 3 mars 2003",
                "Sonatel",
                Some("2003-03-03"),
            ),
            ("Sud Quotidien", "Sud Quotidien", None),
            ("Le Soleil, 3 mars 2003", "Le Soleil", Some("2003-03-03")),
        ] {
            check(line, Place::Last, Some((name, date)));
            check(line, Place::Anywhere, None);
        }
    }

    #[test]
    fn false_friends_are_text() {
        for line in [
            "(voir le Populaire n° 312 du 8 mai 2004)",
            "(« Le Quotidien » du 5 juin 2004)",
            "(Source proche du ministère)",
            "(sources concordantes)",
            "Source de revenus pour des milliers de jeunes.",
            "Sources dignes de foi à l’appui, il accuse.",
            "(2)",
            "(Ex-Tigo)",
            "Le Soleil brille sur la ville.",
            "",
            "(",
            "()",
        ] {
            check(line, Place::Anywhere, None);
            check(line, Place::Last, None);
        }
    }

    #[test]
    fn a_source_is_split_off_a_title() {
        let check = |line: &str, expected: Option<(&str, &str)>| {
            let read = split_off_end(line, &Vocabulary::shipped())
                .map(|at_end| (at_end.before, at_end.source.name));
            assert_eq!(read, expected, "{line}");
        };
        check(
            "La grève est finie (Le Soleil, 6 septembre 2000)",
            Some(("La grève est finie", "Le Soleil")),
        );
        check(
            "La grève est finie. (Source : APS)",
            Some(("La grève est finie.", "APS")),
        );
        check("La grève est finie (2)", None);
        check("La grève est finie (Dakar, en 2003)", None);
        check("(Le Soleil, 6 septembre 2000)", None);
    }
}
