//! The parser of raw clippings, alone and from one file of records: bytes of text a second, one
//! thread.

#![allow(missing_docs, clippy::unwrap_used)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pressoir_ingest::{Input, Item, Options, parse_text, read};

/// Returns the text files below a folder that are UTF-8.
fn texts(folder: &Path, texts: &mut Vec<String>) {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            self::texts(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            texts.extend(fs::read_to_string(&path));
        }
    }
}

fn parsing(criterion: &mut Criterion) {
    let mut raw = Vec::new();
    texts(&pressoir_benches::corpus(), &mut raw);
    let expected: usize = raw.iter().map(|text| parse_text(text).len()).sum();
    let mut group = criterion.benchmark_group("parsing");
    group.throughput(Throughput::Bytes(
        raw.iter().map(|text| text.len() as u64).sum(),
    ));
    group.bench_function("parse_text", |bencher| {
        bencher.iter(|| {
            let count: usize = raw.iter().map(|text| parse_text(text).len()).sum();
            assert_eq!(count, expected);
        });
    });
    let file = write_records(&raw);
    let options = Options {
        threads: Some(1),
        ..Options::default()
    };
    group.bench_function("json_lines", |bencher| {
        bencher.iter(|| {
            let input = Input::resolve(&file, &[]).unwrap();
            let items = read(vec![input], &options);
            let clippings = items.filter(|item| matches!(item, Item::Clipping(_)));
            assert_eq!(clippings.count(), expected);
        });
    });
    group.finish();
}

/// Writes the texts as one file of records, one a line.
fn write_records(raw: &[String]) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("parsing.jsonl");
    let mut records = String::new();
    for (number, text) in raw.iter().enumerate() {
        let record = serde_json::json!({ "path": number.to_string(), "raw": text });
        writeln!(records, "{record}").unwrap();
    }
    fs::write(&file, records).unwrap();
    file
}

criterion_group!(benches, parsing);
criterion_main!(benches);
