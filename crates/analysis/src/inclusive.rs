//! Inclusive writing: `étudiant·e·s` is both `étudiants` and `étudiantes`.

use crate::character::{is_middle_dot, is_word_character};

/// How the feminine is made: the ending that is printed, what the masculine loses for it, and what
/// it takes. The first row that fits is right. The rules are those of school grammars for the
/// feminine of nouns and adjectives.
const FEMININES: [(&str, &str, &str); 32] = [
    ("e", "", "e"),
    ("ne", "", "ne"),
    ("le", "", "le"),
    ("te", "", "te"),
    ("sse", "", "sse"),
    ("esse", "e", "esse"),
    ("se", "x", "se"),
    ("se", "eur", "euse"),
    ("se", "s", "sse"),
    ("euse", "eur", "euse"),
    ("euse", "eux", "euse"),
    ("teuse", "teur", "teuse"),
    ("trice", "teur", "trice"),
    ("rice", "teur", "trice"),
    ("ice", "teur", "trice"),
    ("ère", "er", "ère"),
    ("ere", "er", "ère"),
    ("ière", "ier", "ière"),
    ("iere", "ier", "ière"),
    ("re", "er", "ère"),
    ("ve", "f", "ve"),
    ("ive", "if", "ive"),
    ("elle", "el", "elle"),
    ("elle", "eau", "elle"),
    ("enne", "en", "enne"),
    ("ienne", "ien", "ienne"),
    ("onne", "on", "onne"),
    ("ette", "et", "ette"),
    ("ète", "et", "ète"),
    ("que", "c", "que"),
    ("que", "que", "que"),
    ("che", "c", "che"),
];

/// Endings that no word of its own has: after a hyphen, a full stop or a slash only these are read
/// without a plural sign behind them (`donne-le`, `mot.le`).
const UNMISTAKABLE: [&str; 7] = ["e", "trice", "rice", "euse", "ère", "ière", "ienne"];

/// A masculine form of fewer letters is an abbreviation or a list: `a.e.`, `un-e` excepted.
const SHORTEST: usize = 2;

/// What stands behind the masculine: the printed ending, and how many bytes it spans.
struct Ending<'a> {
    feminine: Feminine<'a>,
    plural: bool,
    length: usize,
}

enum Feminine<'a> {
    Ending(&'a str),
    /// `article(s)`: a plural and no feminine.
    None {
        plural: &'a str,
    },
}

/// Reads the endings behind a word whose form is `form`, which `rest` begins with: makes `form` the
/// masculine, writes the feminine (or the plural of `article(s)`) over `other`, and returns how many
/// bytes the endings span.
pub(crate) fn read_endings(rest: &str, form: &mut String, other: &mut String) -> Option<usize> {
    let sign = rest.chars().next()?;
    let is_sign = matches!(sign, '(' | '-' | '.' | '/') || is_middle_dot(sign);
    if !is_sign || form.chars().count() < SHORTEST {
        return None;
    }
    let ending = if sign == '(' {
        bracketed(rest)?
    } else {
        divided(rest, sign)?
    };
    other.clear();
    match ending.feminine {
        Feminine::None { plural } => {
            other.push_str(form);
            other.push_str(plural);
        }
        Feminine::Ending(printed) => {
            let (_, loses, takes) = FEMININES
                .iter()
                .find(|(ending, loses, _)| *ending == printed && form.ends_with(loses))?;
            other.push_str(form.strip_suffix(loses)?);
            other.push_str(takes);
            if ending.plural {
                other.push('s');
                make_plural(form);
            }
        }
    }
    Some(ending.length)
}

/// Reads `(e)`, `(e)s`, `(es)`, `(s)`.
fn bracketed(rest: &str) -> Option<Ending<'_>> {
    let (inside, behind) = rest.strip_prefix('(')?.split_once(')')?;
    let has_plural = behind.starts_with('s') && !behind[1..].starts_with(is_word_character);
    if !has_plural && behind.starts_with(is_word_character) {
        return None;
    }
    let length = inside.len() + 2 + usize::from(has_plural);
    if !has_plural && matches!(inside, "s" | "x") {
        return Some(Ending {
            feminine: Feminine::None { plural: inside },
            plural: true,
            length,
        });
    }
    let (feminine, plural) = singular(inside);
    is_known(feminine).then_some(Ending {
        feminine: Feminine::Ending(feminine),
        plural: plural || has_plural,
        length,
    })
}

