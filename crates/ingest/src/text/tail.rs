//! What stands below an article: sidebars, footers, key figures.

use super::fold::fold;
use super::lines::Line;
use super::lists::{CHROME_TAIL, CHROME_TRAILING, KEY_FIGURES};
use crate::Vocabulary;

/// Fewer lines like key figures may be an article's own.
const FEWEST_FIGURES: usize = 2;

/// Where an article ends, and the keywords in its footer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tail<'v> {
    /// The line after the last of the article.
    pub(crate) end: usize,
    /// Keywords of the portal's list below `Mots clés`.
    pub(crate) keywords: Vec<&'v str>,
}

/// Finds where the article that begins at `start` ends.
pub(crate) fn find<'v>(lines: &[Line<'_>], start: usize, vocabulary: &'v Vocabulary) -> Tail<'v> {
    let marker = (start + 1..lines.len()).find(|&at| CHROME_TAIL.matches(lines[at].text));
    let footer_keywords = (start + 1..marker.unwrap_or(lines.len()))
        .rev()
        .take(4)
        .find_map(|at| Some((at, keywords_on_line(lines[at].text, vocabulary)?)));
    if let Some((end, keywords)) = footer_keywords {
        let end = without_trailing(lines, start, end);
        return Tail { end, keywords };
    }
    let keywords = marker.map_or_else(Vec::new, |at| keywords_below(lines, at, vocabulary));
    let end = without_trailing(lines, start, marker.unwrap_or(lines.len()));
    Tail { end, keywords }
}

/// Returns `end` without the chrome lines and key figures right before it.
pub(crate) fn without_trailing(lines: &[Line<'_>], start: usize, end: usize) -> usize {
    let mut figures = 0;
    let mut without = end;
    // Below one lone line like a key figure only what is chrome by itself is dropped.
    let mut without_figures = end;
    while without > start {
        let line = lines[without - 1].text;
        if KEY_FIGURES.matches(line) {
            figures += 1;
        } else if CHROME_TAIL.matches(line) || CHROME_TRAILING.contains(line) {
            if figures == 0 {
                without_figures = without - 1;
            }
        } else {
            break;
        }
        without -= 1;
    }
    if figures >= FEWEST_FIGURES {
        without
    } else {
        without_figures
    }
}

/// Keywords in the lines below a `Mots clés` line.
fn keywords_below<'v>(
    lines: &[Line<'_>],
    marker: usize,
    vocabulary: &'v Vocabulary,
) -> Vec<&'v str> {
    if !is_keyword_label(&fold(lines[marker].text)) {
        return Vec::new();
    }
    lines[marker + 1..]
        .iter()
        .map_while(|line| vocabulary.keywords.get(line.text))
        .collect()
}

/// `Mots clés : Internet, Radio` on one line.
fn keywords_on_line<'v>(line: &str, vocabulary: &'v Vocabulary) -> Option<Vec<&'v str>> {
    let (label, values) = line.split_once(':')?;
    if label.len() > 20 || !is_keyword_label(&fold(label)) {
        return None;
    }
    let keywords: Vec<_> = values
        .split([',', ';', '|', '•'])
        .filter_map(|value| vocabulary.keywords.get(value))
        .collect();
    (!keywords.is_empty()).then_some(keywords)
}

fn is_keyword_label(folded: &str) -> bool {
    matches!(
        folded.trim_end_matches([' ', ':']),
        "mots cles" | "mots-cles" | "mot cle" | "mot-cle"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lines::lines;

    #[test]
    fn the_article_ends_before_the_chrome() {
        let check = |text: &str, last: &str, keywords: &[&str]| {
            let lines = lines(text);
            let vocabulary = Vocabulary::shipped();
            let tail = find(&lines, 0, &vocabulary);
            assert_eq!(lines[tail.end - 1].text, last, "{text}");
            assert_eq!(tail.keywords, keywords, "{text}");
        };
        check("Un.\n\nFil d’actu\n\n  • Deux", "Un.", &[]);
        check("Un.\n\nMots clés\n\nInscrivez-vous a BATIK", "Un.", &[]);
        check(
            "Un.\nMots clés\n• Radio\n• Internet\nSuivez-vous",
            "Un.",
            &["Radio", "Internet"],
        );
        check(
            "Un.\nMots-clés : Sonatel/Orange, Radio",
            "Un.",
            &["Sonatel/Orange", "Radio"],
        );
        check(
            "Un.\n12 500 abonnés Internet\nFacebook : 2 600 000\nOSIRIS",
            "Un.",
            &[],
        );
        check(
            "Un.\n12 500 abonnés Internet",
            "12 500 abonnés Internet",
            &[],
        );
        check(
            "Un.\n2025 OSIRIS\nPlan du site - Archives (Batik)",
            "Un.",
            &[],
        );
        check("Un.\nOSIRIS", "Un.", &[]);
    }
}
