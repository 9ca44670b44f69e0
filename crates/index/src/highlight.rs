use std::collections::HashMap;

use pressoir_analysis::Words;
use pressoir_query::{Occur, Snippet};
use unicode_segmentation::GraphemeCursor;

use crate::compile::{NeedleKind, Plan};

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

    /// Returns the passage of at most `most` characters with the most telling marks, or the
    /// beginning of the text where it has none.
    pub(crate) fn best_passage(&self, text: &str, most: usize) -> Snippet {
        let marks = self.marks(text);
        let (start, end) = self.core(text, &marks, most).unwrap_or_else(|| {
            let first = text.len() - text.trim_start().len();
            (first, first)
        });
        let passage = Passage::around(text, start, end, most);
        passage.snippet(text, &marks)
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

    /// Returns the stretch of marks that belongs into the passage: the one with the most telling
    /// different needles, and of equal ones the first; `None` where no mark is short enough.
    fn core(&self, text: &str, marks: &[Mark], most: usize) -> Option<(usize, usize)> {
        let mut best = (0.0, None);
        for (place, first) in marks.iter().enumerate() {
            let mut seen = 0_u64;
            let mut worth = 0.0;
            let mut length = 0;
            let mut last_end = first.start;
            for mark in &marks[place..] {
                length += text[last_end..mark.end].chars().count();
                if length > most {
                    break;
                }
                last_end = mark.end;
                let bit = 1 << (mark.needle % 64);
                // Another occurrence of a word shows little that is new.
                let share = if seen & bit == 0 { 1.0 } else { 0.05 };
                seen |= bit;
                worth += share * self.weights[mark.needle];
                if worth > best.0 {
                    best = (worth, Some((first.start, mark.end)));
                }
            }
        }
        best.1
    }
}

/// A stretch of a text that begins and ends between words.
struct Passage {
    start: usize,
    end: usize,
}

impl Passage {
    /// Returns the passage of at most `most` characters around `start..end`. It begins with a
    /// sentence where one begins near enough.
    fn around(text: &str, start: usize, end: usize, most: usize) -> Self {
        let has_marks = start < end;
        let room = most.saturating_sub(text[start..end].chars().count());
        let earliest = back(text, start, room);
        let start = sentence_start(text, earliest, start)
            .or_else(|| word_start(text, back(text, start, room / 3), start))
            .unwrap_or(start);
        let used = text[start..end].chars().count();
        let latest = forth(text, end, most.saturating_sub(used));
        let end = match word_end(text, end, latest) {
            Some(end) => end,
            // A text without spaces is cut behind its marks, or else between two graphemes.
            None if has_marks => end,
            None => grapheme_start(text, latest),
        };
        Passage {
            start,
            end: end.max(start),
        }
    }

    fn snippet(&self, text: &str, marks: &[Mark]) -> Snippet {
        let passage = &text[self.start..self.end];
        let blank = passage.len() - passage.trim_start().len();
        // A sign can print on a space, which is then no place to cut.
        let start = grapheme_end(text, self.start + blank);
        let end = grapheme_start(text, self.start + passage.trim_end().len()).max(start);
        let shown = &text[start..end];
        let before = if text[..start].trim_end().is_empty() {
            ""
        } else {
            "… "
        };
        let after = if text[end..].trim_start().is_empty() {
            ""
        } else {
            " …"
        };
        // A line break is as long as the space that a snippet shows for it.
        let shown = format!("{before}{}{after}", shown.replace(['\n', '\r', '\t'], " "));
        let marks: Vec<(usize, usize)> = marks
            .iter()
            .filter(|mark| mark.start >= start && mark.end <= end)
            .map(|mark| {
                (
                    mark.start - start + before.len(),
                    mark.end - start + before.len(),
                )
            })
            .collect();
        Snippet::new(&shown, &marks)
    }
}

/// Returns the place `count` characters before `from`, or the beginning.
fn back(text: &str, from: usize, count: usize) -> usize {
    text[..from]
        .char_indices()
        .rev()
        .take(count)
        .last()
        .map_or(from, |(place, _)| place)
}

/// Returns the place `count` characters after `from`, or the end.
fn forth(text: &str, from: usize, count: usize) -> usize {
    text[from..]
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(place, _)| from + place)
}

/// Returns the first sentence start in `earliest..=latest`.
fn sentence_start(text: &str, earliest: usize, latest: usize) -> Option<usize> {
    if earliest == 0 {
        return Some(0);
    }
    let stretch = &text[earliest..latest];
    stretch.char_indices().find_map(|(place, letter)| {
        let after = earliest + place + letter.len_utf8();
        let ends = letter == '\n'
            || (matches!(letter, '.' | '!' | '?' | '…') && text[after..].starts_with(' '));
        ends.then(|| after + (text[after..].len() - text[after..].trim_start().len()))
            .filter(|&start| start <= latest)
    })
}

/// Returns the first place in `earliest..=latest` where a word can begin.
fn word_start(text: &str, earliest: usize, latest: usize) -> Option<usize> {
    if earliest == 0 {
        return Some(0);
    }
    let stretch = &text[earliest..latest];
    let (place, space) = stretch
        .char_indices()
        .find(|&(place, letter)| is_gap(text, earliest + place, letter))?;
    Some(earliest + place + space.len_utf8())
}

/// Returns the last place in `earliest..=latest` where a word can end.
fn word_end(text: &str, earliest: usize, latest: usize) -> Option<usize> {
    let Some(next) = text[latest..].chars().next() else {
        return Some(latest);
    };
    if is_gap(text, latest, next) {
        return Some(latest);
    }
    text[earliest..latest]
        .char_indices()
        .rev()
        .map(|(place, letter)| (earliest + place, letter))
        .find(|&(place, letter)| is_gap(text, place, letter))
        .map(|(place, _)| place)
}

/// Returns whether the character at `place` is a space between two words and not one inside a
/// number: `1 000`.
fn is_gap(text: &str, place: usize, letter: char) -> bool {
    let is_digit = |letter: char| letter.is_ascii_digit();
    letter.is_whitespace()
        && !(text[..place].ends_with(is_digit)
            && text[place + letter.len_utf8()..].starts_with(is_digit))
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
