//! States of an archive that are kept, and come back.

use std::fs;

use pressoir_index::{Archive, IndexError, adopt, discard, take_snapshot};

use crate::samples::{Shelf, clipping, every, ids};

fn found(archive: &Archive, query: &str) -> Vec<String> {
    ids(&archive.search(&every(query)).unwrap())
}

#[test]
fn a_snapshot_outlives_its_index_and_takes_its_place_again() {
    let shelf = Shelf::holding(&[
        clipping("1", "", "la fibre"),
        clipping("2", "", "le cuivre"),
    ]);
    let kept = shelf.folder.with_file_name("kept");
    let taken = take_snapshot(&shelf.folder, &kept).unwrap();
    assert_eq!((taken.taken_from, taken.index.generation), (1, 1));
    assert_eq!(taken.index.docs, 2);
    let reader = shelf.archive();
    shelf.put(&[clipping("1", "", "le câble"), clipping("3", "", "la radio")]);
    assert!(reader.reload().unwrap());
    assert_eq!(found(&reader, "câble"), ["1"]);
    let back = adopt(&kept, &shelf.folder).unwrap();
    assert_eq!((back.taken_from, back.index.generation), (1, 3));
    assert_eq!(back.index.docs, 2);
    // Who had the other state open goes on to this one.
    assert_eq!(found(&reader, "radio"), ["3"]);
    assert!(reader.reload().unwrap());
    assert_eq!(found(&reader, "radio OU câble"), Vec::<String>::new());
    assert_eq!(found(&reader, "fibre"), ["1"]);
    // What is put next is put to that state.
    shelf.put(&[
        clipping("2", "", "le satellite"),
        clipping("4", "", "la radio"),
    ]);
    assert_eq!(shelf.find("satellite OU radio OU fibre").len(), 3);
    discard(&shelf.folder).unwrap();
    assert_eq!(found(&Archive::open(&kept).unwrap(), "fibre"), ["1"]);
}

/// The numbers by which deletions are named must not come twice.
#[test]
fn deletions_after_a_rollback_are_those_that_were_made() {
    let many: Vec<_> = (0..40)
        .map(|number| clipping(&number.to_string(), "", &format!("texte numéro {number}")))
        .collect();
    let shelf = Shelf::holding(&many);
    let kept = shelf.folder.with_file_name("kept");
    take_snapshot(&shelf.folder, &kept).unwrap();
    for round in 0..3 {
        shelf.put(&[clipping("7", "", &format!("autre {round}"))]);
        adopt(&kept, &shelf.folder).unwrap();
        assert_eq!(shelf.find("texte").len(), 40, "{round}");
        shelf.put(&[clipping(&round.to_string(), "", "tout autre")]);
        assert_eq!(shelf.find("texte").len(), 39, "{round}");
        assert_eq!(shelf.find("autre"), [round.to_string()]);
        adopt(&kept, &shelf.folder).unwrap();
    }
    assert_eq!(shelf.find("texte").len(), 40);
}

#[test]
fn an_index_is_begun_where_there_is_none() {
    let shelf = Shelf::holding(&[clipping("1", "", "la fibre")]);
    let other = shelf.folder.with_file_name("other");
    let adopted = adopt(&shelf.folder, &other).unwrap();
    assert_eq!((adopted.taken_from, adopted.index.generation), (1, 2));
    assert_eq!(found(&Archive::open(&other).unwrap(), "fibre"), ["1"]);
}

#[test]
fn nothing_is_written_over() {
    let shelf = Shelf::holding(&[clipping("1", "", "la fibre")]);
    let occupied = shelf.folder.with_file_name("occupied");
    fs::create_dir(&occupied).unwrap();
    fs::write(occupied.join("notes.txt"), "…").unwrap();
    let refused = take_snapshot(&shelf.folder, &occupied);
    assert!(
        matches!(refused, Err(IndexError::NotEmpty(_))),
        "{refused:?}"
    );
    for refused in [
        adopt(&shelf.folder, &occupied).map(|_| ()),
        discard(&occupied),
    ] {
        assert!(
            matches!(refused, Err(IndexError::Occupied(_))),
            "{refused:?}"
        );
    }
    let missing = shelf.folder.with_file_name("missing");
    let refused = adopt(&missing, &shelf.folder);
    assert!(
        matches!(refused, Err(IndexError::Missing(_))),
        "{refused:?}"
    );
    discard(&missing).unwrap();
    let writer = shelf.writer();
    let kept = shelf.folder.with_file_name("kept");
    // A snapshot is taken while another program writes; nothing else is.
    take_snapshot(&shelf.folder, &kept).unwrap();
    for refused in [
        adopt(&kept, &shelf.folder).map(|_| ()),
        discard(&shelf.folder),
    ] {
        assert!(matches!(refused, Err(IndexError::Locked(_))), "{refused:?}");
    }
    drop(writer);
    assert_eq!(shelf.find("fibre"), ["1"]);
}