/// Reads `·e·s`, `·es`, `-e-s`, `.e.s`, `/e`: endings with one and the same sign before each.
fn divided(rest: &str, sign: char) -> Option<Ending<'_>> {
    let first = letters(rest.strip_prefix(sign)?);
    let mut length = sign.len_utf8() + first.len();
    let behind = &rest[length..];
    let has_plural = behind
        .strip_prefix(sign)
        .is_some_and(|behind| letters(behind) == "s" && !goes_on(&behind[1..]));
    if has_plural {
        length += sign.len_utf8() + 1;
    } else if goes_on(behind) {
        return None;
    }
    let (feminine, plural) = singular(first);
    let is_plain_dot = is_middle_dot(sign);
    // `amazon.es` is an address.
    let is_address = sign == '.' && plural;
    let is_clear = has_plural || is_plain_dot || (UNMISTAKABLE.contains(&feminine) && !is_address);
    (is_clear && is_known(feminine)).then_some(Ending {
        feminine: Feminine::Ending(feminine),
        plural: plural || has_plural,
        length,
    })
}

fn letters(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_lowercase());
    &text[..end.unwrap_or(text.len())]
}

fn goes_on(text: &str) -> bool {
    let mut signs = text.chars();
    match signs.next() {
        Some('-' | '/' | '@') => true,
        // A full stop ends the sentence, or parts the words of an address.
        Some('.') => signs.next().is_some_and(is_word_character),
        Some(letter) => is_word_character(letter),
        None => false,
    }
}

fn singular(ending: &str) -> (&str, bool) {
    match ending.strip_suffix('s') {
        Some(singular) => (singular, true),
        None => (ending, false),
    }
}

fn is_known(feminine: &str) -> bool {
    FEMININES.iter().any(|(ending, ..)| *ending == feminine)
}

fn make_plural(form: &mut String) {
    if form.ends_with("al") {
        form.truncate(form.len() - 1);
        form.push_str("ux");
    } else if form.ends_with("eau") {
        form.push('x');
    } else if !form.ends_with(['s', 'x', 'z']) {
        form.push('s');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_give_the_masculine_and_the_feminine() {
        for (masculine, rest, expected) in [
            (
                "étudiant",
                "·e·s inscrits",
                Some(("étudiants", "étudiantes", 6)),
            ),
            ("étudiant", "-es", Some(("étudiants", "étudiantes", 3))),
            ("étudiant", "(e)s", Some(("étudiants", "étudiantes", 4))),
            ("étudiant", "(e)", Some(("étudiant", "étudiante", 3))),
            ("étudiant", ".e.s.", Some(("étudiants", "étudiantes", 4))),
            ("étudiant", "-e-s", Some(("étudiants", "étudiantes", 4))),
            ("étudiant", "•e", Some(("étudiant", "étudiante", 4))),
            ("citoyen", "·ne·s", Some(("citoyens", "citoyennes", 7))),
            ("acteur", "·rice·s", Some(("acteurs", "actrices", 9))),
            ("directeur", "(trice)", Some(("directeur", "directrice", 7))),
            ("chercheur", "·se·s", Some(("chercheurs", "chercheuses", 7))),
            (
                "chercheur",
                "-euse-s",
                Some(("chercheurs", "chercheuses", 7)),
            ),
            ("premier", "·ère", Some(("premier", "première", 6))),
            ("heureux", "·se", Some(("heureux", "heureuse", 4))),
            ("créatif", "·ve·s", Some(("créatifs", "créatives", 7))),
            ("régional", "·e·s", Some(("régionaux", "régionales", 6))),
            (
                "professionnel",
                "(le)s",
                Some(("professionnels", "professionnelles", 5)),
            ),
            ("article", "(s) :", Some(("article", "articles", 3))),
            ("enjeu", "(x)", Some(("enjeu", "enjeux", 3))),
            ("amazon", ".es", None),
            ("donne", "-les", None),
            ("site", ".le", None),
            ("orange", "(sonatel)", None),
            ("mot", "-clé", None),
            ("presque", "-e-mail", None),
            ("toile", ".Toutefois", None),
            ("fin", ". le", None),
            ("a", ".e.", None),
        ] {
            let (mut form, mut other) = (masculine.to_owned(), String::new());
            let length = read_endings(rest, &mut form, &mut other);
            let found = length.map(|length| (form.as_str(), other.as_str(), length));
            assert_eq!(found, expected, "{masculine}{rest}");
        }
    }
}
