//! The words of the editors' keywords are found as those of title and body are.

use pressoir_query::SearchRequest;

use crate::samples::{Shelf, clipping, ids, keywords};

#[test]
fn words_of_keywords_find_their_clippings() {
    let shelf = Shelf::holding(&[
        keywords(
            &["Médias/Réseaux sociaux", "Données personnelles"],
            clipping("given", "Une amende", "la commission sanctionne"),
        ),
        clipping("told", "", "les réseaux sociaux et la commission"),
        keywords(
            &["Réseaux sociaux"],
            clipping("both", "", "les réseaux sociaux et la commission"),
        ),
        clipping("other", "", "la commission"),
    ]);
    for (query, expected) in [
        // Of two that say it, the one whose keyword says it too comes first.
        ("reseau social", &["both", "told", "given"] as &[&str]),
        ("+commission +reseaux", &["both", "told", "given"]),
        ("\"réseaux sociaux\"", &["both", "told", "given"]),
        ("==Réseaux", &["both", "given"]),
        ("media*", &["given"]),
        ("corps:réseaux", &["both", "told"]),
        ("titre:réseaux", &[]),
        ("mot-clé:réseaux", &["both", "given"]),
        ("commission -réseaux", &["other"]),
        // Two keywords are two texts.
        ("\"sociaux données\"", &[]),
    ] {
        assert_eq!(shelf.find(query), expected, "{query}");
    }
}

#[test]
fn an_explanation_counts_what_stands_among_the_keywords() {
    let shelf = Shelf::holding(&[keywords(&["Fintech"], clipping("a", "", "une banque"))]);
    let request = SearchRequest {
        explain: true,
        ..SearchRequest::new("fintech")
    };
    let response = shelf.archive().search(&request).unwrap();
    assert_eq!(ids(&response), ["a"]);
    let found = &response.hits[0].explanation.as_ref().unwrap().terms[0].found[0];
    assert_eq!(
        (found.in_title, found.in_body, found.in_keywords),
        (0, 0, 1)
    );
}
