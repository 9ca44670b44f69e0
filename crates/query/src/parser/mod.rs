//! Any text as a query.

mod chunk;
mod depth;
mod level;
mod near;
mod operator;
mod quote;

use crate::date::read_period;
use crate::field::{Bound, Name};
use crate::{Clause, Occur, Phrase, PhraseOrder, Query, Spelling, Term, Warning, Word};
use chunk::{Scope, begins_term};
use depth::depth;
use level::{Level, conjunction};
use operator::{MOST_WORDS_BETWEEN, Operator, number};
use quote::{is_quote, quote};

/// How deep parentheses are followed; deeper ones are passed over like other punctuation.
const MOST_DEPTH: usize = 32;

/// How many words, phrases and periods are read; what follows is left out.
const MOST_TERMS: usize = 1024;

/// How many warnings a query is worth.
const MOST_WARNINGS: usize = 16;

/// How many words a date can have, `du lundi 28 juillet 2010 au jeudi 31 juillet 2010`, and how many
/// bytes.
const MOST_DATE_WORDS: usize = 10;
const LONGEST_DATE: usize = 160;

/// Reads a query; any text is one.
///
/// Words are separated by white space, NBSP included. Quotation marks of any kind hold a phrase,
/// `+` before a term requires it, `-` excludes it, and `*` alone is every clipping, as is an empty
/// text. `ET`, `OU`, `SAUF`, `PRÈS/5`, `ADJ/3` and their English names, in capitals, are operators;
/// `PRÈS` binds more tightly than `ET`, and `ET`, like a space, more tightly than `OU`. A list of
/// terms without `ET`, `OU` and `SAUF` can be answered in part; these are taken to the letter.
#[must_use]
pub fn parse(text: &str) -> (Query, Vec<Warning>) {
    let mut most_depth = MOST_DEPTH;
    loop {
        let (query, warnings) = parse_so_deep(text, most_depth);
        // Parentheses that were not typed are printed, `(a ET b) OU c`, and count when that is read.
        if depth(query.clauses()) <= MOST_DEPTH {
            return (query, warnings);
        }
        most_depth /= 2;
    }
}

fn parse_so_deep(text: &str, most_depth: usize) -> (Query, Vec<Warning>) {
    let mut parser = Parser::new(text, most_depth);
    let level = parser.level(0);
    let mut warnings = parser.warnings;
    let (clauses, star) = level.into_clauses();
    let query = if clauses.is_empty() && (star || text.trim().is_empty()) {
        Query::Everything
    } else if clauses.is_empty() {
        warnings.push(Warning::NoWords);
        Query::Nothing
    } else if !star && clauses.iter().all(Clause::excludes) {
        warnings.push(Warning::OnlyExclusions);
        Query::Nothing
    } else {
        Query::Clauses(clauses)
    };
    (query, warnings)
}

struct Parser<'a> {
    rest: &'a str,
    /// How deep parentheses are followed.
    most_depth: usize,
    /// How many terms can still be read.
    room: usize,
    /// How many parentheses are open that were passed over.
    passed_over: usize,
    /// What dates are read for, inside the parentheses after `date:` and its like.
    dates: Option<Bound>,
    warnings: Vec<Warning>,
}

/// What was read at one place.
enum Item {
    /// One thing to look for.
    Term(Term),
    /// What stands in parentheses and holds no operator; `true` where a lone `*` is among it.
    List(Vec<Clause>, bool),
    /// What must all be there because it cannot stand near each other.
    Refused(Vec<Clause>),
    /// A lone `*`.
    Star,
    /// Nothing that can be looked for.
    Nothing,
}

/// An operator that waits for what it bears on, and how it was typed.
type Pending<'a> = Option<(Operator, &'a str)>;

impl<'a> Parser<'a> {
    fn new(text: &'a str, most_depth: usize) -> Self {
        Parser {
            rest: text,
            most_depth,
            room: MOST_TERMS,
            passed_over: 0,
            dates: None,
            warnings: Vec::new(),
        }
    }

