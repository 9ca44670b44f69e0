/// Someone who signed, as a reference names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// A person: family name, which can be alone, and given names.
    Person {
        /// The family name with its particles.
        family: String,
        /// The given names or their initials; empty where none is printed.
        given: String,
    },
    /// An agency, a desk, a collective: one name that is never turned around.
    Body(String),
}

/// What belongs to the family name that follows.
const PARTICLES: [&str; 14] = [
    "de", "du", "des", "d’", "d'", "la", "le", "van", "von", "ben", "ould", "el", "al", "bin",
];

/// What no person is called by.
const BODIES: [&str; 10] = [
    "agence",
    "bureau",
    "correspondance",
    "correspondant",
    "dépêche",
    "desk",
    "groupe",
    "la",
    "le",
    "rédaction",
];

/// Reads a signature as the people or bodies who signed: parentheses are no names; `et`, `&`, commas
/// and semicolons stand between several.
///
/// The last word of a person is the family name, with the particles before it, or all words that are
/// in capitals after given names that are not. One word in capitals is an agency.
#[must_use]
pub fn authors(signature: &str) -> Vec<Author> {
    let mut plain = String::new();
    let mut depth = 0_usize;
    for letter in signature.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    plain
        .replace(" et ", ",")
        .replace(" and ", ",")
        .split([',', ';', '&', '/'])
        .map(|name| name.split_whitespace().collect::<Vec<_>>())
        .filter(|words| !words.is_empty())
        .map(|words| author(&words))
        .collect()
}

fn author(words: &[&str]) -> Author {
    let lower = words[0].to_lowercase();
    let is_capital = |word: &str| {
        word.chars().filter(|letter| letter.is_alphabetic()).count() > 1
            && !word.contains('.')
            && word.chars().all(|letter| !letter.is_lowercase())
    };
    let is_body = BODIES.contains(&lower.as_str()) || (words.len() == 1 && is_capital(words[0]));
    if is_body {
        return Author::Body(words.join(" "));
    }
    let last = words.len() - 1;
    let mut first = last;
    while first > 1 && is_capital(words[last]) && is_capital(words[first - 1]) {
        first -= 1;
    }
    while first > 0 && PARTICLES.contains(&words[first - 1].to_lowercase().as_str()) {
        first -= 1;
    }
    Author::Person {
        family: words[first..].join(" "),
        given: words[..first].join(" "),
    }
}

impl Author {
    /// Returns the name as indexes sort it: `Diop, Mamadou`.
    #[must_use]
    pub fn inverted(&self) -> String {
        match self {
            Author::Person { family, given } if given.is_empty() => family.clone(),
            Author::Person { family, given } => format!("{family}, {given}"),
            Author::Body(name) => name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_read_as_names() {
        for (signature, expected) in [
            ("Mamadou Diop", "Diop, Mamadou"),
            ("A. Mbodj", "Mbodj, A."),
            ("P. I. Dieng", "Dieng, P. I."),
            ("Ibrahima ANNE (avec le Confidentiel)", "ANNE, Ibrahima"),
            ("Fatou Bintou SARR", "SARR, Fatou Bintou"),
            ("Awa NDIAYE FALL", "NDIAYE FALL, Awa"),
            ("Jean de La Fontaine", "de La Fontaine, Jean"),
            ("APS", "APS"),
            (
                "Agence de presse sénégalaise",
                "Agence de presse sénégalaise",
            ),
            ("La rédaction", "La rédaction"),
            ("Mamadou Diop et Awa Ndiaye", "Diop, Mamadou; Ndiaye, Awa"),
            ("M. Diop, A. Sow & AFP", "Diop, M.; Sow, A.; AFP"),
            ("Seneweb", "Seneweb"),
            ("", ""),
            ("(AFP)", ""),
        ] {
            let found: Vec<String> = authors(signature).iter().map(Author::inverted).collect();
            assert_eq!(found.join("; "), expected, "{signature}");
        }
    }
}
