//! The archive says itself what its acronyms stand for.

use pressoir_query::{SearchRequest, Warning};

use crate::samples::{Shelf, clipping, every, ids};

fn shelf() -> Shelf {
    let mut clippings = vec![
        clipping(
            "told",
            "",
            "Le Fonds de développement du service universel des télécommunications (FDSUT) paie",
        ),
        clipping("short", "", "Le FDSUT recrute"),
        clipping("dotted", "F.D.S.U.T. : un appel d’offres", "Rien"),
        clipping(
            "long",
            "",
            "Un fonds de développement du service universel des télécommunications est né",
        ),
        clipping("apart", "", "Le développement des télécommunications"),
        clipping(
            "regulator",
            "",
            "l’Agence de régulation des télécommunications (ART) sanctionne",
        ),
        clipping(
            "agency",
            "",
            "une agence de régulation des télécommunications",
        ),
    ];
    // So many clippings about art that `art` is a word like others.
    for number in 0..120 {
        clippings.push(clipping(&format!("art{number}"), "", "une galerie d’art"));
    }
    Shelf::holding(&clippings)
}

#[test]
fn an_acronym_and_its_name_find_each_other() {
    let shelf = shelf();
    let name = "Fonds de développement du service universel des télécommunications";
    for (query, expected, also) in [
        (
            "fdsut",
            &["dotted", "long", "short", "told"] as &[&str],
            name,
        ),
        ("F.D.S.U.T.", &["dotted", "long", "short", "told"], name),
        ("+fdsut +offres", &["dotted"], name),
        (
            "+fonds de développement du service universel des telecommunications",
            &["told", "long"],
            "",
        ),
        (
            "fonds de développement du service universel des telecommunications",
            &["dotted", "long", "short", "told"],
            "FDSUT",
        ),
        // What is quoted, exact or excluded is what was typed.
        ("\"fdsut\"", &["dotted", "short", "told"], ""),
        ("=fdsut", &["dotted", "short", "told"], ""),
        ("recrute -fdsut", &[], ""),
        // In capitals it is the regulator, among so many galleries.
        (
            "ART sanctionne",
            &["regulator"],
            "Agence de régulation des télécommunications",
        ),
        ("art sanctionne", &["regulator"], ""),
        (
            "agence de régulation des télécommunications",
            &["agency", "regulator"],
            "",
        ),
    ] {
        let request = SearchRequest {
            matching: pressoir_query::Matching::All,
            ..every(query)
        };
        let response = shelf.archive().search(&request).unwrap();
        let mut found = ids(&response);
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{query}");
        let told = response
            .query
            .warnings
            .iter()
            .find_map(|warning| match warning {
                Warning::AlsoSearched { names, .. } => Some(names.join(", ")),
                _ => None,
            });
        assert_eq!(told.unwrap_or_default(), also, "{query}");
    }
}

#[test]
fn acronyms_are_left_out_with_the_other_names() {
    let request = SearchRequest {
        synonyms: false,
        ..every("fdsut")
    };
    let response = shelf().archive().search(&request).unwrap();
    assert_eq!(response.found, 3);
    assert!(response.query.warnings.is_empty());
}

#[test]
fn what_is_deleted_explains_nothing_once_it_is_gone() {
    let shelf = Shelf::holding(&[clipping("told", "", "l’Office des postes (ODP) ouvre")]);
    shelf.put(&[
        clipping("told", "", "l’office ouvre"),
        clipping("name", "", "l’office des postes"),
    ]);
    assert!(shelf.find("odp").is_empty());
}
