//! When an apostrophe parts two words and when it is a letter of one.

use crate::character::is_word_character;

/// Particles that lose their vowel before any word, an acronym read out letter by letter
/// (`l'MTN`) included.
const ALWAYS: [&str; 6] = ["l", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// Particles that lose it before a vowel or h. Before a consonant the same letters begin a name:
/// `N'Diaye`, `M'Baye`.
const BEFORE_VOWEL: [&str; 9] = ["c", "ç", "d", "j", "m", "n", "s", "t", "presqu"];

/// Returns whether the apostrophe between `before` and `after` marks an elision, so that the words
/// on its two sides are two.
///
/// It is a letter in all other words: `aujourd'hui`, `quelqu'un`, `prud'homme`, `O'Brien`.
pub(crate) fn elides(before: &str, after: &str) -> bool {
    // The longest particle has six letters; a longer word needs no look.
    if before.len() > 6 {
        return false;
    }
    let particle = before.to_lowercase();
    if ALWAYS.contains(&particle.as_str()) {
        return true;
    }
    BEFORE_VOWEL.contains(&particle.as_str())
        && begins_like_a_vowel(after)
        && !(particle == "presqu" && begins_with_island(after))
}

fn begins_like_a_vowel(word: &str) -> bool {
    word.chars()
        .next()
        .and_then(|letter| letter.to_lowercase().next())
        .is_some_and(|letter| {
            letter.is_ascii_digit()
                || matches!(
                    letter,
                    'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'œ' | 'æ' | 'à'..='æ' | 'è'..='ï'
                        | 'ò'..='ö' | 'ù'..='ý'
                )
        })
}

/// `presqu'île` is one word, `presqu'illisible` two.
fn begins_with_island(word: &str) -> bool {
    let end = word
        .find(|letter| !is_word_character(letter))
        .unwrap_or(word.len());
    matches!(
        word[..end].to_lowercase().as_str(),
        "île" | "îles" | "ile" | "iles"
    )
}
