use std::cmp::Ordering;
use std::collections::HashSet;

use pressoir_analysis::{Words, is_stop_word};
use pressoir_query::{Occur, Query, Term, Warning};

use crate::IndexError;
use crate::expand::{FormSet, expand};
use crate::generation::Generation;

/// The most words that one query can weigh; of a longer text the least telling are left out.
pub(crate) const MOST_WORDS: usize = 64;

/// The most different words of a query, and of a phrase, that are looked up at all.
const MOST_LOOKED_UP: usize = 256;

/// A query with more words than this beside its phrases is a pasted text: what it quotes must not
/// stand in a clipping to the letter.
const LONGEST_TYPED: usize = 10;

/// What becomes of the phrases of a query.
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
    /// What to look for, the most telling first.
    pub(crate) needles: Vec<Needle>,
    /// Whether clippings without any needle are asked for too.
    pub(crate) everything: bool,
    /// What became of the words.
    pub(crate) warnings: Vec<Warning>,
}

/// A word or a phrase to look for.
#[derive(Clone, Debug)]
pub(crate) struct Needle {
    pub(crate) occur: Occur,
    pub(crate) kind: NeedleKind,
    /// How telling it is: its inverse document frequency.
    pub(crate) idf: f32,
}

#[derive(Clone, Debug)]
pub(crate) enum NeedleKind {
    Word(FormSet),
    /// The forms that may stand at each place, the same letters up to accents.
    Phrase(Vec<Vec<String>>),
}

/// Turns a query into what the archive can be searched for.
///
/// Stop words are left out where another word is asked for, but never from a phrase. What is
/// excluded without a space, `-porte-parole`, is excluded as a phrase and not each word of it.
pub(crate) fn compile(
    generation: &Generation,
    query: &Query,
    phrases: Phrases,
) -> Result<Plan, IndexError> {
    let mut plan = Plan {
        everything: *query == Query::Everything,
        ..Plan::default()
    };
    let clauses = query.clauses();
    let only_exclusions = clauses.iter().all(|clause| clause.occur == Occur::Excluded);
    plan.everything |= only_exclusions && !clauses.is_empty();
    let typed = clauses
        .iter()
        .filter(|clause| matches!(clause.term, Term::Word(_)))
        .count();
    let as_words = phrases == Phrases::AsWords || typed > LONGEST_TYPED;
    let mut asked = Vec::new();
    for clause in clauses {
        match (&clause.term, clause.occur) {
            (Term::Phrase(text), Occur::Free | Occur::Required) if as_words => {
                asked.extend(words(Occur::Free, text));
            }
            (Term::Phrase(text), occur) => plan.add_phrase(generation, occur, forms(text))?,
            (Term::Word(text), Occur::Free) => asked.extend(words(Occur::Free, text)),
            (Term::Word(text), Occur::Required) => {
                asked.extend(without_particle(words(Occur::Required, text)));
            }
            (Term::Word(text), Occur::Excluded) => {
                let excluded = without_particle(words(Occur::Excluded, text));
                if excluded.len() > 1 {
                    let forms: Vec<String> = excluded.into_iter().map(|word| word.form).collect();
                    plan.add_phrase(generation, Occur::Excluded, forms)?;
                } else {
                    asked.extend(excluded);
                }
            }
        }
    }
    let telling = plan
        .needles
        .iter()
        .any(|needle| needle.occur != Occur::Excluded)
        || asked
            .iter()
            .any(|word| word.occur != Occur::Excluded && !is_stop_word(&word.form));
    asked.retain(|word| word.occur != Occur::Free || !telling || !is_stop_word(&word.form));
    let mut seen = HashSet::new();
    asked.retain(|word| seen.insert((word.occur, word.form.clone())));
    plan.cut(&mut asked, MOST_LOOKED_UP);
    for word in asked {
        plan.add_word(generation, &word)?;
    }
    // What must or must not be there is never given up.
    plan.needles.sort_by(|one, other| {
        let place = |needle: &Needle| (needle.occur == Occur::Free, -needle.idf);
        place(one)
            .partial_cmp(&place(other))
            .unwrap_or(Ordering::Equal)
    });
    let mut needles = std::mem::take(&mut plan.needles);
    plan.cut(&mut needles, MOST_WORDS);
    plan.needles = needles;
    Ok(plan)
}

