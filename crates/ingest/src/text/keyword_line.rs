//! `Mots clés : Internet, Radio` on one line.

use super::fold::{Beginnings, fold};
use crate::Vocabulary;

/// The label is shorter, in bytes.
const LONGEST_LABEL: usize = 21;

/// Returns the keywords of the portal's list that a labelled line holds; `None` without any.
pub(crate) fn read<'v>(line: &str, vocabulary: &'v Vocabulary) -> Option<Vec<&'v str>> {
    // A paragraph is not searched for its first colon.
    let colon = memchr::memchr(
        b':',
        line.as_bytes()
            .get(..LONGEST_LABEL)
            .unwrap_or(line.as_bytes()),
    )?;
    let (label, values) = (&line[..colon], &line[colon + 1..]);
    if !is_label(label) {
        return None;
    }
    let keywords: Vec<_> = values
        .split([',', ';', '|', '•'])
        .filter_map(|value| vocabulary.keywords.get(value))
        .collect();
    (!keywords.is_empty()).then_some(keywords)
}

/// Tells whether a line is the label of keywords that stand below it.
pub(crate) fn is_label(line: &str) -> bool {
    static BEGINNINGS: Beginnings = Beginnings::of(&["mot"]);
    if !BEGINNINGS.may_begin(line) {
        return false;
    }
    matches!(
        fold(line).trim_end_matches([' ', ':']),
        "mots cles" | "mots-cles" | "mot cle" | "mot-cle"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labelled_keywords_are_read() {
        let vocabulary = Vocabulary::shipped();
        let check = |line: &str, expected: Option<&[&str]>| {
            assert_eq!(read(line, &vocabulary).as_deref(), expected, "{line}");
        };
        check(
            "Mots-clés : Sonatel/Orange, Radio",
            Some(&["Sonatel/Orange", "Radio"]),
        );
        check("MOT CLÉ : radio", Some(&["Radio"]));
        check("Mots clés", None);
        check("Mots clés : pluie", None);
        check("Radio : le retour", None);
    }
}
