//! A query as what the archive can be searched for.

mod condition;
mod names;
mod needle;
mod strict;
mod text;

use std::cmp::Ordering;
use std::collections::HashSet;

use pressoir_analysis::stands_together;
use pressoir_document::PressDate;
use pressoir_query::{
    Clause, Occur, Period, Phrase, PhraseOrder, Query, Spelling, Term, Warning, Word,
};

use crate::IndexError;
use crate::deadline::Deadline;
use crate::expand::{FormSet, Guess, expand};
use crate::generation::Generation;
use crate::synonyms::Synonyms;
pub(crate) use condition::{All, Condition};
pub(crate) use needle::{ColumnTest, Needle, Pattern, Spelled, ValueColumn};
use strict::Place;
use text::{TypedWord, without_particle, words};

/// The most words that one query can weigh; of a longer text the least telling are left out.
pub(crate) const MOST_WORDS: usize = 64;

/// The most different words of a query, and of a phrase, that are looked up at all.
const MOST_LOOKED_UP: usize = 256;

/// A query with more words than this beside its phrases is a pasted text: what it quotes must not
/// stand in a clipping to the letter.
const LONGEST_TYPED: usize = 10;

/// The most forms that one pattern of letters stands for, and all patterns of a query together.
const MOST_FORMS: usize = 512;
const MOST_FORMS_IN_ALL: usize = 4096;

/// How often a query can have all forms of the archive walked through: for a pattern of letters, or for
/// what a word that the archive does not know may have been meant to be.
const MOST_WALKS: usize = 32;

/// The numbers that are years when they stand among the words.
const YEARS: std::ops::RangeInclusive<u16> = 1600..=2100;

/// What becomes of the phrases of a query, and of the periods among its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phrases {
    /// Their words must stand in this order, one right after the other.
    Exact,
    /// Their words are looked for like any others.
    AsWords,
}

/// A query as the scorer takes it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    /// What to look for, each with the bit of its place.
    pub(crate) needles: Vec<Needle>,
    /// The needles that a hit can lack.
    pub(crate) free: u64,
    /// What a hit must be to the letter.
    pub(crate) strict: All,
    /// Whether something of the text is required, so that a hit can lack all of the free needles.
    pub(crate) requires_text: bool,
    /// Whether something is required at all.
    pub(crate) requires: bool,
    /// Whether clippings without any needle are asked for too.
    pub(crate) everything: bool,
    /// Whether phrases and periods were taken as words although there are some.
    pub(crate) as_words: bool,
    /// What became of the words.
    pub(crate) warnings: Vec<Warning>,
    /// Whether a phrase or a period could be taken as words.
    pub(crate) has_phrase: bool,
    /// How many terms of the query and words of a list are asked for, exclusions left out.
    pub(crate) asked: usize,
    /// When the search is given up.
    pub(crate) deadline: Deadline,
}

impl Plan {
    /// Returns whether there is a phrase beside other things that are asked for, so that a hit can
    /// lack it. A phrase alone is what was asked for, and nothing else.
    pub(crate) fn can_loosen(&self) -> bool {
        self.has_phrase && self.asked > 1
    }
}

