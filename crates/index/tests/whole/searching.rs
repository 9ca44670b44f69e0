//! What queries find, on archives small enough to see why.

use pressoir_query::{FacetField, SearchRequest, Warning};

use crate::samples::{Shelf, clipping, codes, dated, every, ids, keywords};

/// Indexes one clipping a text, with its place as the id, and compares what the query finds, sorted.
#[track_caller]
fn check(texts: &[&str], query: &str, expected: &[&str], warnings: &[&str]) {
    let clippings: Vec<_> = (1..)
        .zip(texts)
        .map(|(number, text)| clipping(&number.to_string(), "", text))
        .collect();
    let shelf = Shelf::holding(&clippings);
    let response = shelf.archive().search(&every(query)).unwrap();
    let mut found = ids(&response);
    found.sort();
    assert_eq!(found, expected, "{query}");
    assert_eq!(codes(&response), warnings, "{query}");
}

#[test]
fn words_are_found_as_they_are_typed() {
    let texts = [
        "L’État des télécentres",
        "la sécurité de l'etat",
        "N’Diaye et l’A.R.T.P.",
        "1 000 francs, 13,9 %",
        "le cœur de l’ﬁbre",
    ];
    for (query, expected) in [
        ("etat", &["1", "2"] as &[&str]),
        ("ÉTATS", &["1", "2"]),
        ("telecentre", &["1"]),
        ("securites", &["2"]),
        ("ndiaye", &["3"]),
        ("artp", &["3"]),
        ("A.R.T.P", &["3"]),
        ("1000", &["4"]),
        ("1.000", &["4"]),
        ("13.9", &["4"]),
        ("coeur", &["5"]),
        ("d'une fibre", &["5"]),
    ] {
        check(&texts, query, expected, &[]);
    }
}

#[test]
fn what_is_typed_together_is_found_in_all_its_spellings() {
    let texts = [
        "le câble SAT3",
        "le câble SAT-3",
        "le câble SAT 3",
        "3 villes, dit le journal Sat",
        "écrire à redaction@exemple.sn",
        "exemple de rédaction",
    ];
    for query in ["sat3", "SAT-3", "câble sat3"] {
        check(&texts, query, &["1", "2", "3"], &[]);
    }
    check(&texts, "exemple.sn", &["5"], &[]);
    check(&texts, "redaction@exemple.sn", &["5"], &[]);
}

#[test]
fn a_word_typed_bare_finds_what_the_accented_word_finds() {
    // `activité` shares a stem with `actives`, `activite` alone does not.
    let texts = ["Thiès", "thies", "les activités", "activité", "actives"];
    check(&texts, "thies", &["1", "2"], &[]);
    check(&texts, "Thiès", &["1", "2"], &[]);
    for query in ["activite", "activité", "ACTIVITÉS"] {
        check(&texts, query, &["3", "4", "5"], &[]);
    }
}

#[test]
fn phrases_are_words_one_after_the_other() {
    let texts = [
        "le ministère de la Communication",
        "ministère\nde la communication",
        "ministère de communication",
        "la Communication du ministère",
        "ministères de la communication",
    ];
    for (query, expected) in [
        ("\"ministere de la communication\"", &["1", "2"] as &[&str]),
        ("« Ministère de la Communication »", &["1", "2"]),
        ("‘’de la communication’’", &["1", "2", "5"]),
        ("\"communication\"", &["1", "2", "3", "4", "5"]),
        ("\"de la", &["1", "2", "5"]),
        ("* -\"de la\"", &["3", "4"]),
        ("\"ministère du\"", &[]),
    ] {
        let warnings: &[&str] = if query == "\"de la" {
            &["open_quote"]
        } else {
            &[]
        };
        check(&texts, query, expected, warnings);
    }
}

#[test]
fn a_phrase_with_the_same_word_twice_is_found() {
    let texts = [
        "peu à peu",
        "peu peu",
        "à peu près peu",
        "petit à petit à petit",
    ];
    check(&texts, "\"peu à peu\"", &["1"], &[]);
    check(&texts, "\"peu peu\"", &["2"], &[]);
    check(&texts, "\"petit à petit\"", &["4"], &[]);
}

#[test]
fn a_phrase_stands_in_one_field() {
    let shelf = Shelf::holding(&[clipping("1", "La nouvelle fibre", "optique arrive")]);
    assert_eq!(shelf.find("\"fibre optique\""), [""; 0]);
    assert_eq!(shelf.find("\"nouvelle fibre\""), ["1"]);
}

