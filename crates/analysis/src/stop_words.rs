use std::collections::HashSet;
use std::sync::LazyLock;

use crate::fold;

/// The list, one folded form a line; `#` begins a comment.
static LIST: &str = include_str!("../data/stop-words.txt");

static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    LIST.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
});

/// Returns whether a form tells so little that a query with other words can do without it.
///
/// The test is made on the folded form: `meme` is as empty as `même`. Folding must not turn a
/// telling word into an empty one, so words such as `été` (the summer) are not on the list.
#[must_use]
pub fn is_stop_word(form: &str) -> bool {
    STOP_WORDS.contains(fold(form).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_folded_and_sorted() {
        let words: Vec<&str> = LIST
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        assert!(
            words.windows(2).all(|pair| pair[0] < pair[1]),
            "sorted, none twice"
        );
        for word in words {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn telling_words_are_no_stop_words() {
        for (form, stops) in [
            ("le", true),
            ("même", true),
            ("l", true),
            ("été", false),
            ("sans", false),
            ("pas", false),
        ] {
            assert_eq!(is_stop_word(form), stops, "{form}");
        }
    }
}
