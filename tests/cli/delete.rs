use std::fs;

use crate::help::help_of;
use crate::support::{Bench, check_text};

/// Letters that do not stand twice in a row, so that a compressed text has them as they are.
const RARE: &str = "zqxwkvjyhbgpfmdu";

#[test]
fn delete_explains_itself() {
    check_text!(help_of(&["delete"]), @r#"
    === pressoir delete
    Delete clippings from the index, and their text from its files

    Each part of the index that holds one of the clippings is written anew without it, so that no file
    of the index has its text any more; then each is looked up to show that it is gone. Copies and
    reprints of a clipping are clippings with ids of their own: `pressoir show` lists them. The files
    that were indexed are left as they are: remove the text there, too, or the next `pressoir index`
    reads it again. Exit status: 0 something was deleted, 1 the archive has none of these.

    Usage: pressoir delete [OPTIONS] <ID>...

    Arguments:
      <ID>...
              The clippings' ids, as `pressoir search` prints them

    Options:
          --index <DIR>
              Folder of the index
              
              [env: PRESSOIR_INDEX]
              [default: index]

          --color <WHEN>
              When to use colours
              
              [default: auto]
              [possible values: auto, always, never]

          --no-pager
              Do not show long results page by page on a terminal

      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Examples:
      pressoir delete 4c05f0b1a9e2d377
      pressoir search '"Awa Diop"' --format ids | xargs pressoir delete
    "#);
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
    assert!(before.contains(&"fast".to_owned()), "{before:?}");
    check_text!(bench.run(&["delete", "secret", "nobody"]).whole(), @"
    1 clipping deleted, 69 clippings left; generation 3
    warning: the archive has no clipping `nobody`; `pressoir search` prints the ids of its hits
    [exit 0]
    ");
    assert_eq!(files_with(&bench, RARE), [""; 0]);
    assert_eq!(bench.run(&["search", &format!("={RARE}")]).status, 1);
    assert_eq!(bench.run(&["show", "secret"]).status, 1);
    assert_eq!(bench.run(&["show", "autre"]).status, 0);
    assert_eq!(bench.run(&["verify", "--full"]).status, 0);
    check_text!(bench.run(&["delete", "secret"]).whole(), @"
    warning: the archive has no clipping `secret`; `pressoir search` prints the ids of its hits
    [exit 1]
    ");
    check_text!(bench.run(&["delete", "secret", "--index", "none"]).whole(), @"
    error: there is no index at `none`
    hint: build it with `pressoir index PATH… --index DIR`
    [exit 2]
    ");
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
