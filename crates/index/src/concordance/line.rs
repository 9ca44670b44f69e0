use std::ops::Range;

use pressoir_analysis::{Word, Words, fold};
use pressoir_document::Clipping;
use pressoir_query::{ConcordanceLine, ContextKey, LineField};

use crate::highlight::{Highlighter, grapheme_end, grapheme_start};
use crate::texts::fields;

/// What stands for a line break.
const BREAK: &str = " ¶ ";

/// A line with the forms that it can be sorted by.
pub(super) struct Line {
    pub(super) line: ConcordanceLine,
    /// The folds of the words before, the nearest first.
    left: Vec<String>,
    keyword: Vec<String>,
    right: Vec<String>,
}

impl Line {
    /// Returns what the line is sorted by: the folds of words, in the order in which they tell.
    pub(super) fn key(&self, key: ContextKey) -> Vec<String> {
        match key {
            ContextKey::Left => self.left.clone(),
            ContextKey::Keyword => [&self.keyword[..], &self.right].concat(),
            ContextKey::Right => self.right.clone(),
        }
    }
}

/// Returns the lines of a clipping, in the order of its text.
pub(super) fn lines(clipping: &Clipping, highlighter: &Highlighter, window: usize) -> Vec<Line> {
    let mut found = Vec::new();
    for (field, text) in fields(clipping) {
        let mut occurrences = highlighter.occurrences(text, field).peekable();
        if occurrences.peek().is_none() {
            continue;
        }
        let text = Read::new(text);
        for occurrence in occurrences {
            found.push(text.line(clipping, field, occurrence, window));
        }
    }
    found
}

/// A text with the words that it is made of.
struct Read<'t> {
    text: &'t str,
    words: Vec<(String, Word)>,
}

impl<'t> Read<'t> {
    fn new(text: &'t str) -> Self {
        let mut reader = Words::new(text);
        let mut words = Vec::new();
        let mut form = String::new();
        while let Some(word) = reader.read(&mut form) {
            words.push((form.clone(), word));
        }
        Read { text, words }
    }

    fn line(
        &self,
        clipping: &Clipping,
        field: LineField,
        occurrence: Range<usize>,
        window: usize,
    ) -> Line {
        let first = self
            .words
            .partition_point(|(_, word)| word.end <= occurrence.start);
        let behind = self
            .words
            .partition_point(|(_, word)| word.start < occurrence.end);
        let before = first.saturating_sub(window)..first;
        let after = behind..behind.saturating_add(window).min(self.words.len());
        let left = self.start_of(before.start).min(occurrence.start)..occurrence.start;
        let right = occurrence.end..self.end_of(after.end).max(occurrence.end);
        let line = ConcordanceLine {
            left: on_one_line(self.text[left].trim_start()),
            keyword: on_one_line(&self.text[occurrence]),
            right: on_one_line(self.text[right].trim_end()),
            field,
            id: clipping.id.clone(),
            date: clipping.date,
            source: clipping.source.as_ref().map(|source| source.name.clone()),
            title: clipping.title.clone(),
        };
        let mut left = self.folds(before);
        left.reverse();
        Line {
            line,
            left,
            keyword: self.folds(first..behind.max(first)),
            right: self.folds(after),
        }
    }

    fn folds(&self, words: Range<usize>) -> Vec<String> {
        self.words[words]
            .iter()
            .map(|(form, _)| fold(form))
            .collect()
    }

    /// Returns where a context begins whose first word is this one: at the signs that open it.
    fn start_of(&self, place: usize) -> usize {
        let Some((_, word)) = self.words.get(place) else {
            return self.text.len();
        };
        let Some((_, before)) = place.checked_sub(1).and_then(|place| self.words.get(place)) else {
            return 0;
        };
        let gap = &self.text[before.end.min(word.start)..word.start];
        let sign = gap
            .rfind(char::is_whitespace)
            .map_or(0, |space| gap.len() - space);
        let sign = gap[gap.len() - sign..].trim_start().len();
        grapheme_start(self.text, word.start - sign)
    }

    /// Returns where a context ends whose last word is before this one: behind the signs that close
    /// it, or that join it to the next.
    fn end_of(&self, place: usize) -> usize {
        let Some((_, next)) = self.words.get(place) else {
            return self.text.len();
        };
        let Some((_, word)) = place.checked_sub(1).and_then(|place| self.words.get(place)) else {
            return 0;
        };
        let gap = &self.text[word.end..next.start.max(word.end)];
        let signs = gap.find(char::is_whitespace).unwrap_or(gap.len());
        grapheme_end(self.text, word.end + signs)
    }
}

/// Returns a stretch of a text on one line.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_gap) {
        let (before, gap) = rest.split_at(start);
        let after = gap.trim_start_matches(is_gap);
        let gap = &gap[..gap.len() - after.len()];
        line.push_str(before);
        line.push_str(if gap.contains('\n') { BREAK } else { " " });
        rest = after;
    }
    line.push_str(rest);
    line
}

/// Returns whether a character is shown as a space: a line break, a tab, what moves a cursor.
fn is_gap(letter: char) -> bool {
    letter == ' ' || letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}
