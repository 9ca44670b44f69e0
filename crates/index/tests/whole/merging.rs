//! Commits in a row leave the archive that one commit makes.

use std::collections::HashSet;

use pressoir_document::{Clipping, Likeness};
use pressoir_query::{FacetField, SearchRequest, SearchResponse, Sort};

use crate::samples::{Shelf, clipping, codes, dated, every, keywords, origin};

const QUERIES: [&str; 12] = [
    "*",
    "télécentre",
    "securite",
    "état -fibre",
    "+operateurs télécentres",
    "\"la sécurité de l'état\"",
    "\"opérateur et télécentre\"",
    "licences suspendues",
    "titre",
    "annonces",
    "telecentr",
    "inconnu",
];

/// Returns clippings whose words differ from one to the next, some with a form of their own.
fn clippings(count: usize) -> Vec<Clipping> {
    let words = [
        "opérateur",
        "opérateurs",
        "télécentre",
        "télécentres",
        "sécurité",
        "securite",
        "la sécurité de l’État",
        "états",
        "fibre",
        "licence suspendue",
        "licences suspendues",
        "opérateur et télécentre",
    ];
    (0..count)
        .map(|number| {
            let pick = |step: usize| words[(number * step + step) % words.len()];
            let body = format!("{} {} mot{number} {}", pick(1), pick(5), pick(7));
            let title = match number % 3 {
                0 => String::new(),
                1 => format!("Titre {}", pick(3)),
                _ => format!("Annonce annonces {number}"),
            };
            let one = clipping(&format!("{number:03}"), &title, &body);
            let one = keywords(&[["TIC", "Médias/Réseaux"][number % 2]], one);
            match number % 4 {
                0 => one,
                1 => dated("2025-03", one),
                2 => dated("2024", one),
                _ => dated(&format!("2023-01-{:02}", number % 28 + 1), one),
            }
        })
        .collect()
}

fn request(query: &str, sort: Sort) -> SearchRequest {
    SearchRequest {
        sort,
        facets: FacetField::NAMES.map(|(_, field)| field).to_vec(),
        ..every(query)
    }
}

/// Takes out what tells one index from another although they hold the same.
fn comparable(response: SearchResponse) -> SearchResponse {
    SearchResponse {
        took_ms: 0.0,
        index: pressoir_query::IndexInfo {
            generation: 0,
            ..response.index
        },
        ..response
    }
}

#[track_caller]
fn check_equal(one: &Shelf, other: &Shelf, sort: Sort) {
    let (one, other) = (one.archive(), other.archive());
    for query in QUERIES {
        let request = request(query, sort);
        let mut answers =
            [&one, &other].map(|archive| comparable(archive.search(&request).unwrap()));
        if sort != Sort::Relevance {
            // Frequencies count deleted clippings until they are merged away.
            for hit in answers.iter_mut().flat_map(|answer| &mut answer.hits) {
                hit.score = 0.0;
            }
        }
        let [left, right] = answers;
        assert_eq!(left, right, "{query}");
    }
}

#[test]
fn segments_bear_on_no_answer_and_on_no_score() {
    // The frequency of a form was chosen segment by segment, so that scores depended on them.
    let all = clippings(60);
    let at_once = Shelf::holding(&all);
    let in_turn = Shelf::new();
    for few in all.chunks(12) {
        in_turn.put(few);
    }
    assert_eq!((at_once.segments(), in_turn.segments()), (1, 5));
    check_equal(&at_once, &in_turn, Sort::Relevance);
}

#[test]
fn merged_segments_answer_as_one_written_at_once() {
    let all = clippings(60);
    let at_once = Shelf::holding(&all);
    let in_turn = Shelf::new();
    for few in all.chunks(2) {
        in_turn.put(few);
    }
    assert!(in_turn.segments() < 15, "{}", in_turn.segments());
    check_equal(&at_once, &in_turn, Sort::Relevance);
}

#[test]
fn changes_and_deletions_leave_what_is_there_now() {
    let all = clippings(60);
    let shelf = Shelf::new();
    for few in all.chunks(3) {
        // First another text under the same identity, then the right one, beside one too many.
        let wrong: Vec<Clipping> = few
            .iter()
            .map(|right| clipping(&right.id, "Brouillon", "télécentre opérateurs fibre"))
            .collect();
        shelf.put(&wrong);
        let mut right = few.to_vec();
        right.push(clipping(&format!("x{}", few[0].id), "", "sécurité états"));
        shelf.put(&right);
    }
    let mut writer = shelf.writer();
    for clipping in &all {
        let likeness = Likeness::default();
        writer
            .put(&origin(&clipping.id), clipping, &likeness)
            .unwrap();
    }
    assert_eq!(
        writer
            .prune(&["corpus".to_owned()], &HashSet::new())
            .unwrap(),
        20
    );
    let summary = writer.commit().unwrap();
    assert_eq!(summary.docs, 60);
    check_equal(&Shelf::holding(&all), &shelf, Sort::NewestFirst);
}

#[test]
fn what_many_deleted_clippings_said_is_forgotten() {
    // Deleted clippings were kept for good: their words counted as known, and a reader who typed
    // one was not told otherwise.
    let with = |text: &str| -> Vec<Clipping> {
        (0..10)
            .map(|number| clipping(&number.to_string(), "", text))
            .collect()
    };
    let (right, wrong) = (with("la fibre arrive"), with("la vibre arrive"));
    let shelf = Shelf::holding(&[&right[..5], &wrong[5..]].concat());
    shelf.put(&right);
    let response = shelf.archive().search(&every("vibre")).unwrap();
    assert_eq!(codes(&response), ["respelled"]);
    assert_eq!(response.found, 10);
}

#[test]
fn a_window_of_documents_ends_and_the_next_begins() {
    // More documents than one window and more postings than one block hold.
    let all: Vec<Clipping> = (0..4_500)
        .map(|number| {
            let often = if number % 2 == 0 { "paire" } else { "impaire" };
            let rare = if number % 35 == 0 { "rare exemple" } else { "" };
            clipping(
                &format!("{number:04}"),
                "",
                &format!("commune {often} {rare}"),
            )
        })
        .collect();
    let shelf = Shelf::holding(&all);
    let archive = shelf.archive();
    for (query, found) in [
        ("*", 4_500),
        ("commune", 4_500),
        ("paire", 2_250),
        ("rare", 129),
        ("\"rare exemple\"", 129),
        ("rare paire", 65),
        ("+commune -paire", 2_250),
        ("commune -rare", 4_371),
    ] {
        let response = archive.search(&request(query, Sort::OldestFirst)).unwrap();
        assert_eq!(response.found, found, "{query}");
        let ids = crate::samples::ids(&response);
        assert_eq!(ids.len() as u64, found, "{query}");
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{query}");
    }
    // Nothing of one window is left in the next: what is alike scores alike.
    let response = archive.search(&every("commune")).unwrap();
    let mut scores: Vec<u32> = response
        .hits
        .iter()
        .map(|hit| hit.score.to_bits())
        .collect();
    scores.dedup();
    assert_eq!(
        scores.len(),
        2,
        "short texts, then those with two words more"
    );
}