/// Turns a query into what the archive can be searched for.
///
/// Stop words are left out where another word is asked for, but never from a phrase. What is
/// excluded without a space, `-porte-parole`, is excluded as a phrase and not each word of it.
pub(crate) fn compile(
    generation: &Generation,
    query: &Query,
    phrases: Phrases,
    synonyms: Option<&Synonyms>,
    deadline: Deadline,
) -> Result<Plan, IndexError> {
    let clauses = query.clauses();
    let only_exclusions = !clauses.is_empty() && clauses.iter().all(Clause::excludes);
    let typed = clauses
        .iter()
        .filter(|clause| matches!(clause.term, Term::Word(_)))
        .count();
    let mut plan = Plan {
        everything: *query == Query::Everything || only_exclusions,
        as_words: phrases == Phrases::AsWords || typed > LONGEST_TYPED,
        deadline,
        ..Plan::default()
    };
    let mut compiler = Compiler {
        generation,
        synonyms,
        needles: Vec::new(),
        warnings: Vec::new(),
        forms_left: MOST_FORMS_IN_ALL,
        walks_left: MOST_WALKS,
        deadline,
    };
    let mut asked = Vec::new();
    let mut tells = false;
    for clause in clauses {
        match (clause.occur, &clause.term) {
            (
                Occur::Free,
                Term::Word(Word {
                    text,
                    spelling: Spelling::Inflected,
                }),
            ) if plan.as_words || !stands_together(text) => {
                asked.extend(words(text));
            }
            (Occur::Free, Term::Word(word)) => {
                let place = Place {
                    occur: Occur::Free,
                    ..Place::ANYWHERE
                };
                let added = compiler.word(word, place)?;
                tells |= added.is_some();
                plan.asked += usize::from(added.is_some());
            }
            (Occur::Required, term)
                if plan.as_words
                    && let Some(text) = loosened(term) =>
            {
                asked.extend(words(text));
            }
            (Occur::Excluded, term) => {
                if let Some(condition) = compiler.excluded(term)? {
                    plan.strict.add_exception(condition);
                }
            }
            (Occur::Free | Occur::Required, term) => {
                let before = compiler.needles.len();
                let conditions = compiler.required(term)?;
                if !conditions.is_empty() {
                    plan.has_phrase |= loosened(term).is_some();
                    plan.requires = true;
                    plan.asked += 1;
                    tells = true;
                }
                for condition in conditions {
                    plan.strict.add(condition);
                }
                let mut added = compiler.needles[before..].iter();
                plan.requires_text |= added.any(Needle::speaks_of_text);
            }
        }
    }
    compiler.add_names(&mut asked)?;
    tells |= asked.iter().any(TypedWord::tells);
    asked.retain(|word| !tells || word.tells());
    let mut seen = HashSet::new();
    asked.retain(|word| seen.insert(word.form.clone()));
    compiler.cut(&mut asked, MOST_LOOKED_UP);
    plan.asked += asked.len();
    compiler.free(&asked)?;
    plan.needles = compiler.needles;
    plan.warnings = compiler.warnings;
    for (place, needle) in plan.needles.iter().enumerate() {
        if needle.occur == Occur::Free {
            plan.free |= 1 << place;
        }
    }
    Ok(plan)
}

/// Returns the words of a term that is taken as words where no clipping has it.
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

struct Compiler<'a> {
    generation: &'a Generation,
    /// The user's names that mean the same; where there is `None`, no other name is looked for.
    synonyms: Option<&'a Synonyms>,
    needles: Vec<Needle>,
    warnings: Vec<Warning>,
    /// How many forms patterns of letters can still stand for.
    forms_left: usize,
    /// How often all forms of the archive can still be walked through.
    walks_left: usize,
    deadline: Deadline,
}

