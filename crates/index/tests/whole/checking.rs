//! Telling an index that is as it was written from one that is not.

use std::fs;
use std::path::Path;

use pressoir_index::{CheckDepth, check};

use crate::samples::{REPRINTED, Shelf, clipping};

fn shelf() -> Shelf {
    let clippings: Vec<_> = (0..20)
        .map(|number| {
            let body = REPRINTED[number % REPRINTED.len()];
            clipping(&format!("c{number}"), "Un titre", body)
        })
        .collect();
    Shelf::holding(&clippings)
}

#[test]
fn a_whole_index_is_well() {
    let shelf = shelf();
    for depth in [CheckDepth::Sampled, CheckDepth::Full] {
        let checked = check(&shelf.folder, depth).unwrap();
        assert_eq!(checked.problems, [], "{depth:?}");
        assert_eq!((checked.clippings, checked.read_back), (20, 20));
    }
}

/// Returns the places of a file that are tried: some of all of it, and more of its end, where the version,
/// the checksum, its length and a mark stand; of one file of each make all of them.
fn places(file: &Path, length: usize) -> impl Iterator<Item = usize> {
    let end = length.saturating_sub(160);
    let ending = file.extension().unwrap_or_default();
    let is_thorough = ["del", "json", "kin", "store"]
        .iter()
        .any(|make| ending == *make);
    let step = if is_thorough { 1 } else { 7 };
    (0..end)
        .step_by(end.div_ceil(20).max(1))
        .chain((end..length).step_by(step))
}

#[test]
fn a_wrong_byte_in_any_file_of_the_archive_is_found() {
    let shelf = shelf();
    // A deletion has a file of its own.
    shelf.put(&[clipping("c3", "Un autre", "titre")]);
    let files: Vec<_> = fs::read_dir(&shelf.folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        // Locks are empty.
        .filter(|path| path.extension().is_none_or(|ending| ending != "lock"))
        .collect();
    assert!(files.len() > 15, "{files:?}");
    for file in files {
        let whole = fs::read(&file).unwrap();
        let is_list = file.extension().is_some_and(|ending| ending == "json");
        for at in places(&file, whole.len()) {
            let mut broken = whole.clone();
            broken[at] ^= 1 << (at % 8);
            fs::write(&file, broken).unwrap();
            let told = check(&shelf.folder, CheckDepth::Sampled);
            assert!(
                told.as_ref().is_ok_and(|told| !told.problems.is_empty()),
                "byte {at} of {} of {}: {told:?}",
                whole.len(),
                file.display()
            );
        }
        fs::write(&file, &whole).unwrap();
        if !is_list {
            fs::remove_file(&file).unwrap();
            let told = check(&shelf.folder, CheckDepth::Sampled).unwrap();
            assert_ne!(told.problems, [], "{} is gone", file.display());
            fs::write(&file, whole).unwrap();
        }
    }
    assert_eq!(check(&shelf.folder, CheckDepth::Full).unwrap().problems, []);
}
