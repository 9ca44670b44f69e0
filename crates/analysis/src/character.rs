//! What a character is to a word.

/// Returns whether a word can begin with this character: a letter or a digit of any script.
///
/// Unicode counts two of the apostrophes among the letters (U+02BC, U+02B9); they are none here.
pub(crate) fn is_word_character(letter: char) -> bool {
    if letter.is_ascii() {
        letter.is_ascii_alphanumeric()
    } else {
        letter.is_alphanumeric() && !is_apostrophe(letter)
    }
}

/// Returns whether a word goes on over this character: a combining mark, or a character that is
/// not seen.
pub(crate) fn is_word_extender(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}') || is_invisible(letter)
}

/// Returns whether the character leaves no trace in print inside a word: the soft hyphen, the
/// zero-width spaces and joiners, the byte order mark.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// Returns whether the character is printed as an apostrophe: ' ‘ ’ ʼ ʹ ＇ ` ´.
pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{2BC}' | '\u{2B9}' | '\u{FF07}' | '`' | '\u{B4}'
    )
}

/// Returns whether French sets this space between groups of three digits.
pub(crate) fn is_digit_space(letter: char) -> bool {
    matches!(letter, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// Returns whether the character is printed as a hyphen: - ‐ ‑.
pub(crate) fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

/// Returns whether the character is printed as a dot at half height, which inclusive writing sets
/// before its endings: · • ‧ ⋅.
pub(crate) fn is_middle_dot(letter: char) -> bool {
    matches!(letter, '\u{B7}' | '\u{2022}' | '\u{2027}' | '\u{22C5}')
}

/// Returns whether the character is the ring of `n°`.
pub(crate) fn is_degree(letter: char) -> bool {
    letter == '°'
}
