//! What the operators of the query language find.

use pressoir_document::Clipping;
use pressoir_query::{Matching, SearchRequest};

use crate::samples::{Shelf, clipping, codes, dated, every, ids, keywords, source};

fn archive() -> Vec<Clipping> {
    let signed = |author: &str, clipping: Clipping| Clipping {
        author: Some(author.to_owned()),
        ..clipping
    };
    let from = |facet: &str, clipping: Clipping| Clipping {
        source: Some(source(facet)),
        ..clipping
    };
    vec![
        dated(
            "2003-05-15",
            from(
                "Le Soleil",
                signed(
                    "Ibrahima ANNE",
                    clipping(
                        "1",
                        "Grève à la Sonatel",
                        "Les agents de Tours sont en grève.",
                    ),
                ),
            ),
        ),
        dated(
            "2005-12",
            from(
                "Wal Fadjri",
                keywords(
                    &["Médias/Réseaux sociaux"],
                    clipping(
                        "2",
                        "La fibre",
                        "Le cuivre de la Sonatel a tenu sans grève ni bruit.",
                    ),
                ),
            ),
        ),
        dated(
            "2010",
            from(
                "Le Soleil",
                signed(
                    "Éloi Mbodj",
                    clipping(
                        "3",
                        "Télécoms : un tour",
                        "M. SALL ouvre la salle. Téléphonie et fibre.",
                    ),
                ),
            ),
        ),
        keywords(
            &["TIC"],
            clipping(
                "4",
                "",
                "Le téléphone de Sall, la fibre optique en 2010, des salles.",
            ),
        ),
    ]
}

/// Compares what each query finds, sorted, and the codes of the warnings.
#[track_caller]
fn check(rows: &[(&str, &[&str], &[&str])]) {
    let shelf = Shelf::holding(&archive());
    let archive = shelf.archive();
    for (query, expected, warnings) in rows {
        let response = archive.search(&every(query)).unwrap();
        let mut found = ids(&response);
        found.sort();
        assert_eq!(found, *expected, "{query}");
        assert_eq!(codes(&response), *warnings, "{query}");
        // What was understood, asked again, is answered the same.
        let again = archive.search(&every(&response.query.parsed)).unwrap();
        assert_eq!(ids(&again), ids(&response), "{query}");
    }
}

#[test]
fn operators_are_taken_to_the_letter() {
    check(&[
        ("grève ET sonatel", &["1", "2"], &[]),
        ("grève ET agents", &["1"], &[]),
        ("agents OU cuivre", &["1", "2"], &[]),
        ("fibre SAUF cuivre", &["3", "4"], &[]),
        ("fibre ET NON (cuivre OU optique)", &["3"], &[]),
        ("(agents OU cuivre) ET grève", &["1", "2"], &[]),
        ("agents OU NON fibre", &["1"], &[]),
        ("* SAUF fibre", &["1"], &[]),
        ("la ET fibre", &["2", "3", "4"], &[]),
        ("le ET la", &["1", "2", "4"], &[]),
        ("fibre ET xylophone", &[], &["unknown_word"]),
    ]);
}

#[test]
fn words_are_spelled_as_their_signs_say() {
    check(&[
        ("télé*", &["3", "4"], &[]),
        ("tele*", &["3", "4"], &[]),
        ("*phonie", &["3"], &[]),
        ("t?lécoms", &["3"], &[]),
        ("\"fibre opt*\"", &["4"], &[]),
        ("tour", &["1", "3"], &[]),
        ("=Tours", &["1"], &[]),
        ("=tour", &["3"], &[]),
        ("sall", &["3", "4"], &[]),
        ("=sall", &["3", "4"], &[]),
        ("==SALL", &["3"], &[]),
        ("==Sall", &["4"], &[]),
        ("==\"M. SALL\"", &["3"], &[]),
        ("==sall", &[], &[]),
        ("sanatel~1", &["1", "2"], &[]),
        ("sanotel~1", &[], &[]),
        ("sanotel~2", &["1", "2"], &[]),
    ]);
}

