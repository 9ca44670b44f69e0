use crate::{Field, Period, SpokenPeriod};

/// A query as it was understood.
///
/// Its `Display` is the query language again: parsing what is printed gives the same query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// Every clipping: `*`, or no query at all.
    Everything,
    /// No clipping: the text holds nothing that can be searched for.
    Nothing,
    /// The clippings that fit these clauses; there is at least one. Where all of them exclude,
    /// every other clipping fits.
    Clauses(Vec<Clause>),
}

/// One term, and whether it must, may or must not be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// How the term bears on the result.
    pub occur: Occur,
    /// What is looked for.
    pub term: Term,
}

/// How a term bears on the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Occur {
    /// Asked for: the more of these a clipping has, the better it fits. Inside a [`Term::All`] it
    /// must be there, unless it is a stop word beside another word.
    Free,
    /// Required: `+word`, and everything that is asked for by more than a word.
    Required,
    /// Excluded: `-word`, `SAUF word`.
    Excluded,
}

/// What a clause looks for, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// One word, or a few that are written without a space: `l'état`, `télécom*`, `=Tours`.
    Word(Word),
    /// Words that stand together: `"new deal technologique"`.
    Phrase(Phrase),
    /// Terms that stand near each other: `grève PRÈS/5 sonatel`.
    Near(Near),
    /// A term in one part of the clipping: `titre:fibre`.
    In(Field, Box<Term>),
    /// The clippings of a period: `date:2003..2005`.
    Period(Period),
    /// A period that stands among the words: `du 1er au 31 août 2010`. The clippings of the period
    /// have it, and those that say these words.
    Spoken(SpokenPeriod),
    /// Clippings that fit all of these, to the letter: `a ET b SAUF c`. Where all of them exclude,
    /// every other clipping fits.
    All(Vec<Clause>),
    /// Clippings that fit one of these: `a OU b`.
    Any(Vec<Term>),
}

/// A word as it was typed, with its elision and punctuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What was typed, without the signs that say how it is spelled; a pattern keeps its `*` and
    /// `?`.
    pub text: String,
    /// Which other spellings it stands for.
    pub spelling: Spelling,
}

/// Which spellings a word stands for besides its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// With or without accents, and its inflections.
    Inflected,
    /// All that fits the pattern, accents aside: `*` is any letters or none, `?` is one letter.
    Pattern,
    /// All that is one or two letters away: `mot~1`, `mot~2`.
    Edits(u8),
    /// The same letters, accents and capitals aside: `=Tours`.
    Letters,
    /// The same letters, accents and capitals: `==SALL`.
    Exact,
}

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// How they stand together.
    pub order: PhraseOrder,
}

/// How the words of a phrase stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhraseOrder {
    /// In this order, one right after the other.
    Run,
    /// The same, with these accents and capitals: `=="Orange Money"`.
    ExactRun,
    /// In any order, with at most so many other words between them, at least one: `"a b"~5`.
    Loose(u32),
}

/// Terms of which each stands near the one before. They are words, phrases, alternatives of these,
/// or such terms again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The first term.
    pub first: Box<Term>,
    /// How far what follows is from all that stands before it; there is at least one.
    pub steps: Vec<(Distance, Term)>,
}

/// How near two terms stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Distance {
    /// How many words it is at most from the end of the one to the beginning of the other; 1 where
    /// no word stands between them.
    pub words: u32,
    /// Whether the second stands after the first.
    pub ordered: bool,
}

impl Query {
    /// Returns the clauses; there are none where everything or nothing is asked for.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        match self {
            Query::Clauses(clauses) => clauses,
            Query::Everything | Query::Nothing => &[],
        }
    }
}

impl Clause {
    /// Returns the clause for a term that no sign stands before: words are asked for, the rest is
    /// required.
    #[must_use]
    pub fn unsigned(term: Term) -> Self {
        let occur = if term.is_loose() {
            Occur::Free
        } else {
            Occur::Required
        };
        Clause { occur, term }
    }

    /// Returns the clause for a term that must be there.
    pub(crate) fn required(term: Term) -> Self {
        let occur = Occur::Required;
        Clause { occur, term }
    }

    /// Returns whether the clause takes clippings away.
    #[must_use]
    pub fn excludes(&self) -> bool {
        self.occur == Occur::Excluded
    }
}

impl Term {
    /// Returns the term in a field. A field inside another counts, and a date has none.
    #[must_use]
    pub fn in_field(self, field: Field) -> Self {
        match self {
            Term::In(..) | Term::Period(_) | Term::Spoken(_) => self,
            term => Term::In(field, Box::new(term)),
        }
    }

    /// Returns whether a clipping can lack the term where others are there: it is a word, and no
    /// sign narrows it.
    #[must_use]
    pub fn is_loose(&self) -> bool {
        matches!(
            self,
            Term::Word(Word {
                spelling: Spelling::Inflected | Spelling::Pattern | Spelling::Edits(_),
                ..
            })
        )
    }

    /// Returns whether the term has places in a text, so that something can stand near it.
    #[must_use]
    pub fn has_places(&self) -> bool {
        match self {
            Term::Word(word) => word.spelling != Spelling::Exact,
            Term::Phrase(phrase) => phrase.order != PhraseOrder::ExactRun,
            Term::Near(_) => true,
            Term::Any(terms) => terms.iter().all(Term::has_places),
            Term::In(..) | Term::Period(_) | Term::Spoken(_) | Term::All(_) => false,
        }
    }
}
