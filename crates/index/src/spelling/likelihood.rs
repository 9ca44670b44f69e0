/// How much likelier the kinds of slips are than any other edit. Kukich, "Techniques for
/// automatically correcting words in text" (ACM Computing Surveys 24, 1992), reports for English
/// that few errors change the first letter, and that doubled and swapped letters and letters of one
/// sound are frequent among single errors.
const SWAPPED: f32 = 2.0;
const DOUBLED: f32 = 3.0;
const SAME_SOUND: f32 = 3.0;
const FIRST_LETTER: f32 = 0.25;

/// How much the frequency of a word counts: its root of this order.
const FREQUENCY: f32 = 0.25;

/// Letters that are one sound in French words, folded, the longer spelling first. Compiled for this
/// project from the spelling rules of French.
const SOUNDS: [(&str, &str); 22] = [
    ("ph", "f"),
    ("qu", "k"),
    ("qu", "c"),
    ("ch", "k"),
    ("c", "k"),
    ("c", "s"),
    ("ss", "c"),
    ("sc", "s"),
    ("sc", "c"),
    ("s", "z"),
    ("x", "s"),
    ("g", "j"),
    ("gu", "g"),
    ("ge", "j"),
    ("y", "i"),
    ("eau", "o"),
    ("au", "o"),
    ("ai", "e"),
    ("ei", "e"),
    ("en", "an"),
    ("ain", "in"),
    ("h", ""),
];

/// Returns how likely it is that a word was meant where another was typed, both without accents, as
/// a number that only compares with others for the same word. `docs` is how many clippings have it.
pub(super) fn likelihood(typed: &str, meant: &str, docs: u64) -> f32 {
    let frequency = (docs.max(1) as f32).powf(FREQUENCY);
    frequency * slip(typed, meant)
}

fn slip(typed: &str, meant: &str) -> f32 {
    if is_same_sound(typed, meant) {
        return SAME_SOUND;
    }
    let kind = if is_doubled(typed, meant) {
        DOUBLED
    } else if is_swapped(typed, meant) {
        SWAPPED
    } else {
        1.0
    };
    if typed.chars().next() == meant.chars().next() {
        kind
    } else {
        kind * FIRST_LETTER
    }
}

/// Returns whether the words differ in the order of two neighbours only.
fn is_swapped(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let differs = |at: &usize| one.get(*at) != other.get(*at);
    let length = one.len().max(other.len());
    let places: Vec<usize> = (0..length).filter(differs).collect();
    match places[..] {
        [first, second] => {
            second == first + 1
                && one.get(first) == other.get(second)
                && one.get(second) == other.get(first)
        }
        _ => false,
    }
}

/// Returns whether the words are the same once no letter is written twice.
fn is_doubled(one: &str, other: &str) -> bool {
    let single = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.dedup();
        letters
    };
    single(one) == single(other)
}

/// Returns whether the words are the same once a sound is spelled in another way.
fn is_same_sound(typed: &str, meant: &str) -> bool {
    SOUNDS.iter().any(|(one, other)| {
        replaced_once(typed, one, other).any(|word| word == meant)
            || replaced_once(typed, other, one).any(|word| word == meant)
    })
}

/// Returns the words in which one occurrence of `from` is written as `to`.
fn replaced_once<'a>(
    word: &'a str,
    from: &'a str,
    to: &'a str,
) -> impl Iterator<Item = String> + 'a {
    word.match_indices(from)
        .map(move |(at, _)| format!("{}{to}{}", &word[..at], &word[at + from.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likelier_slips_come_first() {
        for (typed, likelier, other) in [
            // Letters of one sound.
            ("fotographie", "photographie", "fotographies"),
            ("resau", "reseau", "resap"),
            ("kartier", "quartier", "cartier"),
            ("sitoyen", "citoyen", "mitoyen"),
            ("abitant", "habitant", "arbitant"),
            ("presance", "presence", "prestance"),
            // Doubled letters.
            ("comunication", "communication", "comunicatio"),
            ("appeller", "appeler", "appelle"),
            // Swapped letters.
            ("religoin", "religion", "religon"),
            // The first letter is seldom wrong.
            ("aternet", "internet", "xternet"),
            ("monistre", "ministre", "sonistre"),
        ] {
            let (better, worse) = (slip(typed, likelier), slip(typed, other));
            assert!(
                better >= worse,
                "{typed}: {likelier} {better}, {other} {worse}"
            );
        }
        assert!(likelihood("minstre", "ministre", 900) > likelihood("minstre", "monstre", 3));
    }
}
