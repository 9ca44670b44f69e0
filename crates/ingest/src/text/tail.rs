//! What stands below an article: sidebars, footers, key figures.

use std::ops::Range;

use super::fold::fold;
use super::keyword_line;
use super::lines::Line;
use super::lists::{CHROME_TAIL, CHROME_TRAILING, KEY_FIGURES};
use super::marks::Marks;
use crate::Role;
use crate::Vocabulary;

/// Fewer lines like key figures may be an article's own.
const FEWEST_FIGURES: usize = 2;

/// How far below a link to other articles the text goes on.
const FARTHEST_TEXT: usize = 6;
/// Shorter lines can be a title, in bytes.
const SHORTEST_PARAGRAPH: usize = 200;

/// Where an article ends, and the keywords in its footer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tail<'v> {
    /// The line after the last of the article.
    pub(crate) end: usize,
    /// Keywords of the portal's list below `Mots clés`.
    pub(crate) keywords: Vec<&'v str>,
    /// Their lines.
    pub(crate) keyword_lines: Range<usize>,
    /// The lines of the key figures, and what stands between them.
    pub(crate) figures: Range<usize>,
}

/// Finds where the article that begins at `start` ends.
pub(crate) fn find<'v>(lines: &[Line<'_>], start: usize, vocabulary: &'v Vocabulary) -> Tail<'v> {
    let marker = (start + 1..lines.len())
        .find(|&at| CHROME_TAIL.matches(lines[at].text) && !is_link_inside(lines, at));
    let keywords = marker.map_or_else(Vec::new, |at| keywords_below(lines, at, vocabulary));
    let below = marker.map_or(0, |at| at + 1);
    let (end, figures) = without_trailing(lines, start, marker.unwrap_or(lines.len()));
    Tail {
        end,
        keyword_lines: below..below + keywords.len(),
        keywords,
        figures,
    }
}

/// Tells whether a line leads to other articles from inside the text, which goes on below.
fn is_link_inside(lines: &[Line<'_>], at: usize) -> bool {
    let folded = fold(lines[at].text);
    let leads_on = folded.starts_with("a lire aussi") || folded.starts_with("articles similaires");
    let below = || lines[at + 1..].iter().take(FARTHEST_TEXT);
    leads_on && below().any(|line| line.text.len() > SHORTEST_PARAGRAPH && line.text.ends_with('.'))
}

impl Tail<'_> {
    /// Marks the lines below the article, except its keywords.
    pub(crate) fn mark(&self, lines: usize, marks: &mut Marks) {
        marks.set_chrome(self.end..lines, Role::Footer);
        marks.set_chrome(self.figures.clone(), Role::KeyFigures);
    }
}

/// Returns `end` without the chrome lines and key figures right before it, and where the key
/// figures are.
fn without_trailing(lines: &[Line<'_>], start: usize, end: usize) -> (usize, Range<usize>) {
    let mut figures = 0;
    let mut figure_lines = end..end;
    let mut without = end;
    // Below one lone line like a key figure only what is chrome by itself is dropped.
    let mut without_figures = end;
    while without > start {
        let line = lines[without - 1].text;
        if KEY_FIGURES.matches(line) {
            if figures == 0 {
                figure_lines.end = without;
            }
            figures += 1;
            figure_lines.start = without - 1;
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
        (without, figure_lines)
    } else {
        (without_figures, end..end)
    }
}

/// Keywords in the lines below a `Mots clés` line.
fn keywords_below<'v>(
    lines: &[Line<'_>],
    marker: usize,
    vocabulary: &'v Vocabulary,
) -> Vec<&'v str> {
    if !keyword_line::is_label(lines[marker].text) {
        return Vec::new();
    }
    lines[marker + 1..]
        .iter()
        .map_while(|line| vocabulary.keywords.get(line.text))
        .collect()
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
        check("Un.\nA lire aussi\nUn câble de plus", "Un.", &[]);
        let long = format!("{}.", "Deux mots ".repeat(30));
        check(&format!("Un.\nA lire aussi\nUn câble\n{long}"), &long, &[]);
    }
}
