use std::fs;
use std::net::TcpListener;

use crate::support::{Bench, check_text};

const CLIPPING: &str = "Un texte sur la fibre.\n(Source : Le Fil, 2 mai 2003)";

#[test]
fn files_that_are_no_clippings_are_named_and_the_rest_is_read() {
    let bench = Bench::new();
    bench.write("presse/bon.txt", CLIPPING);
    bench.write("presse/binaire.txt", b"\x00\x01\x02\x00\x00 binaire");
    bench.write("presse/vide.txt", "");
    bench.write(
        "presse/lignes.jsonl",
        "{\"title\":\"Un titre\",\"body\":\"Un texte.\"}\n{\"title\":\n",
    );
    check_text!(bench.run(&["index", "presse"]).whole(), @"
    2 clippings from 4 files: 2 new, 0 changed, 0 unchanged, 0 deleted
    115 B of text in [n] s ([n] MB/s)
    layouts: body 1, record 1
    skipped: binary 1, empty 1, invalid JSON 1
    index: 2 clippings, [n] kB, generation 1
    warning: presse/binaire.txt: is binary data, not text; convert it to text first
    warning: presse/lignes.jsonl:2: is not a JSON record: EOF while parsing a value at column 9; write one JSON object a line
    warning: presse/vide.txt: is empty; remove it or fill it
    [exit 0]
    ");
}

#[test]
fn paths_that_are_wrong_are_named() {
    let bench = Bench::new();
    bench.write("presse/bon.txt", CLIPPING);
    fs::create_dir(bench.path("creux")).unwrap();
    check_text!(bench.run(&["index", "présse"]).whole(), @"
    error: there is nothing at `présse`
    hint: check the spelling; the index was left as it is
    [exit 2]
    ");
    check_text!(bench.run(&["index", "présse", "presse"]).whole(), @"
    1 clipping from 1 file: 1 new, 0 changed, 0 unchanged, 0 deleted
    52 B of text in [n] s ([n] MB/s)
    layouts: body 1
    index: 1 clipping, [n] kB, generation 1
    error: `présse` does not exist
    hint: check the spelling of the path
    [exit 2]
    ");
    check_text!(bench.run(&["index", "creux", "--index", "autre"]).whole(), @"
    0 clippings from 0 files: 0 new, 0 changed, 0 unchanged, 0 deleted
    0 B of text in [n] s ([n] MB/s)
    skipped: folder without clipping 1
    autre: 0 clippings, [n] kB, generation 0
    warning: creux: holds no clipping; name a folder with text, .jsonl, .csv, .zip, .tar, .gz, .xz or .zst files
    [exit 1]
    ");
    check_text!(bench.run(&["parse", "présse"]).whole(), @"
    error: `présse` does not exist
    hint: check the spelling of the path
    [exit 2]
    ");
}

#[test]
fn an_index_that_is_none_is_named() {
    let bench = Bench::new();
    bench.write("presse/bon.txt", CLIPPING);
    check_text!(bench.run(&["search", "fibre"]).whole(), @"
    error: there is no index at `index`
    hint: build it with `pressoir index PATH… --index DIR`
    [exit 2]
    ");
    check_text!(bench.run(&["search", "fibre", "--index", "presse"]).whole(), @"
    error: `presse` is not an index
    hint: name the folder that `pressoir index` wrote with --index DIR
    [exit 2]
    ");
    check_text!(bench.run(&["index", "presse", "--index", "presse"]).whole(), @"
    error: `presse` is not an index and not empty
    hint: choose an empty or a new folder with --index DIR
    [exit 2]
    ");
}

#[test]
fn a_query_is_never_an_error() {
    let bench = Bench::indexed();
    check_text!(bench.run(&["search", "?!…"]).whole(), @"
    0 of 68 clippings ([n] ms)
    warning: the query holds no word to search for; type a word, or * for every clipping
    [exit 1]
    ");
    check_text!(bench.run(&["search", "xylophone-quantique"]).whole(), @"
    0 of 68 clippings ([n] ms)
    warning: the archive does not know `xylophone`
    warning: the archive does not know `quantique`
    [exit 1]
    ");
    check_text!(bench.run(&["search", "\"souveraineté numérique", "--format", "ids", "--limit", "1"]).whole(), @"
    37303176bb442dc9
    warning: a quotation mark is not closed; the phrase was read to the end of the query
    [exit 0]
    ");
}

#[test]
fn a_wrong_date_or_order_is_an_error() {
    let bench = Bench::indexed();
    check_text!(bench.run(&["search", "licence", "--from", "2003-13"]).whole(), @"
    error: invalid value '2003-13' for '--from <DATE>': `2003-13` is not a date: write 2025-12-25, 2025-03 or 2025

    For more information, try '--help'.
    [exit 2]
    ");
    check_text!(bench.run(&["search", "licence", "--sort", "age"]).whole(), @"
    error: invalid value 'age' for '--sort <ORDER>': `age` is not one of relevance, date, -date

    For more information, try '--help'.
    [exit 2]
    ");
}

#[test]
fn a_busy_port_is_told_before_anything_is_indexed() {
    let bench = Bench::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let answer = bench.run(&["serve", "--corpus", "corpus", "--port", &port]);
    check_text!(answer.whole().replace(&port, "[port]"), @"
    error: `127.0.0.1:[port]` is in use: stop the other program or choose another port with --port
    [exit 2]
    ");
    assert!(!bench.path("index").exists());
}
