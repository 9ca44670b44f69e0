use super::Item;
use crate::date::spoken_period;
use crate::{Clause, Occur, Spelling, SpokenPeriod, Term, Word};

/// How many words tell a period at most.
const MOST_SPOKEN: usize = 12;

/// What stands between two parentheses, or in the whole text.
#[derive(Default)]
pub(super) struct Level {
    /// The lists before each `OU`.
    lists: Vec<Vec<Clause>>,
    /// The list that is being read.
    list: Vec<Clause>,
    /// A lone `*` stands in the list, which turns a list of exclusions into "all but these".
    star: bool,
    /// An operator bears on something.
    pub(super) has_operator: bool,
}

impl Level {
    pub(super) fn push(&mut self, sign: Option<Occur>, term: Term) {
        let clause = Clause::unsigned(term);
        let occur = sign.unwrap_or(clause.occur);
        self.list.push(Clause { occur, ..clause });
    }

    /// Adds what stood in parentheses that bear on nothing.
    pub(super) fn splice(&mut self, clauses: Vec<Clause>, star: bool) {
        self.list.extend(clauses);
        self.star |= star;
    }

    /// Returns whether nothing was read since the last `OU`.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty() && !self.star
    }

    /// Ends a list at an `OU`.
    pub(super) fn next_list(&mut self) {
        self.star = false;
        self.lists.push(std::mem::take(&mut self.list));
    }

    /// Joins the words of the level that tell periods, and returns these.
    pub(super) fn end(&mut self) -> Vec<SpokenPeriod> {
        let mut spoken = Vec::new();
        for list in self.lists.iter_mut().chain([&mut self.list]) {
            join_spoken(list, &mut spoken);
        }
        spoken
    }

    /// Returns the clauses of the whole query, and whether a lone `*` is among them.
    pub(super) fn into_clauses(self) -> (Vec<Clause>, bool) {
        if self.is_list() {
            return (self.list, self.star);
        }
        (vec![Clause::unsigned(self.into_operation())], false)
    }

    /// Returns what stands in parentheses.
    pub(super) fn into_item(self) -> Item {
        if self.lists.is_empty() && self.is_empty() {
            Item::Nothing
        } else if self.has_operator && !(self.lists.is_empty() && self.list.is_empty()) {
            Item::Term(self.into_operation())
        } else {
            Item::List(self.list, self.star)
        }
    }

    /// Returns whether no operator holds the clauses together, or only what excludes.
    fn is_list(&self) -> bool {
        self.lists.is_empty() && (!self.has_operator || all_exclude(&self.list))
    }

    fn into_operation(mut self) -> Term {
        if self.lists.is_empty() {
            return conjunction(self.list);
        }
        self.next_list();
        Term::Any(self.lists.into_iter().map(conjunction).collect())
    }
}

/// Returns what fits all the clauses.
pub(super) fn conjunction(mut clauses: Vec<Clause>) -> Term {
    match clauses.pop() {
        Some(only) if clauses.is_empty() && only.occur != Occur::Excluded => only.term,
        last => {
            clauses.extend(last);
            Term::All(clauses)
        }
    }
}

fn all_exclude(clauses: &[Clause]) -> bool {
    clauses.iter().all(Clause::excludes)
}

/// Joins runs of words that tell a period into one term.
fn join_spoken(list: &mut Vec<Clause>, found: &mut Vec<SpokenPeriod>) {
    let mut start = 0;
    while start < list.len() {
        if let Some((spoken, count)) = spoken_at(&list[start..]) {
            found.push(spoken.clone());
            let clause = Clause::unsigned(Term::Spoken(spoken));
            list.splice(start..start + count, [clause]);
        }
        start += 1;
    }
}

/// Returns the period that the first clauses tell, and how many of them.
fn spoken_at(clauses: &[Clause]) -> Option<(SpokenPeriod, usize)> {
    let words = || {
        clauses
            .iter()
            .take(MOST_SPOKEN)
            .map_while(|clause| match (&clause.occur, &clause.term) {
                (
                    Occur::Free,
                    Term::Word(Word {
                        text,
                        spelling: Spelling::Inflected,
                    }),
                ) => Some(text.as_str()),
                _ => None,
            })
    };
    // Most words do not begin a period.
    words().next().filter(|word| word.len() <= 5)?;
    let spoken = spoken_period(&words().collect::<Vec<_>>().join(" "))?;
    let count = spoken.words.split(' ').count();
    Some((spoken, count))
}
