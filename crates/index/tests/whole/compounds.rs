//! Compounds are found whole, by their parts, and however they are joined.

use pressoir_query::SearchRequest;

use crate::samples::{Shelf, clipping};

#[test]
fn compounds_are_found_whole_and_by_their_parts() {
    let shelf = Shelf::holding(&[
        clipping("solid", "", "La cocréation de solutions avance"),
        clipping("hyphen", "", "La co-création de solutions recule"),
        clipping("apart", "", "La création de solutions, co"),
        clipping("pair", "", "L'accord Sénégal-Azerbaïdjan est signé"),
        clipping("name", "", "M. D’Almeida parle"),
        clipping("other", "", "Mme Dalmeida parle"),
        clipping("all", "", "Les étudiant·e·s manifestent"),
        clipping("weekend", "", "Le week-end à Thiès"),
    ]);
    for (query, expected) in [
        ("cocreation", &["hyphen", "solid"] as &[&str]),
        ("cocréations", &["hyphen", "solid"]),
        ("co-création", &["apart", "hyphen", "solid"]),
        ("+co-création", &["hyphen", "solid"]),
        ("la -co-création", &["apart"]),
        ("\"la co-création de solutions\"", &["hyphen", "solid"]),
        ("\"la cocréation de solutions\"", &["hyphen", "solid"]),
        ("\"cocréation recule\"", &[]),
        // A pattern of letters stands for the word and not for the compound that begins with it.
        ("\"week* thiès\"~1", &[]),
        ("\"week* thiès\"~2", &["weekend"]),
        ("cocréation ADJ/3 recule", &["hyphen"]),
        ("=cocréation", &["hyphen", "solid"]),
        ("==cocréation", &["solid"]),
        ("création", &["apart", "hyphen"]),
        ("azerbaidjan", &["pair"]),
        ("senegalazerbaidjan", &["pair"]),
        ("dalmeida", &["name", "other"]),
        ("étudiantes", &["all"]),
        ("weekend", &["weekend"]),
        ("*creation", &["apart", "hyphen", "solid"]),
    ] {
        let mut found = shelf.find(query);
        found.sort();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn marks_cover_the_whole_compound_or_the_part_that_was_asked_for() {
    let shelf = Shelf::holding(&[clipping(
        "a",
        "",
        "Vive la co-création de solutions dans l'état-a !",
    )]);
    for (query, marked) in [
        ("cocreation", "<mark>co-création</mark>"),
        ("création", "co-<mark>création</mark>"),
        // The stem of the compound is that of its part.
        ("état", "<mark>état</mark>-a"),
        ("\"la co\"", "<mark>la co</mark>-création"),
        (
            "\"cocréation de solutions\"",
            "<mark>co-création de solutions</mark>",
        ),
        ("cocreation PRÈS/3 vive", "<mark>co-création</mark>"),
    ] {
        let response = shelf.archive().search(&SearchRequest::new(query)).unwrap();
        let html = &response.hits[0].snippet.as_ref().unwrap().html;
        assert!(html.contains(marked), "{query}: {html}");
    }
}