    fn warn(&mut self, warning: Warning) {
        if self.warnings.len() < MOST_WARNINGS && !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// Reads up to the end, or up to the parenthesis that closes this level.
    fn level(&mut self, depth: usize) -> Level {
        let mut level = Level::default();
        let mut pending = None;
        let mut is_closed = depth == 0;
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() {
                break;
            }
            if self.room == 0 {
                self.rest = "";
                self.warn(Warning::TooManyWords { most: MOST_TERMS });
                is_closed = true;
                break;
            }
            if let Some(rest) = self.rest.strip_prefix(')') {
                self.rest = rest;
                if self.passed_over > 0 {
                    self.passed_over -= 1;
                } else if depth > 0 {
                    is_closed = true;
                    break;
                }
            } else if let Some((operator, length)) = Operator::read(self.rest) {
                let (word, rest) = self.rest.split_at(length);
                self.rest = rest;
                self.operator(operator, word, depth, &mut level, &mut pending);
            } else {
                self.clause(depth, &mut level, &mut pending);
            }
        }
        if let Some((_, word)) = pending {
            self.stray(word, &mut level);
        }
        if !is_closed {
            self.warn(Warning::OpenParenthesis);
        }
        for spoken in level.end() {
            self.warn(Warning::PeriodRead {
                words: spoken.words,
                period: spoken.period,
            });
        }
        level
    }

    /// Notes an operator that bears on what comes next, or takes it for a word where there is
    /// nothing that it could bear on.
    fn operator(
        &mut self,
        operator: Operator,
        word: &'a str,
        depth: usize,
        level: &mut Level,
        pending: &mut Pending<'a>,
    ) {
        let fits = match (&*pending, operator) {
            // A term before it would have taken it.
            (_, Operator::Near(_)) => false,
            (Some((Operator::And | Operator::Or, _)), Operator::Not) => true,
            // `NON AU NUCLÉAIRE`: a query that begins so is prose.
            (None, Operator::Not) => depth > 0 || !level.is_empty(),
            (Some(_), _) => false,
            (None, _) => !level.is_empty(),
        };
        if !fits {
            return self.stray(word, level);
        }
        // `OU SAUF`: the list ends here, and what follows is excluded.
        if let Some((Operator::Or, _)) = pending {
            level.has_operator = true;
            level.next_list();
        }
        *pending = Some((operator, word));
    }

    /// Takes an operator for the word that it also is.
    fn stray(&mut self, word: &str, level: &mut Level) {
        self.warn(Warning::StrayOperator {
            word: word.to_owned(),
        });
        // A distance is no part of the word.
        let text = word.split('/').next().unwrap_or_default().to_lowercase();
        let spelling = Spelling::Inflected;
        self.room = self.room.saturating_sub(1);
        level.push(None, Term::Word(Word { text, spelling }));
    }

    /// Reads one clause.
    fn clause(&mut self, depth: usize, level: &mut Level, pending: &mut Pending<'a>) {
        let mut sign = self.sign();
        let item = self.item(depth, Scope::List);
        let item = self.with_neighbours(depth, item);
        if matches!(item, Item::Nothing) {
            return;
        }
        if let Some((operator, _)) = pending.take() {
            level.has_operator = true;
            match operator {
                Operator::Or => level.next_list(),
                Operator::Not => sign = Some(Occur::Excluded),
                Operator::And | Operator::Near(_) => {}
            }
        }
        match item {
            Item::List(clauses, star) if sign.is_none() => level.splice(clauses, star),
            Item::List(clauses, star) if clauses.is_empty() && sign == Some(Occur::Required) => {
                level.splice(clauses, star);
            }
            Item::List(clauses, _) | Item::Refused(clauses) => {
                level.push(sign, conjunction(clauses));
            }
            Item::Term(term) => level.push(sign, term),
            Item::Star if sign.is_none() => level.splice(Vec::new(), true),
            Item::Star | Item::Nothing => {}
        }
    }

