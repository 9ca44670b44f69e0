//! The form in which short lines are compared with lists.

/// Returns `text` in lower case without accents, bullets and outer white space, with one kind of
/// apostrophe, hyphen and space.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        push_folded(character, &mut folded);
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn push_folded(character: char, folded: &mut String) {
    let plain = match character {
        'A'..='Z' => character.to_ascii_lowercase(),
        '!'..='~' => character,
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
        '•' | '·' | '▪' | '◦' | '\u{ad}' | '\u{feff}' => return,
        // Combining accents: what is left of a letter and its accent is the letter.
        '\u{300}'..='\u{36f}' => return,
        _ if character.is_whitespace() || character == '\u{200b}' => {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
            return;
        }
        _ => return folded.extend(character.to_lowercase()),
    };
    folded.push(plain);
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
}
