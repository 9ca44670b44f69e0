use crate::{Clause, Term};

/// Returns how deep the parentheses of printed clauses stand in each other.
pub(super) fn depth(clauses: &[Clause]) -> usize {
    let depths = clauses.iter().map(|clause| term_depth(&clause.term));
    depths.max().unwrap_or(0)
}

fn term_depth(term: &Term) -> usize {
    let inner = match term {
        Term::Word(_) | Term::Phrase(_) | Term::Period(_) | Term::Spoken(_) => return 0,
        Term::In(_, term) => return term_depth(term),
        Term::All(clauses) => depth(clauses),
        Term::Any(terms) => terms.iter().map(term_depth).max().unwrap_or(0),
        Term::Near(near) => {
            let steps = near.steps.iter().map(|(_, term)| term);
            let terms = [&*near.first].into_iter().chain(steps);
            terms.map(term_depth).max().unwrap_or(0)
        }
    };
    inner + 1
}