    /// Takes a `+` or `-` that stands right before what it bears on.
    fn sign(&mut self) -> Option<Occur> {
        for (sign, occur) in [('+', Occur::Required), ('-', Occur::Excluded)] {
            let after = self.rest.strip_prefix(sign);
            if let Some(after) = after.filter(|after| begins_term(after)) {
                self.rest = after;
                return Some(occur);
            }
        }
        None
    }

    /// Takes what stands here.
    fn item(&mut self, depth: usize, scope: Scope) -> Item {
        loop {
            if let Some(found) = self.skip_punctuation() {
                return found;
            }
            if let Some(rest) = self.rest.strip_prefix('(') {
                self.rest = rest;
                return self.group(depth);
            }
            let equals = chunk::equals(self.rest);
            if let Some(width) = quote(&self.rest[equals..]) {
                self.rest = &self.rest[equals..];
                let order = if equals == 2 {
                    PhraseOrder::ExactRun
                } else {
                    PhraseOrder::Run
                };
                return self.phrase(width, order);
            }
            let name = chunk::field_name(self.rest).filter(|_| scope == Scope::List);
            let Some((name, length)) = name else {
                return self.word(scope);
            };
            self.rest = &self.rest[length..];
            match name {
                Name::Field(field) => {
                    return match self.item(depth, Scope::Value).into_term() {
                        Some(term) => Item::Term(term.in_field(field)),
                        None => Item::Nothing,
                    };
                }
                Name::Date(bound) => {
                    if let Some(found) = self.date(bound, depth) {
                        return found;
                    }
                }
            }
        }
    }

    /// Passes over what begins no term; returns what stands here if that is none.
    fn skip_punctuation(&mut self) -> Option<Item> {
        while !begins_term(self.rest) {
            let mut letters = self.rest.chars();
            let letter = letters.next();
            let Some(letter) = letter.filter(|&sign| !sign.is_whitespace() && sign != ')') else {
                return Some(Item::Nothing);
            };
            self.rest = letters.as_str();
            let ends = |next: char| next.is_whitespace() || matches!(next, '(' | ')');
            if letter == '*' && letters.next().is_none_or(ends) {
                return Some(Item::Star);
            }
        }
        None
    }

    fn word(&mut self, scope: Scope) -> Item {
        let (text, rest) = self.rest.split_at(chunk::length(self.rest).max(1));
        self.rest = rest;
        self.room = self.room.saturating_sub(1);
        if let Some(bound) = self.dates {
            if let Some(period) = read_period(text, bound) {
                return Item::Term(Term::Period(period));
            }
            let text = text.to_owned();
            self.warn(Warning::BadDate { text });
        }
        let (term, warning) = chunk::read(text, scope);
        if let Some(warning) = warning {
            self.warn(warning);
        }
        term.map_or(Item::Nothing, Item::Term)
    }

    /// Takes what stands between the quotation mark of `width` bytes and the next one.
    fn phrase(&mut self, width: usize, mut order: PhraseOrder) -> Item {
        let inside = &self.rest[width..];
        let mut end = None;
        for (place, _) in inside.char_indices() {
            if let Some(closing) = quote(&inside[place..]) {
                end = Some((place, closing));
                break;
            }
        }
        let (length, closing) = end.unwrap_or_else(|| {
            self.warn(Warning::OpenQuote);
            (inside.len(), 0)
        });
        self.rest = &inside[length + closing..];
        self.room = self.room.saturating_sub(1);
        if let Some(words) = self.slop() {
            if order == PhraseOrder::ExactRun {
                let word = format!("~{words}");
                self.warn(Warning::StrayOperator { word });
            } else if words > 0 {
                order = PhraseOrder::Loose(self.distance(words));
            }
        }
        let text = inside[..length].trim();
        if !text.contains(char::is_alphanumeric) {
            return Item::Nothing;
        }
        if let Some(bound) = self.dates {
            if let Some(period) = read_period(text, bound) {
                return Item::Term(Term::Period(period));
            }
            let text = text.to_owned();
            self.warn(Warning::BadDate { text });
        }
        let text = text.to_owned();
        Item::Term(Term::Phrase(Phrase { text, order }))
    }

