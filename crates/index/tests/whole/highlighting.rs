//! What is marked in the hits of a query.

use pressoir_query::SearchRequest;

use crate::samples::{Shelf, clipping};

/// Indexes one clipping and compares its title and its passage as HTML.
#[track_caller]
fn check(title: &str, body: &str, query: &str, expected_title: &str, expected: &str) {
    let shelf = Shelf::holding(&[clipping("1", title, body)]);
    let request = SearchRequest::new(query);
    let response = shelf.archive().search(&request).unwrap();
    let html: Vec<(Option<String>, Option<String>)> = response
        .hits
        .into_iter()
        .map(|hit| {
            let html = |snippet: Option<pressoir_query::Snippet>| snippet.map(|found| found.html);
            (html(hit.title_snippet), html(hit.snippet))
        })
        .collect();
    let title = (!title.is_empty()).then(|| expected_title.to_owned());
    assert_eq!(html, [(title, Some(expected.to_owned()))], "{query}");
}

#[test]
fn what_matched_is_marked_as_it_is_printed() {
    let body =
        "L’État veut des télécentres.\nLa sécurité de l’État, « nouvelle donne », à 1 000 francs.";
    for (query, expected) in [
        (
            "etat",
            "L’<mark>État</mark> veut des télécentres. La sécurité de l’<mark>État</mark>, \
             « nouvelle donne », à 1 000 francs.",
        ),
        (
            "telecentre",
            "L’État veut des <mark>télécentres</mark>. La sécurité de l’État, « nouvelle donne », \
             à 1 000 francs.",
        ),
        (
            "\"securite de l'etat\"",
            "L’État veut des télécentres. La <mark>sécurité de l’État</mark>, « nouvelle donne », \
             à 1 000 francs.",
        ),
        (
            "“Nouvelle donne” 1000",
            "L’État veut des télécentres. La sécurité de l’État, « <mark>nouvelle donne</mark> », \
             à <mark>1 000</mark> francs.",
        ),
        (
            "sécurité -cuivre",
            "L’État veut des télécentres. La <mark>sécurité</mark> de l’État, « nouvelle donne », \
             à 1 000 francs.",
        ),
        (
            "télécntres",
            "L’État veut des <mark>télécentres</mark>. La sécurité de l’État, « nouvelle donne », \
             à 1 000 francs.",
        ),
        (
            "*",
            "L’État veut des télécentres. La sécurité de l’État, « nouvelle donne », \
             à 1 000 francs.",
        ),
    ] {
        check("", body, query, "", expected);
    }
}

#[test]
fn titles_are_marked_whole() {
    check(
        "L’avocat d’Orange",
        "Rien d’autre.",
        "avocats",
        "L’<mark>avocat</mark> d’Orange",
        "Rien d’autre.",
    );
    check(
        "Orange <3",
        "L’opérateur répond.",
        "orange operateurs",
        "<mark>Orange</mark> &lt;3",
        "L’<mark>opérateur</mark> répond.",
    );
}

#[test]
fn a_phrase_that_was_read_as_words_is_marked_word_by_word() {
    check(
        "",
        "La donne est nouvelle à Thiès.",
        "\"nouvelle donne\" thies",
        "",
        "La <mark>donne</mark> est <mark>nouvelle</mark> à <mark>Thiès</mark>.",
    );
}

#[test]
fn what_an_operator_found_is_marked_where_it_was_asked_for() {
    let body = "La grève de la fibre. La Sonatel et sa fibre, Sall et SALL.";
    for (query, title, expected) in [
        (
            "sonatel ADJ/4 fibre",
            "La fibre",
            "La grève de la fibre. La <mark>Sonatel</mark> et sa <mark>fibre</mark>, Sall et SALL.",
        ),
        (
            "fib* SAUF cuivre",
            "La <mark>fibre</mark>",
            "La grève de la <mark>fibre</mark>. La Sonatel et sa <mark>fibre</mark>, Sall et SALL.",
        ),
        (
            "titre:fibre ET grève",
            "La <mark>fibre</mark>",
            "La <mark>grève</mark> de la fibre. La Sonatel et sa fibre, Sall et SALL.",
        ),
        (
            "==SALL",
            "La fibre",
            "La grève de la fibre. La Sonatel et sa fibre, Sall et <mark>SALL</mark>.",
        ),
        (
            "grève OU NON fibre",
            "La fibre",
            "La <mark>grève</mark> de la fibre. La Sonatel et sa fibre, Sall et SALL.",
        ),
    ] {
        check("La fibre", body, query, title, expected);
    }
}

#[test]
fn without_room_there_is_no_snippet() {
    let shelf = Shelf::holding(&[clipping("1", "La fibre", "La fibre arrive.")]);
    let request = SearchRequest {
        snippet_chars: 0,
        ..SearchRequest::new("fibre")
    };
    let hit = shelf.archive().search(&request).unwrap().hits.remove(0);
    assert_eq!((hit.title_snippet, hit.snippet), (None, None));
}
