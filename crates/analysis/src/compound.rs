//! Compounds: several words that are one as well.

use crate::character::{is_apostrophe, is_hyphen, is_word_character};
use crate::run::run;

/// What has more parts is an address or a list.
const MOST_PARTS: usize = 5;

/// What a verb, a demonstrative or a noun takes behind a hyphen without becoming another word:
/// clitic pronouns, `-ci`, `-là`, `-même` (Grevisse, Le bon usage, on the hyphen).
const CLITICS: [&str; 26] = [
    "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "ci", "là", "la", "le",
    "les", "lui", "leur", "moi", "toi", "y", "en", "t", "même", "mêmes", "meme", "memes",
];

/// What stands together with hyphens between.
pub(crate) struct Chain {
    /// The byte after its end.
    pub(crate) end: usize,
    /// Whether it is a word as well.
    pub(crate) is_compound: bool,
}

/// Reads on from the word `start..end` over the hyphens behind it: `co-création`,
/// `Sénégal-Azerbaïdjan`, `chef-d'œuvre`.
///
/// `dit-il` and `celui-ci` are no compounds, and what holds a digit is none: `SAT-3` has the words
/// that `SAT3` has.
pub(crate) fn hyphen_chain(text: &str, start: usize, end: usize) -> Chain {
    let mut parts = 1;
    let mut at = end;
    let mut last = start..end;
    while let Some(next) = joined_at(text, at, parts > 1) {
        at = run(text, next).end;
        last = next..at;
        parts += 1;
    }
    // `A-SAT3` ends in the middle of what is typed together.
    let has_digit =
        text[start..at].contains(char::is_numeric) || text[at..].starts_with(is_word_character);
    // `licence-A.R.T.P.` ends in the middle of an acronym.
    let is_cut = text[last.clone()].chars().nth(1).is_none() && text[at..].starts_with('.');
    let is_clitic = || CLITICS.contains(&text[last].to_lowercase().as_str());
    Chain {
        end: at,
        is_compound: (2..=MOST_PARTS).contains(&parts) && !has_digit && !is_cut && !is_clitic(),
    }
}

/// Returns where the next part begins if the sign at `at` joins it to the part before.
fn joined_at(text: &str, at: usize, inside: bool) -> Option<usize> {
    let sign = text[at..].chars().next()?;
    let joins = is_hyphen(sign) || (inside && is_apostrophe(sign));
    let next = at + sign.len_utf8();
    (joins && text[next..].starts_with(is_word_character)).then_some(next)
}

/// Returns the end of the name whose particle is `start..end`: `D'Almeida`, which is also written
/// `Dalmeida`. Capitals set it apart from `d'Abidjan` and from a line in capitals.
pub(crate) fn particle_name(text: &str, start: usize, end: usize) -> Option<usize> {
    if &text[start..end] != "D" {
        return None;
    }
    let sign = text[end..]
        .chars()
        .next()
        .filter(|sign| is_apostrophe(*sign))?;
    let next = end + sign.len_utf8();
    let mut letters = text[next..].chars();
    let is_name = letters.next()?.is_uppercase() && letters.next()?.is_lowercase();
    is_name.then(|| run(text, next).end)
}

/// Returns the next place in `start..end` where a capital follows a small letter, which is how a
/// hashtag parts its words: `#NewDeal`.
pub(crate) fn capital_inside(text: &str, start: usize, end: usize) -> Option<usize> {
    let mut after_small = false;
    text[start..end].char_indices().find_map(|(place, letter)| {
        let begins = after_small && letter.is_uppercase();
        after_small = letter.is_lowercase();
        begins.then_some(start + place)
    })
}
