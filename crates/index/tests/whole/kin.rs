//! Copies are counted once, and reprints know each other.

use std::collections::HashSet;
use std::fs;

use pressoir_document::{Clipping, Likeness, Sketch};
use pressoir_index::{Archive, IndexError};
use pressoir_query::{Reprints, SearchRequest};

use crate::samples::{Shelf, clipping, dated, every, ids, origin, source};

/// What a clipping is compared by whose text is `text`, and whose sketch differs from that of the
/// number in `changed` bytes.
fn likeness(text: u64, changed: usize) -> Likeness {
    let mut sketch: [u8; Sketch::BINS] = std::array::from_fn(|at| at as u8);
    // From the end, so that bands at the beginning are left in common.
    for byte in sketch.iter_mut().rev().take(changed) {
        *byte = byte.wrapping_add(100);
    }
    Likeness {
        text: Some(text),
        title: None,
        sketch: Some(Sketch(sketch)),
    }
}

fn put(shelf: &Shelf, clippings: &[(Clipping, Likeness)]) -> pressoir_index::Summary {
    let mut writer = shelf.writer();
    for (clipping, likeness) in clippings {
        writer
            .put(&origin(&clipping.id), clipping, likeness)
            .unwrap();
    }
    writer.commit().unwrap()
}

/// Returns a clipping of a paper and a date, either of which can be unknown.
fn printed(id: &str, title: &str, paper: &str, date: &str) -> (Clipping, Likeness) {
    let one = clipping(id, title, "la fibre arrive");
    let one = Clipping {
        source: (!paper.is_empty()).then(|| source(paper)),
        ..one
    };
    let one = if date.is_empty() {
        one
    } else {
        dated(date, one)
    };
    let title = one.title.as_ref().map(|title| title.len() as u64);
    let likeness = Likeness {
        title,
        ..likeness(1, 0)
    };
    (one, likeness)
}

#[test]
fn copies_have_one_text_and_contradict_each_other_in_nothing() {
    let whole = ("Titre", "APS", "2025-03-02");
    for (one, other, are_one) in [
        (whole, whole, true),
        (whole, ("", "", ""), true),
        (whole, ("Titre", "APS", "2025-03"), true),
        (whole, ("Titre", "", "2025"), true),
        (("", "", "2025-03-02"), ("Titre", "APS", ""), true),
        (("", "", ""), ("", "", ""), true),
        (whole, ("Un autre titre", "APS", "2025-03-02"), false),
        (whole, ("Titre", "Le Soleil", "2025-03-02"), false),
        (whole, ("Titre", "APS", "2025-03-03"), false),
        (whole, ("Titre", "APS", "2025-04"), false),
        (whole, ("Titre", "APS", "2024"), false),
    ] {
        let shelf = Shelf::new();
        let (one, other) = (
            printed("1", one.0, one.1, one.2),
            printed("2", other.0, other.1, other.2),
        );
        let words = format!("{:?} {:?}", one.0, other.0);
        let summary = put(&shelf, &[one, other]);
        assert_eq!(summary.copies, u64::from(are_one), "{words}");
        assert_eq!(summary.docs, if are_one { 1 } else { 2 }, "{words}");
        // One text that is no copy is a reprint, whoever printed it and when.
        assert_eq!(summary.groups, u64::from(!are_one), "{words}");
        assert_eq!(shelf.archive().info().docs, summary.docs);
        for query in ["*", "fibre", "* -cuivre", "\"fibre arrive\""] {
            let response = shelf.archive().search(&every(query)).unwrap();
            assert_eq!(response.found, summary.docs, "{query}: {words}");
            assert_eq!(response.out_of, summary.docs);
            assert_eq!(response.hits.len() as u64, summary.docs);
        }
    }
}

