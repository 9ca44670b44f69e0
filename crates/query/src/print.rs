//! Queries back to text, in the French names of the language.

use std::fmt::{self, Display};

use crate::{Clause, Distance, Near, Occur, Phrase, PhraseOrder, Query, Spelling, Term, Word};

impl Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clauses = match self {
            Query::Everything => return f.write_str("*"),
            Query::Nothing => return Ok(()),
            Query::Clauses(clauses) => clauses,
        };
        if let [clause] = clauses.as_slice()
            && clause.occur == Occur::Required
            && clause.term.is_compound()
            && !clause.term.only_excludes()
        {
            return write!(f, "{}", clause.term);
        }
        let mut gap = "";
        // Exclusions alone take from every clipping; without the star they would take from none.
        if clauses.iter().all(Clause::excludes) {
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

impl Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.occur {
            Occur::Excluded => "-",
            Occur::Required if self.term.is_loose() => "+",
            Occur::Required | Occur::Free => "",
        })?;
        Operand(&self.term).fmt(f)
    }
}

impl Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Word(word) => word.fmt(f),
            Term::Phrase(phrase) => phrase.fmt(f),
            Term::Near(near) => near.fmt(f),
            Term::In(field, term) => write!(f, "{field}:{}", Operand(term)),
            Term::Period(period) => write!(f, "date:{period}"),
            Term::Spoken(spoken) => f.write_str(&spoken.words),
            Term::All(clauses) => all(clauses, f),
            Term::Any(terms) => {
                for (place, term) in terms.iter().enumerate() {
                    f.write_str(if place > 0 { " OU " } else { "" })?;
                    Operand(term).fmt(f)?;
                }
                Ok(())
            }
        }
    }
}

fn all(clauses: &[Clause], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut rest = clauses;
    if clauses.iter().all(Clause::excludes) {
        f.write_str("*")?;
    } else if let [first, others @ ..] = clauses {
        first.fmt(f)?;
        rest = others;
    }
    for clause in rest {
        match clause.occur {
            Occur::Excluded => write!(f, " SAUF {}", Operand(&clause.term))?,
            Occur::Free | Occur::Required => write!(f, " ET {clause}")?,
        }
    }
    Ok(())
}

/// A term where an operator bears on it: in parentheses where it holds one itself.
struct Operand<'a>(&'a Term);

impl Display for Operand<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_compound() {
            write!(f, "({})", self.0)
        } else {
            self.0.fmt(f)
        }
    }
}

impl Term {
    fn only_excludes(&self) -> bool {
        matches!(self, Term::All(clauses) if clauses.iter().all(Clause::excludes))
    }

    fn is_compound(&self) -> bool {
        matches!(self, Term::Near(_) | Term::All(_) | Term::Any(_))
    }
}

impl Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.text;
        match self.spelling {
            Spelling::Inflected | Spelling::Pattern => f.write_str(text),
            Spelling::Edits(edits) => write!(f, "{text}~{edits}"),
            Spelling::Letters => write!(f, "={text}"),
            Spelling::Exact => write!(f, "=={text}"),
        }
    }
}

impl Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.text;
        match self.order {
            PhraseOrder::Run => write!(f, "\"{text}\""),
            PhraseOrder::ExactRun => write!(f, "==\"{text}\""),
            PhraseOrder::Loose(words) => write!(f, "\"{text}\"~{words}"),
        }
    }
}

impl Display for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Operand(&self.first).fmt(f)?;
        for (distance, term) in &self.steps {
            write!(f, " {distance} {}", Operand(term))?;
        }
        Ok(())
    }
}

impl Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.ordered { "ADJ" } else { "PRÈS" };
        write!(f, "{name}/{}", self.words)
    }
}
