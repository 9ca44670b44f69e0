//! What an archive must answer, worked out clipping by clipping from the texts alone.

use std::collections::{BTreeMap, BTreeSet};

use pressoir_analysis::{Words, fold, inflection_keys, is_stop_word, stands_together, stem_keys};
use pressoir_document::{Clipping, PressDate};
use pressoir_query::{
    Clause, FacetCount, FacetField, Matching, Occur, Phrase, PhraseOrder, Query, SearchRequest,
    Spelling, Term, Word,
};

use crate::columns::{count, failures, own_filter, sort};
use crate::language::{Language, speaks_of_text};

/// Where fewer clippings than this have all the words of a query, hits need fewer of them.
const ENOUGH: usize = 10;
/// A query with more words than this has its phrases taken as words.
const LONGEST_TYPED: usize = 10;
/// Shorter words are not respelled, nor by two edits.
const SHORTEST_RESPELLED: usize = 4;
const SHORTEST_AT_TWO_EDITS: usize = 8;

/// The texts of an archive as forms.
pub(crate) struct Oracle<'a> {
    shelf: Vec<Shelved<'a>>,
    pub(crate) lexicon: BTreeMap<String, Entry>,
}

pub(crate) struct Shelved<'a> {
    pub(crate) clipping: &'a Clipping,
    pub(crate) title: Vec<String>,
    pub(crate) body: Vec<String>,
    /// Each keyword by itself.
    pub(crate) keywords: Vec<Vec<String>>,
}

pub(crate) struct Entry {
    pub(crate) fold: String,
    pub(crate) stems: BTreeSet<String>,
}

/// What a request must be answered.
pub(crate) struct Answer<'a> {
    /// The clippings that fit, in the order asked for where that is one of dates.
    pub(crate) hits: Vec<&'a Clipping>,
    pub(crate) facets: BTreeMap<FacetField, Vec<FacetCount>>,
    /// How many words a hit has at least, where fewer than were asked for find more.
    pub(crate) relaxed: Option<usize>,
    /// Whether the phrases were taken as words because no clipping has them with the rest.
    pub(crate) loosened: bool,
}

/// Something that is asked for: it must, may or must not be there.
enum Needle<'q> {
    /// A word of the list, as its forms, and the year that it can be.
    Word(BTreeSet<String>, Option<u16>),
    Strict(Occur, &'q Term),
}

impl<'a> Oracle<'a> {
    pub(crate) fn new(clippings: &'a [Clipping]) -> Self {
        let shelf: Vec<Shelved<'a>> = clippings
            .iter()
            .map(|clipping| Shelved {
                clipping,
                title: forms(clipping.title.as_deref().unwrap_or_default()),
                body: forms(&clipping.body),
                keywords: clipping.keywords.iter().map(|text| forms(text)).collect(),
            })
            .collect();
        let mut lexicon = BTreeMap::new();
        for form in shelf.iter().flat_map(Shelved::forms) {
            lexicon.entry(form.clone()).or_insert_with(|| Entry {
                fold: fold(form),
                stems: if form.bytes().any(|byte| byte.is_ascii_digit()) {
                    BTreeSet::new()
                } else {
                    stems(form)
                },
            });
        }
        Oracle { shelf, lexicon }
    }

    /// Returns every form of the archive once.
    pub(crate) fn forms(&self) -> impl Iterator<Item = &str> {
        self.lexicon.keys().map(String::as_str)
    }

