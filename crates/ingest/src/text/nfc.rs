//! Unicode's composed form, in which an accented letter is one character.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Returns the text in NFC.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if is_plain(text.as_bytes()) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// Tells, faster than a look-up of every character, that nothing can need composing: all letters
/// lie below U+0300, and of what lies above there is only the punctuation of U+2002 to U+203F.
fn is_plain(bytes: &[u8]) -> bool {
    // Without a way out in between, many bytes are compared at once.
    let others = bytes.iter().fold(0, |others, &byte| {
        others | u8::from(byte >= 0xcc && byte != 0xe2)
    });
    let is_punctuation = |at: usize| matches!(bytes[at..], [0xe2, 0x80, 0x82..=0xff, ..]);
    others == 0 && memchr::memchr_iter(0xe2, bytes).all(is_punctuation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_accents_are_composed() {
        let check = |text: &str, plain: bool, expected: &str| {
            assert_eq!(is_plain(text.as_bytes()), plain, "{text}");
            assert_eq!(composed(text), expected, "{text}");
        };
        check("L’été « là » – œuvre…", true, "L’été « là » – œuvre…");
        check("L’e\u{301}te\u{301}", false, "L’été");
        check("100 €", false, "100 €");
        check("\u{2000}", false, "\u{2002}");
        check("", true, "");
    }
}