#[test]
fn exclusions_take_away_what_was_typed_and_no_more() {
    let texts = [
        "l’État et la fibre",
        "la fibre de l’eau",
        "la fibre porte loin",
        "la fibre, dit le porte-parole",
        "la fibre des États",
    ];
    // `-l'état` left out every clipping with an `l'`.
    check(&texts, "fibre -l'état", &["2", "3", "4"], &[]);
    // `-porte-parole` left out every clipping with `porte`.
    check(&texts, "fibre -porte-parole", &["1", "2", "3", "5"], &[]);
    // Beside an excluded phrase a stop word was no word to look for.
    check(&texts, "la -\"l'eau\"", &["1", "3", "4", "5"], &[]);
    check(&texts, "* -fibre", &[], &[]);
    check(&texts, "* -porte", &["1", "2", "5"], &[]);
    // A misspelt exclusion excludes what is written so, which is nothing.
    check(&texts, "fibre -etatt", &["1", "2", "3", "4", "5"], &[]);
}

#[test]
fn an_inflection_is_excluded_with_the_word() {
    // Where the archive had no form with the letters that were excluded, but one at an edit from
    // them, nothing was excluded.
    let texts = ["l’opérateur de fibre", "la fibre"];
    check(&texts, "fibre -opérateurs", &["2"], &[]);
}

#[test]
fn required_words_are_required() {
    let texts = [
        "la fibre",
        "l’eau",
        "l’eau et la fibre",
        "cette fibre de cet État",
    ];
    // A lone word stayed needed beside a required one: `+fibre xylophone` found nothing.
    check(&texts, "+fibre eau", &["1", "3", "4"], &["relaxed"]);
    check(
        &texts,
        "+fibre xylophone",
        &["1", "3", "4"],
        &["unknown_word", "relaxed"],
    );
    check(&texts, "+eau fibre", &["2", "3"], &["relaxed"]);
    check(&texts, "+fibre +eau", &["3"], &[]);
    // `+l'état` asked for the article, too.
    check(&texts, "+l'état", &["4"], &[]);
    check(&texts, "+xylophone fibre", &[], &["unknown_word"]);
}

#[test]
fn signs_that_are_no_words_ask_for_nothing() {
    let texts = ["la fibre"];
    // A phrase of letters that are no words to the analysis held every clipping back.
    check(&texts, "fibre \"ʼ\"", &["1"], &[]);
    check(&texts, "fibre -ʼ", &["1"], &[]);
    check(&texts, "ʼ", &[], &[]);
    check(&texts, "…", &[], &["no_words"]);
}

#[test]
fn unknown_words_are_respelled_by_few_edits_and_inflections_are_not() {
    let texts = ["le télécentre", "la sécurité", "le securit", "bus"];
    let respelled = |query: &str| -> Vec<String> {
        let clippings: Vec<_> = (1..)
            .zip(texts)
            .map(|(number, text)| clipping(&number.to_string(), "", text))
            .collect();
        let shelf = Shelf::holding(&clippings);
        let response = shelf.archive().search(&every(query)).unwrap();
        let warnings = response.query.warnings.into_iter();
        warnings
            .filter_map(|warning| match warning {
                Warning::Respelled { by, .. } => Some(by),
                _ => None,
            })
            .flatten()
            .collect()
    };
    for (query, by) in [
        ("telecntre", &["télécentre"] as &[&str]),
        ("telecenrte", &["télécentre"]),
        ("tellecentre", &["télécentre"]),
        // Two edits where there is nothing at one, and the word is long.
        ("telecnetra", &["télécentre"]),
        ("xelecnetra", &[]),
        ("secrity", &[]),
        // Was told as a respelling although the archive knows the word in another inflection.
        ("télécentres", &[]),
        ("securitt", &["securit", "sécurité"]),
        // Too short to be told from its neighbours.
        ("bux", &[]),
    ] {
        assert_eq!(respelled(query), by, "{query}");
    }
    check(&texts, "telecntre", &["1"], &["respelled"]);
    check(&texts, "télécentres", &["1"], &[]);
    // The ligature is two letters: one edit does not take it away.
    check(&["l’œuvre"], "uvre", &[], &["unknown_word"]);
    check(&["l’œuvre"], "euvre", &["1"], &["respelled"]);
    let shelf = Shelf::holding(&[clipping("1", "Operateur d’État", "")]);
    assert_eq!(shelf.find("operatuer"), ["1"]);
    check(&texts, "bux", &[], &["unknown_word"]);
}

#[test]
fn stop_words_count_where_there_is_nothing_else() {
    let texts = ["la fibre", "le cuivre", "de la fibre"];
    check(&texts, "la fibre", &["1", "3"], &[]);
    check(&texts, "la", &["1", "3"], &[]);
    check(&texts, "+la cuivre", &["1", "3"], &["relaxed"]);
    check(&texts, "de la", &["1", "3"], &["relaxed"]);
}

