use std::collections::BTreeSet;

use pressoir_analysis::{fold, inflection_keys, stem_keys};
use proptest::collection::btree_set;
use proptest::prelude::*;
use tantivy::directory::FileSlice;
use tantivy::postings::TermInfo;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::termdict::{TermDictionary, TermDictionaryBuilder};

use super::build::build;
use super::{KeyKind, LexiconPart};
use crate::IndexError;

fn dictionary(forms: &BTreeSet<String>) -> TermDictionary {
    let mut builder = TermDictionaryBuilder::create(Vec::new()).unwrap();
    for form in forms {
        builder.insert(form, &TermInfo::default()).unwrap();
    }
    TermDictionary::open(FileSlice::from(builder.finish().unwrap())).unwrap()
}

fn part_bytes(bodies: &BTreeSet<String>, titles: &BTreeSet<String>) -> Vec<u8> {
    build(&[dictionary(bodies), dictionary(titles)]).unwrap()
}

fn open(bytes: Vec<u8>) -> Result<LexiconPart, IndexError> {
    LexiconPart::open(&FileSlice::from(bytes))
}

fn set(forms: &str) -> BTreeSet<String> {
    forms.split_whitespace().map(str::to_owned).collect()
}

/// Returns the forms by their numbers: those of the bodies, then the titles' as they are numbered.
fn named(places: &[u32], bodies: &BTreeSet<String>, titles: &BTreeSet<String>) -> Vec<String> {
    let all: Vec<&String> = bodies.iter().chain(titles).collect();
    let form = |place: &u32| all[*place as usize].clone();
    places.iter().map(form).collect()
}

/// Compares what the part says of every key there can be with what the forms say.
fn check(bodies: &BTreeSet<String>, titles: &BTreeSet<String>) {
    let part = open(part_bytes(bodies, titles)).unwrap();
    let forms: BTreeSet<&String> = bodies.union(titles).collect();
    let has_stems = |form: &str| !form.bytes().any(|byte| byte.is_ascii_digit());
    let keys: BTreeSet<String> = forms
        .iter()
        .flat_map(|form| {
            let stems = stem_keys(form);
            let keys = [
                form.to_string(),
                fold(form),
                stems.stem_of_fold,
                stems.fold_of_stem,
            ];
            keys.into_iter().chain(inflection_keys(form))
        })
        .collect();
    for key in &keys {
        let of_fold: BTreeSet<String> = forms
            .iter()
            .filter(|form| fold(form) == *key && **form != key)
            .map(|form| form.to_string())
            .collect();
        let of_stem: BTreeSet<String> = forms
            .iter()
            .filter(|form| has_stems(form))
            .filter(|form| {
                let stems = stem_keys(form);
                stems.stem_of_fold == *key || stems.fold_of_stem == *key
            })
            .map(|form| form.to_string())
            .collect();
        let of_inflection: BTreeSet<String> = forms
            .iter()
            .filter(|form| has_stems(form) && inflection_keys(form).contains(key))
            .map(|form| form.to_string())
            .collect();
        for (kind, expected) in [
            (KeyKind::Fold, of_fold),
            (KeyKind::Stem, of_stem),
            (KeyKind::Inflection, of_inflection),
        ] {
            let places = part.places(kind, key);
            assert!(
                places.windows(2).all(|pair| pair[0] < pair[1]),
                "{places:?}"
            );
            let found = named(&places, bodies, titles);
            assert_eq!(found.len(), expected.len(), "{kind:?} {key}: none twice");
            assert_eq!(BTreeSet::from_iter(found), expected, "{kind:?} {key}");
        }
    }
}

#[test]
fn forms_are_found_under_their_keys() {
    for (bodies, titles) in [
        ("", ""),
        ("état", ""),
        ("", "état"),
        ("etat", "etat"),
        ("etat état états", "éta etat états étatique"),
        ("1000 13,9 7e 2025", "1000 covid19"),
        (
            "securite sécurité sécurités n'diaye ndiaye",
            "œuvre oeuvres",
        ),
        ("новости слова", "日本語 straße"),
    ] {
        check(&set(bodies), &set(titles));
    }
}

#[test]
fn many_forms_of_one_key_are_all_found() {
    // A group whose length and steps take more than one byte each.
    let accents = ["e", "é", "è", "ê", "ë"];
    let mut bodies = BTreeSet::new();
    for one in accents {
        for two in accents {
            for three in accents {
                for four in accents {
                    bodies.insert(format!("{one}t{two}r{three}l{four}ment"));
                }
            }
        }
    }
    bodies.extend((0..300).map(|number| format!("eu{number:03}")));
    check(&bodies, &set("étreléments zzz"));
    let part = open(part_bytes(&bodies, &BTreeSet::new())).unwrap();
    assert_eq!(part.places(KeyKind::Fold, "eterelement").len(), 624);
}