impl Compiler<'_> {
    /// Leaves out what is more than `most`, and says so.
    fn cut<T>(&mut self, words: &mut Vec<T>, most: usize) {
        if words.len() > most {
            words.truncate(most);
            self.too_many(most);
        }
    }

    fn too_many(&mut self, most: usize) {
        let warning = Warning::TooManyWords { most };
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// Adds a needle if there is a bit for it.
    fn add(&mut self, needle: Needle) -> Option<Condition> {
        let place = self.needles.len();
        if place >= MOST_WORDS {
            self.too_many(MOST_WORDS);
            return None;
        }
        self.needles.push(needle);
        Some(Condition::needle(place))
    }

    /// Adds the most telling of the words that a hit can lack, as far as there is room.
    fn free(&mut self, asked: &[TypedWord<'_>]) -> Result<(), IndexError> {
        let mut needles = Vec::new();
        for word in asked {
            needles.push(self.free_word(word)?);
        }
        needles.sort_by(|one, other| other.idf.partial_cmp(&one.idf).unwrap_or(Ordering::Equal));
        let room = MOST_WORDS.saturating_sub(self.needles.len());
        if needles.len() > room {
            needles.truncate(room);
            self.too_many(MOST_WORDS);
        }
        self.needles.extend(needles);
        Ok(())
    }

    /// Returns the forms of a word. Where all forms of the archive were walked through often enough,
    /// nothing is guessed for a word that it does not know.
    fn expand(&mut self, form: &str) -> Result<FormSet, IndexError> {
        self.deadline.check()?;
        let guess = if self.walks_left > 0 {
            Guess::Neighbours
        } else {
            Guess::Nothing
        };
        let set = expand(self.generation, form, guess)?;
        if !set.respelled.is_empty() || set.forms.is_empty() {
            self.walks_left = self.walks_left.saturating_sub(1);
        }
        Ok(set)
    }

    /// Returns whether all forms of the archive may be walked through once more.
    fn may_walk(&mut self) -> Result<bool, IndexError> {
        self.deadline.check()?;
        let may = self.walks_left > 0 && self.forms_left > 0;
        self.walks_left = self.walks_left.saturating_sub(1);
        Ok(may)
    }

    /// A year among the words is the word, or the year of the clipping.
    fn free_word(&mut self, word: &TypedWord<'_>) -> Result<Needle, IndexError> {
        let mut set = self.expand(&word.form)?;
        for name in &word.names {
            set.add_name(self.generation, &name.words)?;
        }
        let year = year(&word.form);
        if year.is_some() {
            let neighbours = std::mem::take(&mut set.neighbours);
            set.forms.retain(|form, _| !neighbours.contains(form));
        } else {
            self.tell_of(word, &mut set, Occur::Free);
        }
        Ok(Needle {
            idf: idf(set.doc_freq, self.generation.posted_docs),
            patterns: names::runs(&mut set),
            forms: set.forms,
            column: year.map(|year| ColumnTest::Period(Period::of(year))),
            ..Needle::new(Occur::Free)
        })
    }

    /// Tells where the archive does not have what was typed. What is excluded is what was typed,
    /// and not what it may have been meant to be.
    fn tell_of(&mut self, typed: &TypedWord<'_>, set: &mut FormSet, occur: Occur) {
        let word = typed.typed.to_owned();
        if occur == Occur::Excluded {
            set.forms.retain(|form, _| !set.neighbours.contains(form));
        } else if !set.respelled.is_empty() {
            let by = set.respelled.clone();
            self.warnings.push(Warning::Respelled { word, by });
        } else if set.forms.is_empty() && set.runs.is_empty() {
            self.warnings.push(Warning::UnknownWord { word });
        }
    }

    /// Returns what a required term asks for: of `+l'état menacé` each telling word, of `+co-création`
    /// the compound.
    fn required(&mut self, term: &Term) -> Result<Vec<Condition>, IndexError> {
        let mut found = Vec::new();
        match term {
            Term::Word(Word {
                text,
                spelling: Spelling::Inflected,
            }) => {
                let mut typed = without_particle(words(text));
                self.cut(&mut typed, MOST_LOOKED_UP);
                let is_compound = typed.first().is_some_and(|first| {
                    let whole = first.compound.as_ref();
                    whole.is_some_and(|whole| whole.words == typed.len())
                });
                let asked = if is_compound {
                    vec![text.clone()]
                } else {
                    typed.iter().map(|word| word.typed.to_owned()).collect()
                };
                for text in asked {
                    let spelling = Spelling::Inflected;
                    found.extend(self.word(&Word { text, spelling }, Place::ANYWHERE)?);
                }
            }
            term => found.extend(self.strict(term, Place::ANYWHERE)?),
        }
        Ok(found)
    }

    fn excluded(&mut self, term: &Term) -> Result<Option<Condition>, IndexError> {
        let place = Place {
            occur: Occur::Excluded,
            ..Place::ANYWHERE
        };
        self.strict(term, place)
    }
}

/// Returns the year that a form is.
fn year(form: &str) -> Option<PressDate> {
    let is_number = form.len() == 4 && form.bytes().all(|byte| byte.is_ascii_digit());
    let year = form
        .parse()
        .ok()
        .filter(|year| is_number && YEARS.contains(year))?;
    PressDate::from_year(year)
}

/// Returns the inverse document frequency of BM25 as Lucene defines it, which is never negative:
/// `ln(1 + (N - n + 0.5) / (n + 0.5))`.
pub(crate) fn idf(doc_freq: u64, docs: u64) -> f32 {
    let (doc_freq, docs) = (doc_freq as f32, docs as f32);
    (1.0 + (docs - doc_freq + 0.5) / (doc_freq + 0.5)).ln()
}