    /// Returns a clipping with its words.
    pub(crate) fn shelved(&self, clipping: &Clipping) -> &Shelved<'a> {
        let mut shelf = self.shelf.iter();
        let of_clipping = |shelved: &&Shelved<'_>| std::ptr::eq(shelved.clipping, clipping);
        shelf.find(of_clipping).unwrap()
    }

    pub(crate) fn knows(&self, form: &str) -> bool {
        self.lexicon.contains_key(form)
    }

    pub(crate) fn answer(&self, request: &SearchRequest) -> Answer<'a> {
        let needles = self.needles(&request.query, false);
        let strict = self.select(request, &needles);
        let asked = needles.iter().filter(|needle| !needle.excludes()).count();
        let has_phrase = needles.iter().any(|needle| match needle {
            Needle::Strict(Occur::Required, term) => loosened(term).is_some(),
            _ => false,
        });
        if strict.hits.is_empty() && asked > 1 && has_phrase {
            let loose = self.select(request, &self.needles(&request.query, true));
            return Answer {
                loosened: true,
                ..loose
            };
        }
        strict
    }

    fn select(&self, request: &SearchRequest, needles: &[Needle<'_>]) -> Answer<'a> {
        let clauses = request.query.clauses();
        let everything =
            request.query == Query::Everything || (!clauses.is_empty() && all_exclude(clauses));
        let of = |occur| move |needle: &&Needle<'_>| needle.occur() == occur;
        let asked = needles.iter().filter(of(Occur::Free)).count();
        let years_alone = needles.iter().all(|needle| !needle.is_plain());
        let required = needles
            .iter()
            .any(|needle| needle.occur() == Occur::Required);
        let requires_text = needles.iter().any(|needle| match needle {
            Needle::Strict(Occur::Required, term) => speaks_of_text(term, None, Occur::Required),
            _ => false,
        });
        // The clippings that the query lets pass, with how many of the free words they have.
        let fitting: Vec<(&Shelved<'a>, usize)> = self
            .shelf
            .iter()
            .filter_map(|shelved| {
                let excluded = needles
                    .iter()
                    .filter(of(Occur::Excluded))
                    .any(|needle| self.has(shelved, needle));
                let has_required = needles
                    .iter()
                    .filter(of(Occur::Required))
                    .all(|needle| self.has(shelved, needle));
                let free = needles.iter().filter(of(Occur::Free));
                let mut words = free
                    .clone()
                    .filter(|needle| self.has(shelved, needle))
                    .count();
                // Beside other words a date alone answers none of them.
                let in_text = free.clone().any(|needle| match needle {
                    Needle::Word(forms, _) => shelved.has_form(forms),
                    Needle::Strict(..) => self.has(shelved, needle),
                });
                if !years_alone && !in_text {
                    words = 0;
                }
                let touched = everything || required || words > 0;
                (!excluded && has_required && touched).then_some((shelved, words))
            })
            .collect();
        let fewest = usize::from(!requires_text).min(asked);
        let filters = &request.filters;
        let passing: Vec<usize> = fitting
            .iter()
            .filter(|(shelved, _)| failures(filters, shelved.clipping).is_empty())
            .map(|(_, words)| *words)
            .collect();
        let at_least = match request.matching {
            Matching::Auto => words_needed(&passing, asked, fewest),
            Matching::All => asked,
            Matching::Any => fewest,
        };
        let mut hits: Vec<&Clipping> = fitting
            .iter()
            .filter(|(shelved, words)| {
                *words >= at_least && failures(filters, shelved.clipping).is_empty()
            })
            .map(|(shelved, _)| shelved.clipping)
            .collect();
        sort(&mut hits, request.sort);
        let found = hits.len();
        let with_all = passing.iter().filter(|words| **words == asked).count();
        let mut facets = BTreeMap::new();
        for field in &request.facets {
            let counted = fitting
                .iter()
                .filter(|(shelved, words)| {
                    *words >= at_least
                        && failures(filters, shelved.clipping)
                            .iter()
                            .all(|filter| Some(*filter) == own_filter(*field))
                })
                .map(|(shelved, _)| shelved.clipping);
            facets.insert(*field, count(*field, counted, request));
        }
        Answer {
            hits,
            facets,
            relaxed: (found > with_all && request.matching == Matching::Auto).then_some(at_least),
            loosened: false,
        }
    }

    fn needles<'q>(&self, query: &'q Query, phrases_as_words: bool) -> Vec<Needle<'q>> {
        let clauses = query.clauses();
        let typed = clauses
            .iter()
            .filter(|clause| matches!(clause.term, Term::Word(_)))
            .count();
        let as_words = phrases_as_words || typed > LONGEST_TYPED;
        let language = Language { oracle: self };
        let mut words: Vec<String> = Vec::new();
        let mut needles = Vec::new();
        for Clause { occur, term } in clauses {
            match (occur, term, loosened(term)) {
                (Occur::Required, _, Some(text)) if as_words => words.extend(forms(text)),
                (
                    Occur::Free,
                    Term::Word(Word {
                        text,
                        spelling: Spelling::Inflected,
                    }),
                    _,
                ) if as_words || !stands_together(text) => words.extend(forms(text)),
                (occur, term, _) if language.asks(term) => {
                    needles.push(Needle::Strict(*occur, term));
                }
                _ => {}
            }
        }
        let telling = needles.iter().any(|needle| !needle.excludes())
            || words.iter().any(|form| !is_stop_word(form));
        let mut seen = BTreeSet::new();
        for form in words {
            if (!telling || !is_stop_word(&form)) && seen.insert(form.clone()) {
                let year = year(&form);
                let occur = if year.is_some() {
                    // A year is not respelled, and no more is what is excluded.
                    Occur::Excluded
                } else {
                    Occur::Free
                };
                needles.push(Needle::Word(self.expand(&form, occur), year));
            }
        }
        needles
    }

    fn has(&self, shelved: &Shelved<'_>, needle: &Needle<'_>) -> bool {
        match needle {
            Needle::Word(forms, year) => {
                let date = shelved.clipping.date;
                shelved.has_form(forms) || (year.is_some() && date.map(PressDate::year) == *year)
            }
            // `+porte-parole` is two words, wherever they stand.
            Needle::Strict(
                Occur::Required,
                Term::Word(Word {
                    text,
                    spelling: Spelling::Inflected,
                }),
            ) => Language { oracle: self }.has_each_word(shelved, text),
            Needle::Strict(occur, term) => {
                Language { oracle: self }.fits(shelved, term, None, *occur)
            }
        }
    }

    /// Returns the archive's forms that a word stands for. What is excluded is what was typed, not
    /// what it may have been meant to be.
    pub(crate) fn expand(&self, word: &str, occur: Occur) -> BTreeSet<String> {
        let folded = fold(word);
        let same_letters = || {
            self.lexicon
                .iter()
                .filter(|(_, entry)| entry.fold == folded)
        };
        let mut keys = stems(word);
        for (form, _) in same_letters() {
            keys.extend(stems(form));
        }
        let respelled = occur != Occur::Excluded
            && same_letters().next().is_none()
            && folded.chars().count() >= SHORTEST_RESPELLED
            && !folded.starts_with(|letter: char| letter.is_ascii_digit());
        if respelled {
            keys.extend(self.stems_of_neighbours(&folded));
        }
        self.lexicon
            .iter()
            .filter(|(_, entry)| {
                entry.fold == folded || entry.stems.iter().any(|stem| keys.contains(stem))
            })
            .map(|(form, _)| form.clone())
            .collect()
    }

    /// Returns the stems of the forms at one edit, or for a long word without any at two.
    fn stems_of_neighbours(&self, folded: &str) -> BTreeSet<String> {
        let near = |is_near: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
            let near = self
                .lexicon
                .iter()
                .filter(|(_, entry)| is_near(&entry.fold));
            near.flat_map(|(form, _)| stems(form)).collect()
        };
        let stems = near(&|fold| is_one_edit(fold, folded));
        if stems.is_empty() && folded.chars().count() >= SHORTEST_AT_TWO_EDITS {
            return near(&|fold| strsim::osa_distance(fold, folded) == 2);
        }
        stems
    }
}

