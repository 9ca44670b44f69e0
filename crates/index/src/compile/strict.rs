//! What must hold to the letter: operators, fields, phrases and exact words.

use std::collections::BTreeMap;

use pressoir_analysis::fold;
use pressoir_query::{
    Clause, Field, Near, Occur, Phrase, PhraseOrder, Spelling, Term, Warning, Word,
};

use super::condition::{All, Any, Condition};
use super::names::runs;
use super::needle::{ColumnTest, Needle, Pattern, Spelled, ValueColumn};
use super::text::{Compound, TypedWord, without_particle, words, words_and_patterns};
use super::{Compiler, MOST_LOOKED_UP, idf};
use crate::IndexError;
use crate::expand::RESPELLED;
use crate::glob::Glob;
use crate::schema::TextField;
use crate::search::words_covered;

/// The most clippings whose text is read to compare capitals.
const MOST_COMPARED: u64 = 20_000;

/// Where a term is looked for, and whether it speaks for a clipping.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) field: Option<Field>,
    pub(super) occur: Occur,
}

/// The archive's forms for one place of a text.
struct Forms {
    weighted: BTreeMap<String, f32>,
    doc_freq: u64,
    /// Other names of several words.
    names: Vec<(Pattern, f32)>,
}

impl Place {
    pub(super) const ANYWHERE: Place = Place {
        field: None,
        occur: Occur::Required,
    };

    fn turned(self) -> Self {
        let occur = match self.occur {
            Occur::Excluded => Occur::Required,
            Occur::Free | Occur::Required => Occur::Excluded,
        };
        Place { occur, ..self }
    }

    fn column(self) -> Option<ValueColumn> {
        match self.field? {
            Field::Title | Field::Body => None,
            Field::Keyword => Some(ValueColumn::Keyword),
            Field::Source => Some(ValueColumn::Source),
            Field::Author => Some(ValueColumn::Author),
        }
    }

    fn needle(self) -> Needle {
        let field = match self.field {
            Some(Field::Title) => Some(TextField::Title),
            Some(Field::Body) => Some(TextField::Body),
            _ => None,
        };
        Needle {
            field,
            ..Needle::new(self.occur)
        }
    }
}

