//! Names that a user says mean the same.

use std::fs;
use std::sync::Arc;

use pressoir_index::{Archive, Synonyms};
use pressoir_query::{SearchRequest, Warning};

use crate::samples::{Shelf, clipping, every, ids};

const FILE: &str =
    "groups = [['Sentel', 'Tigo', 'Free Sénégal'], ['FDSUT', 'fonds du service universel']]
[one_way]
'opérateur historique' = ['Sonatel']
'regulateur' = ['ARTP', 'Inconnue du Nord']
";

fn archive() -> Archive {
    let shelf = Shelf::holding(&[
        clipping("sentel", "", "la sentel baisse ses prix"),
        clipping("tigo", "Tigo baisse ses prix", "rien"),
        clipping("free", "", "chez free sénégal, des prix"),
        clipping("other", "", "le sénégal est free de prix"),
        clipping("sonatel", "", "la sonatel et le budget"),
        clipping("fonds", "", "le budget du fonds du service universel"),
        clipping("fdsut", "", "le FDSUT et son budget"),
        clipping("artp", "", "une amende de l’A.R.T.P."),
    ]);
    let file = shelf.folder.join("synonyms.toml");
    fs::write(&file, FILE).unwrap();
    let synonyms = Synonyms::load(&file).unwrap();
    shelf.archive().with_synonyms(Arc::new(synonyms))
}

#[test]
fn a_search_for_one_name_finds_the_others() {
    let archive = archive();
    for (query, expected, also) in [
        (
            "sentel",
            &["sentel", "tigo", "free"] as &[&str],
            "Tigo, Free Sénégal",
        ),
        ("tigo", &["tigo", "sentel", "free"], "Sentel, Free Sénégal"),
        (
            "+TIGO +prix",
            &["tigo", "sentel", "free"],
            "Sentel, Free Sénégal",
        ),
        (
            "+budget +fdsut",
            &["fdsut", "fonds"],
            "fonds du service universel",
        ),
        ("fonds du service universel", &["fonds", "fdsut"], "FDSUT"),
        // One way, and a name that the archive does not know.
        ("opérateur historique", &["sonatel"], "Sonatel"),
        ("regulateur", &["artp"], "ARTP, Inconnue du Nord"),
        ("sonatel", &["sonatel"], ""),
        // What is excluded or quoted is what was typed.
        ("prix -sentel", &["other", "tigo", "free"], ""),
        ("\"free sénégal\"", &["free"], ""),
        ("+tigo", &["tigo", "sentel", "free"], "Sentel, Free Sénégal"),
    ] {
        let response = archive.search(&every(query)).unwrap();
        let mut found = ids(&response);
        let mut expected = expected.to_vec();
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{query}");
        let told: Vec<String> = response
            .query
            .warnings
            .iter()
            .filter_map(|warning| match warning {
                Warning::AlsoSearched { names, .. } => Some(names.join(", ")),
                _ => None,
            })
            .collect();
        assert_eq!(told.join("; "), also, "{query}");
    }
}

#[test]
fn names_can_be_left_out_and_are_marked() {
    let archive = archive();
    let without = SearchRequest {
        synonyms: false,
        ..every("tigo")
    };
    let response = archive.search(&without).unwrap();
    assert_eq!(ids(&response), ["tigo"]);
    assert!(response.query.warnings.is_empty());
    let marked = SearchRequest::new("sentel");
    let response = archive.search(&marked).unwrap();
    let htmls: Vec<String> = response
        .hits
        .into_iter()
        .filter_map(|hit| hit.snippet.map(|snippet| snippet.html))
        .collect();
    assert!(
        htmls.contains(&"chez <mark>free sénégal</mark>, des prix".to_owned()),
        "{htmls:?}"
    );
}
