use std::fs;

use crate::help::help_of;
use crate::support::{Bench, check_text};

/// Letters that do not stand twice in a row, so that a compressed text has them as they are.
const RARE: &str = "zqxwkvjyhbgpfmdu";

#[test]
fn delete_explains_itself() {
    check_text!(help_of(&["delete"]), @"");
}

/// Returns the files of the index that hold the rare letters.
fn files_with(bench: &Bench, letters: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| {
        bytes
            .windows(letters.len())
            .any(|part| part == letters.as_bytes())
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(bench.path("index")).unwrap() {
        let path = entry.unwrap().path();
        if holds(&fs::read(&path).unwrap()) {
            let ending = path.extension().unwrap_or_default();
            names.push(ending.to_string_lossy().into_owned());
        }
    }
    names.sort();
    names
}

#[test]
fn what_is_deleted_is_in_no_file_of_the_index() {
    let bench = Bench::indexed();
    let record = format!(
        "{{\"id\":\"secret\",\"title\":\"Titre {RARE}\",\"author\":\"{RARE}\",\"keywords\":[\"{RARE}\"],\
         \"body\":\"Le quai. {RARE} reste.\"}}\n{{\"id\":\"autre\",\"body\":\"Le quai rouvre.\"}}\n"
    );
    bench.write("lignes.jsonl", record);
    assert_eq!(bench.run(&["index", "lignes.jsonl"]).status, 0);
    assert_eq!(bench.run(&["search", RARE]).status, 0);
    // The letters are found where they are, so that the same look can tell that they are gone.
    let before = files_with(&bench, RARE);
    assert!(before.contains(&"store".to_owned()), "{before:?}");
    assert!(before.contains(&"term".to_owned()), "{before:?}");
    check_text!(bench.run(&["delete", "secret", "nobody"]).whole(), @"");
    assert_eq!(files_with(&bench, RARE), [""; 0]);
    assert_eq!(bench.run(&["search", &format!("={RARE}")]).status, 1);
    assert_eq!(bench.run(&["show", "secret"]).status, 1);
    assert_eq!(bench.run(&["show", "autre"]).status, 0);
    assert_eq!(bench.run(&["verify", "--full"]).status, 0);
    check_text!(bench.run(&["delete", "secret"]).whole(), @"");
    check_text!(bench.run(&["delete", "secret", "--index", "none"]).whole(), @"");
    // The file that was indexed still has it.
    bench.run(&["index", "lignes.jsonl"]);
    assert_eq!(bench.run(&["show", "secret"]).status, 0);
}

#[test]
fn the_last_clipping_can_be_deleted() {
    let bench = Bench::new();
    bench.write("a.txt", format!("Un quai\n3 mars 2003\n\nLe bac {RARE}."));
    bench.run(&["index", "a.txt"]);
    let id = bench.run(&["search", "bac", "--format", "ids"]).out;
    assert_eq!(bench.run(&["delete", id.trim()]).status, 0);
    assert_eq!(files_with(&bench, RARE), [""; 0]);
    assert_eq!(bench.run(&["verify", "--full"]).status, 0);
}