#[test]
fn folds_are_found_by_an_automaton_and_stems_are_not() {
    let bodies = set("sécurité securite sûreté éteint");
    let part = open(part_bytes(&bodies, &BTreeSet::new())).unwrap();
    let near = |text: &str| {
        let term = tantivy::Term::from_field_text(Field::from_field_id(0), text);
        let automaton = FuzzyTermQuery::new(term, 1, true).automaton().unwrap();
        named(&part.places_like(automaton), &bodies, &BTreeSet::new())
    };
    for (text, expected) in [
        ("securitte", &["sécurité"] as &[&str]),
        ("surete", &["sûreté"]),
        ("securit", &["sécurité"]),
        ("seucrite", &["sécurité"]),
        ("secure", &[]),
    ] {
        assert_eq!(near(&KeyKind::Fold.marked(text)), expected, "{text}");
    }
    assert!(near(&KeyKind::Stem.marked("secur")).is_empty());
}

#[test]
fn a_crowded_beginning_lists_its_most_frequent_forms() {
    let mut builder = TermDictionaryBuilder::create(Vec::new()).unwrap();
    let mut forms = vec!["de".to_owned(), "dé".to_owned(), "zone".to_owned()];
    forms.extend((0..300).map(|number| format!("dé{number:03}")));
    forms.sort();
    for form in &forms {
        let doc_freq = match form.as_str() {
            "de" => 9_000,
            "dé" | "zone" => 1,
            numbered => numbered.trim_start_matches("dé").parse().unwrap(),
        };
        let info = TermInfo {
            doc_freq,
            ..TermInfo::default()
        };
        builder.insert(form, &info).unwrap();
    }
    let bodies = TermDictionary::open(FileSlice::from(builder.finish().unwrap())).unwrap();
    let part = open(build(&[bodies]).unwrap()).unwrap();
    let listed = |beginning: &str| {
        let places = part.places(KeyKind::Beginning, beginning);
        let forms = places.iter().map(|place| forms[*place as usize].clone());
        forms.collect::<Vec<String>>()
    };
    let most_frequent: Vec<String> = (268..300).map(|number| format!("dé{number}")).collect();
    assert_eq!(listed("d"), most_frequent);
    assert_eq!(listed("de"), most_frequent);
    for walked in ["", "z", "de2", "dé"] {
        assert!(listed(walked).is_empty(), "{walked}");
    }
    assert_eq!(part.places_beginning("de29").len(), 10);
    assert_eq!(part.places_beginning("de").len(), 301);
    assert!(part.places_beginning("zone").is_empty());
}

#[test]
fn a_cut_part_is_refused_at_any_length() {
    let bytes = part_bytes(&set("état états etat sécurité securite"), &set("œuvre"));
    for length in 0..bytes.len() {
        let error = open(bytes[..length].to_vec()).err().unwrap();
        assert!(
            error.to_string().starts_with("the index is damaged"),
            "{length}: {error}"
        );
    }
    assert!(open(bytes).is_ok());
}

#[test]
fn a_part_with_a_wrong_byte_is_refused() {
    // Without the digest a wrong byte in the key map sent the reader out of its bounds.
    let bytes = part_bytes(&set("état états etat sécurité securite"), &set("œuvre"));
    for place in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xFF] {
            let mut wrong = bytes.clone();
            wrong[place] ^= flip;
            assert!(open(wrong).is_err(), "{place} {flip:#x}");
        }
    }
    for foreign in [&b"PRSLEX02"[..], b"PRSLEX99", b"<!doctype html>"] {
        let mut foreign = foreign.to_vec();
        foreign.resize(200, 0);
        assert!(open(foreign).is_err());
    }
}

fn forms() -> impl Strategy<Value = BTreeSet<String>> {
    let word = prop_oneof![
        "[aeiouéèlmnrst]{1,4}(ité|ités|ement|eur|eurs|e|es|s)?",
        "[a-zéèêàçœ']{1,12}",
        "[0-9a-z]{1,5}",
        "\\PC{1,6}",
    ];
    btree_set(word, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_forms_are_found_under_their_keys(bodies in forms(), titles in forms()) {
        check(&bodies, &titles);
    }

    #[test]
    fn any_bytes_open_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut marked = b"PRSLEX02".to_vec();
        marked.extend_from_slice(&bytes);
        prop_assert!(open(bytes).is_err());
        prop_assert!(open(marked).is_err());
    }
}
