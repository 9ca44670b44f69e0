use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use pressoir_analysis::{fold, is_stop_word};
use pressoir_query::{Suggestion, SuggestionKind};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use crate::IndexError;
use crate::generation::{Generation, SegmentIndex};
use crate::lexicon::{KeyKind, MOST_WALKED, behind};
use crate::schema::TextField;

/// Returns the most frequent words that begin with these letters, accents aside. Of the spellings
/// that differ only in accents the most frequent one stands for all.
pub(super) fn complete(
    generation: &Generation,
    prefix: &str,
    most: usize,
) -> Result<Vec<Suggestion>, IndexError> {
    let mut words: Vec<Suggestion> = Vec::new();
    let mut seen = HashSet::new();
    // More than are asked for, since frequencies in single segments order them only roughly.
    for form in beginning(generation, prefix)?.into_iter().take(most * 4) {
        if is_stop_word(&form) || !seen.insert(fold(&form)) {
            continue;
        }
        let mut best = (0, String::new());
        for spelling in generation.forms_of_fold(&fold(&form))? {
            best = best.max((generation.doc_freq(&spelling)?, spelling));
        }
        let (count, text) = best;
        if is_alive(generation, &text)? {
            words.push(Suggestion {
                kind: SuggestionKind::Word,
                text,
                count,
            });
        }
    }
    words.sort_by(|one, other| {
        (Reverse(one.count), &one.text).cmp(&(Reverse(other.count), &other.text))
    });
    words.truncate(most);
    Ok(words)
}

/// Returns the forms that begin with these letters, accents aside: all of them, or where they are
/// many the most frequent ones of each segment. The most frequent come first, as far as the
/// segments tell that were looked at.
pub(super) fn beginning(generation: &Generation, prefix: &str) -> Result<Vec<String>, IndexError> {
    if prefix.is_empty() {
        return Ok(Vec::new());
    }
    let mut totals: HashMap<String, u64> = HashMap::new();
    for segment in &generation.segments {
        let mut in_segment = HashMap::new();
        let listed = segment.lexicon.places(KeyKind::Beginning, prefix);
        if listed.is_empty() {
            walk(segment, prefix, &mut in_segment)?;
        }
        for place in listed {
            add_place(segment, place, &mut in_segment)?;
        }
        for (form, docs) in in_segment {
            *totals.entry(form).or_default() += docs;
        }
    }
    let mut forms: Vec<(String, u64)> = totals.into_iter().collect();
    forms.sort_by(|one, other| (Reverse(one.1), &one.0).cmp(&(Reverse(other.1), &other.0)));
    Ok(forms.into_iter().map(|(form, _)| form).collect())
}

/// Adds all forms of a segment that begin with these letters; the lexicon says that they are few.
fn walk(
    segment: &SegmentIndex,
    prefix: &str,
    forms: &mut HashMap<String, u64>,
) -> Result<(), IndexError> {
    for place in segment.lexicon.places_beginning(prefix) {
        add_place(segment, place, forms)?;
    }
    for terms in segment.dictionaries() {
        let mut stream = terms.range().ge(prefix).lt(behind(prefix)).into_stream()?;
        let mut left = MOST_WALKED;
        while left > 0 && stream.advance() {
            // Those with accents come from the lexicon.
            let form = std::str::from_utf8(stream.key()).unwrap_or_default();
            if form.is_ascii() || fold(form) == form {
                left -= 1;
                let docs = forms.entry(form.to_owned()).or_default();
                *docs = (*docs).max(stream.value().doc_freq.into());
            }
        }
    }
    Ok(())
}

fn add_place(
    segment: &SegmentIndex,
    place: u32,
    forms: &mut HashMap<String, u64>,
) -> Result<(), IndexError> {
    if let Some(form) = segment.form(place)? {
        let docs = segment.doc_freqs(&form)?.into_iter().max();
        forms.insert(form, docs.unwrap_or(0));
    }
    Ok(())
}

/// Returns whether a clipping has the form that is not deleted.
fn is_alive(generation: &Generation, form: &str) -> Result<bool, IndexError> {
    let readers = generation.searcher.segment_readers();
    for (segment, reader) in generation.segments.iter().zip(readers) {
        for field in TextField::ALL {
            let index = segment.text(field);
            let Some(info) = index.terms().get(form)? else {
                continue;
            };
            let mut postings =
                index.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                if !reader.is_deleted(postings.doc()) {
                    return Ok(true);
                }
                postings.advance();
            }
        }
    }
    Ok(false)
}
