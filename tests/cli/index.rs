use std::fs;

use crate::support::{Bench, check_text};

#[test]
fn a_second_run_finds_nothing_new() {
    let bench = Bench::new();
    check_text!(bench.run(&["index", "corpus"]).whole(), @"
    69 clippings from 60 files: 69 new, 0 changed, 0 unchanged, 0 deleted
    147.0 kB of text in [n] s ([n] MB/s)
    layouts: page 22, page-legacy 11, extract 9, body 8, brief 3, bulletin 4, listing 4, bare 4, record 4
    with a warning, which `pressoir parse` shows: 7 clippings
    copies, which are counted once: 1 clipping
    reprints of one text: 2 clippings in 1 group
    index: 68 clippings, [n] kB, generation 1
    [exit 0]
    ");
    check_text!(bench.run(&["index", "./corpus"]).whole(), @"
    69 clippings from 60 files: 0 new, 0 changed, 69 unchanged, 0 deleted
    147.0 kB of text in [n] s ([n] MB/s)
    layouts: page 22, page-legacy 11, extract 9, body 8, brief 3, bulletin 4, listing 4, bare 4, record 4
    with a warning, which `pressoir parse` shows: 7 clippings
    copies, which are counted once: 1 clipping
    reprints of one text: 2 clippings in 1 group
    index: 68 clippings, [n] kB, generation 1
    [exit 0]
    ");
}

#[test]
fn changed_clippings_are_replaced_and_gone_ones_pruned() {
    let bench = Bench::new();
    bench.write(
        "presse/a.txt",
        "Le premier texte parle de la fibre.\n(Source : Le Fil, 2 mai 2003)",
    );
    bench.write(
        "presse/b.txt",
        "Le deuxième texte parle du câble.\n(Source : Le Fil, 3 mai 2003)",
    );
    check_text!(bench.run(&["index", "presse"]).whole(), @"
    2 clippings from 2 files: 2 new, 0 changed, 0 unchanged, 0 deleted
    130 B of text in [n] s ([n] MB/s)
    layouts: body 2
    index: 2 clippings, [n] kB, generation 1
    [exit 0]
    ");
    bench.write(
        "presse/a.txt",
        "Le premier texte parle du satellite.\n(Source : Le Fil, 2 mai 2003)",
    );
    fs::remove_file(bench.path("presse/b.txt")).unwrap();
    check_text!(bench.run(&["index", "presse"]).whole(), @"
    1 clipping from 1 file: 0 new, 1 changed, 0 unchanged, 0 deleted
    66 B of text in [n] s ([n] MB/s)
    layouts: body 1
    index: 2 clippings, [n] kB, generation 2
    [exit 0]
    ");
    assert_eq!(bench.run(&["search", "fibre"]).status, 1);
    assert_eq!(
        bench.run(&["search", "câble"]).status,
        0,
        "what is gone stays without --prune"
    );
    check_text!(bench.run(&["index", "presse", "--prune"]).whole(), @"
    1 clipping from 1 file: 0 new, 0 changed, 1 unchanged, 1 deleted
    66 B of text in [n] s ([n] MB/s)
    layouts: body 1
    index: 1 clipping, [n] kB, generation 3
    [exit 0]
    ");
    assert_eq!(bench.run(&["search", "câble"]).status, 1);
    assert_eq!(bench.run(&["search", "satellite"]).status, 0);
}

#[test]
fn pruning_keeps_what_could_not_be_read() {
    let bench = Bench::new();
    bench.write(
        "presse/a.txt",
        "Un texte sur la fibre.\n(Source : Le Fil, 2 mai 2003)",
    );
    bench.write(
        "presse/b.txt",
        "Un texte sur le câble.\n(Source : Le Fil, 3 mai 2003)",
    );
    bench.run(&["index", "presse"]);
    bench.write("presse/b.txt", b"\x00\x01\x02\x03 brouillage \x00\x00");
    let answer = bench.run(&["index", "presse", "--prune"]);
    assert!(answer.out.contains("0 deleted"), "{}", answer.out);
    assert_eq!(bench.run(&["search", "câble"]).status, 0);
}

#[test]
fn pruning_keeps_what_a_damaged_archive_held() {
    let bench = Bench::new();
    let whole = tar_of(&[
        ("a.txt", "Un texte sur la fibre."),
        ("b.txt", "Un texte sur le câble."),
    ]);
    bench.write("presse/a.tar", &whole);
    let answer = bench.run(&["index", "presse"]);
    assert!(
        answer.out.starts_with("2 clippings from 1 file: 2 new"),
        "{}",
        answer.out
    );
    // The second member is cut in the middle of its text.
    bench.write("presse/a.tar", &whole[..512 * 3 + 5]);
    check_text!(bench.run(&["index", "presse", "--prune"]).whole(), @"
    1 clipping from 1 file: 0 new, 0 changed, 1 unchanged, 0 deleted
    22 B of text in [n] s ([n] MB/s)
    layouts: bare 1
    skipped: archive cut short 1, damaged 1
    index: 2 clippings, [n] kB, generation 1
    warning: presse/a.tar/b.txt: the compressed stream is damaged or cut short: 5 of 23 bytes are there; fetch the file again
    warning: presse/a.tar: was read up to `b.txt` and no further: 5 of 23 bytes are there; fetch or pack it again
    [exit 0]
    ");
    assert_eq!(bench.run(&["search", "câble"]).status, 0);
    bench.write(
        "presse/a.tar",
        tar_of(&[("a.txt", "Un texte sur la fibre.")]),
    );
    let answer = bench.run(&["index", "presse", "--prune"]);
    assert!(
        answer.out.contains("1 unchanged, 1 deleted"),
        "{}",
        answer.out
    );
}

fn tar_of(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, text) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len().try_into().unwrap());
        archive
            .append_data(&mut header, name, text.as_bytes())
            .unwrap();
    }
    archive.into_inner().unwrap()
}

#[test]
fn a_folder_that_moved_is_the_same_archive() {
    let bench = Bench::new();
    bench.write(
        "presse/a.txt",
        "Un texte sur la fibre.\n(Source : Le Fil, 2 mai 2003)",
    );
    bench.run(&["index", "presse"]);
    fs::create_dir(bench.path("ailleurs")).unwrap();
    fs::rename(bench.path("presse"), bench.path("ailleurs/presse")).unwrap();
    let answer = bench.run(&["index", "ailleurs/presse"]);
    assert!(
        answer.out.contains("0 new, 0 changed, 1 unchanged"),
        "{}",
        answer.out
    );
    let answer = bench.run(&["index", "ailleurs/presse/a.txt"]);
    assert!(
        answer.out.contains("0 new, 0 changed, 1 unchanged"),
        "{}",
        answer.out
    );
}

#[test]
fn a_folder_above_a_known_one_is_the_same_archive_there() {
    let bench = Bench::new();
    bench.write("presse/2003/a.txt", "Un texte sur la fibre.");
    bench.write("presse/2003/b.txt", "Un texte sur le câble.");
    bench.write("presse/2004/c.txt", "Un texte sur la poste.");
    bench.run(&["index", "presse/2003"]);
    let answer = bench.run(&["index", "presse"]);
    assert!(
        answer.out.contains("1 new, 0 changed, 2 unchanged"),
        "{}",
        answer.out
    );
    // What is gone from the known folder is pruned by either name.
    fs::remove_file(bench.path("presse/2003/b.txt")).unwrap();
    let answer = bench.run(&["index", "presse", "--prune"]);
    assert!(
        answer
            .out
            .contains("0 new, 0 changed, 2 unchanged, 1 deleted"),
        "{}",
        answer.out
    );
}

#[test]
fn the_summary_is_json_when_asked() {
    let answer = Bench::new().run(&["index", "corpus", "--json"]);
    for field in [
        r#""clippings":69"#,
        r#""new":69"#,
        r#""docs":68"#,
        r#""generation":1"#,
    ] {
        assert!(answer.out.contains(field), "{field} in {}", answer.out);
    }
}

#[test]
fn a_report_counts_what_was_found_and_names_what_was_skipped() {
    let bench = Bench::new();
    bench.write(
        "presse/a.txt",
        "La fibre arrive\nmardi 4 mars 2003\nLe câ\u{ad}ble est là.\nAwa Sow\n(Source : Le Fil, 4 mars 2003)",
    );
    bench.write("presse/b.txt", "Un texte sur le câble.\n(Source : APS)");
    bench.write("presse/c.txt", "");
    bench.write("presse/d.jsonl", "{\"title\":\n");
    let answer = bench.run(&["index", "presse", "--verbose", "--report", "index.json"]);
    check_text!(answer.whole(), @"
    2 clippings from 4 files: 2 new, 0 changed, 0 unchanged, 0 deleted
    141 B of text in [n] s ([n] MB/s)
    layouts: extract 1, body 1
    skipped: empty 1, invalid JSON 1
    with a warning, which `pressoir parse` shows: 1 clipping
    layout       clippings   title    date  keywords  source  source date  author
    extract              1       1       1         0       1            1       1
    body                 1       0       0         0       1            0       0
    index: 2 clippings, [n] kB, generation 1
    warning: presse/c.txt: is empty; remove it or fill it
    warning: presse/d.jsonl:1: is not a JSON record: EOF while parsing a value at column 9; write one JSON object a line
    [exit 0]
    ");
    let report = std::fs::read_to_string(bench.path("index.json")).unwrap();
    check_text!(report, @r#"
    {
      "clippings": 2,
      "layouts": {
        "extract": {
          "clippings": 1,
          "title": 1,
          "date": 1,
          "keywords": 0,
          "source": 1,
          "source_date": 1,
          "author": 1
        },
        "body": {
          "clippings": 1,
          "title": 0,
          "date": 0,
          "keywords": 0,
          "source": 1,
          "source_date": 0,
          "author": 0
        }
      },
      "kept": {
        "author": {
          "lines": 1,
          "characters": 7
        },
        "body": {
          "lines": 2,
          "characters": 38
        },
        "date": {
          "lines": 1,
          "characters": 17
        },
        "source": {
          "lines": 2,
          "characters": 44
        },
        "title": {
          "lines": 1,
          "characters": 15
        }
      },
      "left_out": {},
      "warnings": {
        "N character without width removed": 1
      },
      "skipped": [
        {
          "path": "presse/c.txt",
          "line": null,
          "kind": "empty",
          "reason": "is empty; remove it or fill it"
        },
        {
          "path": "presse/d.jsonl",
          "line": 1,
          "kind": "invalid JSON",
          "reason": "is not a JSON record: EOF while parsing a value at column 9; write one JSON object a line"
        }
      ]
    }
    "#);
    bench.run(&["parse", "presse", "--report", "parse.json"]);
    assert_eq!(
        std::fs::read_to_string(bench.path("parse.json")).unwrap(),
        report
    );
    check_text!(bench.run(&["parse", "presse", "--report", "none/parse.json"]).whole(), @"
    error: cannot write the report `none/parse.json`: No such file or directory (os error 2)
    hint: name a file in a folder that is there and that you may write to
    [exit 2]
    ");
}
