//! Which of two clippings comes first.

use pressoir_document::Clipping;
use pressoir_query::{SearchRequest, Sort};

use crate::samples::{Shelf, clipping, dated, every, ids};

/// Indexes the clippings in both orders and compares the order in which the query finds them.
#[track_caller]
fn check(clippings: &[Clipping], query: &str, sort: Sort, expected: &[&str]) {
    let turned: Vec<Clipping> = clippings.iter().rev().cloned().collect();
    for clippings in [clippings, &turned] {
        let shelf = Shelf::holding(clippings);
        let request = SearchRequest {
            sort,
            ..every(query)
        };
        let response = shelf.archive().search(&request).unwrap();
        assert_eq!(ids(&response), expected, "{query}");
        for hit in &response.hits {
            let is_right = if query.starts_with('*') {
                hit.score == 0.0
            } else {
                hit.score.is_finite() && hit.score > 0.0
            };
            assert!(is_right, "{query}: {} scores {}", hit.id, hit.score);
        }
    }
}

#[test]
fn exact_letters_come_before_inflections() {
    let clippings = [
        clipping("a", "", "des télécentres ici"),
        clipping("b", "", "un télécentre ici"),
        clipping("c", "", "la fibre est là"),
    ];
    check(&clippings, "télécentre", Sort::Relevance, &["b", "a"]);
    check(&clippings, "telecentre", Sort::Relevance, &["b", "a"]);
    check(&clippings, "télécentres", Sort::Relevance, &["a", "b"]);
}

#[test]
fn titles_come_before_bodies() {
    let clippings = [
        clipping("a", "Une autre nouvelle", "la fibre arrive"),
        clipping("b", "La fibre arrive", "une autre nouvelle"),
    ];
    check(&clippings, "fibre", Sort::Relevance, &["b", "a"]);
    check(&clippings, "\"la fibre\"", Sort::Relevance, &["b", "a"]);
}

#[test]
fn more_words_and_rarer_words_come_first() {
    let mut clippings = vec![
        clipping("a", "", "la fibre et le cuivre ici"),
        clipping("b", "", "la fibre et autre chose ici"),
        clipping("c", "", "le cuivre et autre chose ici"),
    ];
    for number in 0..5 {
        clippings.push(clipping(
            &format!("z{number}"),
            "",
            "le cuivre et autre chose ici",
        ));
    }
    let found = ["a", "b", "c", "z0", "z1", "z2", "z3", "z4"];
    check(&clippings, "fibre cuivre", Sort::Relevance, &found);
}

#[test]
fn the_more_often_and_the_shorter_come_first() {
    let clippings = [
        clipping(
            "a",
            "",
            "la fibre arrive enfin dans cette ville où rien ne bouge plus jamais",
        ),
        clipping("b", "", "la fibre arrive enfin"),
        clipping("c", "", "la fibre et la fibre"),
    ];
    check(&clippings, "fibre", Sort::Relevance, &["c", "b", "a"]);
}

#[test]
fn ties_go_to_the_newest_and_then_by_id() {
    let text = "la fibre arrive";
    let clippings = [
        clipping("d", "", text),
        dated("2025-01-01", clipping("e", "", text)),
        dated("2025", clipping("c", "", text)),
        dated("2024-12-31", clipping("a", "", text)),
        dated("2025-03", clipping("b", "", text)),
        clipping("B", "", text),
    ];
    let newest = ["b", "c", "e", "a", "B", "d"];
    let oldest = ["a", "c", "e", "b", "B", "d"];
    for query in ["fibre", "*", "* -cuivre"] {
        check(&clippings, query, Sort::Relevance, &newest);
        check(&clippings, query, Sort::NewestFirst, &newest);
        check(&clippings, query, Sort::OldestFirst, &oldest);
    }
}

#[test]
fn dates_outweigh_scores_where_dates_are_asked_for() {
    let clippings = [
        dated("1631-05-30", clipping("a", "Fibre", "fibre fibre")),
        dated(
            "2025-03",
            clipping("b", "", "une seule fibre dans un long texte"),
        ),
    ];
    check(&clippings, "fibre", Sort::Relevance, &["a", "b"]);
    check(&clippings, "fibre", Sort::NewestFirst, &["b", "a"]);
}

#[test]
fn the_number_of_hits_asked_for_bears_on_nothing_else() {
    // More hits than are kept before the first cut.
    let clippings: Vec<Clipping> = (0..700)
        .map(|number: u32| {
            let one = clipping(&format!("{:03}", number * 311 % 700), "", "la fibre arrive");
            dated(&format!("2025-01-{:02}", number % 28 + 1), one)
        })
        .collect();
    let shelf = Shelf::holding(&clippings);
    let archive = shelf.archive();
    for sort in Sort::NAMES.map(|(_, sort)| sort) {
        let all = SearchRequest {
            sort,
            ..every("fibre")
        };
        let whole = ids(&archive.search(&all).unwrap());
        assert_eq!(whole.len(), 700);
        for (offset, limit) in [(0, 0), (0, 1), (3, 10), (690, 20), (700, 5), (5_000, 5)] {
            let some = SearchRequest {
                offset,
                limit,
                ..all.clone()
            };
            let response = archive.search(&some).unwrap();
            assert_eq!((response.found, response.out_of), (700, 700));
            let expected: Vec<String> = whole.iter().skip(offset).take(limit).cloned().collect();
            assert_eq!(ids(&response), expected, "{offset} {limit}");
        }
    }
}
