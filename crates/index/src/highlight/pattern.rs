use std::collections::HashSet;

use pressoir_analysis::{Role, Word};

use crate::compile::{Needle, Pattern, Spelled};
use crate::search::{Shape, Span, arrange, words_covered};

/// A pattern of a needle, to be found among the words of a text.
pub(super) struct PatternMarks {
    shape: Shape,
    /// The forms of each leaf of the shape.
    leaves: Vec<HashSet<String>>,
    /// How the words must be written, where that matters.
    spelled: Option<Vec<Spelled>>,
    /// Whether what it covers is one in any case, as a phrase is.
    is_run: bool,
}

/// How much of what stands near each other is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The words that were looked for, one by one.
    EachWord,
    /// All from the first of them to the last.
    Whole,
}

impl PatternMarks {
    /// Returns the patterns of a needle.
    pub(super) fn of(needle: &Needle) -> impl Iterator<Item = Self> {
        needle.patterns.iter().map(|(pattern, _)| {
            let mut forms = Vec::new();
            let shape = Shape::of(pattern, &mut forms);
            let leaves = forms.iter().map(|forms| forms.iter().cloned().collect());
            PatternMarks {
                shape,
                leaves: leaves.collect(),
                spelled: needle.spelled.clone(),
                is_run: matches!(pattern, Pattern::Run(_)),
            }
        })
    }

    /// Returns the stretches of a text that belong to the pattern, as bytes.
    pub(super) fn stretches(
        &self,
        text: &str,
        words: &[(String, Word)],
        reach: Reach,
    ) -> Vec<(usize, usize)> {
        let places: Vec<Vec<Span>> = self
            .leaves
            .iter()
            .map(|forms| {
                let fitting = words.iter().filter(|(form, _)| forms.contains(form));
                let mut places: Vec<Span> = fitting
                    .map(|(form, word)| Span::of_words(position(word), words_covered(form)))
                    .collect();
                arrange(&mut places);
                places
            })
            .collect();
        let mut stretches = Vec::new();
        for span in self.shape.spans(&places) {
            let covered = inside(words, span);
            if !self.is_written(text, covered) {
                continue;
            }
            if self.is_run || reach == Reach::Whole {
                let mut each = covered
                    .iter()
                    .filter(|(_, word)| word.role == Role::Word)
                    .map(|(_, word)| word);
                if let Some(first) = each.next() {
                    let last = each.next_back().unwrap_or(first);
                    stretches.push((first.start, last.end));
                }
            } else {
                let marked = covered
                    .iter()
                    .filter(|(form, _)| self.leaves.iter().any(|forms| forms.contains(form)));
                stretches.extend(marked.map(|(_, word)| (word.start, word.end)));
            }
        }
        stretches
    }

    fn is_written(&self, text: &str, words: &[(String, Word)]) -> bool {
        self.spelled.as_ref().is_none_or(|spelled| {
            words
                .iter()
                .filter(|(_, word)| word.role == Role::Word)
                .zip(spelled)
                .all(|((_, word), spelled)| text[word.start..word.end] == spelled.written)
        })
    }
}

/// Returns the words at the positions of a span.
fn inside(words: &[(String, Word)], span: Span) -> &[(String, Word)] {
    let start = words.partition_point(|(_, word)| position(word) < span.start);
    let end = words.partition_point(|(_, word)| position(word) < span.end);
    &words[start..end]
}

fn position(word: &Word) -> u32 {
    u32::try_from(word.position).unwrap_or(u32::MAX)
}
