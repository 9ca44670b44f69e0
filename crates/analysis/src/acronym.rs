//! What acronyms stand for, as a text says it.

use crate::{Words, fold, is_stop_word};

/// The fewest and the most letters of an acronym.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=10;

/// The longest stretch, in bytes, that a name or what stands in parentheses can have.
const LONGEST_STRETCH: usize = 160;

/// Acronyms of so many letters can pass over one telling word of the name: `CDP` is the *Commission
/// de protection des données personnelles*.
const PASSES_OVER: usize = 3;

/// An acronym and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition<'a> {
    /// The acronym as it is printed.
    pub acronym: &'a str,
    /// What it stands for, as it is printed.
    pub name: &'a str,
}

/// Finds where a text says what an acronym stands for: *Fonds de développement du service universel
/// des télécommunications (FDSUT)*, *ARTP (Autorité de régulation …)*.
///
/// The letters of the acronym are the initials of the words of the name, in order. Stop words can be
/// passed over, and one other word by an acronym of three letters or more; the name begins with the
/// first letter and is the shortest that fits. The idea is that of A. S. Schwartz and M. A. Hearst,
/// "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003, made
/// stricter: letters inside of words do not count.
///
/// ```
/// use pressoir_analysis::acronym_definitions;
///
/// let found = acronym_definitions("l’Agence de l’informatique de l’État (ADIE) recrute");
/// assert_eq!(found[0].acronym, "ADIE");
/// assert_eq!(found[0].name, "Agence de l’informatique de l’État");
/// ```
#[must_use]
pub fn acronym_definitions(text: &str) -> Vec<Definition<'_>> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let after = &text[open + 1..];
        let inside = head(after, LONGEST_STRETCH);
        let Some(close) = inside.find([')', '(', '\n']) else {
            continue;
        };
        if !inside[close..].starts_with(')') {
            continue;
        }
        let inside = inside[..close].trim();
        let before = text[..open].trim_end();
        let acronym = inside.split([',', ';']).next().unwrap_or(inside).trim_end();
        if let Some(letters) = letters(acronym) {
            found.extend(name_before(before, &letters).map(|name| Definition { acronym, name }));
        } else if let Some(acronym) = last_word(before)
            && let Some(letters) = letters(acronym)
            && name_before(inside, &letters) == Some(inside)
        {
            let name = inside;
            found.push(Definition { acronym, name });
        }
    }
    found
}

/// Returns the letters of an acronym, folded; `None` where the text is none. Most of them are
/// capitals: `Artp` could be any name.
fn letters(text: &str) -> Option<Vec<char>> {
    let mut capitals = 0;
    let mut count = 0;
    for letter in text.chars() {
        match letter {
            '.' => {}
            _ if letter.is_alphabetic() => {
                count += 1;
                capitals += usize::from(letter.is_uppercase());
            }
            _ => return None,
        }
    }
    let is_acronym = LETTERS.contains(&count) && capitals >= 2 && capitals * 2 > count;
    let folded = || fold(&text.to_lowercase()).replace('.', "");
    is_acronym.then(|| folded().chars().collect())
}

/// Returns the end of a text, in the same sentence, that the letters are the initials of.
fn name_before<'a>(text: &'a str, letters: &[char]) -> Option<&'a str> {
    let text = tail(text, LONGEST_STRETCH);
    let start = text.rfind([
        '.', ',', ';', ':', '!', '?', '(', ')', '«', '»', '"', '“', '”', '\n',
    ]);
    let sentence = match start {
        Some(place) => text[place..].trim_start_matches(|sign: char| !sign.is_alphanumeric()),
        None => text,
    };
    let words = initials(sentence);
    let passes = usize::from(letters.len() >= PASSES_OVER);
    (0..=passes).find_map(|passes| {
        let first = (0..words.len())
            .rev()
            .find(|&first| words[first].can_begin() && spell(&words[first..], letters, passes))?;
        Some(sentence[words[first].start..].trim_end())
    })
}