#[test]
fn fewer_words_are_enough_where_few_clippings_have_them_all() {
    let with = |words: &'static str, count: usize| std::iter::repeat_n(words, count);
    for (texts, query, expected, warnings) in [
        // Ten have both: the others are no hits.
        (
            with("fibre cuivre", 10).chain(with("fibre", 5)),
            "fibre cuivre",
            10,
            &[] as &[&str],
        ),
        // Nine have both: one word is enough.
        (
            with("fibre cuivre", 9).chain(with("fibre", 5)),
            "fibre cuivre",
            14,
            &["relaxed"],
        ),
        // None has more than the nine: nothing is told.
        (
            with("fibre cuivre", 9).chain(with("eau", 5)),
            "fibre cuivre",
            9,
            &[],
        ),
    ] {
        let texts: Vec<&str> = texts.collect();
        let clippings: Vec<_> = (1..)
            .zip(texts)
            .map(|(number, text): (usize, &str)| clipping(&number.to_string(), "", text))
            .collect();
        let shelf = Shelf::holding(&clippings);
        let response = shelf.archive().search(&every(query)).unwrap();
        assert_eq!(response.found, expected, "{query}");
        assert_eq!(codes(&response), warnings, "{query}");
    }
}

#[test]
fn a_long_query_keeps_what_it_requires_and_excludes() {
    let long: Vec<String> = (0..70).map(|number| format!("mot{number}")).collect();
    let text = long.join(" ");
    let with_eau = format!("{text} commune eau");
    let without = format!("{text} commune");
    let rare = "mot1 mot2".to_owned();
    let clippings = [
        clipping("1", "", &with_eau),
        clipping("2", "", &without),
        clipping("3", "", &rare),
    ];
    let shelf = Shelf::holding(&clippings);
    let query = format!("{text} +commune -eau");
    let response = shelf.archive().search(&every(&query)).unwrap();
    assert_eq!(ids(&response), ["2"]);
    assert!(codes(&response).contains(&"too_many_words"));
}

#[test]
fn a_keyword_that_is_given_twice_counts_once() {
    let shelf = Shelf::holding(&[
        keywords(
            &["TIC", "Médias/Réseaux", "TIC"],
            clipping("1", "", "fibre"),
        ),
        keywords(&["TIC"], clipping("2", "", "fibre")),
    ]);
    let request = SearchRequest {
        facets: vec![FacetField::Keyword],
        ..every("*")
    };
    let response = shelf.archive().search(&request).unwrap();
    let counts: Vec<(Option<&str>, u64)> = response.facets[&FacetField::Keyword]
        .iter()
        .map(|count| (count.value.as_deref(), count.count))
        .collect();
    assert_eq!(counts, [(Some("TIC"), 2), (Some("Médias/Réseaux"), 1)]);
    // The clipping itself is as it was read.
    let stored = shelf.archive().clipping("1").unwrap().unwrap();
    assert_eq!(stored.keywords, ["TIC", "Médias/Réseaux", "TIC"]);
}

#[test]
fn months_and_years_are_counted_in_order_and_the_undated_last() {
    let shelf = Shelf::holding(&[
        dated("2025-03-02", clipping("1", "", "")),
        dated("2025", clipping("2", "", "")),
        dated("1631-05-30", clipping("3", "", "")),
        dated("2025-03", clipping("4", "", "")),
        clipping("5", "", ""),
        dated("2024-12", clipping("6", "", "")),
    ]);
    let request = SearchRequest {
        facets: vec![FacetField::Month, FacetField::Year],
        ..every("*")
    };
    let response = shelf.archive().search(&request).unwrap();
    for (field, expected) in [
        (
            FacetField::Month,
            &[
                (Some("1631-05"), 1_u64),
                (Some("2024-12"), 1),
                (Some("2025"), 1),
                (Some("2025-03"), 2),
                (None, 1),
            ][..],
        ),
        (
            FacetField::Year,
            &[
                (Some("1631"), 1),
                (Some("2024"), 1),
                (Some("2025"), 3),
                (None, 1),
            ][..],
        ),
    ] {
        let counts: Vec<(Option<&str>, u64)> = response.facets[&field]
            .iter()
            .map(|count| (count.value.as_deref(), count.count))
            .collect();
        assert_eq!(counts, expected);
        let sum: u64 = counts.iter().map(|(_, count)| count).sum();
        assert_eq!(sum, response.found);
    }
}
