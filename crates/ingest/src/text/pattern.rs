//! Patterns of chrome lines: `#` is a number, `*` anything.

use super::fold::{Beginnings, fold};
use super::word_list::entries;

/// Patterns that whole lines are compared with, folded.
#[derive(Debug)]
pub(crate) struct PatternList {
    patterns: Vec<Vec<u8>>,
    beginnings: Beginnings,
}

/// Longer lines are text, whatever they begin with.
const LONGEST: usize = 160;

impl PatternList {
    pub(crate) fn new(data: &'static str) -> Self {
        Self::of(entries(data).map(fold))
    }

    fn of(folded: impl Iterator<Item = String>) -> Self {
        let patterns: Vec<Vec<u8>> = folded.map(String::into_bytes).collect();
        let mut beginnings = Beginnings::none();
        for pattern in &patterns {
            match pattern.as_slice() {
                [b'#', ..] => (b'0'..=b'9').for_each(|digit| beginnings.add_first(digit)),
                [b'*', ..] | [] => (0..=u8::MAX).for_each(|byte| beginnings.add_first(byte)),
                [first, b'#', ..] => {
                    (b'0'..=b'9').for_each(|digit| beginnings.add_pair(*first, digit));
                }
                [first, b'*', ..] => beginnings.add_first(*first),
                others => beginnings.add(others),
            }
        }
        PatternList {
            patterns,
            beginnings,
        }
    }

    /// Tells whether the whole line is one of the list.
    pub(crate) fn matches(&self, line: &str) -> bool {
        if line.len() > LONGEST || !self.beginnings.may_begin(line) {
            return false;
        }
        let shape = numbers_as_marks(&fold(line));
        self.patterns
            .iter()
            .any(|pattern| glob(pattern, shape.as_bytes()))
    }
}

/// Replaces every number, with the separators inside it, by one `#`.
pub(crate) fn numbers_as_marks(folded: &str) -> String {
    let bytes = folded.as_bytes();
    let mut shape = String::with_capacity(folded.len());
    let mut rest = 0;
    while rest < bytes.len() {
        let begin = rest;
        while rest < bytes.len() && !bytes[rest].is_ascii_digit() {
            rest += 1;
        }
        shape.push_str(&folded[begin..rest]);
        if rest == bytes.len() {
            break;
        }
        shape.push('#');
        while rest < bytes.len() {
            let separates = matches!(bytes[rest], b' ' | b'.' | b',')
                && bytes.get(rest + 1).is_some_and(u8::is_ascii_digit);
            if !bytes[rest].is_ascii_digit() && !separates {
                break;
            }
            rest += 1;
        }
    }
    shape
}

/// Matches a pattern with `*`, keeping the last star to fall back to: linear in practice.
fn glob(pattern: &[u8], line: &[u8]) -> bool {
    let (mut at, mut read) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while read < line.len() {
        if pattern.get(at) == Some(&b'*') {
            star = Some((at, read));
            at += 1;
        } else if pattern.get(at) == Some(&line[read]) {
            at += 1;
            read += 1;
        } else if let Some((star_at, star_read)) = star {
            at = star_at + 1;
            read = star_read + 1;
            star = Some((star_at, read));
        } else {
            return false;
        }
    }
    pattern[at..].iter().all(|&byte| byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_stars_match() {
        let patterns = ["# abonnes*", "facebook : #", "taux*: #*", "# osiris"];
        let list = PatternList::of(patterns.map(str::to_owned).into_iter());
        let check = |line: &str, expected: bool| assert_eq!(list.matches(line), expected, "{line}");
        check("17\u{a0}227\u{a0}783 abonnés Internet", true);
        check("Facebook\u{a0}: 2 600 000", true);
        check("Taux de pénétration : 1,67%", true);
        check("2025 OSIRIS", true);
        check("Facebook : 2 600 000 comptes, selon le rapport", false);
        check("Ils étaient 12 abonnés", false);
        check("", false);
    }
}
