mod passage;
mod pattern;

use std::collections::HashMap;
use std::ops::Range;

use pressoir_analysis::Words;
use pressoir_query::{LineField, Occur, Snippet};
use unicode_segmentation::GraphemeCursor;

use crate::compile::Plan;
use crate::schema::TextField;
use passage::{passages, snippet};
use pattern::{PatternMarks, Reach};

/// Marks what a plan looked for in the text of a hit.
pub(crate) struct Highlighter {
    /// The needles that a form is looked for by.
    words: HashMap<String, Vec<usize>>,
    /// The patterns, each with its needle.
    patterns: Vec<(usize, PatternMarks)>,
    /// How telling each needle is.
    weights: Vec<f32>,
    /// The only field of each needle, where there is one.
    fields: Vec<Option<TextField>>,
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
        let mut words: HashMap<String, Vec<usize>> = HashMap::new();
        let mut patterns = Vec::new();
        for (place, needle) in plan.needles.iter().enumerate() {
            if needle.occur == Occur::Excluded {
                continue;
            }
            for form in needle.forms.keys() {
                words.entry(form.clone()).or_default().push(place);
            }
            patterns.extend(PatternMarks::of(needle).map(|pattern| (place, pattern)));
        }
        Highlighter {
            words,
            patterns,
            weights: plan.needles.iter().map(|needle| needle.idf).collect(),
            fields: plan.needles.iter().map(|needle| needle.field).collect(),
        }
    }

    /// Returns whether there is anything that can stand in a running text.
    pub(crate) fn has_words(&self) -> bool {
        let words = self.words.values().flatten();
        let mut needles = words.chain(self.patterns.iter().map(|(needle, _)| needle));
        needles.any(|needle| self.fields[*needle] != Some(TextField::Keywords))
    }

    /// Returns a whole title with its marks.
    pub(crate) fn whole(&self, text: &str) -> Snippet {
        let marks: Vec<(usize, usize)> = self
            .marks(text, TextField::Title)
            .iter()
            .map(|mark| (mark.start, mark.end))
            .collect();
        Snippet::new(text, &marks)
    }

    /// Returns the passages of a body, of together at most `most` characters, with the most telling
    /// marks, or its beginning where it has none.
    pub(crate) fn best_passages(&self, text: &str, most: usize) -> Snippet {
        let marks = self.marks(text, TextField::Body);
        let passages = passages(text, &marks, &self.weights, most);
        snippet(text, &passages, &marks)
    }

    /// Returns where in the text of a field what was looked for stands, as bytes, in order and without
    /// overlap. Words that stand near each other are one, with all that lies between them.
    pub(crate) fn occurrences(
        &self,
        text: &str,
        field: LineField,
    ) -> impl Iterator<Item = Range<usize>> + use<> {
        let marks = self.find(text, field.into(), Reach::Whole);
        marks.into_iter().map(|mark| mark.start..mark.end)
    }

    /// Finds all marks of the text of a field, in order and without overlap.
    fn marks(&self, text: &str, field: TextField) -> Vec<Mark> {
        self.find(text, field, Reach::EachWord)
    }

    fn find(&self, text: &str, field: TextField, reach: Reach) -> Vec<Mark> {
        let is_for = |needle: usize| self.fields[needle].is_none_or(|only| only == field);
        let mut words = Words::with_compounds(text);
        let mut form = String::new();
        let mut marks = Vec::new();
        let mut forms = Vec::new();
        while let Some(word) = words.read(&mut form) {
            let needles = self.words.get(&form).map(Vec::as_slice).unwrap_or_default();
            if let Some(&needle) = needles.iter().find(|&&needle| is_for(needle)) {
                marks.push(Mark {
                    start: word.start,
                    end: word.end,
                    needle,
                });
            }
            if !self.patterns.is_empty() {
                forms.push((form.clone(), word));
            }
        }
        for (needle, pattern) in self.patterns.iter().filter(|(needle, _)| is_for(*needle)) {
            for (start, end) in pattern.stretches(text, &forms, reach) {
                marks.push(Mark {
                    start,
                    end,
                    needle: *needle,
                });
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
pub(crate) fn grapheme_start(text: &str, place: usize) -> usize {
    let mut cursor = GraphemeCursor::new(place, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => place,
        _ => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

/// Returns the first place at or after `place` that is not inside a grapheme.
pub(crate) fn grapheme_end(text: &str, place: usize) -> usize {
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