#[test]
fn a_clipping_between_two_papers_is_a_copy_of_one() {
    let shelf = Shelf::new();
    let summary = put(
        &shelf,
        &[
            printed("bare", "", "", ""),
            printed("1", "Titre", "APS", "2025-03-02"),
            printed("2", "Titre", "Le Soleil", "2025-03-02"),
        ],
    );
    assert_eq!((summary.docs, summary.copies, summary.reprints), (2, 1, 2));
    let bare = shelf.archive().document("bare").unwrap().unwrap();
    let first = bare.copy_of.unwrap();
    assert!(["1", "2"].contains(&first.as_str()));
    assert_eq!(bare.kin.copies[0].id, first);
}

#[test]
fn reprints_are_like_enough_for_their_papers_and_dates() {
    // Of 96 bytes 56 changed leave a resemblance of 0.41, 58 leave 0.39, 38 leave 0.60, 39 0.59.
    for (changed, papers, dates, are_kin) in [
        (0, ("APS", "Le Soleil"), ("2025-03-02", "2025-03-02"), true),
        (56, ("APS", "Le Soleil"), ("2025-03-02", "2025-03-05"), true),
        (
            58,
            ("APS", "Le Soleil"),
            ("2025-03-02", "2025-03-02"),
            false,
        ),
        (
            56,
            ("APS", "Le Soleil"),
            ("2025-03-02", "2025-03-06"),
            false,
        ),
        (56, ("APS", "Le Soleil"), ("2025-02-27", "2025-03-02"), true),
        (56, ("APS", "Le Soleil"), ("2025-03-02", "2025-03"), true),
        (56, ("APS", "Le Soleil"), ("2024-12-30", "2025"), true),
        (56, ("APS", "Le Soleil"), ("2024-12-28", "2025"), false),
        (56, ("APS", "Le Soleil"), ("2025-03-02", ""), true),
        (56, ("APS", ""), ("2025-03-02", "2025-03-02"), true),
        (56, ("APS", "APS"), ("2025-03-02", "2025-03-02"), false),
        (39, ("APS", "APS"), ("2025-03-02", "2025-03-02"), false),
        (38, ("APS", "APS"), ("2025-03-02", "2025-03-02"), true),
        (38, ("APS", "Le Soleil"), ("2025-03-02", "2031"), true),
        (39, ("APS", "Le Soleil"), ("2025-03-02", "2031"), false),
    ] {
        let shelf = Shelf::new();
        let (one, _) = printed("1", "", papers.0, dates.0);
        let (other, _) = printed("2", "", papers.1, dates.1);
        let summary = put(
            &shelf,
            &[(one, likeness(1, 0)), (other, likeness(2, changed))],
        );
        let words = format!("{changed} {papers:?} {dates:?}");
        assert_eq!(summary.groups, u64::from(are_kin), "{words}");
        assert_eq!((summary.docs, summary.copies), (2, 0), "{words}");
        let found = shelf.archive().search(&every("fibre")).unwrap();
        for hit in &found.hits {
            assert_eq!(hit.kin.reprint_count, u64::from(are_kin), "{words}");
        }
    }
}

#[test]
fn a_hit_names_the_other_papers() {
    let shelf = Shelf::new();
    put(
        &shelf,
        &[
            printed("1", "Titre", "APS", "2025-03-02"),
            printed("2", "Un autre titre", "Le Soleil", "2025-03-04"),
            printed("3", "Encore un titre", "Le Soleil", "2025-03-03"),
            printed("4", "Et un dernier titre", "APS", ""),
        ],
    );
    let response = shelf.archive().search(&every("titre autre")).unwrap();
    let hit = response.hits.iter().find(|hit| hit.id == "1").unwrap();
    assert_eq!(hit.kin.reprinted_by, ["Le Soleil"]);
    let named: Vec<&str> = hit.kin.reprints.iter().map(|other| &*other.id).collect();
    assert_eq!(
        named,
        ["3", "2", "4"],
        "the oldest first, without a date last"
    );
    let folded = SearchRequest {
        reprints: Reprints::Folded,
        ..every("titre")
    };
    let response = shelf.archive().search(&folded).unwrap();
    assert_eq!((response.found, response.ranked), (4, 1));
    assert_eq!(response.hits.len(), 1);
}

