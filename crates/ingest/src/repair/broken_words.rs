//! Words broken by the hyphen of a line end: `télé- communications`, or with the line end itself.

use memchr::memchr_iter;
use rustc_hash::FxHashSet;

use super::Repaired;

/// Shorter words are as likely two.
const SHORTEST: usize = 5;

/// The form of a word that a hyphen broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// One word: `télécommunications`.
    Whole,
    /// Two words and a hyphen: `porte-parole`.
    Hyphened,
}

/// Returns the two parts of each word in a text that may be broken.
pub(crate) fn broken_words(text: &str) -> impl Iterator<Item = (&str, &str)> {
    breaks(text)
        .filter(|found| !found.closes_dash)
        .map(|found| (found.first, found.second))
}

fn breaks(text: &str) -> impl Iterator<Item = Break<'_>> {
    memchr_iter(b'-', text.as_bytes()).filter_map(|hyphen| Break::at(text, hyphen))
}

/// Joins the words that stand whole elsewhere in the text, or whose form `known` tells from their
/// two parts; returns how many, or `None` without any.
///
/// At a line end the whole word goes to the line below.
pub(super) fn joined(
    text: &str,
    known: impl Fn(&str, &str) -> Option<Spelling>,
) -> Option<Repaired> {
    let breaks: Vec<Break<'_>> = breaks(text).collect();
    if breaks.is_empty() {
        return None;
    }
    let words: FxHashSet<&str> = text.split(|inner: char| !inner.is_alphabetic()).collect();
    let mut repaired = String::with_capacity(text.len());
    let mut copied = 0;
    let mut count = 0;
    let mut lost_line_ends = Vec::new();
    for found in breaks {
        if found.start < copied {
            continue;
        }
        let form = if found.stands_whole_in(&words) {
            Spelling::Whole
        } else if !found.closes_dash
            && let Some(form) = known(found.first, found.second)
        {
            form
        } else {
            continue;
        };
        let before = &text[copied..found.start];
        if found.is_line_end {
            repaired.push_str(before.trim_end_matches(' '));
            if !before.is_empty() && !before.ends_with('\n') {
                repaired.push('\n');
            } else {
                lost_line_ends.push(repaired.len());
            }
        } else {
            repaired.push_str(before);
        }
        repaired.push_str(found.first);
        if form == Spelling::Hyphened {
            repaired.push('-');
        }
        repaired.push_str(found.second);
        copied = found.end;
        count += 1;
    }
    repaired.push_str(&text[copied..]);
    (count > 0).then_some(Repaired {
        text: repaired,
        count,
        lost_line_ends,
    })
}

/// Two parts of a word, in `text[start..end]`.
struct Break<'t> {
    start: usize,
    end: usize,
    first: &'t str,
    second: &'t str,
    is_line_end: bool,
    /// Whether the hyphen is the second dash of an inserted clause: `-rien que cela- dit`.
    closes_dash: bool,
}

impl<'t> Break<'t> {
    fn at(text: &'t str, hyphen: usize) -> Option<Self> {
        let is_line_end = match text.as_bytes().get(hyphen + 1)? {
            b' ' => false,
            b'\n' => true,
            _ => return None,
        };
        let (before, after) = (&text[..hyphen], &text[hyphen + 2..]);
        let first = &before[before.trim_end_matches(char::is_alphabetic).len()..];
        let length = after.len() - after.trim_start_matches(char::is_alphabetic).len();
        let second = &after[..length];
        // In `pré- et post-test` the hyphen stands for the word that follows; `a- t-il` has one of
        // its own.
        let stands_for_more = matches!(second, "et" | "ou" | "ni");
        let is_whole = !after[length..].starts_with('-') && !before.ends_with('-');
        let long = first.chars().count() > 1 && second.chars().count() > 1;
        let is_break =
            is_whole && long && !stands_for_more && second.starts_with(char::is_lowercase);
        is_break.then(|| Break {
            start: hyphen - first.len(),
            end: hyphen + 2 + length,
            first,
            second,
            is_line_end,
            closes_dash: is_inside_dashes(before),
        })
    }

    /// To the letter: `est- elle` is not the name *Estelle*. A word that begins a sentence may stand
    /// elsewhere in lower case.
    fn stands_whole_in(&self, words: &FxHashSet<&str>) -> bool {
        let word = format!("{}{}", self.first, self.second);
        word.chars().count() >= SHORTEST
            && (words.contains(word.as_str()) || words.contains(in_lower_case(&word).as_str()))
    }
}

/// Tells whether a dash that opens an inserted clause stands before, on the same line.
fn is_inside_dashes(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let opened = line.rfind(" -").map(|at| at + 2);
    opened.is_some_and(|at| {
        let clause = &line[at..];
        !clause.is_empty() && !clause.starts_with(' ') && !clause.contains("- ")
    })
}

/// Returns a word that begins a sentence as it stands inside one.
pub(crate) fn in_lower_case(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, usize)>) {
        let expected = expected.map(|(text, count)| (text.to_owned(), count));
        let joined = joined(text, |_, _| None).map(|joined| (joined.text, joined.count));
        assert_eq!(joined, expected, "{text}");
    }

    #[test]
    fn words_that_stand_whole_elsewhere_are_joined() {
        check(
            "Les télé- communications. Télé- communications et télécommunications.",
            Some((
                "Les télécommunications. Télécommunications et télécommunications.",
                2,
            )),
        );
        check(
            "Le prix des télé-\ncommunications baisse.\nLes télécommunications.",
            Some((
                "Le prix des\ntélécommunications baisse.\nLes télécommunications.",
                1,
            )),
        );
        check("télé-\nphone, téléphone", Some(("téléphone, téléphone", 1)));
    }

    #[test]
    fn a_known_form_is_taken() {
        let known = |first: &str, second: &str| match (first, second) {
            ("télé", "communications") => Some(Spelling::Whole),
            ("porte", "parole") => Some(Spelling::Hyphened),
            _ => None,
        };
        let check = |text: &str, expected: Option<(&str, usize)>| {
            let expected = expected.map(|(text, count)| (text.to_owned(), count));
            let joined = joined(text, known).map(|joined| (joined.text, joined.count));
            assert_eq!(joined, expected, "{text}");
        };
        check(
            "Le porte-\nparole des télé- communications",
            Some(("Le\nporte-parole des télécommunications", 2)),
        );
        check("une porte -rien qu’une porte- parole", None);
        check("une porte- fenêtre", None);
    }

    #[test]
    fn what_may_be_two_words_stays() {
        for text in [
            "Les télé- communications.",
            "Estelle vient, est- elle là ?",
            "Un pré- et un préet",
            "Plan - site, plansite",
            "Le port- Le portLe",
            "a- t-il dit, atil",
            "bien- être, bien-être",
            "-",
            "fin-",
            "",
        ] {
            check(text, None);
        }
    }
}