    /// Takes the `~5` behind a phrase.
    fn slop(&mut self) -> Option<u32> {
        let after = self.rest.strip_prefix('~')?;
        let digits = after.len()
            - after
                .trim_start_matches(|sign: char| sign.is_ascii_digit())
                .len();
        let words = number(&after[..digits])?;
        self.rest = &after[digits..];
        Some(words)
    }

    /// Keeps a distance within what is looked for.
    fn distance(&mut self, words: u32) -> u32 {
        if words > MOST_WORDS_BETWEEN {
            let most = MOST_WORDS_BETWEEN;
            self.warn(Warning::DistanceCut { most });
        }
        words.min(MOST_WORDS_BETWEEN)
    }

    /// Takes what stands in parentheses, of which the first is read.
    fn group(&mut self, depth: usize) -> Item {
        if depth >= self.most_depth {
            let most = self.most_depth;
            self.warn(Warning::TooDeep { most });
            self.passed_over += 1;
            return Item::Nothing;
        }
        self.level(depth + 1).into_item()
    }

    /// Takes the date after `date:` or its like; what is none is left for words.
    fn date(&mut self, bound: Bound, depth: usize) -> Option<Item> {
        let (opening, closing) = match self.rest.chars().next()? {
            '(' => (1, Some(')')),
            sign if is_quote(sign) => (sign.len_utf8(), None),
            _ => (0, Some(' ')),
        };
        let inside = &self.rest[opening..];
        // The longest run of words that is a date: `depuis:mars 2019 fibre`.
        let ends = inside
            .char_indices()
            .take(LONGEST_DATE)
            .filter(|&(_, sign)| match closing {
                Some(' ') => sign.is_whitespace() || sign == ')',
                Some(closing) => sign == closing,
                None => is_quote(sign),
            });
        let most = if opening == 0 { MOST_DATE_WORDS } else { 1 };
        let mut ends: Vec<(usize, usize)> = ends
            .map(|(place, sign)| (place, sign.len_utf8()))
            .take(most)
            .collect();
        if opening == 0 && inside.len() <= LONGEST_DATE && ends.len() < most {
            ends.push((inside.len(), 0));
        }
        // What is written in numbers is whole, so that a year behind it is another term.
        if opening == 0
            && let Some(&(end, _)) = ends.first()
            && is_in_numbers(&inside[..end])
        {
            ends.truncate(1);
        }
        while let Some((end, width)) = ends.pop() {
            if let Some(period) = read_period(&inside[..end], bound) {
                self.rest = &inside[end + if opening > 0 { width } else { 0 }..];
                self.room = self.room.saturating_sub(1);
                return Some(Item::Term(Term::Period(period)));
            }
        }
        if let Some(inside) = self.rest.strip_prefix('(') {
            self.rest = inside;
            let outside = self.dates.replace(bound);
            let group = self.group(depth);
            self.dates = outside;
            return Some(group);
        }
        let text = self
            .rest
            .split_whitespace()
            .next()?
            .chars()
            .take(40)
            .collect();
        self.warn(Warning::BadDate { text });
        None
    }
}

/// Returns whether a period is written as it is printed: `2003`, `2025-12`, `2003..2005`, `2003..`.
fn is_in_numbers(text: &str) -> bool {
    let is_date = |text: &str| {
        text.len() >= 4
            && text.bytes().take(4).all(|byte| byte.is_ascii_digit())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    match text.split_once("..") {
        Some((from, to)) => [from, to]
            .into_iter()
            .all(|end| end.is_empty() || is_date(end)),
        None => is_date(text),
    }
}

impl Item {
    /// Returns whether the item is parentheses with nothing to look for in them.
    fn is_empty(&self) -> bool {
        matches!(self, Item::List(clauses, _) if clauses.is_empty())
    }

    fn into_term(self) -> Option<Term> {
        match self {
            Item::Term(term) => Some(term),
            Item::List(clauses, _) | Item::Refused(clauses) if !clauses.is_empty() => {
                Some(conjunction(clauses))
            }
            Item::List(..) | Item::Refused(_) | Item::Star | Item::Nothing => None,
        }
    }
}

#[cfg(test)]
mod tests;
