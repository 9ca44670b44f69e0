//! What stands between two spaces.

use super::operator::{Operator, number};
use super::quote::quote;
use crate::date::read_range;
use crate::field::Name;
use crate::{Spelling, Term, Warning, Word};

/// How many letters `mot~` can be away.
const MOST_EDITS: u32 = 2;

/// Where a chunk stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// In a list of terms.
    List,
    /// After the name of a field.
    Value,
}

/// More wildcards than these begin no word.
const MOST_WILDCARDS: usize = 8;

/// Returns whether something to look for begins here.
pub(super) fn begins_term(text: &str) -> bool {
    let equals = equals(text);
    if equals > 0 {
        let value = &text[equals..];
        return value.starts_with(char::is_alphanumeric) || quote(value).is_some();
    }
    if text.starts_with('(') || quote(text).is_some() {
        return true;
    }
    let mut letters = text.chars().take(MOST_WILDCARDS + 1);
    letters
        .find(|&letter| !is_wildcard(letter))
        .is_some_and(char::is_alphanumeric)
}

/// Returns how many `=` say that a word is meant as it is spelled: none, one or two.
pub(super) fn equals(text: &str) -> usize {
    text.bytes()
        .take(2)
        .take_while(|&byte| byte == b'=')
        .count()
}

/// Returns the length in bytes of what stands before the next space, quotation mark or parenthesis.
/// Parentheses inside a word belong to it: `étudiant(e)s`.
pub(super) fn length(text: &str) -> usize {
    let mut inside_until = 0;
    let mut before = ' ';
    for (place, letter) in text.char_indices() {
        if letter.is_whitespace() || (place > 0 && quote(&text[place..]).is_some()) {
            return place;
        }
        if letter == '(' && place >= inside_until {
            match closing(&text[place..]).filter(|_| before.is_alphanumeric()) {
                Some(length) => inside_until = place + length,
                None => return place,
            }
        } else if letter == ')' && place >= inside_until {
            return place;
        }
        before = letter;
    }
    text.len()
}

/// Returns the length up to and with the parenthesis that closes the one `text` begins with, if it
/// stands in the same word.
fn closing(text: &str) -> Option<usize> {
    let inside = &text[1..];
    let end =
        inside.find(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '-' | '.' | '\''))?;
    // Two apostrophes are a quotation mark, which ends the word.
    let is_word = end > 0 && !inside[..end].contains("''");
    (is_word && inside[end..].starts_with(')')).then_some(end + 2)
}

/// Returns the field that a chunk names before its first colon, and the length of name and colon,
/// if a value follows.
pub(super) fn field_name(text: &str) -> Option<(Name, usize)> {
    let (name, colon) = name_before_colon(text)?;
    let value = &text[colon..];
    let begins = begins_term(value)
        || (matches!(name, Name::Date(_))
            && value
                .strip_prefix("..")
                .is_some_and(|end| end.starts_with(char::is_alphanumeric)));
    begins.then_some((name, colon))
}

fn name_before_colon(text: &str) -> Option<(Name, usize)> {
    let colon = text.bytes().take(24).position(|byte| byte == b':')?;
    Some((Name::of(&text[..colon])?, colon + 1))
}

/// Reads what begins a term and holds no space; `None` where it holds no letter and no digit.
pub(super) fn read(chunk: &str, scope: Scope) -> (Option<Term>, Option<Warning>) {
    if !chunk.contains(char::is_alphanumeric) {
        return (None, None);
    }
    let word = |text: &str, spelling| {
        let text = text.to_owned();
        Some(Term::Word(Word { text, spelling }))
    };
    // A word in capitals that could be an operator is printed so that it is none.
    let loose = |text: &str, spelling| match Operator::read(text) {
        Some(_) => word(&text.to_lowercase(), spelling),
        None => word(text, spelling),
    };
    for (sign, spelling) in [("==", Spelling::Exact), ("=", Spelling::Letters)] {
        if let Some(text) = chunk.strip_prefix(sign) {
            return (word(text, spelling), None);
        }
    }
    if scope == Scope::List {
        let period = read_range(chunk.trim_end_matches([',', ';']));
        if let Some(period) = period {
            return (Some(Term::Period(period)), None);
        }
    }
    if let Some(pattern) = pattern(chunk) {
        return (loose(pattern, Spelling::Pattern), None);
    }
    if let Some((text, digits)) = chunk.rsplit_once('~')
        && text.contains(char::is_alphanumeric)
        && !text.contains(is_wildcard)
        && let Some(edits) = if digits.is_empty() {
            Some(1)
        } else {
            number(digits)
        }
    {
        let warning = (edits > MOST_EDITS).then_some(Warning::DistanceCut { most: MOST_EDITS });
        let spelling = if edits >= MOST_EDITS {
            Spelling::Edits(2)
        } else {
            Spelling::Edits(1)
        };
        return (loose(text, spelling), warning);
    }
    let is_bare_name =
        scope == Scope::List && name_before_colon(chunk).is_some_and(|(_, end)| end == chunk.len());
    let warning = is_bare_name.then(|| Warning::FieldWithoutValue {
        name: chunk.to_owned(),
    });
    (loose(chunk, Spelling::Inflected), warning)
}

/// Returns the pattern that a chunk is. A question mark at its end is punctuation.
fn pattern(chunk: &str) -> Option<&str> {
    let pattern = chunk
        .trim_end_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '*' | ')'));
    let mut before = '*';
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_joined = || before.is_alphanumeric() || is_wildcard(before);
        let goes_on = |next: Option<&char>| {
            next.is_some_and(|&next| next.is_alphanumeric() || is_wildcard(next))
        };
        if letter == '*' || (letter == '?' && is_joined() && goes_on(letters.peek())) {
            return Some(pattern);
        }
        before = letter;
    }
    None
}

fn is_wildcard(letter: char) -> bool {
    matches!(letter, '*' | '?')
}
