//! The form in which short lines are compared with lists.

/// Returns `text` in lower case without accents, bullets and outer white space, with one kind of
/// apostrophe, hyphen and space.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_graphic() {
            folded.push(character.to_ascii_lowercase());
        } else if character == ' ' {
            push_space(&mut folded);
        } else {
            push_folded(character, &mut folded);
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Tells whether nothing is left of a character: of a letter and its accent that is the letter.
pub(crate) fn folds_to_nothing(character: char) -> bool {
    matches!(
        character,
        '•' | '·' | '▪' | '◦' | '\u{ad}' | '\u{feff}' | '\u{300}'..='\u{36f}'
    )
}

/// The bytes with which some folded texts begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FirstBytes([bool; 256]);

impl FirstBytes {
    pub(crate) const fn none() -> Self {
        FirstBytes([false; 256])
    }

    pub(crate) const fn of(bytes: &[u8]) -> Self {
        let mut firsts = FirstBytes::none();
        let mut at = 0;
        while at < bytes.len() {
            firsts.0[bytes[at] as usize] = true;
            at += 1;
        }
        firsts
    }

    pub(crate) fn add(&mut self, byte: u8) {
        self.0[usize::from(byte)] = true;
    }

    /// Tells whether the folded form of `text` begins with one of them, without folding the rest.
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        let mut folded = String::new();
        let first = text.chars().find_map(|character| {
            if character.is_ascii_graphic() {
                return Some(character.to_ascii_lowercase());
            }
            push_folded(character, &mut folded);
            folded.chars().next()
        });
        let mut bytes = [0; 4];
        // What folds to nothing is for the whole comparison.
        first.is_none_or(|first| self.0[usize::from(first.encode_utf8(&mut bytes).as_bytes()[0])])
    }
}

fn push_folded(character: char, folded: &mut String) {
    let plain = match character {
        '!'..='~' => character.to_ascii_lowercase(),
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => 'u',
        'ÿ' | 'Ÿ' | 'ý' | 'Ý' => 'y',
        'œ' | 'Œ' => return folded.push_str("oe"),
        'æ' | 'Æ' => return folded.push_str("ae"),
        '’' | '‘' | 'ʼ' | '´' => '\'',
        '–' | '—' | '‐' | '‑' | '−' => '-',
        '“' | '”' | '«' | '»' => '"',
        '…' => return folded.push_str("..."),
        _ if folds_to_nothing(character) => return,
        _ if character.is_whitespace() || character == '\u{200b}' => {
            return push_space(folded);
        }
        _ => return folded.extend(character.to_lowercase()),
    };
    folded.push(plain);
}

fn push_space(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
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
    fn first_bytes_are_those_of_the_folded_text() {
        let mut bytes = FirstBytes::none();
        for text in ["economie", "'ndar", "oeuvre"] {
            bytes.add(text.as_bytes()[0]);
        }
        let check = |text: &str, expected: bool| {
            assert_eq!(bytes.may_begin(text), expected, "{text}");
        };
        for begun in [
            "Économie",
            " \u{a0}• économie",
            "E",
            "Œuvre",
            "’Ndar",
            "e\u{301}",
            "",
            "•",
        ] {
            check(begun, true);
        }
        for other in ["Politique", "  • à", "«", "1", "日本"] {
            check(other, false);
        }
    }
}
