use pressoir_analysis::{Role, Word, Words};
use pressoir_document::Clipping;
use pressoir_query::Reach;
use rustc_hash::FxHashMap;

use super::is_word;
use crate::highlight::Highlighter;
use crate::texts::{Gathered, fields};

/// What stands near something in the clippings of each part.
#[derive(Default)]
pub(super) struct Near {
    parts: Vec<NearInPart>,
}

/// What stands near something in the clippings of one part.
#[derive(Default)]
pub(super) struct NearInPart {
    /// At how many places it stands, and in how many clippings.
    pub(super) occurrences: u64,
    pub(super) clippings: u64,
    /// How many words stand near, and how many belong to what was looked for.
    pub(super) words: u64,
    pub(super) own_words: u64,
    /// How often each word stands near; where the clipping is the reach, in how many.
    pub(super) together: FxHashMap<String, u64>,
    /// How often each word belongs to what was looked for.
    pub(super) own: FxHashMap<String, u64>,
}

impl Near {
    /// Returns what was found in a part.
    pub(super) fn part(&mut self, part: usize) -> &mut NearInPart {
        if self.parts.len() <= part {
            self.parts.resize_with(part + 1, NearInPart::default);
        }
        &mut self.parts[part]
    }

    /// Reads a clipping that fits.
    pub(super) fn read(
        &mut self,
        part: usize,
        clipping: &Clipping,
        highlighter: &Highlighter,
        reach: Reach,
    ) {
        let near = self.part(part);
        near.clippings += 1;
        let mut seen = Vec::new();
        for (field, text) in fields(clipping) {
            let occurrences: Vec<_> = highlighter.occurrences(text, field).collect();
            near.occurrences += occurrences.len() as u64;
            if occurrences.is_empty() && reach != Reach::Clipping {
                continue;
            }
            let text = Read::new(text);
            let places = text.places(&occurrences, reach);
            for (form, word) in &text.words {
                if !is_word(form) {
                    continue;
                }
                match (places[word.position], reach) {
                    (Place::Own, _) => {
                        near.own_words += 1;
                        add(&mut near.own, form);
                    }
                    (Place::Near, Reach::Words(_)) => {
                        near.words += 1;
                        add(&mut near.together, form);
                    }
                    (Place::Near | Place::Far, _) => {}
                }
                if reach == Reach::Clipping {
                    seen.push(form.clone());
                }
            }
        }
        seen.sort_unstable();
        seen.dedup();
        for form in seen {
            add(&mut near.together, &form);
        }
    }
}

fn add(counts: &mut FxHashMap<String, u64>, form: &str) {
    match counts.get_mut(form) {
        Some(count) => *count += 1,
        None => {
            counts.insert(form.to_owned(), 1);
        }
    }
}

impl Gathered for Near {
    fn join(&mut self, other: Self) {
        for (part, more) in other.parts.into_iter().enumerate() {
            let near = self.part(part);
            near.occurrences += more.occurrences;
            near.clippings += more.clippings;
            near.words += more.words;
            near.own_words += more.own_words;
            for (counts, more) in [
                (&mut near.together, more.together),
                (&mut near.own, more.own),
            ] {
                for (form, count) in more {
                    *counts.entry(form).or_default() += count;
                }
            }
        }
    }
}

/// What a place of a text is to what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Far,
    Near,
    /// It belongs to it.
    Own,
}

/// A text with all that stands at its places.
struct Read {
    words: Vec<(String, Word)>,
    /// The bytes of the word at each place.
    places: Vec<(usize, usize)>,
}

impl Read {
    fn new(text: &str) -> Self {
        let mut reader = Words::with_compounds(text);
        let mut form = String::new();
        let mut words = Vec::new();
        let mut places = Vec::new();
        while let Some(word) = reader.read(&mut form) {
            if word.role == Role::Word {
                places.push((word.start, word.end));
            }
            words.push((form.clone(), word));
        }
        Read { words, places }
    }

    /// Returns what each place is. One that is near to several occurrences is near once.
    fn places(&self, occurrences: &[std::ops::Range<usize>], reach: Reach) -> Vec<Place> {
        let mut places = vec![Place::Far; self.places.len()];
        let mut own = Vec::new();
        for occurrence in occurrences {
            let first = self
                .places
                .partition_point(|(_, end)| *end <= occurrence.start);
            let behind = self
                .places
                .partition_point(|(start, _)| *start < occurrence.end);
            own.push(first..behind.max(first));
        }
        if let Reach::Words(window) = reach {
            for own in &own {
                let near = own.start.saturating_sub(window)
                    ..own.end.saturating_add(window).min(places.len());
                places[near].fill(Place::Near);
            }
        }
        for own in own {
            places[own].fill(Place::Own);
        }
        places
    }
}
