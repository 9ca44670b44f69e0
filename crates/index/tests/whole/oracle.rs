//! What an archive must answer, worked out clipping by clipping from the texts alone.

use std::collections::{BTreeMap, BTreeSet};

use pressoir_analysis::{Words, fold, is_stop_word, stem_keys};
use pressoir_document::{Clipping, PressDate};
use pressoir_query::{
    Clause, FacetCount, FacetField, Filters, Occur, Query, SearchRequest, Sort, Term,
};

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
    lexicon: BTreeMap<String, Entry>,
}

struct Shelved<'a> {
    clipping: &'a Clipping,
    title: Vec<String>,
    body: Vec<String>,
}

struct Entry {
    fold: String,
    stems: BTreeSet<String>,
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

enum Needle {
    Word(Occur, BTreeSet<String>),
    Phrase(Occur, Vec<String>),
}

impl<'a> Oracle<'a> {
    pub(crate) fn new(clippings: &'a [Clipping]) -> Self {
        let shelf: Vec<Shelved<'a>> = clippings
            .iter()
            .map(|clipping| Shelved {
                clipping,
                title: forms(clipping.title.as_deref().unwrap_or_default()),
                body: forms(&clipping.body),
            })
            .collect();
        let mut lexicon = BTreeMap::new();
        for form in shelf
            .iter()
            .flat_map(|shelved| shelved.title.iter().chain(&shelved.body))
        {
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

    pub(crate) fn knows(&self, form: &str) -> bool {
        self.lexicon.contains_key(form)
    }

    pub(crate) fn answer(&self, request: &SearchRequest) -> Answer<'a> {
        let needles = self.needles(&request.query, false);
        let strict = self.select(request, &needles);
        let asked = needles.iter().filter(|needle| !needle.excludes()).count();
        let has_phrase = needles
            .iter()
            .any(|needle| matches!(needle, Needle::Phrase(Occur::Free | Occur::Required, _)));
        if strict.hits.is_empty() && asked > 1 && has_phrase {
            let loose = self.select(request, &self.needles(&request.query, true));
            return Answer {
                loosened: true,
                ..loose
            };
        }
        strict
    }

    fn select(&self, request: &SearchRequest, needles: &[Needle]) -> Answer<'a> {
        let clauses = request.query.clauses();
        let everything = request.query == Query::Everything
            || (!clauses.is_empty()
                && clauses.iter().all(|clause| clause.occur == Occur::Excluded));
        let asked = needles
            .iter()
            .filter(|needle| needle.occur() == Occur::Free)
            .count();
        // The clippings that the query lets pass, with how many of the free words they have.
        let fitting: Vec<(&Shelved<'a>, usize)> = self
            .shelf
            .iter()
            .filter_map(|shelved| {
                let has = |occur| move |needle: &&Needle| needle.occur() == occur;
                let is_in = |needle: &&Needle| needle.is_in(shelved);
                let excluded = needles
                    .iter()
                    .filter(has(Occur::Excluded))
                    .any(|n| is_in(&n));
                let required = needles
                    .iter()
                    .filter(has(Occur::Required))
                    .all(|n| is_in(&n));
                let free = needles
                    .iter()
                    .filter(has(Occur::Free))
                    .filter(is_in)
                    .count();
                let touched = everything || needles.iter().any(|needle| needle.is_in(shelved));
                (!excluded && required && touched).then_some((shelved, free))
            })
            .collect();
        let filters = &request.filters;
        let passing: Vec<usize> = fitting
            .iter()
            .filter(|(shelved, _)| failures(filters, shelved.clipping).is_empty())
            .map(|(_, words)| *words)
            .collect();
        let at_least = words_needed(&passing, asked);
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
                            .all(|filter| *filter == own_filter(*field))
                })
                .map(|(shelved, _)| shelved.clipping);
            facets.insert(*field, count(*field, counted, request));
        }
        Answer {
            hits,
            facets,
            relaxed: (found > with_all).then_some(at_least),
            loosened: false,
        }
    }

    fn needles(&self, query: &Query, phrases_as_words: bool) -> Vec<Needle> {
        let clauses = query.clauses();
        let typed = clauses
            .iter()
            .filter(|clause| matches!(clause.term, Term::Word(_)))
            .count();
        let as_words = phrases_as_words || typed > LONGEST_TYPED;
        let mut words: Vec<(Occur, String)> = Vec::new();
        let mut needles = Vec::new();
        for Clause { occur, term } in clauses {
            match term {
                Term::Phrase(text) if as_words && *occur != Occur::Excluded => {
                    words.extend(forms(text).into_iter().map(|form| (Occur::Free, form)));
                }
                Term::Phrase(text) => needles.extend(phrase(*occur, &forms(text))),
                Term::Word(text) => {
                    let mut typed = forms(text);
                    let telling = typed.iter().position(|form| !is_stop_word(form));
                    if *occur != Occur::Free {
                        typed.drain(..telling.unwrap_or(0));
                    }
                    if *occur == Occur::Excluded && typed.len() > 1 {
                        needles.extend(phrase(*occur, &typed));
                    } else {
                        words.extend(typed.into_iter().map(|form| (*occur, form)));
                    }
                }
            }
        }
        let telling = needles.iter().any(|needle| !needle.excludes())
            || words
                .iter()
                .any(|(occur, form)| *occur != Occur::Excluded && !is_stop_word(form));
        let mut seen = BTreeSet::new();
        for (occur, form) in words {
            let silent = occur == Occur::Free && telling && is_stop_word(&form);
            if !silent && seen.insert((format!("{occur:?}"), form.clone())) {
                needles.push(Needle::Word(occur, self.expand(&form, occur)));
            }
        }
        needles
    }

    /// Returns the archive's forms that a word stands for. What is excluded is what was typed, not
    /// what it may have been meant to be.
    fn expand(&self, word: &str, occur: Occur) -> BTreeSet<String> {
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

impl Needle {
    fn occur(&self) -> Occur {
        match self {
            Needle::Word(occur, _) | Needle::Phrase(occur, _) => *occur,
        }
    }

    fn excludes(&self) -> bool {
        self.occur() == Occur::Excluded
    }

    fn is_in(&self, shelved: &Shelved<'_>) -> bool {
        [&shelved.title, &shelved.body]
            .into_iter()
            .any(|field| match self {
                Needle::Word(_, forms) => field.iter().any(|form| forms.contains(form)),
                Needle::Phrase(_, folds) => field.windows(folds.len()).any(|run| {
                    run.iter()
                        .zip(folds)
                        .all(|(form, letters)| fold(form) == *letters)
                }),
            })
    }
}

fn phrase(occur: Occur, forms: &[String]) -> Option<Needle> {
    let folds = forms.iter().map(|form| fold(form)).collect();
    (!forms.is_empty()).then_some(Needle::Phrase(occur, folds))
}

fn forms(text: &str) -> Vec<String> {
    let mut words = Words::new(text);
    let mut form = String::new();
    std::iter::from_fn(|| words.read(&mut form).map(|_| form.clone())).collect()
}

fn stems(form: &str) -> BTreeSet<String> {
    let keys = stem_keys(form);
    [keys.stem_of_fold, keys.fold_of_stem].into()
}

/// Returns whether one letter more, less or other, or two neighbours swapped, turns one word into
/// the other.
fn is_one_edit(one: &str, other: &str) -> bool {
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
/// clippings have them all, or else half as many as enough clippings have, or as any has.
fn words_needed(passing: &[usize], asked: usize) -> usize {
    let have = |needed| passing.iter().filter(|words| **words >= needed).count();
    if asked <= 1 || have(asked) >= ENOUGH {
        return asked;
    }
    (1..asked)
        .rev()
        .find(|needed| have(*needed) >= ENOUGH)
        .or_else(|| passing.iter().copied().filter(|words| *words > 0).min())
        .unwrap_or(1)
        .div_ceil(2)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    Keyword,
    Source,
    Period,
}

/// Returns the filters that hold a clipping back.
fn failures(filters: &Filters, clipping: &Clipping) -> Vec<Filter> {
    let source = clipping.source.as_ref();
    let keyword = filters.keywords.is_empty()
        || (clipping.keywords.iter()).any(|keyword| filters.keywords.contains(keyword));
    let from_one = filters.sources.is_empty()
        || source.is_some_and(|source| {
            filters.sources.contains(&source.facet) || filters.sources.contains(&source.name)
        });
    let in_period = match clipping.date {
        Some(date) => {
            filters
                .from
                .is_none_or(|from| date.last_day() >= from.first_day())
                && filters
                    .to
                    .is_none_or(|to| date.first_day() <= to.last_day())
        }
        None => filters.from.is_none() && filters.to.is_none(),
    };
    [
        (keyword, Filter::Keyword),
        (from_one, Filter::Source),
        (in_period, Filter::Period),
    ]
    .into_iter()
    .filter(|(passes, _)| !passes)
    .map(|(_, filter)| filter)
    .collect()
}

fn own_filter(field: FacetField) -> Filter {
    match field {
        FacetField::Keyword => Filter::Keyword,
        FacetField::Source => Filter::Source,
        FacetField::Month | FacetField::Year => Filter::Period,
    }
}

fn sort(hits: &mut [&Clipping], order: Sort) {
    let day = |clipping: &Clipping| clipping.date.map_or(0, PressDate::first_day);
    hits.sort_by_key(|clipping| {
        let day = day(clipping);
        let place = match order {
            Sort::OldestFirst if day == 0 => u32::MAX,
            Sort::OldestFirst => day,
            Sort::NewestFirst | Sort::Relevance => u32::MAX - day,
        };
        (place, clipping.id.clone())
    });
}

fn count<'c>(
    field: FacetField,
    clippings: impl Iterator<Item = &'c Clipping>,
    request: &SearchRequest,
) -> Vec<FacetCount> {
    let mut counts: BTreeMap<Option<String>, u64> = BTreeMap::new();
    for clipping in clippings {
        for value in values(field, clipping) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let undated = counts.remove(&None);
    let mut listed: Vec<FacetCount> = counts
        .into_iter()
        .chain(undated.map(|count| (None, count)))
        .map(|(value, count)| FacetCount {
            selected: is_selected(field, value.as_deref(), &request.filters),
            value,
            count,
        })
        .collect();
    if matches!(field, FacetField::Keyword | FacetField::Source) {
        listed.sort_by_key(|count| std::cmp::Reverse(count.count));
        let mut place = 0;
        listed.retain(|count| {
            place += 1;
            place <= request.facet_limit || count.selected
        });
    }
    listed
}

/// Returns the values under which a clipping is counted, each once.
fn values(field: FacetField, clipping: &Clipping) -> BTreeSet<Option<String>> {
    match field {
        FacetField::Keyword => clipping.keywords.iter().cloned().map(Some).collect(),
        FacetField::Source => (clipping.source.iter())
            .map(|source| Some(source.facet.clone()))
            .collect(),
        FacetField::Month => {
            let month = |date: PressDate| date.to_string().chars().take(7).collect();
            [clipping.date.map(month)].into()
        }
        FacetField::Year => [clipping.date.map(|date| format!("{:04}", date.year()))].into(),
    }
}

fn is_selected(field: FacetField, value: Option<&str>, filters: &Filters) -> bool {
    let Some(value) = value else { return false };
    match field {
        FacetField::Keyword => filters.keywords.iter().any(|keyword| keyword == value),
        FacetField::Source => filters.sources.iter().any(|source| source == value),
        FacetField::Month | FacetField::Year => {
            let date: PressDate = value.parse().unwrap();
            filters.has_period() && filters.period_touches(date.first_day(), date.last_day())
        }
    }
}
