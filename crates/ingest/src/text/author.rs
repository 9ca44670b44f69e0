//! The line that signs an article.

use super::lists::SECTIONS;
use crate::Vocabulary;

/// What the line before a source line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signature<'t> {
    /// A person, or several, as signed.
    Author(&'t str),
    /// Another paper or agency.
    Agency(&'t str),
}

/// A longer line is text.
const LONGEST: usize = 90;
const MOST_WORDS: usize = 7;

/// Reads a whole line that says that it names the author: `Par Awa Sow`.
pub(crate) fn read_labelled<'t>(line: &'t str, vocabulary: &Vocabulary) -> Option<&'t str> {
    let (name, had_by) = without_by(line);
    match read(line, vocabulary) {
        Some(Signature::Author(_)) if had_by => Some(name),
        _ => None,
    }
}

/// Reads a whole line that stands right before a source line, if it signs the article.
pub(crate) fn read<'t>(line: &'t str, vocabulary: &Vocabulary) -> Option<Signature<'t>> {
    if line.len() > LONGEST {
        return None;
    }
    let bare = line
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .unwrap_or(line);
    if vocabulary.sources.contains(bare) {
        return Some(Signature::Agency(bare));
    }
    let (name, had_by) = without_by(line);
    // A role or a paper may follow the name: `Awa Sow (avec APS)`, `Awa Sow, à Thiès`.
    let (person, role) = name
        .split_once(['(', ','])
        .or_else(|| name.split_once(" - "))
        .or_else(|| name.split_once(" – "))
        .unwrap_or((name, ""));
    let person = person.trim_end();
    let is_alone = person.len() == name.len();
    let ends_well = is_initial_at_end(name) || !name.ends_with(['.', '!', '?', ':', ';', '…', '»']);
    // A number behind a name is a figure.
    let counts = role.contains(|inner: char| inner.is_ascii_digit());
    let named = is_name(person)
        && !counts
        && ends_well
        && name.split_whitespace().count() <= MOST_WORDS + 4;
    // One word is a name only when nothing else is on the line: `Dakar, capitale` is none.
    let words = person.split_whitespace().count();
    let signs = named
        && (words > 1 || is_alone || had_by)
        && !vocabulary.keywords.contains(line)
        && !SECTIONS.contains(line);
    signs.then_some(Signature::Author(name))
}

/// Tells whether a text is the name of a person, of two words at least, or those of several.
pub(crate) fn is_person(text: &str) -> bool {
    text.split(", ")
        .all(|name| name.contains(' ') && is_name(name))
}

fn without_by(line: &str) -> (&str, bool) {
    for by in [
        "Par ",
        "PAR ",
        "Par\u{a0}",
        "par ",
        "Par : ",
        "Auteur : ",
        "Auteur: ",
        "De notre correspondant ",
        "Propos recueillis par ",
        "Entretien réalisé par ",
        "Réalisé par ",
        "Recueilli par ",
    ] {
        if let Some(name) = line.strip_prefix(by) {
            return (name.trim(), true);
        }
    }
    (line, false)
}

fn is_name(person: &str) -> bool {
    // A sentence begins like this, and no name does.
    let begins_sentence = matches!(
        person.split_whitespace().next(),
        Some("A" | "À" | "Au" | "Aux" | "En" | "Le" | "La" | "Les" | "Un" | "Une" | "Des" | "Du")
    );
    if begins_sentence {
        return false;
    }
    let mut words = 0;
    let mut capitalised = 0;
    for word in person.split_whitespace() {
        words += 1;
        let first = word.chars().next().unwrap_or(' ');
        let letters = word
            .chars()
            .all(|inner| inner.is_alphabetic() || matches!(inner, '.' | '-' | '’' | '\'' | '&'));
        if !letters {
            return false;
        }
        if first.is_uppercase() {
            capitalised += 1;
        } else if !is_particle(word) {
            return false;
        }
    }
    (1..=MOST_WORDS).contains(&words) && capitalised > 0 && person.chars().count() > 2
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "du"
            | "des"
            | "la"
            | "le"
            | "el"
            | "al"
            | "ben"
            | "bin"
            | "bint"
            | "ould"
            | "mint"
            | "van"
            | "von"
            | "et"
            | "&"
            | "dit"
            | "d’"
            | "d'"
    ) || word.starts_with("d’")
        || word.starts_with("d'")
}

/// Tells whether a line ends in an initial, as `Awa S.` does.
fn is_initial_at_end(line: &str) -> bool {
    let Some(without) = line.strip_suffix('.') else {
        return false;
    };
    let mut backwards = without.chars().rev();
    backwards.next().is_some_and(char::is_uppercase)
        && backwards
            .next()
            .is_none_or(|before| matches!(before, ' ' | '.' | '-' | '\u{a0}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_names() {
        let check = |line: &str, expected: Option<Signature<'_>>| {
            assert_eq!(read(line, &Vocabulary::shipped()), expected, "{line}");
        };
        for name in [
            "Moussa Fall",
            "M. Fall",
            "P. A. Fall",
            "Moussa FALL",
            "Moussa FALL (avec le Courrier)",
            "Moussa Fall, à Thiès",
            "Moussa Fall - Correspondant",
            "Aïda Mbaye et Moussa Fall",
            "El Hadji Malick de Souza",
            "Moussa F.",
            "Diallo",
        ] {
            check(name, Some(Signature::Author(name)));
        }
        check("Par Moussa Fall", Some(Signature::Author("Moussa Fall")));
        check(
            "Propos recueillis par Moussa Fall",
            Some(Signature::Author("Moussa Fall")),
        );
        check("APS", Some(Signature::Agency("APS")));
        check("(AFP)", Some(Signature::Agency("AFP")));
        for text in [
            "Le débat reste ouvert.",
            "Une affaire à suivre",
            "Moussa Fall a parlé",
            "À Dakar, tout est calme",
            "Conclusion :",
            "12 000 francs",
            "Moussa Fall (40 millions)",
            "Internet",
            "",
        ] {
            check(text, None);
        }
    }
}
