//! States of the index: kept, brought back, and built beside.

use crate::support::{Bench, check_text};

fn record(id: &str, body: &str) -> String {
    format!("{{\"id\":\"{id}\",\"body\":\"{body}\"}}\n")
}

#[test]
fn a_snapshot_is_an_index_that_comes_back() {
    let bench = Bench::new();
    bench.write("records.jsonl", record("a", "la fibre arrive à Niaro"));
    assert_eq!(bench.run(&["index", "records.jsonl"]).status, 0);
    check_text!(bench.run(&["snapshot", "avant"]).whole(), @"
    generation 1 with 1 clipping is in `avant` ([n] kB)
    [exit 0]
    ");
    bench.write("records.jsonl", record("a", "le câble arrive à Niaro"));
    assert_eq!(bench.run(&["index", "records.jsonl"]).status, 0);
    check_text!(bench.run(&["search", "fibre", "--index", "avant", "--format", "ids"]).whole(), @"
    a
    [exit 0]
    ");
    check_text!(bench.run(&["search", "fibre", "--format", "ids"]).whole(), @"
    warning: the archive does not know `fibre`
    [exit 1]
    ");
    check_text!(bench.run(&["rollback", "avant"]).whole(), @"
    `index` is as it was at generation 1: 1 clipping; generation 3
    [exit 0]
    ");
    check_text!(bench.run(&["search", "fibre", "--format", "ids"]).whole(), @"
    a
    [exit 0]
    ");
    check_text!(bench.run(&["verify", "--full"]).whole(), @"
    well    index: 1 clipping, copies included; 1 read back
    [exit 0]
    ");
    check_text!(bench.run(&["snapshot", "avant"]).whole(), @"
    error: `avant` is not empty
    hint: choose a new or an empty folder
    [exit 2]
    ");
    check_text!(bench.run(&["rollback", "corpus"]).whole(), @"
    error: `corpus` is not an index
    hint: name the folder that `pressoir index` wrote with --index DIR
    [exit 2]
    ");
    check_text!(bench.run(&["rollback", "jamais"]).whole(), @"
    error: there is no index at `jamais`
    hint: build it with `pressoir index PATH… --index DIR`
    [exit 2]
    ");
}

#[test]
fn a_published_index_takes_the_place_of_the_one_that_was_there() {
    let bench = Bench::new();
    let old = [record("a", "la fibre"), record("b", "le câble")].concat();
    bench.write("old.jsonl", old);
    bench.write("new.jsonl", record("c", "la radio"));
    assert_eq!(bench.run(&["index", "old.jsonl"]).status, 0);
    let publish = ["index", "new.jsonl", "--publish"];
    check_text!(bench.run(&publish).whole(), @"
    1 clipping from 1 file: 1 new, 0 changed, 0 unchanged, 0 deleted
    29 B of text in [n] s ([n] MB/s)
    layouts: record 1
    index: 1 clipping, [n] kB, generation 2
    [exit 0]
    ");
    check_text!(bench.run(&["search", "*", "--format", "ids"]).whole(), @"
    c
    [exit 0]
    ");
    assert!(!bench.path("index.building").exists());
    // Where nothing is read the archive stays.
    bench.write("nothing/empty.txt", "");
    check_text!(bench.run(&["index", "nothing", "--publish"]).whole(), @"
    warning: nothing/empty.txt: is empty; remove it or fill it
    warning: nothing: holds no clipping; name a folder with text, .jsonl, .csv, .zip, .tar, .gz, .xz or .zst files
    error: no clipping was read, so that nothing is published
    hint: check the paths; the index was left as it is
    [exit 2]
    ");
    check_text!(bench.run(&["index", "missing", "--publish"]).whole(), @"
    error: there is nothing at `missing`
    hint: check the spelling; the index was left as it is
    [exit 2]
    ");
    check_text!(bench.run(&["search", "*", "--format", "ids"]).whole(), @"
    c
    [exit 0]
    ");
    assert!(!bench.path("index.building").exists());
    let both = ["index", "new.jsonl", "--publish", "--prune"];
    check_text!(bench.run(&both).whole(), @"
    error: the argument '--publish' cannot be used with '--prune'

    Usage: pressoir index --publish <PATH>...

    For more information, try '--help'.
    [exit 2]
    ");
    let here = ["index", "new.jsonl", "--publish", "--index", ".."];
    check_text!(bench.run(&here).whole(), @"
    error: `..` names no folder
    hint: name the folder of the index with --index DIR, as in --index presse
    [exit 2]
    ");
}
