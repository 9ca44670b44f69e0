//! What stands in the way of an index: each is told with its file and the way out, and nothing is lost.

use std::fs::{self, File};
use std::process::Command;

use crate::support::{Bench, check_text};

/// Runs a script in a place where folders can be mounted, or returns nothing where that is not allowed.
///
/// The script finds the program as `$PRESSOIR`; `disk` is mounted with 300 kB.
fn on_small_disk(bench: &Bench, script: &str) -> Option<String> {
    let mount = "mkdir -p disk && mount -t tmpfs -o size=300k tmpfs disk || exit 99";
    let output = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c"])
        .arg(format!("{mount}\n{script}"))
        .current_dir(bench.path("."))
        .env("PRESSOIR", env!("CARGO_BIN_EXE_pressoir"))
        .env_remove("PRESSOIR_INDEX")
        .output()
        .ok()?;
    let text = [output.stdout, output.stderr].concat();
    (output.status.code() != Some(99) && output.status.success())
        .then(|| String::from_utf8(text).unwrap())
}

#[test]
fn another_writer_is_waited_for_by_the_user() {
    let bench = Bench::indexed();
    let before = bench.run(&["export", "*"]).out;
    let lock = File::options()
        .write(true)
        .open(bench.path("index/.tantivy-writer.lock"))
        .unwrap();
    lock.lock().unwrap();
    bench.write("a.txt", "Un quai\n3 mars 2003\n\nLe bac.");
    check_text!(bench.run(&["index", "a.txt"]).whole(), @"
    error: another program is writing to the index `index`
    hint: wait until it has finished, or stop it
    [exit 2]
    ");
    // Searches go on.
    assert_eq!(bench.run(&["export", "*"]).out, before);
    drop(lock);
    assert_eq!(bench.run(&["index", "a.txt"]).status, 0);
    assert_eq!(bench.run(&["search", "bac"]).status, 0);
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let bench = Bench::new();
    bench.write("a.txt", "Un quai\n3 mars 2003\n\nLe bac.");
    let told = on_small_disk(
        &bench,
        "$PRESSOIR index a.txt --index disk/index > first 2>&1; echo first: $?
         head -c 400000 /dev/zero > disk/other 2> head
         $PRESSOIR index corpus --index disk/index; echo second: $?
         $PRESSOIR search bac --index disk/index --format ids > found; echo search: $?
         $PRESSOIR verify --full --index disk/index; echo verify: $?
         rm disk/other
         $PRESSOIR index a.txt --index disk/index > third 2>&1; echo third: $?
         $PRESSOIR verify --full --index disk/index; echo verify: $?",
    );
    let Some(told) = told else {
        return;
    };
    let filters = vec![
        (r#" at path "[^"]+""#, ""),
        (r"`disk/index/[^`]+`", "`disk/index/[file]`"),
    ];
    insta::with_settings!({filters => filters}, {
        insta::assert_snapshot!(told, @"
        first: 0
        second: 2
        search: 0
        well    disk/index: 1 clipping, copies included; 1 read back
        verify: 0
        third: 0
        well    disk/index: 1 clipping, copies included; 1 read back
        verify: 0
        error: cannot use `disk/index/[file]`: No space left on device (os error 28)
        hint: free space on that disk, or choose another with --index DIR, and run the command again; what was committed before is kept
        ");
    });
}

#[test]
fn an_index_that_cannot_be_written_is_searched() {
    let bench = Bench::new();
    bench.write("a.txt", "Un quai\n3 mars 2003\n\nLe bac.");
    bench.write("b.txt", "Un quai\n3 mars 2003\n\nLe train.");
    let told = on_small_disk(
        &bench,
        "$PRESSOIR index a.txt --index disk/index > first 2>&1; echo first: $?
         mount -o remount,ro disk
         $PRESSOIR search bac --index disk/index --format ids > found; echo search: $?
         $PRESSOIR index b.txt --index disk/index; echo second: $?
         $PRESSOIR index b.txt --index disk/new; echo third: $?
         mount -o remount,rw disk
         rm disk/index/.tantivy-meta.lock
         mount -o remount,ro disk
         $PRESSOIR verify --index disk/index; echo verify: $?",
    );
    let Some(told) = told else {
        return;
    };
    insta::assert_snapshot!(told, @"
    first: 0
    search: 0
    second: 2
    third: 2
    well    disk/index: 1 clipping, copies included; 1 read back
    verify: 0
    error: cannot use `disk/index`: Read-only file system (os error 30)
    hint: choose a folder that you may write to with --index DIR, or ask for the right to write there
    error: cannot use `disk/new`: Read-only file system (os error 30)
    hint: choose a folder that you may write to with --index DIR, or ask for the right to write there
    ");
}

#[test]
fn an_index_of_an_earlier_program_is_opened_and_goes_on() {
    let bench = Bench::new();
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/formats/5-3");
    fs::create_dir(bench.path("index")).unwrap();
    for entry in fs::read_dir(kept).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), bench.path("index").join(entry.file_name())).unwrap();
    }
    check_text!(bench.run(&["verify", "--full"]).whole(), @"
    well    index: 4 clippings, copies included; 4 read back
    [exit 0]
    ");
    for (query, id) in [
        ("état ostrelle", "a1"),
        ("\"fibre arrive\"", "a2"),
        ("mot-clé:fleuve", "a1"),
        ("\"autorité de régulation des ondes\"", "a2"),
        ("matin", "a3"),
        ("date:2004", "a2"),
        ("cybercafé", "a4"),
    ] {
        let found = bench.run(&["search", query, "--format", "ids", "--limit", "1"]);
        assert_eq!(found.out.trim(), id, "{query}");
    }
    bench.write("a.txt", "Un quai\n3 mars 2003\n\nLe bac.");
    check_text!(bench.run(&["index", "a.txt"]).whole(), @"
    1 clipping from 1 file: 1 new, 0 changed, 0 unchanged, 0 deleted
    28 B of text in [n] s ([n] MB/s)
    layouts: extract 1
    index: 5 clippings, [n] kB, generation 3
    [exit 0]
    ");
    check_text!(bench.run(&["verify", "--full"]).whole(), @"
    well    index: 5 clippings, copies included; 5 read back
    [exit 0]
    ");

    // A program to come writes another format.
    let meta = bench.path("index/meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    let end = text.rfind(",\n  \"checksum\"").unwrap();
    let newer = text[..end].replace("\\\"format\\\":5", "\\\"format\\\":6") + "\n}\n";
    fs::write(&meta, newer).unwrap();
    let told = [&["search", "bac"][..], &["verify"], &["index", "a.txt"]]
        .map(|command| bench.run(command).whole())
        .join("\n");
    check_text!(told, @"
    error: the index `index` has format version 6, this program works with version 5
    hint: build the index again into an empty folder, or use the program that made it
    [exit 2]
    error: the index `index` has format version 6, this program works with version 5
    hint: build the index again into an empty folder, or use the program that made it
    [exit 2]
    error: the index `index` has format version 6, this program works with version 5
    hint: build the index again into an empty folder, or use the program that made it
    [exit 2]
    ");
}
