//! Characters without width: soft hyphens, zero-width spaces, marks of byte order.

const SOFT_HYPHEN: char = '\u{ad}';

/// Removes them; returns how many, or `None` without any.
///
/// Joiners stay: scripts and signs other than French need them.
pub(super) fn removed(text: &str) -> Option<(String, usize)> {
    // All of them begin with one of these bytes.
    memchr::memchr3(0xc2, 0xe2, 0xef, text.as_bytes())?;
    text.find(is_invisible)?;
    let mut repaired = String::with_capacity(text.len());
    let mut count = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if !is_invisible(character) {
            repaired.push(character);
            continue;
        }
        count += 1;
        // At a line end the soft hyphen was printed: the word goes on below.
        if character == SOFT_HYPHEN && characters.peek() == Some(&'\n') {
            characters.next();
        }
    }
    Some((repaired, count))
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        SOFT_HYPHEN | '\u{200b}' | '\u{2060}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_without_width_are_removed() {
        let check = |text: &str, expected: Option<(&str, usize)>| {
            let expected = expected.map(|(text, count)| (text.to_owned(), count));
            assert_eq!(removed(text), expected, "{text}");
        };
        check("télé\u{ad}phone\u{200b}s", Some(("téléphones", 2)));
        check("\u{feff}télé\u{ad}\nphone", Some(("téléphone", 2)));
        check("L’été\u{a0}: 5 €", None);
        check("\u{1f468}\u{200d}\u{1f469}", None);
        check("", None);
    }
}
