//! The index end to end: clippings a second into it, queries a second out of it.

#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use pressoir_index::{Archive, Writer, WriterOptions};
use pressoir_ingest::Found;
use pressoir_query::{FacetField, SearchRequest, SearchResponse, parse};

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
    // What the highlighter takes is the difference between the first two.
    for (name, snippet_chars, facets) in [
        ("search, ids", 0, &[] as &[FacetField]),
        ("search, snippets", 240, &[]),
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
        let answer = || {
            let mut counts = Counts::default();
            for request in &requests {
                counts.add(&archive.search(request).unwrap());
            }
            counts
        };
        let expected = answer();
        assert!(expected.found >= titles.len() as u64);
        assert_eq!(expected.marks > 0, snippet_chars > 0);
        assert_eq!(expected.facet_values > 0, !facets.is_empty());
        group.bench_function(name, |bencher| {
            bencher.iter(|| assert_eq!(answer(), expected));
        });
    }
    let clauses = || {
        let counts = titles.iter().map(|title| parse(title).0.clauses().len());
        counts.sum::<usize>()
    };
    let expected = clauses();
    assert!(expected >= titles.len());
    group.bench_function("parse query", |bencher| {
        bencher.iter(|| assert_eq!(clauses(), expected));
    });
    group.finish();
}

/// What some answers hold, so that none of them can hold less.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    found: u64,
    marks: usize,
    facet_values: usize,
}

impl Counts {
    fn add(&mut self, response: &SearchResponse) {
        self.found += response.found;
        let snippets = response.hits.iter().filter_map(|hit| hit.snippet.as_ref());
        self.marks += snippets.map(|snippet| snippet.marks.len()).sum::<usize>();
        self.facet_values += response.facets.values().map(Vec::len).sum::<usize>();
    }
}

/// From the files to the merged index.
fn end_to_end(criterion: &mut Criterion) {
    let expected = pressoir_benches::clippings().unwrap().len() as u64;
    let mut group = criterion.benchmark_group("archive");
    group.throughput(Throughput::Elements(expected));
    group.sample_size(10);
    group.bench_function("end to end", |bencher| {
        bencher.iter_batched(
            || tempfile::tempdir().unwrap(),
            |folder| {
                let clippings = pressoir_benches::clippings().unwrap();
                assert_eq!(build(folder.path(), &clippings), expected);
                folder
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, indexing, searching, end_to_end);
criterion_main!(benches);
