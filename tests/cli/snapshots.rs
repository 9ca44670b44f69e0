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
    check_text!(bench.run(&["snapshot", "avant"]).whole(), @"");
    bench.write("records.jsonl", record("a", "le câble arrive à Niaro"));
    assert_eq!(bench.run(&["index", "records.jsonl"]).status, 0);
    check_text!(bench.run(&["search", "fibre", "--index", "avant", "--format", "ids"]).whole(), @"");
    check_text!(bench.run(&["search", "fibre", "--format", "ids"]).whole(), @"");
    check_text!(bench.run(&["rollback", "avant"]).whole(), @"");
    check_text!(bench.run(&["search", "fibre", "--format", "ids"]).whole(), @"");
    check_text!(bench.run(&["verify", "--full"]).whole(), @"");
    check_text!(bench.run(&["snapshot", "avant"]).whole(), @"");
    check_text!(bench.run(&["rollback", "corpus"]).whole(), @"");
    check_text!(bench.run(&["rollback", "jamais"]).whole(), @"");
}

#[test]
fn a_published_index_takes_the_place_of_the_one_that_was_there() {
    let bench = Bench::new();
    let old = [record("a", "la fibre"), record("b", "le câble")].concat();
    bench.write("old.jsonl", old);
    bench.write("new.jsonl", record("c", "la radio"));
    assert_eq!(bench.run(&["index", "old.jsonl"]).status, 0);
    let publish = ["index", "new.jsonl", "--publish"];
    check_text!(bench.run(&publish).whole(), @"");
    check_text!(bench.run(&["search", "*", "--format", "ids"]).whole(), @"");
    assert!(!bench.path("index.building").exists());
    // Where nothing is read the archive stays.
    bench.write("nothing/empty.txt", "");
    check_text!(bench.run(&["index", "nothing", "--publish"]).whole(), @"");
    check_text!(bench.run(&["index", "missing", "--publish"]).whole(), @"");
    check_text!(bench.run(&["search", "*", "--format", "ids"]).whole(), @"");
    assert!(!bench.path("index.building").exists());
    let both = ["index", "new.jsonl", "--publish", "--prune"];
    check_text!(bench.run(&both).whole(), @"");
    let here = ["index", "new.jsonl", "--publish", "--index", ".."];
    check_text!(bench.run(&here).whole(), @"");
}
