//! Where in a text a pattern stands.

use pressoir_analysis::Words;
use pressoir_query::Distance;

use crate::compile::Pattern;

/// A document can hold more ways for a pattern to fit than there is a use for.
const MOST_SPANS: usize = 4096;

/// The words `start..end` of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    /// Returns the place of so many words from a position on.
    pub(crate) fn of_words(position: u32, words: u32) -> Self {
        Span {
            start: position,
            end: position.saturating_add(words),
        }
    }
}

/// Puts the places of one leaf in order, and of those that begin together keeps the shortest: where
/// `commun*` stands for *communications* and for the compound that begins there, it is the word.
pub(crate) fn arrange(places: &mut Vec<Span>) {
    places.sort_unstable();
    places.dedup_by_key(|place| place.start);
}

/// Returns how many words of a text a form covers: a compound is several.
pub(crate) fn words_covered(form: &str) -> u32 {
    if !form.contains(['-', '\'']) {
        return 1;
    }
    let mut words = Words::new(form);
    let mut part = String::new();
    let mut count = 0;
    while words.read(&mut part).is_some() {
        count += 1;
    }
    count
}

/// A pattern whose forms are numbered.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    Leaf(usize),
    Run(Vec<Shape>),
    Any(Vec<Shape>),
    Near(Box<Shape>, Distance, Box<Shape>),
    Loose(Vec<Shape>, u32),
}

impl Shape {
    /// Returns the shape of a pattern; the forms of its leaves are added to `leaves`, in their order.
    pub(crate) fn of<'p>(pattern: &'p Pattern, leaves: &mut Vec<&'p [String]>) -> Self {
        let mut several = |patterns: &'p [Pattern]| {
            let shapes = patterns.iter().map(|pattern| Shape::of(pattern, leaves));
            shapes.collect()
        };
        match pattern {
            Pattern::Forms(forms) => {
                leaves.push(forms);
                Shape::Leaf(leaves.len() - 1)
            }
            Pattern::Run(patterns) => Shape::Run(several(patterns)),
            Pattern::Any(patterns) => Shape::Any(several(patterns)),
            Pattern::Loose(patterns, words) => Shape::Loose(several(patterns), *words),
            Pattern::Near(one, distance, other) => {
                let one = Box::new(Shape::of(one, leaves));
                Shape::Near(one, *distance, Box::new(Shape::of(other, leaves)))
            }
        }
    }

    /// Returns where the shape stands in a text, in order; `places` holds for each leaf where its
    /// forms stand, in order.
    pub(crate) fn spans(&self, places: &[Vec<Span>]) -> Vec<Span> {
        match self {
            Shape::Leaf(leaf) => places.get(*leaf).cloned().unwrap_or_default(),
            Shape::Run(shapes) => run(shapes, places),
            Shape::Any(shapes) => {
                let spans = shapes.iter().flat_map(|shape| shape.spans(places));
                tidy(spans.collect())
            }
            Shape::Near(one, distance, other) => {
                let one = one.spans(places);
                if one.is_empty() {
                    return one;
                }
                near(&one, *distance, &other.spans(places))
            }
            Shape::Loose(shapes, words) => loose(shapes, *words, places),
        }
    }
}

fn tidy(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup();
    spans
}

fn run(shapes: &[Shape], places: &[Vec<Span>]) -> Vec<Span> {
    let Some((first, others)) = shapes.split_first() else {
        return Vec::new();
    };
    let mut spans = first.spans(places);
    for shape in others {
        if spans.is_empty() {
            break;
        }
        let next = shape.spans(places);
        let mut joined = Vec::new();
        for span in spans {
            let from = next.partition_point(|other| other.start < span.end);
            let after = next[from..].iter();
            for other in after.take_while(|other| other.start == span.end) {
                joined.push(Span {
                    start: span.start,
                    end: other.end,
                });
            }
        }
        spans = joined;
    }
    spans
}

fn near(one: &[Span], distance: Distance, other: &[Span]) -> Vec<Span> {
    let gap = distance.words.saturating_sub(1);
    let longest = other
        .iter()
        .map(|span| span.end - span.start)
        .max()
        .unwrap_or(0);
    let mut found = Vec::new();
    for first in one {
        let earliest = if distance.ordered {
            first.end
        } else {
            first.start.saturating_sub(gap + longest)
        };
        let from = other.partition_point(|second| second.start < earliest);
        for second in &other[from..] {
            if second.start > first.end.saturating_add(gap) || found.len() >= MOST_SPANS {
                break;
            }
            let follows = second.start >= first.end;
            let precedes = second.end <= first.start && first.start - second.end <= gap;
            if follows || (precedes && !distance.ordered) {
                found.push(Span {
                    start: first.start.min(second.start),
                    end: first.end.max(second.end),
                });
            }
        }
    }
    tidy(found)
}

