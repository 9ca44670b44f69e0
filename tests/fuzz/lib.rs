//! What must hold for any input, however hostile: one function a target.
//!
//! A fuzzer calls these with inputs that it makes up; `replay.rs` calls them with those that were
//! worth keeping, in every test run. A target fails by panicking.

#![allow(clippy::unwrap_used, reason = "a target fails by panicking")]

use pressoir_analysis::{Role, Words, acronym_definitions, fold, inflection_keys, stem_keys};
use pressoir_ingest::{Vocabulary, parse_bytes, parse_text, read_date};

/// What a target does with an input.
pub type Target = fn(&[u8]);

/// Every target with its name, which is also the name of the folder of its inputs.
pub const TARGETS: [(&str, Target); 5] = [
    ("clippings", clippings),
    ("dates", dates),
    ("pages", pages),
    ("queries", queries),
    ("words", words),
];

/// The bytes of a file, decoded and parsed: twice the same, and nothing in it that the text does
/// not have.
pub fn clippings(bytes: &[u8]) {
    let vocabulary = Vocabulary::shipped();
    let parsed = parse_bytes(bytes.to_vec(), &vocabulary);
    assert_eq!(parsed, parse_bytes(bytes.to_vec(), &vocabulary));
    for clipping in parsed.into_iter().flatten() {
        assert!(
            clipping.title.is_some() || !clipping.body.is_empty(),
            "a clipping says something"
        );
        // What was read from a text is a text: it can be read again.
        let _ = parse_text(&clipping.body);
    }
}

/// The same of a web page, whatever its bytes: without its first line most inputs would be texts.
pub fn pages(bytes: &[u8]) {
    let head: &[u8] = b"<!DOCTYPE html>\n<html><body>";
    clippings(&[head, bytes].concat());
}

/// A French date: what is read has a form of its own that reads back the same.
pub fn dates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(reading) = read_date(&text) {
        let printed = reading.date.to_string();
        assert_eq!(read_date(&printed).unwrap().date, reading.date, "{printed}");
    }
}

/// A query: never an error, and printed it is the same query.
pub fn queries(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (query, _) = pressoir_query::parse(&text);
    let printed = query.to_string();
    if !printed.is_empty() {
        assert_eq!(pressoir_query::parse(&printed).0, query, "{printed}");
    }
}

/// The words of a text: in order, on character boundaries, with forms that are forms of themselves;
/// and the acronyms that it tells, each with a name of several words.
pub fn words(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut words = Words::new(&text);
    let mut everything = Words::with_compounds(&text);
    let mut form = String::new();
    let mut again = String::new();
    let mut end = 0;
    while let Some(word) = words.read(&mut form) {
        assert!(word.start <= word.end && end <= word.start, "{word:?}");
        assert!(!text[word.start..word.end].is_empty(), "{word:?}");
        end = word.end;
        let folded = fold(&form);
        assert_eq!(fold(&folded), folded, "{form}");
        let _ = stem_keys(&form);
        let _ = inflection_keys(&form);
        let same = std::iter::from_fn(|| everything.read(&mut again))
            .inspect(|other| assert!(!text[other.start..other.end].is_empty(), "{other:?}"))
            .find(|other| other.role == Role::Word);
        assert_eq!(same, Some(word), "compounds stand beside the words");
        assert_eq!(again, form);
    }
    for found in acronym_definitions(&text) {
        assert!(text.contains(found.name) && text.contains(found.acronym));
        assert!(found.name.len() > 1, "{found:?}");
    }
}
