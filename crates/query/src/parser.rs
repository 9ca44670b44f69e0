use crate::{Clause, Occur, Query, Term, Warning};

/// Reads a query; any text is one.
///
/// Words are separated by white space, NBSP included. Quotation marks of any kind hold a phrase,
/// `+` before a word or phrase requires it, `-` excludes it, and `*` alone is every clipping, as
/// is an empty text.
#[must_use]
pub fn parse(text: &str) -> (Query, Vec<Warning>) {
    let mut parser = Parser {
        rest: text,
        clauses: Vec::new(),
        everything: false,
        warnings: Vec::new(),
    };
    while parser.clause() {}
    let Parser {
        clauses,
        everything,
        mut warnings,
        ..
    } = parser;
    let asks = clauses.iter().any(|clause| clause.occur != Occur::Excluded);
    let query = if clauses.is_empty() && (everything || text.trim().is_empty()) {
        Query::Everything
    } else if clauses.is_empty() {
        warnings.push(Warning::NoWords);
        Query::Nothing
    } else if !asks && !everything {
        warnings.push(Warning::OnlyExclusions);
        Query::Nothing
    } else {
        Query::Clauses(clauses)
    };
    (query, warnings)
}

struct Parser<'a> {
    rest: &'a str,
    clauses: Vec<Clause>,
    /// A lone `*` was read, which turns a list of exclusions into "all but these".
    everything: bool,
    warnings: Vec<Warning>,
}

impl<'a> Parser<'a> {
    /// Reads one clause; returns whether there was anything left to read.
    fn clause(&mut self) -> bool {
        self.rest = self.rest.trim_start();
        if self.rest.is_empty() {
            return false;
        }
        let occur = self.sign();
        if let Some(width) = quote(self.rest) {
            let phrase = self.phrase(width);
            let occur = if occur == Occur::Excluded {
                occur
            } else {
                Occur::Required
            };
            self.push(occur, phrase, Term::Phrase);
        } else {
            let word = self.word();
            if word == "*" {
                self.everything = true;
            } else {
                self.push(occur, word, Term::Word);
            }
        }
        true
    }

    /// Takes a `+` or `-` that stands right before what it bears on.
    fn sign(&mut self) -> Occur {
        for (sign, occur) in [('+', Occur::Required), ('-', Occur::Excluded)] {
            let Some(after) = self.rest.strip_prefix(sign) else {
                continue;
            };
            if after.starts_with(char::is_alphanumeric) || quote(after).is_some() {
                self.rest = after;
                return occur;
            }
        }
        Occur::Free
    }

    /// Takes what stands between the quotation mark of `width` bytes and the next one.
    fn phrase(&mut self, width: usize) -> &'a str {
        let inside = &self.rest[width..];
        let mut end = None;
        for (place, _) in inside.char_indices() {
            if let Some(closing) = quote(&inside[place..]) {
                end = Some((place, closing));
                break;
            }
        }
        let (length, closing) = end.unwrap_or_else(|| {
            self.warnings.push(Warning::OpenQuote);
            (inside.len(), 0)
        });
        self.rest = &inside[length + closing..];
        inside[..length].trim()
    }

    /// Takes what stands before the next white space or quotation mark.
    fn word(&mut self) -> &'a str {
        let end = self
            .rest
            .char_indices()
            .skip(1)
            .find(|&(place, letter)| letter.is_whitespace() || quote(&self.rest[place..]).is_some())
            .map_or(self.rest.len(), |(place, _)| place);
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    /// Keeps what was read if there is a letter or a digit in it.
    fn push(&mut self, occur: Occur, text: &str, term: fn(String) -> Term) {
        if text.contains(char::is_alphanumeric) {
            self.clauses.push(Clause {
                occur,
                term: term(text.to_owned()),
            });
        }
    }
}

/// Returns the width in bytes of the quotation mark that `text` begins with.
///
/// Two apostrophes in a row are one: part of the press types `‘’mot’’`.
fn quote(text: &str) -> Option<usize> {
    let mut letters = text.chars();
    let first = letters.next()?;
    if matches!(first, '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '＂') {
        return Some(first.len_utf8());
    }
    let second = letters.next()?;
    (is_apostrophe(first) && is_apostrophe(second)).then(|| first.len_utf8() + second.len_utf8())
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '‘' | '’')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn queries_are_read_as_people_type_them() {
        for (text, printed, codes) in [
            ("", "*", &[] as &[&str]),
            (" \u{a0} ", "*", &[]),
            ("*", "*", &[]),
            ("souverainete numerique", "souverainete numerique", &[]),
            ("l'état\u{a0}menace", "l'état menace", &[]),
            ("« new deal » 2025", "\"new deal\" 2025", &[]),
            ("‘’new deal’’", "\"new deal\"", &[]),
            (
                "“new deal” -orange +fibre",
                "\"new deal\" -orange +fibre",
                &[],
            ),
            ("-\"new deal\" fibre", "-\"new deal\" fibre", &[]),
            ("mot\"deux mots\"", "mot \"deux mots\"", &[]),
            ("\"new deal", "\"new deal\"", &["open_quote"]),
            ("12:30 l'eau a-t-il", "12:30 l'eau a-t-il", &[]),
            ("?! …", "", &["no_words"]),
            ("\"\"", "", &["no_words"]),
            ("-orange", "", &["only_exclusions"]),
            ("* -orange", "* -orange", &[]),
            ("- orange", "orange", &[]),
        ] {
            let (query, warnings) = parse(text);
            assert_eq!(query.to_string(), printed, "{text}");
            let found: Vec<&str> = warnings.iter().map(Warning::code).collect();
            assert_eq!(found, codes, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_query(text in ".*") {
            let _ = parse(&text);
        }

        #[test]
        fn what_is_printed_parses_to_the_same_query(text in "[-+*\"'’«» a-cé]{0,24}") {
            let (query, _) = parse(&text);
            if query != Query::Nothing {
                prop_assert_eq!(parse(&query.to_string()).0, query);
            }
        }
    }
}
