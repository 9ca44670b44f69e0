//! The parser of raw clippings: bytes of text a second.

#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pressoir_ingest::parse_text;

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
    group.finish();
}

criterion_group!(benches, parsing);
criterion_main!(benches);
