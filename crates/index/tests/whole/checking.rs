//! Telling an index that is as it was written from one that is not.

use std::fs;

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

#[test]
fn a_wrong_byte_in_any_file_of_the_archive_is_found() {
    let shelf = shelf();
    let files: Vec<_> = fs::read_dir(&shelf.folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            // Locks are empty, and the list of files is for those who write.
            let name = path.file_name().unwrap().to_string_lossy();
            !name.starts_with('.') && name != "meta.json"
        })
        .collect();
    assert!(files.len() > 5, "{files:?}");
    for file in files {
        let whole = fs::read(&file).unwrap();
        for part in 0..7 {
            let at = (whole.len() - 1) * part / 6;
            let mut broken = whole.clone();
            broken[at] ^= 4;
            fs::write(&file, broken).unwrap();
            let told = check(&shelf.folder, CheckDepth::Sampled);
            assert!(
                told.as_ref().is_ok_and(|told| !told.problems.is_empty()),
                "byte {at} of {}: {told:?}",
                file.display()
            );
        }
        fs::write(&file, &whole).unwrap();
        fs::remove_file(&file).unwrap();
        let told = check(&shelf.folder, CheckDepth::Sampled).unwrap();
        assert_ne!(told.problems, [], "{} is gone", file.display());
        fs::write(&file, whole).unwrap();
    }
}