struct AskedWord<'a> {
    occur: Occur,
    form: String,
    typed: &'a str,
}

/// Reads the words of a phrase, or of what was typed without a space: `l'état`.
fn words(occur: Occur, text: &str) -> Vec<AskedWord<'_>> {
    let mut words = Words::new(text);
    let mut form = String::new();
    let mut asked = Vec::new();
    while let Some(word) = words.read(&mut form) {
        let typed = &text[word.start..word.end];
        asked.push(AskedWord {
            occur,
            form: form.clone(),
            typed,
        });
    }
    asked
}

/// Leaves out the stop words before a telling one: who excludes `l'état` means the state, not every
/// clipping with an `l'`.
fn without_particle(mut words: Vec<AskedWord<'_>>) -> Vec<AskedWord<'_>> {
    let telling = words.iter().position(|word| !is_stop_word(&word.form));
    words.split_off(telling.unwrap_or(0))
}

fn forms(text: &str) -> Vec<String> {
    let mut words = Words::new(text);
    let mut form = String::new();
    std::iter::from_fn(|| words.read(&mut form).map(|_| form.clone())).collect()
}

impl Plan {
    /// Returns whether there is a phrase beside other things that are asked for, so that a hit can
    /// lack it. A phrase alone is what was asked for, and nothing else.
    pub(crate) fn can_loosen(&self) -> bool {
        let is_phrase = |needle: &&Needle| matches!(needle.kind, NeedleKind::Phrase(_));
        let mut asked = self
            .needles
            .iter()
            .filter(|needle| needle.occur != Occur::Excluded);
        asked.clone().count() > 1 && asked.any(|needle| is_phrase(&needle))
    }

    /// Leaves out what is more than `most`, and says so.
    fn cut<T>(&mut self, words: &mut Vec<T>, most: usize) {
        if words.len() > most {
            words.truncate(most);
            self.warnings.push(Warning::TooManyWords { most });
        }
    }

    fn add_word(
        &mut self,
        generation: &Generation,
        asked: &AskedWord<'_>,
    ) -> Result<(), IndexError> {
        let mut set = expand(generation, &asked.form)?;
        let word = asked.typed.to_owned();
        if asked.occur == Occur::Excluded {
            // What is excluded is what was typed, not what it may have been meant to be.
            set.forms.retain(|form, _| !set.neighbours.contains(form));
        } else if !set.respelled.is_empty() {
            let by = set.respelled.clone();
            self.warnings.push(Warning::Respelled { word, by });
        } else if set.forms.is_empty() {
            self.warnings.push(Warning::UnknownWord { word });
        }
        let idf = idf(set.doc_freq, generation.posted_docs);
        self.needles.push(Needle {
            occur: asked.occur,
            kind: NeedleKind::Word(set),
            idf,
        });
        Ok(())
    }

    fn add_phrase(
        &mut self,
        generation: &Generation,
        occur: Occur,
        mut forms: Vec<String>,
    ) -> Result<(), IndexError> {
        self.cut(&mut forms, MOST_LOOKED_UP);
        // Some signs are letters to Unicode and no words to the analysis.
        if forms.is_empty() {
            return Ok(());
        }
        let mut places = Vec::new();
        let mut total = 0.0;
        for form in &forms {
            let set = expand(generation, form)?;
            total += idf(set.doc_freq, generation.posted_docs);
            places.push(set.same_letters);
        }
        self.needles.push(Needle {
            occur,
            kind: NeedleKind::Phrase(places),
            idf: total,
        });
        Ok(())
    }
}

/// Returns the inverse document frequency of BM25 as Lucene defines it, which is never negative:
/// `ln(1 + (N - n + 0.5) / (n + 0.5))`.
fn idf(doc_freq: u64, docs: u64) -> f32 {
    let (doc_freq, docs) = (doc_freq as f32, docs as f32);
    (1.0 + (docs - doc_freq + 0.5) / (doc_freq + 0.5)).ln()
}
