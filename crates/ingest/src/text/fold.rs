//! The form in which short lines are compared with lists.

use std::char::ToLowercase;

/// Returns `text` in lower case without accents, bullets and outer white space, with one kind of
/// apostrophe, hyphen and space.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        // Most characters stay as they are but for their case: these are taken together.
        let plain = plain_length(rest.as_bytes(), folded.as_bytes().last().copied());
        if plain > 0 {
            let begin = folded.len();
            folded.push_str(&rest[..plain]);
            folded[begin..].make_ascii_lowercase();
        }
        let mut others = rest[plain..].chars();
        if let Some(character) = others.next() {
            Folded::of(character).push_to(&mut folded);
        }
        rest = others.as_str();
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Returns how many bytes at the beginning are ASCII of which nothing is left out behind `last`.
fn plain_length(bytes: &[u8], last: Option<u8>) -> usize {
    // At the beginning as behind a space, another one is left out.
    let mut last = last.unwrap_or(b' ');
    let plain = bytes.iter().take_while(|&&byte| {
        let stays = byte.is_ascii_graphic() || (byte == b' ' && last != b' ');
        last = byte;
        stays
    });
    plain.count()
}

/// Tells whether nothing is left of a character: of a letter and its accent that is the letter.
pub(crate) fn folds_to_nothing(character: char) -> bool {
    matches!(
        character,
        '•' | '·' | '▪' | '◦' | '\u{ad}' | '\u{feff}' | '\u{300}'..='\u{36f}'
    )
}

/// The two bytes with which some folded texts begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Beginnings {
    /// A bit for each second byte, by the first one.
    seconds: [[u64; 4]; 256],
}

impl Beginnings {
    pub(crate) const fn none() -> Self {
        Beginnings {
            seconds: [[0; 4]; 256],
        }
    }

    /// The beginnings of some folded texts.
    pub(crate) const fn of(texts: &[&str]) -> Self {
        let mut beginnings = Beginnings::none();
        let mut at = 0;
        while at < texts.len() {
            beginnings.add(texts[at].as_bytes());
            at += 1;
        }
        beginnings
    }

    /// Adds the beginning of a folded text.
    pub(crate) const fn add(&mut self, folded: &[u8]) {
        match folded {
            [first, second, ..] => self.add_pair(*first, *second),
            [first] => self.add_first(*first),
            [] => {}
        }
    }

    /// Adds a first byte, whatever follows it.
    pub(crate) const fn add_first(&mut self, first: u8) {
        self.seconds[first as usize] = [u64::MAX; 4];
    }

    /// Adds two bytes.
    pub(crate) const fn add_pair(&mut self, first: u8, second: u8) {
        self.seconds[first as usize][second as usize / 64] |= 1 << (second % 64);
    }

    const fn has(&self, first: u8, second: u8) -> bool {
        self.seconds[first as usize][second as usize / 64] & (1 << (second % 64)) != 0
    }

    /// Tells whether the folded form of `text` begins with one of them, without folding the rest.
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        if let [first, second, ..] = text.as_bytes()
            && first.is_ascii_graphic()
            && second.is_ascii_graphic()
        {
            return self.has(first.to_ascii_lowercase(), second.to_ascii_lowercase());
        }
        let mut first = None;
        let mut is_apart = false;
        for character in text.chars() {
            let mut bytes = [0; 4];
            let folded = match Folded::of(character) {
                Folded::Nothing => continue,
                // A space at the beginning is none, and neither is one behind which nothing stands.
                Folded::Space => {
                    is_apart = first.is_some();
                    continue;
                }
                Folded::Letter(letter) => letter.encode_utf8(&mut bytes).as_bytes(),
                Folded::Letters(letters) => letters.as_bytes(),
                Folded::Lower(mut letters) => {
                    let letter = letters.next().unwrap_or(character);
                    letter.encode_utf8(&mut bytes).as_bytes()
                }
            };
            match (first, folded) {
                (Some(first), _) if is_apart => return self.has(first, b' '),
                (Some(first), &[second, ..]) | (None, &[first, second, ..]) => {
                    return self.has(first, second);
                }
                (None, [only]) => first = Some(*only),
                (_, []) => {}
            }
        }
        // What folds to nothing is for the whole comparison.
        first.is_none_or(|first| self.seconds[usize::from(first)] != [0; 4])
    }
}

/// What is left of a character.
enum Folded {
    Nothing,
    Space,
    Letter(char),
    Letters(&'static str),
    /// What belongs to no Latin script, in lower case.
    Lower(ToLowercase),
}

impl Folded {
    fn of(character: char) -> Self {
        Folded::Letter(match character {
            '!'..='~' => character.to_ascii_lowercase(),
            ' ' => return Folded::Space,
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => {
                'a'
            }
            'ç' | 'Ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => 'i',
            'ñ' | 'Ñ' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' => 'o',
            'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => 'u',
            'ÿ' | 'Ÿ' | 'ý' | 'Ý' => 'y',
            'œ' | 'Œ' => return Folded::Letters("oe"),
            'æ' | 'Æ' => return Folded::Letters("ae"),
            '’' | '‘' | 'ʼ' | '´' => '\'',
            '–' | '—' | '‐' | '‑' | '−' => '-',
            '“' | '”' | '«' | '»' => '"',
            '…' => return Folded::Letters("..."),
            _ if folds_to_nothing(character) => return Folded::Nothing,
            _ if character.is_whitespace() || character == '\u{200b}' => return Folded::Space,
            _ => return Folded::Lower(character.to_lowercase()),
        })
    }

    fn push_to(self, folded: &mut String) {
        match self {
            Folded::Nothing => {}
            Folded::Space => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            Folded::Letter(letter) => folded.push(letter),
            Folded::Letters(letters) => folded.push_str(letters),
            Folded::Lower(letters) => folded.extend(letters),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_takes_for_the_same_folds_alike() {
        let check = |text: &str, folded: &str| assert_eq!(fold(text), folded, "{text}");
        check("Fil d’actu", "fil d'actu");
        check("  •\u{a0}Économie  numérique ", "economie numerique");
        check("L’ŒUVRE — là", "l'oeuvre - la");
        check("Suite\u{a0}(…)", "suite (...)");
        check("", "");
    }

    #[test]
    fn beginnings_are_those_of_the_folded_text() {
        let beginnings = Beginnings::of(&["economie", "'ndar", "oeuvre", "a la une", "e"]);
        let check = |text: &str, expected: bool| {
            assert_eq!(beginnings.may_begin(text), expected, "{text}");
            let folded = fold(text);
            assert!(!folded.starts_with("economie") || beginnings.may_begin(text));
        };
        for begun in [
            "Économie",
            " \u{a0}• économie",
            "E",
            "Œuvre",
            "’Ndar",
            "e\u{301}",
            "À\u{a0}la une",
            "À  la une",
            "E •",
            "O\u{ad}e",
            "",
            "•",
        ] {
            check(begun, true);
        }
        for other in [
            "Politique",
            "  • Ça",
            "On",
            "« a",
            "1",
            "日本",
            "’T",
            "Îles",
        ] {
            check(other, false);
        }
    }
}
