//! The operators of the query language, worked out word by word.

use std::collections::BTreeSet;

use pressoir_analysis::{Words, fold, is_stop_word};
use pressoir_query::{
    Clause, Distance, Field, Near, Occur, Period, Phrase, PhraseOrder, Spelling, Term, Word,
};

use crate::oracle::{Oracle, Shelved, forms, is_one_edit};

/// The language over the forms of an archive.
pub(crate) struct Language<'o, 'a> {
    pub(crate) oracle: &'o Oracle<'a>,
}

/// The words `start..end` of a text.
pub(crate) type Span = (usize, usize);

/// Returns whether a term speaks for a clipping by its text.
pub(crate) fn speaks_of_text(term: &Term, field: Option<Field>, occur: Occur) -> bool {
    match term {
        Term::Period(_) | Term::Spoken(_) => false,
        Term::In(field, term) => speaks_of_text(term, Some(*field), occur),
        Term::All(clauses) => heard(clauses).any(|clause| {
            let occur = match (clause.occur, occur) {
                (Occur::Excluded, Occur::Excluded) => Occur::Required,
                (Occur::Excluded, _) => Occur::Excluded,
                (_, occur) => occur,
            };
            speaks_of_text(&clause.term, field, occur)
        }),
        Term::Any(terms) => terms.iter().any(|term| speaks_of_text(term, field, occur)),
        Term::Word(_) | Term::Phrase(_) | Term::Near(_) => {
            !is_value(field) && occur != Occur::Excluded
        }
    }
}

/// Returns the clauses that are asked for: stop words only where nothing else is.
fn heard(clauses: &[Clause]) -> impl Iterator<Item = &Clause> {
    let is_silent = |clause: &Clause| {
        clause.occur == Occur::Free
            && matches!(&clause.term, Term::Word(word)
                if pieces(&word.text).iter().all(|piece| !piece.contains(['*', '?']) && is_stop_word(piece)))
    };
    let tells = clauses
        .iter()
        .any(|clause| clause.occur != Occur::Excluded && !is_silent(clause));
    clauses
        .iter()
        .filter(move |clause| !(tells && is_silent(clause)))
}

impl Language<'_, '_> {
    /// Returns whether there is anything in the term that can be looked for.
    pub(crate) fn asks(&self, term: &Term) -> bool {
        match term {
            Term::Word(word) => !pieces(&word.text).is_empty(),
            Term::Phrase(phrase) => !pieces(&phrase.text).is_empty(),
            Term::In(_, term) => self.asks(term),
            Term::Near(near) => {
                self.asks(&near.first) || near.steps.iter().any(|(_, term)| self.asks(term))
            }
            Term::Period(_) | Term::Spoken(_) => true,
            Term::All(clauses) => {
                clauses.is_empty() || clauses.iter().any(|clause| self.asks(&clause.term))
            }
            Term::Any(terms) => terms.iter().any(|term| self.asks(term)),
        }
    }

    /// Returns whether a clipping fits a term; `occur` tells whether that speaks for it.
    pub(crate) fn fits(
        &self,
        shelved: &Shelved<'_>,
        term: &Term,
        field: Option<Field>,
        occur: Occur,
    ) -> bool {
        match term {
            Term::In(field, term) => self.fits(shelved, term, Some(*field), occur),
            Term::Period(period) => in_period(shelved, *period),
            // The words count wherever they stand.
            Term::Spoken(spoken) => {
                let words = Term::Phrase(Phrase {
                    text: spoken.words.clone(),
                    order: PhraseOrder::Run,
                });
                in_period(shelved, spoken.period) || self.fits(shelved, &words, None, occur)
            }
            Term::All(clauses) => self.fits_all(shelved, clauses, field, occur),
            Term::Any(terms) => terms
                .iter()
                .filter(|term| self.asks(term))
                .any(|term| self.fits(shelved, term, field, occur)),
            Term::Word(Word { text, spelling }) if is_value(field) => {
                let whole = matches!(spelling, Spelling::Letters | Spelling::Exact);
                has_value(shelved, field, text, whole)
            }
            Term::Phrase(phrase) if is_value(field) => {
                has_value(shelved, field, &phrase.text, false)
            }
            Term::Near(near) if is_value(field) => {
                let steps = near.steps.iter().map(|(_, term)| term);
                [&*near.first]
                    .into_iter()
                    .chain(steps)
                    .all(|term| self.fits(shelved, term, field, occur))
            }
            term => texts(shelved, field)
                .iter()
                .any(|text| !self.spans(text, term, occur).is_empty()),
        }
    }

    /// Returns whether a clipping has each of the telling words of a required word.
    pub(crate) fn has_each_word(&self, shelved: &Shelved<'_>, text: &str) -> bool {
        without_particle(forms(text)).iter().all(|form| {
            let word = Term::Word(Word {
                text: form.clone(),
                spelling: Spelling::Inflected,
            });
            self.fits(shelved, &word, None, Occur::Required)
        })
    }

