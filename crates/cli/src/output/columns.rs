//! Texts that are to fill a number of columns of the terminal.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns the end of a text that fits into `columns`, cut between words where it can be.
pub(super) fn last_that_fits(text: &str, columns: usize) -> &str {
    let fits = |start: &usize| text[*start..].width() <= columns;
    let word = word_starts(text).find(fits);
    let grapheme = || {
        text.grapheme_indices(true)
            .map(|(start, _)| start)
            .find(fits)
    };
    &text[word.or_else(grapheme).unwrap_or(text.len())..]
}

/// Returns the beginning of a text that fits into `columns`, cut between words where it can be.
pub(super) fn first_that_fits(text: &str, columns: usize) -> &str {
    let fits = |end: &usize| text[..*end].width() <= columns;
    let mut ends: Vec<usize> = text.match_indices(' ').map(|(end, _)| end).collect();
    ends.push(text.len());
    let word = ends.into_iter().rev().find(fits).filter(|end| *end > 0);
    let grapheme = || {
        let ends = text
            .grapheme_indices(true)
            .map(|(start, letter)| start + letter.len());
        ends.take_while(fits).last()
    };
    &text[..word.or_else(grapheme).unwrap_or(0)]
}

/// Returns the spaces that fill a text up to `columns`.
pub(super) fn padding(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(text.width()))
}

fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let behind_spaces = text.match_indices(' ').map(|(space, _)| space + 1);
    std::iter::once(0)
        .chain(behind_spaces)
        .filter(|start| *start < text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_words_and_never_in_a_grapheme() {
        for (text, columns, first, last) in [
            ("", 4, "", ""),
            ("un deux trois", 13, "un deux trois", "un deux trois"),
            ("un deux trois", 12, "un deux", "deux trois"),
            ("un deux trois", 4, "un", "rois"),
            (
                "e\u{301}te\u{301} e\u{301}te\u{301}",
                5,
                "e\u{301}te\u{301}",
                "e\u{301}te\u{301}",
            ),
            ("漢字かな", 5, "漢字", "かな"),
        ] {
            assert_eq!(first_that_fits(text, columns), first, "{text}");
            assert_eq!(last_that_fits(text, columns), last, "{text}");
        }
        assert_eq!(padding("漢字", 6), "  ");
    }
}
