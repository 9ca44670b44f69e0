//! How a text that is still being typed goes on.

use pressoir_document::Clipping;
use pressoir_index::Archive;
use pressoir_query::SuggestionKind;

use crate::samples::{Shelf, clipping, dated, keywords, source};

/// Returns the suggestions, a line each.
fn suggest(archive: &Archive, typed: &str, limit: usize) -> Vec<String> {
    let response = archive.suggest(typed, limit).unwrap();
    assert_eq!(response.query, typed);
    let told = response.suggestions.iter().map(|found| {
        let kind = found.kind.as_str();
        format!("{kind} {} {}", found.count, found.text)
    });
    told.collect()
}

fn samples() -> Vec<Clipping> {
    let sourced = |name: &str, clipping: Clipping| Clipping {
        source: Some(source(name)),
        ..clipping
    };
    vec![
        sourced(
            "Le Soleil",
            keywords(
                &["Économie numérique"],
                clipping(
                    "a",
                    "L’économie du « New Deal »",
                    "le new deal technologique, une économie",
                ),
            ),
        ),
        sourced(
            "Le Soleil",
            keywords(
                &["Économie numérique", "Télécoms"],
                dated(
                    "2025-03",
                    clipping("b", "Économie : le New Deal", "Le New Deal de l’économie"),
                ),
            ),
        ),
        sourced(
            "L’Économiste",
            clipping(
                "c",
                "Un économiste",
                "le ministère de la Communication, sans économie",
            ),
        ),
        clipping(
            "d",
            "Économie : le new deal",
            "ministère de la communication, économie",
        ),
        clipping("e", "", "ministere de la culture, new york"),
    ]
}

#[test]
fn words_keywords_sources_and_titles_go_on_from_what_was_typed() {
    let archive = Shelf::holding(&samples()).archive();
    let economy = [
        "word 4 économie",
        "keyword 2 Économie numérique",
        "title 2 Économie : le New Deal",
        "word 1 économiste",
        "source 1 L’Économiste",
        "title 1 L’économie du « New Deal »",
        "title 1 Un économiste",
    ];
    for (typed, expected) in [
        ("econ", &economy as &[&str]),
        ("l'ÉCON", &economy),
        (
            "numeri",
            &["word 2 numérique", "keyword 2 Économie numérique"],
        ),
        // Where nothing follows, what stands in the same clippings goes on.
        (
            "economie n",
            &["word 3 economie new", "keyword 2 Économie numérique"],
        ),
        ("sol", &["source 2 Le Soleil"]),
        (
            "new d",
            &[
                "word 3 new deal",
                "title 2 Économie : le New Deal",
                "title 1 L’économie du « New Deal »",
            ],
        ),
        (
            "ministere de la c",
            &[
                "word 2 ministère de la communication",
                "word 1 ministere de la culture",
            ],
        ),
        ("technologique de l'eco", &["word 1 technologique économie"]),
        ("new deal technologique sans z", &[]),
        ("zzz", &[]),
        ("inconnu d", &[]),
        ("", &[]),
        ("« ", &[]),
    ] {
        assert_eq!(suggest(&archive, typed, 20), expected, "{typed}");
    }
}

#[test]
fn every_kind_has_its_part_of_a_short_list() {
    let archive = Shelf::holding(&samples()).archive();
    assert_eq!(
        suggest(&archive, "econ", 4),
        [
            "word 4 économie",
            "keyword 2 Économie numérique",
            "title 2 Économie : le New Deal",
            "source 1 L’Économiste",
        ]
    );
    assert_eq!(suggest(&archive, "econ", 1), ["word 4 économie"]);
    assert!(suggest(&archive, "econ", 0).is_empty());
}

#[test]
fn what_is_deleted_is_no_longer_suggested() {
    let shelf = Shelf::holding(&samples());
    shelf.put(&[
        clipping("a", "", "rien"),
        clipping("c", "", "rien"),
        clipping("e", "", "rien"),
    ]);
    let archive = shelf.archive();
    for gone in ["technol", "york", "ministere de la cu", "economiste"] {
        assert!(suggest(&archive, gone, 10).is_empty(), "{gone}");
    }
    let counts = suggest(&archive, "telec", 10);
    assert_eq!(counts, ["word 1 télécoms", "keyword 1 Télécoms"]);
}

#[test]
fn many_words_that_begin_alike_are_ordered_by_frequency_over_all_segments() {
    let shelf = Shelf::new();
    // Two segments, in each of which one letter begins more words than are looked at one by one.
    for half in 0..2 {
        let clippings: Vec<Clipping> = (0..400)
            .map(|number| {
                let common = if number % 40 == 0 { "mobile" } else { "" };
                let rarer = if number == 7 && half == 1 {
                    "monnaie"
                } else {
                    ""
                };
                let id = format!("{half}-{number}");
                // A digit would begin another word.
                let letters = format!("{half}{number}");
                let letters = letters.bytes().map(|digit| char::from(digit - b'0' + b'a'));
                let word: String = letters.collect();
                clipping(&id, "", &format!("m{word} le même {common} {rarer}"))
            })
            .collect();
        shelf.put(&clippings);
    }
    let archive = shelf.archive();
    assert_eq!(suggest(&archive, "m", 1), ["word 20 mobile"]);
    assert_eq!(suggest(&archive, "monn", 5), ["word 1 monnaie"]);
    let response = archive.suggest("m", 500).unwrap();
    assert!(response.suggestions.len() > 20);
    for found in &response.suggestions {
        assert_eq!(found.kind, SuggestionKind::Word);
    }
}