    fn fits_all(
        &self,
        shelved: &Shelved<'_>,
        clauses: &[Clause],
        field: Option<Field>,
        occur: Occur,
    ) -> bool {
        let turned = match occur {
            Occur::Excluded => Occur::Required,
            Occur::Free | Occur::Required => Occur::Excluded,
        };
        heard(clauses)
            .filter(|clause| self.asks(&clause.term))
            .all(|clause| match clause.occur {
                Occur::Excluded => !self.fits(shelved, &clause.term, field, turned),
                Occur::Free | Occur::Required => self.fits(shelved, &clause.term, field, occur),
            })
    }

    /// Returns where a term stands in a text.
    pub(crate) fn spans(&self, text: &Text<'_>, term: &Term, occur: Occur) -> BTreeSet<Span> {
        match term {
            Term::Word(word) => {
                let typed = without_particle(pieces(&word.text));
                let spelling = match (occur, word.spelling) {
                    (Occur::Excluded, Spelling::Inflected) if typed.len() > 1 => Spelling::Letters,
                    (_, spelling) => spelling,
                };
                let typed = if spelling == Spelling::Exact {
                    pieces(&word.text)
                } else {
                    typed
                };
                self.run(text, &typed, spelling, occur)
            }
            Term::Phrase(Phrase { text: words, order }) => {
                let typed = pieces(words);
                match order {
                    PhraseOrder::Run => self.run(text, &typed, Spelling::Letters, occur),
                    PhraseOrder::ExactRun => self.run(text, &typed, Spelling::Exact, occur),
                    PhraseOrder::Loose(more) => self.loose(text, &typed, *more as usize, occur),
                }
            }
            Term::Any(terms) => terms
                .iter()
                .flat_map(|term| self.spans(text, term, occur))
                .collect(),
            Term::Near(Near { first, steps }) => {
                let mut found = self.asks(first).then(|| self.spans(text, first, occur));
                for (distance, term) in steps.iter().filter(|(_, term)| self.asks(term)) {
                    let next = self.spans(text, term, occur);
                    found = Some(match found {
                        None => next,
                        Some(found) => near(&found, *distance, &next),
                    });
                }
                found.unwrap_or_default()
            }
            _ => BTreeSet::new(),
        }
    }

    /// Returns where words stand one right after the other.
    fn run(
        &self,
        text: &Text<'_>,
        typed: &[String],
        spelling: Spelling,
        occur: Occur,
    ) -> BTreeSet<Span> {
        let places: Vec<Vec<bool>> = typed
            .iter()
            .map(|word| self.places(text, word, spelling, occur))
            .collect();
        let fits = |start: &usize| {
            let mut stands = places.iter().enumerate();
            stands.all(|(offset, places)| places.get(start + offset) == Some(&true))
        };
        (0..text.forms.len())
            .filter(|start| !typed.is_empty() && fits(start))
            .map(|start| (start, start + typed.len()))
            .collect()
    }

    /// Returns the stretches with enough places for all the words and few others.
    fn loose(
        &self,
        text: &Text<'_>,
        typed: &[String],
        more: usize,
        occur: Occur,
    ) -> BTreeSet<Span> {
        if let [_] = typed {
            return self.run(text, typed, Spelling::Letters, occur);
        }
        let places: Vec<Vec<bool>> = typed
            .iter()
            .map(|word| self.places(text, word, Spelling::Letters, occur))
            .collect();
        let mut spans = BTreeSet::new();
        for start in 0..text.forms.len() {
            for end in start + typed.len()..=(start + typed.len() + more).min(text.forms.len()) {
                let enough = places.iter().all(|word| {
                    let alike = places.iter().filter(|other| *other == word).count();
                    word[start..end].iter().filter(|stands| **stands).count() >= alike
                });
                if enough {
                    spans.insert((start, end));
                }
            }
        }
        spans
    }

    /// Returns for each place of a text whether a word stands there.
    fn places(&self, text: &Text<'_>, word: &str, spelling: Spelling, occur: Occur) -> Vec<bool> {
        let asked = forms(word).concat();
        let folded = fold(&asked);
        let is_pattern = word.contains(['*', '?']) && spelling != Spelling::Exact;
        let pattern: Vec<char> = fold(&word.to_lowercase()).chars().collect();
        let expanded = match spelling {
            Spelling::Inflected | Spelling::Pattern if !is_pattern => {
                self.oracle.expand(&asked, occur)
            }
            _ => BTreeSet::new(),
        };
        let stands = |(form, written): (&String, &&str)| {
            let letters = fold(form);
            if is_pattern {
                let letters: Vec<char> = letters.chars().collect();
                return fits_pattern(&pattern, &letters);
            }
            match spelling {
                Spelling::Inflected | Spelling::Pattern => expanded.contains(form),
                Spelling::Letters => letters == folded,
                Spelling::Edits(edits) => edits_between(&letters, &folded) <= usize::from(edits),
                Spelling::Exact => *written == word,
            }
        };
        text.forms.iter().zip(&text.written).map(stands).collect()
    }
}

