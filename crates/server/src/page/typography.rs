/// Sets the spaces of a French text: a narrow one that does not break before `;`, `!` and `?`, a
/// full one before `:` and inside guillemets, so that no line begins with a sign.
pub(super) fn set(text: &str) -> String {
    let mut set = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        set.push(match (letter, before, letters.peek()) {
            (' ', _, Some(';' | '!' | '?')) => '\u{202f}',
            (' ', _, Some(':' | '»')) | (' ', Some('«'), _) => '\u{a0}',
            _ => letter,
        });
        before = Some(letter);
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stay_with_their_words() {
        for (text, expected) in [
            ("Essayez : « eau »", "Essayez\u{a0}: «\u{a0}eau\u{a0}»"),
            (
                "Quoi ? Rien ! Si ; non",
                "Quoi\u{202f}? Rien\u{202f}! Si\u{202f}; non",
            ),
            ("https://a.b?c", "https://a.b?c"),
            ("", ""),
        ] {
            assert_eq!(set(text), expected);
        }
    }
}
