//! Paragraphs out of hard-wrapped lines.
//!
//! Some extractors break every line at a fixed width. A text is taken for one of these only when
//! its statistics leave little doubt: no long lines, most breaks in the middle of a sentence, and
//! most lines so full that the next word would not have fitted.

use std::borrow::Cow;
use std::ops::Range;

use super::lines::Line;
use crate::Vocabulary;

/// Wider lines are not wrapped by hand.
const WIDEST: usize = 110;
/// Fewer lines make no statistics.
const FEWEST: usize = 4;

/// One paragraph, and the lines that it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) lines: Range<usize>,
}

impl<'t> Paragraph<'t> {
    /// Makes a paragraph of the line at `at`.
    pub(crate) fn of(line: &Line<'t>, at: usize) -> Self {
        Paragraph {
            text: Cow::Borrowed(line.text),
            lines: at..at + 1,
        }
    }
}

/// Returns the paragraphs of `lines[range]`.
pub(crate) fn paragraphs<'t>(
    lines: &[Line<'t>],
    range: Range<usize>,
    vocabulary: &Vocabulary,
) -> Vec<Paragraph<'t>> {
    let first = range.start;
    let Some(lines) = lines.get(range) else {
        return Vec::new();
    };
    let Some(width) = wrap_width(lines) else {
        let numbered = (first..).zip(lines);
        return numbered.map(|(at, line)| Paragraph::of(line, at)).collect();
    };
    let mut paragraphs: Vec<Paragraph<'t>> = Vec::with_capacity(lines.len() / 4 + 1);
    for (at, line) in lines.iter().enumerate() {
        let joins =
            at > 0 && continues(&lines[at - 1], line, width) && !signs(lines, at, vocabulary);
        match paragraphs.last_mut() {
            Some(paragraph) if joins => {
                append(paragraph.text.to_mut(), line.text);
                paragraph.lines.end += 1;
            }
            _ => paragraphs.push(Paragraph::of(line, first + at)),
        }
    }
    paragraphs
}

/// Returns the width at which the lines were wrapped, or `None` when they are paragraphs.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    // Most texts have one long line early on: a look at the bytes settles these.
    if lines.len() < FEWEST
        || lines
            .iter()
            .take(8)
            .any(|line| line.text.len() > WIDEST * 2)
    {
        return None;
    }
    let mut widths: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len() * 19 / 20)?;
    if width > WIDEST {
        return None;
    }
    let (mut breaks, mut inside, mut full) = (0, 0, 0);
    for pair in lines.windows(2) {
        if pair[1].after_gap {
            continue;
        }
        breaks += 1;
        if !ends_sentence(pair[0].text) {
            inside += 1;
            full += usize::from(is_full(pair[0].text, pair[1].text, width));
        }
    }
    (full >= FEWEST - 1 && inside * 2 >= breaks && full * 10 >= inside * 6).then_some(width)
}

fn continues(before: &Line<'_>, line: &Line<'_>, width: usize) -> bool {
    !line.after_gap
        && !line.text.starts_with(['•', '(', '-', '–', '—', '*'])
        && is_full(before.text, line.text, width)
        || is_inside_brackets(before.text, line)
}

/// A source line that was itself wrapped: its bracket is still open.
fn is_inside_brackets(before: &str, line: &Line<'_>) -> bool {
    !line.after_gap && before.starts_with('(') && !before.contains(')') && line.text.ends_with(')')
}

/// Tells whether the line at `at` is a signature: a name before a source line, after a sentence.
fn signs(lines: &[Line<'_>], at: usize, vocabulary: &Vocabulary) -> bool {
    if !ends_sentence(lines[at - 1].text) {
        return false;
    }
    let before_source = lines
        .get(at + 1)
        .is_some_and(|next| next.text.starts_with("(S") || next.text.starts_with("(s"));
    before_source && super::author::read(lines[at].text, vocabulary).is_some()
}

fn is_full(line: &str, next: &str, width: usize) -> bool {
    let first_word = next.split(' ').next().unwrap_or(next);
    line.chars().count() + 1 + first_word.chars().count() > width
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ':', '»', '”', '"', '…', ';'])
}

fn append(paragraph: &mut String, line: &str) {
    let broken_word = paragraph.ends_with('-')
        && paragraph
            .chars()
            .rev()
            .nth(1)
            .is_some_and(char::is_alphabetic)
        && line.starts_with(char::is_lowercase);
    if !broken_word {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lines::lines;

    fn check(text: &str, expected: &[&str]) {
        let vocabulary = Vocabulary::shipped();
        let lines = lines(text);
        let paragraphs = paragraphs(&lines, 0..lines.len(), &vocabulary);
        let mut end = 0;
        for paragraph in &paragraphs {
            assert_eq!(paragraph.lines.start, end, "{text}");
            end = paragraph.lines.end;
        }
        assert_eq!(end, lines.len(), "{text}");
        let texts: Vec<_> = paragraphs.iter().map(|paragraph| &paragraph.text).collect();
        assert_eq!(texts, expected, "{text}");
    }

    #[test]
    fn wrapped_lines_become_paragraphs() {
        check(
            "La société a présenté hier ses comptes\n\
             devant des actionnaires venus en grand\n\
             nombre. Le bénéfice recule.\n\
             Le président reste pourtant confiant :\n\
             les abonnés sont plus nombreux que\n\
             l’an dernier, et la télé-\n\
             communication mobile progresse encore.\n\
             (Source : Le Soleil, 3 mars\n\
             2003)",
            &[
                "La société a présenté hier ses comptes devant des actionnaires venus en grand \
                 nombre. Le bénéfice recule.",
                "Le président reste pourtant confiant : les abonnés sont plus nombreux que \
                 l’an dernier, et la télé-communication mobile progresse encore.",
                "(Source : Le Soleil, 3 mars 2003)",
            ],
        );
    }

    #[test]
    fn short_paragraphs_and_lists_stay() {
        let short = "Un.\nDeux mots.\nTrois petits mots.\nQuatre.\nCinq.";
        check(short, &short.lines().collect::<Vec<_>>());
        let list = "Les prix :\nfixe 12\nmobile prépayé 15\ncâble 7\nsatellite et radio 30";
        check(list, &list.lines().collect::<Vec<_>>());
    }
}
