use super::chunk::Scope;
use super::level::conjunction;
use super::operator::Operator;
use super::{Item, Parser};
use crate::{Clause, Distance, Near, Term, Warning};

/// How many terms a chain of `PRÈS` and `ADJ` has beside the first.
const MOST_STEPS: usize = 32;

impl<'a> Parser<'a> {
    /// Takes what stands behind a term and has to be near it.
    pub(super) fn with_neighbours(&mut self, depth: usize, item: Item) -> Item {
        let mut item = item;
        let mut steps = 0;
        while let Some((distance, after)) = self.near_operator()
            && self.room > 0
            && steps < MOST_STEPS
        {
            let before = (self.rest, self.passed_over);
            self.rest = after;
            let next = self.item(depth, Scope::List).into_term();
            item = match (item, next) {
                (item @ (Item::Star | Item::Nothing), _) | (item, None) => {
                    (self.rest, self.passed_over) = before;
                    return item;
                }
                (item @ Item::List(..), _) if item.is_empty() => {
                    (self.rest, self.passed_over) = before;
                    return item;
                }
                (Item::Refused(mut clauses), Some(second)) => {
                    clauses.push(Clause::required(second));
                    Item::Refused(clauses)
                }
                (Item::Term(first), Some(second)) => self.near(first, distance, second, steps > 0),
                (Item::List(clauses, _), Some(second)) => {
                    self.near(conjunction(clauses), distance, second, false)
                }
            };
            steps += 1;
        }
        match item {
            Item::Refused(clauses) => Item::List(clauses, false),
            item => item,
        }
    }

    fn near_operator(&self) -> Option<(Distance, &'a str)> {
        let rest = self.rest.trim_start();
        match Operator::read(rest)? {
            (Operator::Near(distance), length) => Some((distance, rest[length..].trim_start())),
            _ => None,
        }
    }

    /// Puts two terms near each other; where `is_chain` the first is what this was done to before.
    fn near(&mut self, first: Term, distance: Distance, second: Term, is_chain: bool) -> Item {
        if !first.has_places() || !second.has_places() {
            self.warn(Warning::NearWithoutPlaces);
            return Item::Refused(vec![Clause::required(first), Clause::required(second)]);
        }
        let distance = Distance {
            words: self.distance(distance.words),
            ..distance
        };
        Item::Term(Term::Near(match first {
            Term::Near(mut chain) if is_chain => {
                chain.steps.push((distance, second));
                chain
            }
            first => Near {
                first: Box::new(first),
                steps: vec![(distance, second)],
            },
        }))
    }
}
