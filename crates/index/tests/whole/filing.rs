use pressoir_document::Clipping;
use pressoir_query::{SearchRequest, SuggestedKeyword, SuggestionCheck};

use crate::samples::{Shelf, clipping, keywords};

fn shelf() -> Shelf {
    let of = |keyword: &[&str], id: &str, text: &str| keywords(keyword, clipping(id, "", text));
    Shelf::holding(&[
        of(
            &["Licences"],
            "a",
            "Celdior obtient une licence de téléphonie mobile",
        ),
        of(&["Licences"], "b", "la licence de Celdior est suspendue"),
        of(&["Fibre"], "c", "la fibre optique arrive à Niaro"),
        of(&["Fibre"], "d", "un câble de fibre optique sous le fleuve"),
        clipping("none", "", "Celdior rend sa licence mobile"),
        clipping("far", "", "le mil et le sorgho"),
    ])
}

fn told(suggested: &[SuggestedKeyword]) -> Vec<(&str, &[String])> {
    suggested
        .iter()
        .map(|suggested| (suggested.keyword.as_str(), &suggested.like[..]))
        .collect()
}

#[test]
fn a_clipping_without_a_keyword_is_filed_as_those_nearest_to_it() {
    let archive = shelf().archive();
    let suggested = |id: &str| archive.suggested_keywords(id).unwrap();
    let none = suggested("none");
    assert_eq!(
        told(&none),
        [("Licences", &["a".to_owned(), "b".to_owned()][..])]
    );
    assert!((none[0].confidence - 1.0).abs() < 1e-6);
    // The editors' own word is the last, and what is near to nothing is filed nowhere.
    assert_eq!(told(&suggested("a")), []);
    assert_eq!(told(&suggested("far")), []);
}

#[test]
fn hits_are_told_suggestions_when_they_are_asked_for() {
    let archive = shelf().archive();
    let mut request = SearchRequest::new("rend");
    let hits = archive.search(&request).unwrap().hits;
    assert_eq!(told(&hits[0].suggested_keywords), []);
    request.suggest_keywords = true;
    let hits = archive.search(&request).unwrap().hits;
    assert_eq!(hits[0].suggested_keywords.len(), 1);
    assert!(hits[0].keywords.is_empty());
}

/// Two kinds of texts that share no word: every suggestion is right, and each held-out clipping has
/// one.
#[test]
fn a_check_counts_what_is_right() {
    let clippings: Vec<Clipping> = (0..60)
        .map(|number| {
            let (keyword, text) = if number % 2 == 0 {
                ("Licences", "Celdior obtient sa licence")
            } else {
                ("Fibre", "le câble optique arrive")
            };
            let body = format!("{text} numéro{number}");
            keywords(&[keyword], clipping(&number.to_string(), "", &body))
        })
        .collect();
    let checks = Shelf::holding(&clippings)
        .archive()
        .check_suggestions()
        .unwrap();
    assert_eq!(checks.len(), SuggestionCheck::THRESHOLDS.len());
    for check in checks {
        assert!(check.clippings > 0 && check.clippings < 30, "{check:?}");
        let counts = (check.keywords, check.suggested, check.right);
        assert_eq!(counts, (check.clippings, check.clippings, check.clippings));
    }
}