/// The beginning of a word of a name.
struct Initial {
    start: usize,
    letter: char,
    /// Whether it is no stop word.
    tells: bool,
    /// Whether it is printed with a capital.
    is_capital: bool,
}

impl Initial {
    /// Returns whether a name can begin here: *La République en marche*, but not *la République*.
    fn can_begin(&self) -> bool {
        self.tells || self.is_capital
    }
}

fn initials(text: &str) -> Vec<Initial> {
    let mut words = Words::new(text);
    let mut form = String::new();
    let mut initials = Vec::new();
    while let Some(word) = words.read(&mut form) {
        let letter = fold(&form).chars().next();
        initials.extend(letter.map(|letter| Initial {
            start: word.start,
            letter,
            tells: !is_stop_word(&form),
            is_capital: text[word.start..].starts_with(char::is_uppercase),
        }));
    }
    initials
}

/// Returns whether the words have these initials in order, the first word the first one, when at
/// most so many telling words are passed over.
fn spell(words: &[Initial], letters: &[char], passes: usize) -> bool {
    let (Some((word, words)), Some((letter, letters))) =
        (words.split_first(), letters.split_first())
    else {
        return false;
    };
    word.letter == *letter && spell_rest(words, letters, passes)
}

fn spell_rest(words: &[Initial], letters: &[char], passes: usize) -> bool {
    let Some((word, rest)) = words.split_first() else {
        return letters.is_empty();
    };
    let takes = letters.first() == Some(&word.letter) && spell_rest(rest, &letters[1..], passes);
    if takes {
        return true;
    }
    match (word.tells, passes) {
        (false, _) => spell_rest(rest, letters, passes),
        (true, 0) => false,
        (true, _) => spell_rest(rest, letters, passes - 1),
    }
}

/// Returns what of the text's beginning has at most so many bytes.
fn head(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// Returns what of the text's end has at most so many bytes, from the beginning of a word on.
fn tail(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let end = &text[text.ceil_char_boundary(text.len() - most)..];
    end.find(' ').map_or("", |space| &end[space..])
}

fn last_word(text: &str) -> Option<&str> {
    text.rsplit(|letter: char| !letter.is_alphanumeric() && letter != '.')
        .next()
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_told_from_other_parentheses() {
        for (text, expected) in [
            (
                "le Fonds de Développement du Service Universel des Télécommunications (FDSUT) paie",
                "FDSUT: Fonds de Développement du Service Universel des Télécommunications",
            ),
            (
                "L’ARTP (Autorité de régulation des télécommunications et des postes) dit",
                "ARTP: Autorité de régulation des télécommunications et des postes",
            ),
            (
                "la Commission de protection des données personnelles (CDP)",
                "CDP: Commission de protection des données personnelles",
            ),
            (
                "l'Agence de régulation des télécommunications (A.R.T., ex-direction)",
                "A.R.T.: Agence de régulation des télécommunications",
            ),
            (
                "Hier, le Syndicat national des travailleurs\n de la Sonatel (SNTS) a dit",
                "",
            ),
            ("l’École supérieure (ESMT)", ""),
            (
                "l’Organisation des Nations unies (ONU)",
                "ONU: Organisation des Nations unies",
            ),
            ("des Nations unies (ONU)", ""),
            ("Wal Fadjri (APS)", ""),
            (
                "le fonds de garantie (FG, 12 milliards)",
                "FG: fonds de garantie",
            ),
            (
                "la liste de La République en marche (LREM)",
                "LREM: La République en marche",
            ),
            ("Île-de-France (IDF)", "IDF: Île-de-France"),
            ("Autorité. Régulation (AR)", ""),
            ("un mot (sic) et (voir plus bas) puis (2)", ""),
            ("une parenthèse ouverte (ARTP", ""),
            ("(ARTP) dit", ""),
            ("trop de mots entre un début de phrase et sa fin (TF)", ""),
        ] {
            let found: Vec<String> = acronym_definitions(text)
                .iter()
                .map(|found| format!("{}: {}", found.acronym, found.name))
                .collect();
            assert_eq!(found.join("; "), expected, "{text}");
        }
    }
}
