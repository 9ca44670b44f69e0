//! Reading tables of records.

#![cfg(test)]

use std::fs;
use std::io::Read;

use pressoir_ingest::{Input, Item, Options, read};

/// Reads a file of some bytes; tells each clipping as its JSON from the id on, each refusal in its
/// words.
fn told(name: &str, bytes: &[u8], options: &Options) -> Vec<String> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join(name);
    fs::write(&path, bytes).unwrap();
    let mut reader = read(vec![Input::resolve(&path, &[]).unwrap()], options);
    let mut told: Vec<String> = reader
        .by_ref()
        .map(|item| match item {
            Item::Clipping(found) => {
                assert_eq!(found.origin, name);
                let json = serde_json::to_string(&found.clipping).unwrap();
                json[json.find("\"id\"").unwrap()..].to_owned()
            }
            Item::Skipped(skipped) => skipped.to_string().replace(path.to_str().unwrap(), name),
        })
        .collect();
    let progress = reader.progress();
    assert_eq!((progress.files_done, progress.files_total), (1, Some(1)));
    assert_eq!(
        progress.stored_bytes_total,
        Some(progress.stored_bytes_read)
    );
    let ignored = reader.ignored_fields();
    told.extend(
        ignored
            .iter()
            .map(|(name, count)| format!("{name} {count}")),
    );
    told
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &[&str]) {
    assert_eq!(told(name, bytes, &Options::default()), expected);
}

const WHOLE: &str = "id,rank,Title,date,source,source_date,author,keywords,url,body\n\
    a,1,\"Un, deux\",2003-05-12,Le Soleil,12 mai 2003,Awa Sow,Sonatel/Orange | Radio,http://a.sn/1,\"Un.\n\n\"\"Deux.\"\"\"\n\
    ,2,Le câble,,,,,,,Réparé.\n";

#[test]
fn rows_are_read_as_records() {
    let records = br#"{"id":"a","rank":1,"title":"Un, deux","date":"2003-05-12","source":"Le Soleil","source_date":"12 mai 2003","author":"Awa Sow","keywords":["Sonatel/Orange","Radio"],"url":"http://a.sn/1","body":"Un.\n\n\"Deux.\""}
{"rank":2,"title":"Le c\u00e2ble","body":"R\u00e9par\u00e9."}"#;
    let expected = told("a.jsonl", records, &Options::default());
    assert_eq!(expected.len(), 3, "{expected:#?}");
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check("a.csv", WHOLE.as_bytes(), &expected);
    check("a.csv", format!("\u{feff}{WHOLE}").as_bytes(), &expected);
    check("a.csv", WHOLE.replace('\n', "\r\n").as_bytes(), &expected);
    check(
        "a.csv.zst",
        &zstd::encode_all(WHOLE.as_bytes(), 1).unwrap(),
        &expected,
    );
    let quoted = "\u{feff}\"title\";\"text\"\n\"Le câble\";\"Réparé; enfin.\"\n;;\n;\n";
    let title = r#""title":"Le câble""#;
    for table in [quoted.to_owned(), quoted.replace(';', "\t")] {
        let told = told("a.tsv", table.as_bytes(), &Options::default());
        assert!(told[0].contains(title), "{told:?}");
        assert_eq!(told.len(), 1, "{told:?}");
    }
}

#[test]
fn an_old_encoding_is_told() {
    let bytes = b"title;body\nLe c\xe2ble;R\xe9par\xe9 \x96 enfin.\nUn;Deux.\n";
    let told = told("a.csv", bytes, &Options::default());
    assert!(told[0].contains(r#""title":"Le câble""#), "{told:?}");
    assert!(
        told[0].ends_with(r#""body":"Réparé – enfin.","warnings":["decoded from windows-1252"]}"#),
        "{told:?}"
    );
    assert!(told[1].ends_with(r#""warnings":[]}"#), "{told:?}");
}

#[test]
fn bad_rows_are_named_and_the_rest_is_read() {
    let table = "id,title,body\na,Un,\"Deux\nlignes.\"\nb,Un\n\n\nc,Un,Deux,Trois\n,,\nd,,\ne,Fin,";
    for table in [
        table.to_owned(),
        table.replace('\n', "\r\n"),
        format!("{table}\n"),
    ] {
        let told = told("a.csv", table.as_bytes(), &Options::default());
        assert_eq!(told.len(), 5, "{told:#?}");
        assert!(told[0].contains("Deux\\nlignes."), "{told:#?}");
        assert_eq!(
            told[1..4],
            [
                "a.csv:4: the row has not as many cells as the header, 2 instead of 3; put cells that \
                 hold a separator in quotation marks",
                "a.csv:7: the row has not as many cells as the header, 4 instead of 3; put cells that \
                 hold a separator in quotation marks",
                "a.csv:9: the record has neither a title nor a body; name them `title` and `body`",
            ]
        );
        assert!(told[4].starts_with(r#""id":"e""#), "{told:#?}");
    }
}

#[test]
fn what_is_no_table_is_told() {
    check("a.csv", b"", &["a.csv: is empty; remove it or fill it"]);
    check("a.csv", b"title,body\n", &[]);
    check(
        "a.csv",
        b"a,b\n1,2\n",
        &[
            "a.csv: names neither a column `title` nor `body`; begin it with a line as `id,title,date,body`",
        ],
    );
    check(
        "a.csv",
        b"\xff\xfea\0,\0",
        &["a.csv: is a table in UTF-16; convert it to UTF-8"],
    );
    check(
        "a.csv",
        b"PK\x03\x04\0\0",
        &["a.csv: is a zip archive or an office document, not text; convert it to text first"],
    );
    check(
        "a.csv.gz",
        b"title\n",
        &["a.csv.gz: is not compressed with gzip, xz or zstd as its name says; compress it again"],
    );
}

#[test]
fn a_quotation_mark_that_is_never_closed_fills_no_memory() {
    let options = Options {
        max_line_bytes: 1 << 20,
        ..Options::default()
    };
    let mut bytes = b"id,title\na,Un\nb,\"Deux\n".to_vec();
    std::io::repeat(b'a')
        .take(4 << 20)
        .read_to_end(&mut bytes)
        .unwrap();
    let told = told("a.csv", &bytes, &options);
    assert_eq!(told.len(), 2);
    assert_eq!(
        told[1],
        "a.csv: was read up to a row longer than 1048576 bytes; close its quotation mark, or split it"
    );
}
