//! The index end to end: clippings a second into it, queries a second out of it.

#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use pressoir_index::{Archive, Writer, WriterOptions};
use pressoir_ingest::Found;
use pressoir_query::{FacetField, SearchRequest, parse};

const OPTIONS: WriterOptions = WriterOptions {
    threads: 2,
    memory: 400_000_000,
};

fn build(folder: &std::path::Path, clippings: &[Found]) -> u64 {
    let mut writer = Writer::open_or_create(folder, OPTIONS).unwrap();
    for found in clippings {
        writer
            .put(&found.origin, &found.clipping, &found.likeness)
            .unwrap();
    }
    let summary = writer.commit().unwrap();
    summary.docs + summary.copies
}

fn indexing(criterion: &mut Criterion) {
    let clippings = pressoir_benches::clippings().unwrap();
    let bytes: usize = clippings
        .iter()
        .map(|found| found.clipping.body.len())
        .sum();
    let mut group = criterion.benchmark_group("archive");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(10);
    group.bench_function("build", |bencher| {
        bencher.iter_batched(
            || tempfile::tempdir().unwrap(),
            |folder| {
                assert_eq!(build(folder.path(), &clippings), clippings.len() as u64);
                folder
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn searching(criterion: &mut Criterion) {
    let clippings = pressoir_benches::clippings().unwrap();
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), &clippings);
    let archive = Archive::open(folder.path()).unwrap();
    // Titles are what people look for, and every corpus has some.
    let titles: Vec<&str> = clippings
        .iter()
        .filter_map(|found| found.clipping.title.as_deref())
        .take(200)
        .collect();
    let mut group = criterion.benchmark_group("archive");
    group.throughput(Throughput::Elements(titles.len() as u64));
    let facets = [FacetField::Keyword, FacetField::Month, FacetField::Source];
    for (name, snippet_chars, facets) in [
        ("search, ids", 0, &[] as &[FacetField]),
        ("search, snippets and facets", 240, &facets),
    ] {
        let mut requests: Vec<SearchRequest> = titles
            .iter()
            .map(|title| SearchRequest::new(title))
            .collect();
        for request in &mut requests {
            request.snippet_chars = snippet_chars;
            request.facets = facets.to_vec();
        }
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for request in &requests {
                    assert!(archive.search(request).unwrap().found > 0);
                }
            });
        });
    }
    group.bench_function("parse query", |bencher| {
        bencher.iter(|| {
            titles
                .iter()
                .map(|title| parse(title).0.clauses().len())
                .sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, indexing, searching);
criterion_main!(benches);
