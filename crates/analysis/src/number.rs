//! Numbers and dotted acronyms: what is one word although it holds spaces, commas or full stops.

use unicode_normalization::UnicodeNormalization;

use crate::character::{is_digit_space, is_word_character};

/// The endings of ordinals, as they are printed and as a form has them (Imprimerie nationale,
/// Lexique des règles typographiques, which allows `1er`, `1re`, `2nd` and `7e` alone).
const ORDINALS: [(&str, &str); 17] = [
    ("e", "e"),
    ("es", "e"),
    ("è", "e"),
    ("ème", "e"),
    ("èmes", "e"),
    ("eme", "e"),
    ("emes", "e"),
    ("ième", "e"),
    ("ieme", "e"),
    ("er", "er"),
    ("ers", "er"),
    ("re", "re"),
    ("res", "re"),
    ("ère", "re"),
    ("ere", "re"),
    ("nd", "nd"),
    ("nde", "nde"),
];

/// The longest ending, in characters.
const LONGEST_ORDINAL: usize = 4;

/// Returns whether a word of digits and letters is an ordinal: `1er`, `7ᵉ`, `21ÈME`.
pub(crate) fn is_ordinal(word: &str) -> bool {
    let ending = &word[digits(word)..];
    if ending.len() == word.len() || ending.chars().count() > LONGEST_ORDINAL {
        return false;
    }
    let ending: String = ending.nfkc().flat_map(char::to_lowercase).collect();
    ORDINALS.iter().any(|(printed, _)| *printed == ending)
}

/// Gives the form of an ordinal the shortest of its endings: `7ème` and `7ᵉ` have the form `7e`.
pub(crate) fn shorten_ordinal(form: &mut String) {
    let length = digits(form);
    let ending = ORDINALS
        .iter()
        .find(|(printed, _)| *printed == &form[length..]);
    if let Some((_, short)) = ending {
        form.truncate(length);
        form.push_str(short);
    }
}

/// Reads a number of several groups at the start of `text` into `form`, and returns how many bytes
/// it spans: `1 000`, `1.000` and `1000` have the form `1000`, `13,9` and `13.9` the form `13,9`.
///
/// Returns `None` where the digits are no such number: a date (`28.06.2010`), an address
/// (`192.168.1.1`), a telephone number (`33 821 12 12`), or digits alone.
pub(crate) fn read_number(text: &str, form: &mut String) -> Option<usize> {
    let whole = digits(text);
    if whole == 0 {
        return None;
    }
    form.clear();
    form.push_str(&text[..whole]);
    let mut end = whole;
    if whole <= 3 && !text.starts_with('0') {
        end += read_groups(&text[whole..], form);
    }
    let fraction = digits(text[end..].strip_prefix([',', '.']).unwrap_or_default());
    if fraction > 0 {
        let from = end + 1;
        form.push(',');
        form.push_str(&text[from..from + fraction]);
        end = from + fraction;
    }
    let goes_on = text[end..]
        .strip_prefix([',', '.'])
        .is_some_and(|rest| digits(rest) > 0);
    (end > whole && !goes_on).then_some(end)
}

/// Reads groups of three digits that one and the same separator divides; returns their length.
fn read_groups(text: &str, form: &mut String) -> usize {
    let Some(separator) = text
        .chars()
        .next()
        .filter(|&sign| sign == '.' || is_digit_space(sign))
    else {
        return 0;
    };
    let kept = form.len();
    let mut length = 0;
    while let Some(group) = text[length..].strip_prefix(separator) {
        match digits(group) {
            0 => break,
            3 => {
                form.push_str(&group[..3]);
                length += separator.len_utf8() + 3;
            }
            _ => {
                form.truncate(kept);
                return 0;
            }
        }
    }
    length
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Reads an acronym with a full stop after each letter at the start of `text` into `form`, and
/// returns how many bytes it spans up to its last letter: `A.R.T.P.` and `ARTP` have one form.
pub(crate) fn read_acronym(text: &str, form: &mut String) -> Option<usize> {
    form.clear();
    let mut letters = 0;
    let mut end = 0;
    let mut rest = text;
    loop {
        let letter = rest
            .chars()
            .next()
            .filter(|letter| letter.is_alphabetic())?;
        let after = &rest[letter.len_utf8()..];
        if after.starts_with(is_word_character) {
            break;
        }
        form.extend(letter.to_lowercase());
        letters += 1;
        end = text.len() - after.len();
        match after.strip_prefix('.') {
            Some(next) if next.starts_with(char::is_alphabetic) => rest = next,
            _ => break,
        }
    }
    (letters >= 2).then_some(end)
}
