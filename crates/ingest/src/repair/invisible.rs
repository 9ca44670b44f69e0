//! Characters without width that break words: soft hyphens, marks of byte order, and between two
//! letters zero-width spaces and word joiners.
//!
//! Between other characters the latter two stand for a break, or for none; joiners and direction
//! marks belong to scripts and signs other than French. All of these stay.

use super::Repaired;

const SOFT_HYPHEN: char = '\u{ad}';

/// Removes them and counts them; `None` without any.
pub(super) fn removed(text: &str) -> Option<Repaired> {
    if !holds_any(text.as_bytes()) {
        return None;
    }
    let mut repaired = String::with_capacity(text.len());
    let mut count = 0;
    let mut lost_line_ends = Vec::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let stays = match character {
            SOFT_HYPHEN | '\u{feff}' => false,
            '\u{200b}' | '\u{2060}' => {
                let inside = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
                !(inside(repaired.chars().next_back()) && inside(characters.peek().copied()))
            }
            _ => true,
        };
        if stays {
            repaired.push(character);
            continue;
        }
        count += 1;
        // At a line end the soft hyphen was printed: the word goes on below.
        if character == SOFT_HYPHEN && characters.peek() == Some(&'\n') {
            characters.next();
            lost_line_ends.push(repaired.len());
        }
    }
    (count > 0).then_some(Repaired {
        text: repaired,
        count,
        lost_line_ends,
    })
}

/// Looks at the bytes that these characters begin with, faster than at every character.
fn holds_any(bytes: &[u8]) -> bool {
    memchr::memchr3_iter(0xc2, 0xe2, 0xef, bytes).any(|at| {
        matches!(
            bytes[at..],
            [0xc2, 0xad, ..]
                | [0xe2, 0x80, 0x8b, ..]
                | [0xe2, 0x81, 0xa0, ..]
                | [0xef, 0xbb, 0xbf, ..]
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_without_width_are_removed() {
        let check = |text: &str, expected: Option<(&str, usize)>| {
            let expected = expected.map(|(text, count)| (text.to_owned(), count));
            let removed = removed(text).map(|removed| (removed.text, removed.count));
            assert_eq!(removed, expected, "{text}");
        };
        check("télé\u{ad}phone\u{200b}s", Some(("téléphones", 2)));
        check("L’été.\u{200b}L’hiver", None);
        check("a\u{2060}b\u{2060}: ", Some(("ab\u{2060}: ", 1)));
        check("\u{feff}télé\u{ad}\nphone", Some(("téléphone", 2)));
        check("L’été\u{a0}: 5 €", None);
        check("\u{1f468}\u{200d}\u{1f469}", None);
        check("", None);
    }
}