impl Needle<'_> {
    fn occur(&self) -> Occur {
        match self {
            Needle::Word(..) => Occur::Free,
            Needle::Strict(occur, _) => *occur,
        }
    }

    fn excludes(&self) -> bool {
        self.occur() == Occur::Excluded
    }

    /// Returns whether it is a free word that no date can answer.
    fn is_plain(&self) -> bool {
        self.occur() == Occur::Free && !matches!(self, Needle::Word(_, Some(_)))
    }
}

impl Shelved<'_> {
    fn forms(&self) -> impl Iterator<Item = &String> {
        let texts = self.title.iter().chain(&self.body);
        texts.chain(self.keywords.iter().flatten())
    }

    fn has_form(&self, forms: &BTreeSet<String>) -> bool {
        self.forms().any(|form| forms.contains(form))
    }
}

fn all_exclude(clauses: &[Clause]) -> bool {
    clauses.iter().all(|clause| clause.occur == Occur::Excluded)
}

/// Returns the words of what is taken as words where no clipping has it.
fn loosened(term: &Term) -> Option<&str> {
    match term {
        Term::Phrase(Phrase {
            text,
            order: PhraseOrder::Run,
        }) => Some(text),
        Term::Spoken(spoken) => Some(&spoken.words),
        _ => None,
    }
}

fn year(form: &str) -> Option<u16> {
    let year = form
        .parse()
        .ok()
        .filter(|year| (1600..=2100).contains(year))?;
    (form.len() == 4).then_some(year)
}

pub(crate) fn forms(text: &str) -> Vec<String> {
    let mut words = Words::new(text);
    let mut form = String::new();
    std::iter::from_fn(|| words.read(&mut form).map(|_| form.clone())).collect()
}

/// Returns the stems and the inflection keys of a form, told apart by their first letter.
fn stems(form: &str) -> BTreeSet<String> {
    let stems = stem_keys(form);
    let stems = stems.iter().map(|key| format!("s{key}"));
    let inflections = inflection_keys(form).into_iter();
    stems
        .chain(inflections.map(|key| format!("i{key}")))
        .collect()
}

/// Returns whether one letter more, less or other, or two neighbours swapped, turns one word into
/// the other.
pub(crate) fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one
        .iter()
        .zip(&other)
        .take_while(|(left, right)| left == right)
        .count();
    let (one, other) = (&one[same..], &other[same..]);
    match (one, other) {
        ([], [_]) | ([_], []) => true,
        ([], _) | (_, []) => false,
        ([first, rest @ ..], [second, tail @ ..]) => {
            rest == other
                || one == tail
                || rest == tail
                || matches!((rest, tail), ([a, rest @ ..], [b, tail @ ..])
                    if a == second && b == first && rest == tail)
        }
    }
}

/// Returns how many of the words that were asked for a hit has at least: all of them where enough
/// clippings have them all, or else half as many as enough clippings have, or as any has. It has `fewest` in any case.
fn words_needed(passing: &[usize], asked: usize, fewest: usize) -> usize {
    let have = |needed| passing.iter().filter(|words| **words >= needed).count();
    if asked <= fewest || have(asked) >= ENOUGH {
        return asked;
    }
    (fewest..asked)
        .rev()
        .find(|needed| have(*needed) >= ENOUGH)
        .or_else(|| {
            passing
                .iter()
                .copied()
                .filter(|words| *words >= fewest)
                .min()
        })
        .unwrap_or(fewest)
        .div_ceil(2)
}
