//! Every letter of a text is accounted for: it is in one field, or told apart as chrome.

use pressoir_ingest::{Explanation, ParsedClipping, Part, Role, Vocabulary, explain_text};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::articles::{Article, article};
use crate::renderer::TEXTS;
use crate::texts::text;

/// What is left of a text when white space, hyphens and characters without width are gone: repairs
/// and wrapped lines change nothing else.
fn letters(text: &str) -> String {
    let is_left = |letter: &char| {
        !letter.is_whitespace()
            && !matches!(
                letter,
                '-' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'
            )
    };
    text.nfc().filter(is_left).collect()
}

fn letters_of<'p>(parts: impl Iterator<Item = &'p Part>) -> String {
    parts.map(|part| letters(&part.text)).collect()
}

/// Checks that the parts are the whole text, and the fields of each clipping what its parts say.
fn check(raw: &str) -> Result<Vec<ParsedClipping>, TestCaseError> {
    let (clippings, explanation) = explain_text(raw, &Vocabulary::shipped());
    let parts = &explanation.parts;
    // Letters that begin what was encoded twice: its repair leaves fewer.
    if !raw.contains(['Â', 'Ã', 'Å', 'â']) {
        prop_assert_eq!(letters_of(parts.iter()), letters(raw), "all of {:?}", raw);
    }
    let lines = raw.replace("\r\n", "\n").replace('\r', "\n");
    let last = u64::try_from(lines.split('\n').count()).unwrap();
    prop_assert!(parts.iter().all(|part| !part.text.is_empty()));
    prop_assert!(parts.iter().all(|part| line_of(part) <= last));
    prop_assert!(parts.is_sorted_by_key(line_of));
    let is_unused = parts.iter().any(|part| part.role == Role::Unused);
    prop_assert!(!is_unused || clippings.is_empty(), "{:?}", explanation);
    let is_kept = parts.iter().any(|part| part.role.is_kept());
    prop_assert!(!is_kept || !clippings.is_empty(), "{:?}", explanation);
    for (number, clipping) in (1..).zip(&clippings) {
        check_fields(number, clipping, &explanation)?;
    }
    Ok(clippings)
}

fn line_of(part: &Part) -> u64 {
    match part.place {
        pressoir_ingest::Place::Line(line) => line,
        pressoir_ingest::Place::Field(_) => 0,
    }
}

fn check_fields(
    number: u32,
    clipping: &ParsedClipping,
    explanation: &Explanation,
) -> Result<(), TestCaseError> {
    let with = |roles: &[Role]| {
        let parts = explanation.parts.iter();
        let parts = parts.filter(|part| part.clipping == Some(number));
        letters_of(parts.filter(|part| roles.contains(&part.role)))
    };
    let text = with(&[Role::Lead, Role::Body, Role::Teaser]);
    prop_assert_eq!(letters(&clipping.body), text);
    let title = clipping.title.as_deref().map(letters).unwrap_or_default();
    let is_crumbs = clipping
        .warnings
        .iter()
        .any(|told| told.contains("title is the breadcrumb"));
    let printed = with(&[Role::Title]);
    prop_assert_eq!(if is_crumbs { String::new() } else { title }, printed);
    prop_assert!(with(&[Role::Date]).is_empty() || clipping.date.is_some());
    let keywords = with(&[Role::Keyword]).to_lowercase();
    prop_assert_eq!(keywords.is_empty(), clipping.keywords.is_empty());
    for keyword in &clipping.keywords {
        prop_assert!(
            keywords.contains(&letters(keyword).to_lowercase()),
            "{}",
            keyword
        );
    }
    let source = with(&[Role::Source]);
    let name = clipping.source.as_ref().map(|source| letters(&source.name));
    // A title of the breadcrumb's can end in a source, too.
    if !is_crumbs {
        prop_assert_eq!(source.is_empty(), name.is_none());
        prop_assert!(source.contains(&name.unwrap_or_default()));
    }
    let author = with(&[Role::Author]);
    let name = clipping.author.as_deref().map(letters);
    prop_assert_eq!(author.is_empty(), name.is_none());
    prop_assert!(author.contains(&name.unwrap_or_default()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn of_any_text_every_letter_is_accounted_for(raw in text()) {
        check(&raw)?;
    }

    #[test]
    fn of_a_clipping_every_letter_is_accounted_for(
        articles in prop::collection::vec(article(), 1..4),
        shape in prop::sample::select(TEXTS),
    ) {
        let articles: Vec<&Article> = articles.iter().collect();
        prop_assert!(!check(&shape.render(&articles))?.is_empty());
    }
}