#[test]
fn near_terms_stand_near() {
    check(&[
        ("cuivre PRÈS/4 sonatel", &["2"], &[]),
        ("cuivre PRÈS/2 sonatel", &[], &[]),
        ("sonatel NEAR/4 cuivre", &["2"], &[]),
        ("sonatel ADJ/4 cuivre", &[], &[]),
        ("fibre ADJ optique", &["4"], &[]),
        ("(cuivre OU agents) PRÈS/9 grève", &["1", "2"], &[]),
        ("cuivre ADJ/4 sonatel ADJ/4 grève", &["2"], &[]),
        ("\"grève tenu\"~2", &["2"], &[]),
        ("\"grève tenu\"~1", &["2"], &[]),
        ("\"grève tenu\"", &[], &[]),
        // A title and a text are two places.
        ("sonatel PRÈS/9 agents", &[], &[]),
        ("titre:(grève PRÈS/5 sonatel)", &["1"], &[]),
    ]);
}

#[test]
fn fields_and_dates_are_filters() {
    check(&[
        ("titre:grève", &["1"], &[]),
        ("corps:grève", &["1", "2"], &[]),
        ("titre:(fibre OU tour)", &["2", "3"], &[]),
        ("source:soleil", &["1", "3"], &[]),
        ("source:\"le soleil\"", &["1", "3"], &[]),
        ("source:=soleil", &[], &[]),
        ("source:=\"Le Soleil\"", &["1", "3"], &[]),
        ("source:(soleil OU \"wal fadjri\") fibre", &["2", "3"], &[]),
        ("mot-clé:tic", &["4"], &[]),
        ("mots-clés:\"reseaux sociaux\"", &["2"], &[]),
        ("auteur:anne", &["1"], &[]),
        ("author:eloi", &["3"], &[]),
        ("auteur:mb*", &["3"], &[]),
        ("* -source:soleil", &["2", "4"], &[]),
        ("date:2003", &["1"], &[]),
        ("2003..2005", &["1", "2"], &[]),
        ("date:2005-12-25", &["2"], &[]),
        ("avant:2005", &["1"], &[]),
        ("depuis:\"décembre 2005\"", &["2", "3"], &[]),
        (
            "du 1er mai 2003 au 31 mai 2003 grève",
            &["1"],
            &["period_read"],
        ),
        // Words that a period holds back are words after all.
        (
            "du 5 mai 1999 au 8 mai 1999 grève",
            &["1", "2"],
            &[
                "unknown_word",
                "unknown_word",
                "unknown_word",
                "phrase_not_found",
                "relaxed",
            ],
        ),
    ]);
}

#[test]
fn a_year_is_a_word_or_a_date() {
    check(&[
        ("2010", &["3", "4"], &[]),
        ("fibre 2010", &["2", "3", "4"], &["relaxed"]),
        ("source:soleil 2010", &["3"], &[]),
        ("=2010", &["4"], &[]),
        ("2003", &["1"], &[]),
    ]);
    let shelf = Shelf::holding(&archive());
    assert_eq!(
        shelf.find("fibre 2010")[2],
        "2",
        "the one of another year is the last"
    );
}

#[test]
fn the_reader_can_say_how_many_words_are_enough() {
    let shelf = Shelf::holding(&archive());
    let archive = shelf.archive();
    for (query, matching, expected) in [
        (
            "grève fibre",
            Matching::Auto,
            &["1", "2", "3", "4"] as &[&str],
        ),
        ("grève fibre", Matching::All, &["2"]),
        ("grève cuivre agents", Matching::Any, &["1", "2"]),
        ("+fibre grève", Matching::All, &["2"]),
        ("+fibre grève", Matching::Any, &["2", "3", "4"]),
        ("source:soleil grève", Matching::Any, &["1"]),
    ] {
        let request = SearchRequest {
            matching,
            ..every(query)
        };
        let mut found = ids(&archive.search(&request).unwrap());
        found.sort();
        assert_eq!(found, expected, "{query} {matching:?}");
    }
}

#[test]
fn a_query_of_any_length_is_answered() {
    let shelf = Shelf::holding(&archive());
    let archive = shelf.archive();
    for query in [
        "*a* *e* ??* *".repeat(40),
        "mot ".repeat(200_000),
        format!("{}fibre{}", "(".repeat(100_000), ")".repeat(100_000)),
        "fibre OU ".repeat(100_000),
        "fibre ET cuivre PRÈS/100 ".repeat(10_000),
        "titre:(a* ".repeat(20_000),
        "a-".repeat(500_000),
        format!("\"{}\"~100", "la fibre ".repeat(50_000)),
        format!("=={}", "é".repeat(500_000)),
        format!("source:\"{}\"", "soleil ".repeat(100_000)),
        "mot~2 ".repeat(1_000),
    ] {
        let response = archive.search(&every(&query)).unwrap();
        let head: String = query.chars().take(20).collect();
        assert!(response.found <= response.out_of, "{head}");
    }
}