#[test]
fn what_goes_leaves_its_place_to_the_next() {
    let shelf = Shelf::new();
    let all = [
        printed("1", "Titre", "APS", "2025-03-02"),
        printed("2", "Titre", "", ""),
        printed("3", "", "", ""),
    ];
    let summary = put(&shelf, &all);
    assert_eq!((summary.docs, summary.copies), (1, 2));
    assert_eq!(shelf.find("fibre"), ["1"]);
    let mut writer = shelf.writer();
    let gone = writer.prune(&[origin("1")], &HashSet::new()).unwrap();
    assert_eq!(gone, 1);
    let summary = writer.commit().unwrap();
    assert_eq!((summary.docs, summary.copies), (1, 1));
    assert_eq!(shelf.find("fibre"), ["2"]);
    assert_eq!(shelf.find("titre"), ["2"]);
    // One that changes its text is a clipping of its own, and gives the other free.
    let changed = clipping("2", "Titre", "le cuivre reste");
    let summary = put(&shelf, &[(changed, likeness(9, 96))]);
    assert_eq!((summary.docs, summary.copies), (2, 0));
    // And back again.
    let summary = put(&shelf, &[all[0].clone()]);
    assert_eq!((summary.docs, summary.copies), (2, 1));
    let tables = shelf.files();
    let tables = tables.iter().filter(|(name, _)| name.ends_with(".kin"));
    assert_eq!(tables.count(), 1, "old tables are gone");
}

#[test]
fn the_order_and_the_number_of_commits_bear_on_nothing() {
    let papers = ["APS", "Le Soleil", "Walf", ""];
    let all: Vec<(Clipping, Likeness)> = (0..60)
        .map(|number| {
            let title = ["", "Titre", "Un autre titre"][number % 3];
            let date = ["2025-03-02", "2025-03", "", "2025-03-09"][number / 3 % 4];
            let (one, _) = printed(&format!("{number:02}"), title, papers[number % 4], date);
            let text = (number % 7) as u64;
            let likeness = Likeness {
                title: one.title.as_ref().map(|title| title.len() as u64),
                ..likeness(text, number % 7 * 13)
            };
            (one, likeness)
        })
        .collect();
    let at_once = Shelf::new();
    put(&at_once, &all);
    let in_turn = Shelf::new();
    for few in all.rchunks(4) {
        put(&in_turn, few);
    }
    let answers = [&at_once, &in_turn].map(|shelf| {
        let mut hits = shelf.archive().search(&every("*")).unwrap().hits;
        for hit in &mut hits {
            hit.kin.copies.sort_by(|one, other| one.id.cmp(&other.id));
            let reprints = &mut hit.kin.reprints;
            reprints.sort_by(|one, other| one.id.cmp(&other.id));
        }
        hits
    });
    assert!(answers[0].len() < 60);
    assert!(answers[0].iter().any(|hit| hit.kin.reprint_count > 0));
    assert_eq!(answers[0], answers[1]);
}

#[test]
fn a_table_that_is_not_as_it_was_written_is_refused() {
    let shelf = Shelf::new();
    put(
        &shelf,
        &[printed("1", "", "APS", ""), printed("2", "", "Walf", "")],
    );
    let files = shelf.files();
    let (name, _) = files
        .iter()
        .find(|(name, _)| name.ends_with(".kin"))
        .unwrap();
    let path = shelf.folder.join(name);
    let bytes = fs::read(&path).unwrap();
    for place in [0, 8, 16, 24, bytes.len() - 1] {
        let mut wrong = bytes.clone();
        wrong[place] ^= 0xFF;
        fs::write(&path, wrong).unwrap();
        let error = Archive::open(&shelf.folder).err().unwrap();
        assert!(matches!(error, IndexError::Corrupt(_)), "{place}: {error}");
        assert!(error.hint().is_some());
    }
    fs::remove_file(&path).unwrap();
    let error = Archive::open(&shelf.folder).err().unwrap();
    assert!(matches!(error, IndexError::Corrupt(_)), "{error}");
    fs::write(&path, bytes).unwrap();
    let found = ids(&shelf.archive().search(&every("fibre")).unwrap());
    assert_eq!(found, ["1", "2"]);
}
