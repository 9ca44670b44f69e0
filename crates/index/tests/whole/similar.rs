use pressoir_document::{Clipping, Likeness};
use pressoir_query::SimilarResponse;

use crate::kinship::likeness_of;
use crate::samples::{Shelf, clipping, origin, source};

fn paper(name: &str, clipping: Clipping) -> Clipping {
    Clipping {
        source: Some(source(name)),
        ..clipping
    }
}

fn near(shelf: &Shelf, id: &str, limit: usize) -> SimilarResponse {
    shelf.archive().similar(id, limit).unwrap().unwrap()
}

fn ids(response: &SimilarResponse) -> Vec<&str> {
    response.hits.iter().map(|hit| hit.id.as_str()).collect()
}

#[test]
fn the_nearest_shares_the_most_telling_words() {
    let shelf = Shelf::holding(&[
        clipping(
            "a",
            "La licence de Celdior",
            "Le ministre suspend la licence de Celdior à Niaro.",
        ),
        clipping("b", "", "Celdior perd sa licence, le ministre se tait."),
        clipping("c", "", "Le ministre se tait."),
        clipping("d", "", "La fibre arrive à Thiès."),
    ]);
    let found = near(&shelf, "a", 10);
    assert_eq!(ids(&found), ["b", "c"]);
    // `suspend` and `niaro` are in no other clipping, `de` and `la` tell nothing.
    let terms: Vec<&str> = found.terms.iter().map(|term| term.form.as_str()).collect();
    assert_eq!(terms, ["celdior", "licence", "ministre"]);
    let shared: Vec<&str> = found.hits[1]
        .terms
        .iter()
        .map(|term| term.form.as_str())
        .collect();
    assert_eq!(shared, ["ministre"]);
    assert_eq!(ids(&near(&shelf, "a", 1)), ["b"]);
    assert!(shelf.archive().similar("z", 10).unwrap().is_none());
}

#[test]
fn copies_and_reprints_are_told_apart() {
    let text = "Le ministre des Télécommunications suspend la licence de Celdior pour trois mois \
                après un contrôle de la qualité du réseau dans les régions du fleuve.";
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    for clipping in [
        paper("Le Soleil", clipping("a", "", text)),
        paper("Le Soleil", clipping("copy", "", text)),
        paper("Wal Fadjri", clipping("reprint", "", text)),
        clipping("other", "", "Celdior retrouve sa licence."),
    ] {
        let likeness: Likeness = likeness_of(&clipping);
        writer
            .put(&origin(&clipping.id), &clipping, &likeness)
            .unwrap();
    }
    writer.commit().unwrap();
    for id in ["a", "copy", "reprint"] {
        let found = near(&shelf, id, 10);
        assert_eq!(ids(&found), ["other"], "{id}");
        assert_eq!(found.kin.reprint_count, 1);
    }
    // One of the reprints stands for all.
    let found = near(&shelf, "other", 10);
    assert_eq!(found.hits.len(), 1);
    assert_eq!(found.hits[0].reprint_count, 1);
}
