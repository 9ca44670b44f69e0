use std::cmp::Reverse;

use pressoir_analysis::{Words, fold};
use pressoir_query::{Suggestion, SuggestionKind};
use tantivy::DocAddress;

use super::asked::Asked;
use super::sequence::sequence;
use super::words::beginning;
use crate::IndexError;
use crate::archive::stored;
use crate::generation::Generation;
use crate::schema::TextField;
use crate::schema::column;

/// How many forms may stand for the word that is not finished.
const MOST_FORMS: usize = 48;

/// How many titles with the words are looked at, over all segments.
const MOST_LOOKED_AT: usize = 4_096;

/// How many titles are read for one that is suggested, since some are the same.
const READ_FOR_ONE: usize = 2;

/// Returns titles in which the words stand as they were typed: first those that begin with them,
/// then the newest.
pub(super) fn complete(
    generation: &Generation,
    asked: &Asked,
    most: usize,
) -> Result<Vec<Suggestion>, IndexError> {
    let mut words = Vec::new();
    for word in &asked.context {
        words.push(generation.forms_of_fold(word)?.into_iter().collect());
    }
    if !asked.prefix.is_empty() {
        let mut forms = beginning(generation, &asked.prefix)?;
        forms.truncate(MOST_FORMS);
        words.push(forms);
    }
    let share = MOST_LOOKED_AT.div_ceil(generation.segments.len().max(1));
    let mut found = Vec::new();
    let readers = generation.searcher.segment_readers();
    for (place, (segment, reader)) in (0..).zip(generation.segments.iter().zip(readers)) {
        let days = reader.fast_fields().u64(column::FIRST_DAY)?;
        let mut titles = sequence(segment.text(TextField::Title), &words, share)?;
        titles.dedup_by_key(|title| title.doc);
        for title in titles {
            let address = DocAddress::new(place, title.doc);
            if generation.shows(address) {
                let day = days.first(title.doc).unwrap_or(0);
                found.push((title.start > 0, Reverse(day), address));
            }
        }
    }
    let read = most.saturating_mul(READ_FOR_ONE).min(found.len());
    if read < found.len() {
        found.select_nth_unstable(read);
        found.truncate(read);
    }
    found.sort_unstable();
    let mut titles: Vec<(String, Suggestion)> = Vec::new();
    for (_, _, address) in found {
        let Some(text) = stored(generation, address)?.title else {
            continue;
        };
        let key = key_of(&text);
        if let Some((_, title)) = titles.iter_mut().find(|(known, _)| *known == key) {
            title.count += 1;
        } else if titles.len() < most {
            let kind = SuggestionKind::Title;
            let count = 1;
            titles.push((key, Suggestion { kind, text, count }));
        }
    }
    Ok(titles.into_iter().map(|(_, title)| title).collect())
}

/// Returns the words of a title without accents: titles that differ in nothing else are the same.
fn key_of(title: &str) -> String {
    let mut words = Words::new(title);
    let mut form = String::new();
    let mut key = String::new();
    while words.read(&mut form).is_some() {
        key.push_str(&fold(&form));
        key.push(' ');
    }
    key
}
