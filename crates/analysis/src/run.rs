use crate::apostrophe::elides;
use crate::character::{is_apostrophe, is_degree, is_word_character, is_word_extender};
use crate::number::is_ordinal;

/// A longer mixture of letters and digits is a key or a checksum, and no `20h30`.
const MOST_CHANGES: usize = 3;

/// A stretch of letters, or of digits, that is one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// The byte after its end.
    pub(crate) end: usize,
    /// What it is made of.
    pub(crate) letters: Letters,
}

/// How much has to be done to turn a word into its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letters {
    /// Nothing but small letters of ASCII and Latin-1, as most French words: the form is the word.
    Small,
    /// Nothing but ASCII letters and digits.
    Ascii,
    /// Nothing but composed letters of Latin-1, as nearly all French words that begin a sentence.
    Latin1,
    /// Anything.
    Any,
}

/// Finds the end of the word that begins at `start`.
///
/// A digit after a letter begins another word, as a letter after a digit does, so that `SAT3`,
/// `SAT 3` and `SAT-3` are the same two words. Ordinals are one: `1er`, `7ᵉ`.
#[inline]
pub(crate) fn run(text: &str, start: usize) -> Run {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut has_capitals = false;
    let mut is_ascii = true;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'a'..=b'z' => at += 1,
            b'A'..=b'Z' => {
                has_capitals = true;
                at += 1;
            }
            0xC3 if !matches!(bytes.get(at + 1), Some(0x97 | 0xB7)) => {
                has_capitals |= matches!(bytes.get(at + 1), Some(0x80..=0x9E));
                is_ascii = false;
                at += 2;
            }
            b'\'' | b'`' | b'0'..=b'9' | 0x80.. => return mixed_run(text, start, at),
            _ => break,
        }
    }
    let letters = match (has_capitals, is_ascii) {
        (false, _) => Letters::Small,
        (true, true) => Letters::Ascii,
        (true, false) => Letters::Latin1,
    };
    Run { end: at, letters }
}

/// Finds the end of a word that is known to be letters up to `at`.
fn mixed_run(text: &str, start: usize, mut at: usize) -> Run {
    let bytes = text.as_bytes();
    let mut plain = text[start..at].is_ascii();
    let mut in_digits = at == start && text[at..].starts_with(char::is_numeric);
    let mut changes = 0;
    let mut first_change = at;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() && !in_digits {
            at += 1;
            continue;
        }
        let Some(letter) = text[at..].chars().next() else {
            break;
        };
        let after = at + letter.len_utf8();
        if is_apostrophe(letter) {
            let rest = &text[after..];
            if !rest.starts_with(is_word_character) || elides(&text[start..at], rest) {
                break;
            }
        } else if is_word_character(letter) {
            if letter.is_numeric() != in_digits {
                in_digits = !in_digits;
                changes += 1;
                if changes == 1 {
                    first_change = at;
                }
            }
        } else if !is_word_extender(letter) {
            // `n°` is short for numéro; behind a digit the sign means degrees.
            let is_numero = is_degree(letter) && matches!(&text[start..at], "n" | "N");
            if !is_numero {
                break;
            }
        }
        plain &= byte.is_ascii_alphanumeric();
        at = after;
    }
    let is_cut = (1..=MOST_CHANGES).contains(&changes) && !is_ordinal(&text[start..at]);
    if is_cut {
        let word = &text[start..first_change];
        Run {
            end: first_change,
            letters: letters(word.bytes().all(|byte| byte.is_ascii_alphanumeric())),
        }
    } else {
        Run {
            end: at,
            letters: letters(plain),
        }
    }
}

fn letters(plain: bool) -> Letters {
    if plain { Letters::Ascii } else { Letters::Any }
}