/// The words of a field as forms, and as they are written.
pub(crate) struct Text<'t> {
    pub(crate) forms: &'t [String],
    written: Vec<&'t str>,
}

pub(crate) fn texts<'t>(shelved: &'t Shelved<'_>, field: Option<Field>) -> Vec<Text<'t>> {
    let title = shelved.clipping.title.as_deref().unwrap_or_default();
    let mut texts = vec![
        (Some(Field::Title), title, &shelved.title),
        (Some(Field::Body), &shelved.clipping.body, &shelved.body),
    ];
    // Those have no field of words of their own: `mot-clé:` asks for their values.
    for (keyword, forms) in shelved.clipping.keywords.iter().zip(&shelved.keywords) {
        texts.push((None, keyword, forms));
    }
    texts
        .into_iter()
        .filter(|(of, ..)| field.is_none() || field == *of)
        .map(|(_, text, forms)| Text {
            forms,
            written: slices(text),
        })
        .collect()
}

fn slices(text: &str) -> Vec<&str> {
    let mut words = Words::new(text);
    let mut form = String::new();
    std::iter::from_fn(|| {
        words
            .read(&mut form)
            .map(|word| &text[word.start..word.end])
    })
    .collect()
}

/// Returns the words of a text as they are typed, wildcards included.
fn pieces(text: &str) -> Vec<String> {
    let filled = text.replace(['*', '?'], "a");
    let mut words = Words::new(&filled);
    let mut form = String::new();
    std::iter::from_fn(|| {
        words
            .read(&mut form)
            .map(|word| text[word.start..word.end].to_owned())
    })
    .filter(|word| word.contains(char::is_alphanumeric))
    .collect()
}

fn without_particle(mut words: Vec<String>) -> Vec<String> {
    let is_silent =
        |word: &String| !word.contains(['*', '?']) && is_stop_word(&forms(word).concat());
    let telling = words.iter().position(|word| !is_silent(word));
    words.split_off(telling.unwrap_or(0))
}

fn in_period(shelved: &Shelved<'_>, period: Period) -> bool {
    let date = shelved.clipping.date;
    date.is_some_and(|date| period.touches(date.first_day(), date.last_day()))
}

fn is_value(field: Option<Field>) -> bool {
    matches!(field, Some(Field::Keyword | Field::Source | Field::Author))
}

fn has_value(shelved: &Shelved<'_>, field: Option<Field>, text: &str, whole: bool) -> bool {
    let clipping = shelved.clipping;
    let values: Vec<&str> = match field {
        Some(Field::Keyword) => clipping.keywords.iter().map(String::as_str).collect(),
        Some(Field::Source) => (clipping.source.iter())
            .flat_map(|source| [source.name.as_str(), &source.facet])
            .collect(),
        _ => clipping.author.iter().map(String::as_str).collect(),
    };
    let asked: Vec<Vec<char>> = pieces(text)
        .iter()
        .map(|word| {
            let letters = if word.contains(['*', '?']) {
                word.to_lowercase()
            } else {
                forms(word).concat()
            };
            fold(&letters).chars().collect()
        })
        .collect();
    values.iter().any(|value| {
        let words: Vec<Vec<char>> = forms(value)
            .iter()
            .map(|form| fold(form).chars().collect())
            .collect();
        let runs = words.windows(asked.len().max(1));
        let fits = |run: &[Vec<char>]| {
            run.iter()
                .zip(&asked)
                .all(|(word, pattern)| fits_pattern(pattern, word))
        };
        !(whole && words.len() != asked.len()) && runs.into_iter().any(fits)
    })
}

fn fits_pattern(pattern: &[char], word: &[char]) -> bool {
    match (pattern, word) {
        ([], []) => true,
        (['*', rest @ ..], _) => {
            (0..=word.len()).any(|skipped| fits_pattern(rest, &word[skipped..]))
        }
        (['?', rest @ ..], [_, others @ ..]) => fits_pattern(rest, others),
        ([first, rest @ ..], [letter, others @ ..]) => {
            first == letter && fits_pattern(rest, others)
        }
        _ => false,
    }
}

fn near(one: &BTreeSet<Span>, distance: Distance, other: &BTreeSet<Span>) -> BTreeSet<Span> {
    let most = distance.words as usize;
    let mut found = BTreeSet::new();
    for &(start, end) in one {
        for &(from, to) in other {
            let follows = from >= end && from - end < most;
            let precedes = to <= start && start - to < most && !distance.ordered;
            if follows || precedes {
                found.insert((start.min(from), end.max(to)));
            }
        }
    }
    found
}

/// Returns how many edits turn one word into the other, up to three.
fn edits_between(one: &str, other: &str) -> usize {
    if one == other {
        return 0;
    }
    if is_one_edit(one, other) {
        return 1;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    distance(&one, &other)
}

/// The restricted Damerau-Levenshtein distance, by its definition.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = usize::from(one[i - 1] != other[j - 1]);
                let mut least = (table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1)
                    .min(table[i - 1][j - 1] + change);
                if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[one.len()][other.len()]
}
