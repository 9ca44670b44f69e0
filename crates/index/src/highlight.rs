mod passage;

use std::collections::HashMap;

use pressoir_analysis::Words;
use pressoir_query::{Occur, Snippet};
use unicode_segmentation::GraphemeCursor;

use crate::compile::{NeedleKind, Plan};
use passage::{passages, snippet};

/// Marks what a plan looked for in the text of a hit.
pub(crate) struct Highlighter {
    /// The needles that a form is looked for by.
    words: HashMap<String, usize>,
    phrases: Vec<(usize, Vec<Vec<String>>)>,
    /// How telling each needle is.
    weights: Vec<f32>,
}

/// A stretch of a text that is looked for: bytes `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    start: usize,
    end: usize,
    needle: usize,
}

impl Highlighter {
    pub(crate) fn new(plan: &Plan) -> Self {
        let mut words = HashMap::new();
        let mut phrases = Vec::new();
        for (place, needle) in plan.needles.iter().enumerate() {
            if needle.occur == Occur::Excluded {
                continue;
            }
            match &needle.kind {
                NeedleKind::Word(set) => {
                    for form in set.forms.keys() {
                        words.entry(form.clone()).or_insert(place);
                    }
                }
                NeedleKind::Phrase(places) => phrases.push((place, places.clone())),
            }
        }
        let weights = plan.needles.iter().map(|needle| needle.idf).collect();
        Highlighter {
            words,
            phrases,
            weights,
        }
    }

    /// Returns the whole text with its marks.
    pub(crate) fn whole(&self, text: &str) -> Snippet {
        let marks: Vec<(usize, usize)> = self
            .marks(text)
            .iter()
            .map(|mark| (mark.start, mark.end))
            .collect();
        Snippet::new(text, &marks)
    }

    /// Returns the passages of together at most `most` characters with the most telling marks, or
    /// the beginning of the text where it has none.
    pub(crate) fn best_passages(&self, text: &str, most: usize) -> Snippet {
        let marks = self.marks(text);
        let passages = passages(text, &marks, &self.weights, most);
        snippet(text, &passages, &marks)
    }

    /// Finds all marks of a text, in order and without overlap.
    fn marks(&self, text: &str) -> Vec<Mark> {
        let mut words = Words::new(text);
        let mut form = String::new();
        let mut marks = Vec::new();
        let mut forms = Vec::new();
        while let Some(word) = words.read(&mut form) {
            if let Some(&needle) = self.words.get(&form) {
                marks.push(Mark {
                    start: word.start,
                    end: word.end,
                    needle,
                });
            }
            if !self.phrases.is_empty() {
                forms.push((form.clone(), word));
            }
        }
        for (needle, places) in &self.phrases {
            for run in forms.windows(places.len().max(1)) {
                let fits = run
                    .iter()
                    .zip(places)
                    .all(|((form, _), place)| place.contains(form));
                if let ([(_, first), ..], [.., (_, last)], true) = (run, run, fits) {
                    marks.push(Mark {
                        start: first.start,
                        end: last.end,
                        needle: *needle,
                    });
                }
            }
        }
        // A sign that prints on the last letter, or joins it to a symbol, is not parted from it.
        for mark in &mut marks {
            mark.start = grapheme_start(text, mark.start);
            mark.end = grapheme_end(text, mark.end);
        }
        // Of two marks that overlap the longer one stays.
        marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
        let mut end = 0;
        marks.retain(|mark| {
            let free = mark.start >= end;
            if free {
                end = mark.end;
            }
            free
        });
        marks
    }
}

/// Returns the last place at or before `place` that is not inside a grapheme.
fn grapheme_start(text: &str, place: usize) -> usize {
    let mut cursor = GraphemeCursor::new(place, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => place,
        _ => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

/// Returns the first place at or after `place` that is not inside a grapheme.
fn grapheme_end(text: &str, place: usize) -> usize {
    let mut cursor = GraphemeCursor::new(place, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => place,
        _ => {
            let next = cursor.next_boundary(text, 0).ok().flatten();
            next.unwrap_or(text.len())
        }
    }
}

#[cfg(test)]
mod tests;
