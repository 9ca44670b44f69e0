//! Why a hit has its score.

use pressoir_query::{Explanation, SearchRequest};

use crate::samples::{Shelf, clipping, dated, every};

fn shelf() -> Shelf {
    Shelf::holding(&[
        clipping(
            "a",
            "La fibre arrive",
            "des télécentres ont fermé, la fibre reste",
        ),
        clipping(
            "b",
            "Télécentre fermé",
            "le télécentre du quartier a fermé en mars",
        ),
        dated("2004", clipping("c", "", "amende pour les fibres")),
        clipping("d", "", "rien de tout cela n’est ici"),
    ])
}

#[test]
fn the_parts_make_the_score() {
    let shelf = shelf();
    for query in [
        "fibre",
        "telecentre ferme",
        "\"la fibre\" télécentre",
        "fib* ferme",
        "+fibre amende",
        "fibre OU amende",
        "titre:télécentre fermé",
        "amende 2004",
        "fibre PRÈS/3 reste",
        "*",
    ] {
        let request = SearchRequest {
            explain: true,
            ..every(query)
        };
        let response = shelf.archive().search(&request).unwrap();
        assert!(!response.hits.is_empty(), "{query}");
        for hit in &response.hits {
            let Explanation {
                terms,
                coordination,
                score,
                ..
            } = hit.explanation.as_ref().unwrap();
            let sum: f32 = terms.iter().map(|term| term.score).sum();
            assert!(
                (sum * coordination - hit.score).abs() < 1e-4 && *score == hit.score,
                "{query}: {:?}",
                hit.explanation
            );
        }
    }
}

#[test]
fn the_forms_are_those_of_the_archive() {
    let shelf = shelf();
    let request = SearchRequest {
        explain: true,
        ..every("telecentre -amende")
    };
    let response = shelf.archive().search(&request).unwrap();
    let [term] = response.query.terms.as_slice() else {
        panic!("one term is looked for: {:?}", response.query.terms);
    };
    let forms: Vec<&str> = term.forms.iter().map(|form| form.form.as_str()).collect();
    assert_eq!(forms, ["télécentre", "télécentres"]);
    assert_eq!(term.forms[0].weight, 1.0);
    assert!(term.forms[1].weight < 1.0);
    let unasked = shelf.archive().search(&every("telecentre")).unwrap();
    assert!(unasked.query.terms.is_empty() && unasked.hits[0].explanation.is_none());
}