impl Compiler<'_> {
    /// Returns what a term asks for; `None` where it holds nothing that can be looked for.
    pub(super) fn strict(
        &mut self,
        term: &Term,
        place: Place,
    ) -> Result<Option<Condition>, IndexError> {
        match term {
            Term::In(field, term) => {
                let field = Some(*field);
                self.strict(term, Place { field, ..place })
            }
            Term::Period(period) => Ok(self.column(place, ColumnTest::Period(*period))),
            Term::Spoken(spoken) => {
                let mut typed = words(&spoken.words);
                self.cut(&mut typed, MOST_LOOKED_UP);
                let run = self.run(&typed, Spelling::Letters, place.occur)?;
                Ok(self.add(Needle {
                    column: Some(ColumnTest::Period(spoken.period)),
                    patterns: run.map(|(pattern, _)| (pattern, 1.0)).into_iter().collect(),
                    ..Needle::new(place.occur)
                }))
            }
            Term::All(clauses) => self.all(clauses, place),
            Term::Any(terms) => {
                let mut any = Any::default();
                let mut is_empty = true;
                for term in terms {
                    if let Some(condition) = self.strict(term, place)? {
                        any.add(condition);
                        is_empty = false;
                    }
                }
                Ok((!is_empty).then_some(Condition::Any(any)))
            }
            Term::Word(Word { text, spelling }) if let Some(column) = place.column() => {
                let whole = matches!(spelling, Spelling::Letters | Spelling::Exact);
                Ok(self.value(place, column, text, whole))
            }
            Term::Phrase(phrase) if let Some(column) = place.column() => {
                Ok(self.value(place, column, &phrase.text, false))
            }
            Term::Near(near) if place.column().is_some() => {
                let mut all = All::default();
                let steps = near.steps.iter().map(|(_, term)| term);
                for term in [&*near.first].into_iter().chain(steps) {
                    self.strict(term, place)?
                        .into_iter()
                        .for_each(|found| all.add(found));
                }
                Ok(Some(Condition::All(all)))
            }
            Term::Word(word) if word.spelling == Spelling::Exact => self.spelled(&word.text, place),
            Term::Phrase(phrase) if phrase.order == PhraseOrder::ExactRun => {
                self.spelled(&phrase.text, place)
            }
            Term::Word(word) => self.word(word, place),
            Term::Phrase(_) | Term::Near(_) => {
                let Some((pattern, telling)) = self.pattern(term, place.occur)? else {
                    return Ok(None);
                };
                let needle = Needle {
                    patterns: vec![(pattern, 1.0)],
                    idf: telling,
                    ..place.needle()
                };
                Ok(self.add(needle))
            }
        }
    }

    /// Stop words are left out beside another word, unless a sign requires them.
    fn all(&mut self, clauses: &[Clause], place: Place) -> Result<Option<Condition>, IndexError> {
        let is_silent = |clause: &Clause| {
            clause.occur == Occur::Free
                && matches!(&clause.term, Term::Word(word)
                    if words_and_patterns(&word.text).iter().all(|typed| !typed.tells()))
        };
        let mut asked = clauses.iter().filter(|clause| !clause.excludes());
        let tells = asked.any(|clause| !is_silent(clause));
        let mut all = All::default();
        let mut is_empty = !clauses.is_empty();
        for clause in clauses {
            if clause.excludes() {
                let found = self.strict(&clause.term, place.turned())?;
                is_empty &= found.is_none();
                found.into_iter().for_each(|found| all.add_exception(found));
            } else if !(tells && is_silent(clause)) {
                let found = self.strict(&clause.term, place)?;
                is_empty &= found.is_none();
                found.into_iter().for_each(|found| all.add(found));
            }
        }
        Ok((!is_empty).then_some(Condition::All(all)))
    }

    fn column(&mut self, place: Place, test: ColumnTest) -> Option<Condition> {
        self.add(Needle {
            column: Some(test),
            ..Needle::new(place.occur)
        })
    }

    fn value(
        &mut self,
        place: Place,
        column: ValueColumn,
        text: &str,
        whole: bool,
    ) -> Option<Condition> {
        let mut words = words_and_patterns(text);
        self.cut(&mut words, MOST_LOOKED_UP);
        if words.is_empty() {
            return None;
        }
        let words = words
            .into_iter()
            .map(|word| word.glob.unwrap_or_else(|| Glob::new(&fold(&word.form))))
            .collect();
        self.column(
            place,
            ColumnTest::Value {
                column,
                words,
                whole,
            },
        )
    }

    /// Looks for a word, or for what is written without a space as words that stand together.
    pub(super) fn word(
        &mut self,
        word: &Word,
        place: Place,
    ) -> Result<Option<Condition>, IndexError> {
        let mut typed = without_particle(words_and_patterns(&word.text));
        self.cut(&mut typed, MOST_LOOKED_UP);
        let mut needle = place.needle();
        // What is excluded is what was typed, under no other name.
        if word.spelling == Spelling::Inflected
            && place.occur != Occur::Excluded
            && typed.len() == 1
        {
            self.add_names(&mut typed)?;
        }
        if let [only] = typed.as_slice() {
            let forms = self.forms(only, word.spelling, place.occur)?;
            needle.idf = idf(forms.doc_freq, self.generation.posted_docs);
            needle.patterns = forms.names;
            needle.forms = forms.weighted;
        } else {
            // What is excluded is what was typed, and no inflection of its parts.
            let spelling = match (place.occur, word.spelling) {
                (Occur::Excluded, Spelling::Inflected) => Spelling::Letters,
                (_, spelling) => spelling,
            };
            let Some((pattern, telling)) = self.run(&typed, spelling, place.occur)? else {
                return Ok(None);
            };
            needle.idf = telling;
            needle.patterns = vec![(pattern, 1.0)];
        }
        Ok(self.add(needle))
    }

    /// Looks for words with these accents and capitals.
    fn spelled(&mut self, text: &str, place: Place) -> Result<Option<Condition>, IndexError> {
        let mut typed = words(text);
        self.cut(&mut typed, MOST_LOOKED_UP);
        let Some((pattern, telling)) = self.run(&typed, Spelling::Exact, place.occur)? else {
            return Ok(None);
        };
        let mut rarest = u64::MAX;
        for word in &typed {
            rarest = rarest.min(self.generation.doc_freq(&word.form)?);
        }
        let spelled = typed.iter().map(|word| Spelled {
            form: word.form.clone(),
            written: word.typed.to_owned(),
        });
        let mut needle = Needle {
            patterns: vec![(pattern, 1.0)],
            spelled: Some(spelled.collect()),
            idf: telling,
            ..place.needle()
        };
        if rarest > MOST_COMPARED {
            needle.spelled = None;
            let most = usize::try_from(MOST_COMPARED).unwrap_or(usize::MAX);
            let words = text.to_owned();
            self.warnings
                .push(Warning::CapitalsUnchecked { words, most });
        }
        Ok(self.add(needle))
    }

    /// Returns what stands together, and how telling it is.
    fn pattern(&mut self, term: &Term, occur: Occur) -> Result<Option<(Pattern, f32)>, IndexError> {
        match term {
            Term::Word(word) => {
                let mut typed = without_particle(words_and_patterns(&word.text));
                self.cut(&mut typed, MOST_LOOKED_UP);
                self.run(&typed, word.spelling, occur)
            }
            Term::Phrase(Phrase { text, order }) => {
                let mut typed = words_and_patterns(text);
                self.cut(&mut typed, MOST_LOOKED_UP);
                let found = self.run(&typed, Spelling::Letters, occur)?;
                Ok(found.map(|(pattern, telling)| match (pattern, order) {
                    (Pattern::Run(places), PhraseOrder::Loose(words)) => {
                        (Pattern::Loose(places, *words), telling)
                    }
                    (pattern, _) => (pattern, telling),
                }))
            }
            Term::Any(terms) => {
                let mut patterns = Vec::new();
                let mut least = f32::INFINITY;
                for term in terms {
                    if let Some((pattern, telling)) = self.pattern(term, occur)? {
                        patterns.push(pattern);
                        least = least.min(telling);
                    }
                }
                Ok((!patterns.is_empty()).then_some((Pattern::Any(patterns), least)))
            }
            Term::Near(Near { first, steps }) => {
                let mut found = self.pattern(first, occur)?;
                for (distance, term) in steps {
                    let next = self.pattern(term, occur)?;
                    found = match (found, next) {
                        (Some((one, first)), Some((other, second))) => {
                            let (one, other) = (Box::new(one), Box::new(other));
                            Some((Pattern::Near(one, *distance, other), first + second))
                        }
                        // What holds no word is near everything.
                        (one, other) => one.or(other),
                    };
                }
                Ok(found)
            }
            // The parser lets nothing else stand near something.
            Term::In(..) | Term::Period(_) | Term::Spoken(_) | Term::All(_) => Ok(None),
        }
    }

    /// Returns words one right after the other, and how telling they are together.
    pub(super) fn run(
        &mut self,
        typed: &[TypedWord<'_>],
        spelling: Spelling,
        occur: Occur,
    ) -> Result<Option<(Pattern, f32)>, IndexError> {
        let mut places = Vec::new();
        let mut telling = 0.0;
        let mut compound = None;
        for (place, word) in typed.iter().enumerate() {
            let forms = self.forms(word, spelling, occur)?;
            telling += idf(forms.doc_freq, self.generation.posted_docs);
            places.push(Pattern::Forms(forms.weighted.into_keys().collect()));
            if spelling != Spelling::Exact
                && let Some(whole) = &word.compound
            {
                compound = Some((places.len() - 1, place + whole.words, whole));
            }
            if let Some((first, end, whole)) = compound
                && end == place + 1
            {
                compound = None;
                let solid = self.solid_forms(whole)?;
                if !solid.is_empty() {
                    let parts = Pattern::Run(places.split_off(first));
                    places.push(Pattern::Any(vec![parts, Pattern::Forms(solid)]));
                }
            }
        }
        let only = if places.len() == 1 {
            places.pop()
        } else {
            None
        };
        Ok(match only {
            Some(only) => Some((only, telling)),
            None if places.is_empty() => None,
            None => Some((Pattern::Run(places), telling)),
        })
    }

    /// Returns the archive's forms that have the letters of a compound and are no compounds:
    /// `cocréation` for `co-création`, whose words are looked for one right after the other.
    fn solid_forms(&self, compound: &Compound) -> Result<Vec<String>, IndexError> {
        let mut forms = Vec::from_iter(self.generation.forms_of_fold(&compound.letters)?);
        forms.retain(|form| words_covered(form) == 1);
        Ok(forms)
    }

    /// Returns the archive's forms for a word, and tells where they are not what was typed.
    fn forms(
        &mut self,
        word: &TypedWord<'_>,
        spelling: Spelling,
        occur: Occur,
    ) -> Result<Forms, IndexError> {
        let folded = fold(&word.form);
        if let Some(glob) = &word.glob {
            let found = if self.may_walk()? {
                self.generation.forms_like(glob)?
            } else {
                self.too_many(super::MOST_WALKS);
                Vec::new()
            };
            return Ok(self.most_frequent(word, found));
        }
        match spelling {
            Spelling::Inflected | Spelling::Pattern => {
                let mut set = self.expand(&word.form)?;
                for name in &word.names {
                    set.add_name(self.generation, &name.words)?;
                }
                self.tell_of(word, &mut set, occur);
                Ok(Forms {
                    names: runs(&mut set),
                    weighted: set.forms,
                    doc_freq: set.doc_freq,
                })
            }
            Spelling::Edits(edits) => {
                let mut counted = Vec::new();
                let near = if self.may_walk()? {
                    self.generation.forms_near(&folded, edits)?
                } else {
                    self.generation.forms_of_fold(&folded)?
                };
                for form in near {
                    counted.push((form.clone(), self.generation.doc_freq(&form)?));
                }
                let mut forms = self.most_frequent(word, counted);
                for (form, weight) in &mut forms.weighted {
                    *weight = if fold(form) == folded { 1.0 } else { RESPELLED };
                }
                Ok(forms)
            }
            Spelling::Letters => {
                let mut counted = Vec::new();
                for form in self.generation.forms_of_fold(&folded)? {
                    counted.push((form.clone(), self.generation.doc_freq(&form)?));
                }
                Ok(self.most_frequent(word, counted))
            }
            Spelling::Exact => Ok(Forms {
                names: Vec::new(),
                weighted: [(word.form.clone(), 1.0)].into(),
                doc_freq: self.generation.doc_freq(&word.form)?,
            }),
        }
    }

    /// Keeps the most frequent of many forms, and says so.
    fn most_frequent(&mut self, word: &TypedWord<'_>, mut counted: Vec<(String, u64)>) -> Forms {
        let most = self.forms_left.min(super::MOST_FORMS);
        if counted.len() > most {
            counted.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
            counted.truncate(most);
            let word = word.typed.to_owned();
            self.warnings.push(Warning::FormsCut { word, most });
        }
        self.forms_left -= counted.len();
        let doc_freq = counted.iter().map(|(_, count)| count).sum::<u64>();
        Forms {
            names: Vec::new(),
            doc_freq: doc_freq.min(self.generation.posted_docs),
            weighted: counted.into_iter().map(|(form, _)| (form, 1.0)).collect(),
        }
    }
}
