use std::fmt;

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

/// One word or phrase, and whether it must, may or must not be there.
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
    /// Asked for: the more of these a clipping has, the better it fits.
    Free,
    /// Required: `+word`, and every phrase.
    Required,
    /// Excluded: `-word`.
    Excluded,
}

/// What a clause looks for, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A word, with its elision and punctuation: `l'état`.
    Word(String),
    /// Words in this order, one right after the other: `"new deal technologique"`.
    Phrase(String),
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

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Query::Everything {
            return f.write_str("*");
        }
        let clauses = self.clauses();
        let mut gap = "";
        // Exclusions alone take from every clipping; without the star they would take from none.
        if !clauses.is_empty() && clauses.iter().all(|clause| clause.occur == Occur::Excluded) {
            f.write_str("*")?;
            gap = " ";
        }
        for clause in clauses {
            write!(f, "{gap}{clause}")?;
            gap = " ";
        }
        Ok(())
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.occur, &self.term) {
            (Occur::Excluded, _) => f.write_str("-")?,
            (Occur::Required, Term::Word(_)) => f.write_str("+")?,
            (Occur::Required, Term::Phrase(_)) | (Occur::Free, _) => {}
        }
        match &self.term {
            Term::Word(word) => f.write_str(word),
            Term::Phrase(phrase) => write!(f, "\"{phrase}\""),
        }
    }
}