/// Finds the shortest stretches in which each shape has a place of its own.
fn loose(shapes: &[Shape], words: u32, leaves: &[Vec<Span>]) -> Vec<Span> {
    let mut places: Vec<(Span, usize)> = Vec::new();
    let mut wanted: Vec<(Vec<Span>, usize)> = Vec::new();
    let mut length = words;
    for shape in shapes {
        let spans = shape.spans(leaves);
        let lengths = spans.iter().map(|span| span.end - span.start);
        let Some(shortest) = lengths.min() else {
            return Vec::new();
        };
        length += shortest;
        // The same word twice needs two places.
        match wanted.iter_mut().find(|(known, _)| *known == spans) {
            Some((_, count)) => *count += 1,
            None => {
                places.extend(spans.iter().map(|span| (*span, wanted.len())));
                wanted.push((spans, 1));
            }
        }
    }
    places.sort_unstable();
    let mut counts = vec![0_usize; wanted.len()];
    let mut missing = shapes.len();
    let mut first = 0;
    let mut found = Vec::new();
    for (last, shape) in &places {
        if counts[*shape] < wanted[*shape].1 {
            missing -= 1;
        }
        counts[*shape] += 1;
        while let Some((span, oldest)) = places.get(first)
            && counts[*oldest] > wanted[*oldest].1
            && missing == 0
        {
            debug_assert!(
                span.start <= last.start,
                "the stretch begins before it ends"
            );
            counts[*oldest] -= 1;
            first += 1;
        }
        if let Some((span, _)) = places.get(first)
            && missing == 0
            && last.end - span.start <= length
            && last.end - span.start >= u32::try_from(shapes.len()).unwrap_or(u32::MAX)
        {
            found.push(Span {
                start: span.start,
                end: last.end,
            });
        }
    }
    tidy(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pattern, a text, and where the one stands in the other.
    type Row = (Pattern, &'static str, &'static [(u32, u32)]);

    fn forms(word: &str) -> Pattern {
        Pattern::Forms(vec![word.to_owned()])
    }

    /// Compares where a pattern stands in a text of one-letter words.
    #[track_caller]
    fn check(pattern: &Pattern, text: &str, expected: &[(u32, u32)]) {
        let mut leaves = Vec::new();
        let shape = Shape::of(pattern, &mut leaves);
        let places: Vec<Vec<Span>> = leaves
            .iter()
            .map(|forms| {
                let words = (0..).zip(text.chars());
                let fits = words.filter(|(_, word)| forms.contains(&word.to_string()));
                fits.map(|(position, _)| Span::of_words(position, 1))
                    .collect()
            })
            .collect();
        let spans: Vec<(u32, u32)> = shape
            .spans(&places)
            .iter()
            .map(|span| (span.start, span.end))
            .collect();
        assert_eq!(spans, expected, "{pattern:?} in {text}");
    }

    #[test]
    fn patterns_stand_where_their_words_do() {
        let pair = || vec![forms("a"), forms("b")];
        let near = |words, ordered| {
            let distance = Distance { words, ordered };
            Pattern::Near(Box::new(forms("a")), distance, Box::new(forms("b")))
        };
        let rows: [Row; 12] = [
            (Pattern::Run(pair()), "abxab", &[(0, 2), (3, 5)]),
            (Pattern::Run(pair()), "axba", &[]),
            (Pattern::Any(pair()), "axb", &[(0, 1), (2, 3)]),
            (near(1, false), "abxba", &[(0, 2), (3, 5)]),
            (near(2, false), "axb", &[(0, 3)]),
            (near(1, false), "axb", &[]),
            (near(2, true), "bxaxb", &[(2, 5)]),
            (Pattern::Loose(pair(), 1), "bxa", &[(0, 3)]),
            (Pattern::Loose(pair(), 1), "bxxa", &[]),
            (
                Pattern::Loose(vec![forms("a"), forms("b"), forms("a")], 1),
                "axba",
                &[(0, 4)],
            ),
            (
                Pattern::Loose(vec![forms("a"), forms("a")], 2),
                "axa",
                &[(0, 3)],
            ),
            (Pattern::Loose(vec![forms("a"), forms("a")], 2), "xax", &[]),
        ];
        for (pattern, text, expected) in rows {
            check(&pattern, text, expected);
        }
        let chain = Pattern::Near(
            Box::new(near(2, false)),
            Distance {
                words: 1,
                ordered: true,
            },
            Box::new(forms("c")),
        );
        check(&chain, "axbc", &[(0, 4)]);
        check(&chain, "cbxa", &[]);
    }
}
