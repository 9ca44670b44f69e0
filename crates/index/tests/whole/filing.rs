use pressoir_document::Clipping;
use pressoir_query::{FacetField, FacetsRequest, SearchRequest, SuggestedKeyword, SuggestionCheck};

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

#[test]
fn suggestions_are_counted_apart_from_the_editors_keywords() {
    let archive = shelf().archive();
    let counts = |query: &str, holding: Option<&str>| {
        let response = archive.facets(&FacetsRequest {
            search: SearchRequest::new(query),
            fields: vec![FacetField::Keyword],
            holding: holding.map(str::to_owned),
            limit: 10,
            suggested: true,
        });
        let response = response.unwrap();
        let editors = response.fields[0].values.iter();
        let editors = editors.filter(|count| count.value.is_some());
        let suggested = response.suggested_keywords.unwrap();
        let values = suggested.values.iter();
        (
            editors.map(|count| count.count).sum::<u64>(),
            suggested.clippings,
            suggested.distinct,
            values
                .map(|count| (count.value.clone(), count.count))
                .collect::<Vec<_>>(),
        )
    };
    let licences = Some("Licences".to_owned());
    let both = vec![(licences.clone(), 1), (None, 1)];
    assert_eq!(counts("*", None), (4, 2, 1, both));
    assert_eq!(counts("rend", None), (0, 1, 1, vec![(licences, 1)]));
    assert_eq!(counts("*", Some("fibre")), (2, 2, 0, Vec::new()));
    assert_eq!(counts("suspendue", None), (1, 0, 0, Vec::new()));
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
