//! Words, folds and stems: bytes of text a second.

#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::HashSet;
use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use pressoir_analysis::{Words, fold, inflection_keys, stem_keys};

/// Reads all words, and works out the keys of those that are not known yet; returns how many were not.
fn analyse(text: &str, known: &mut HashSet<String>) -> usize {
    let mut reader = Words::new(text);
    let mut form = String::new();
    let mut new = 0;
    while reader.read(&mut form).is_some() {
        if !known.contains(&form) {
            black_box((fold(&form), stem_keys(&form), inflection_keys(&form)));
            known.insert(form.clone());
            new += 1;
        }
    }
    new
}

fn words(criterion: &mut Criterion) {
    let clippings = pressoir_benches::clippings().unwrap();
    let text: String = clippings
        .iter()
        .map(|found| found.clipping.body.as_str())
        .collect();
    let mut forms = Vec::new();
    let mut reader = Words::new(&text);
    let mut form = String::new();
    while reader.read(&mut form).is_some() {
        forms.push(form.clone());
    }
    let expected = forms.len();
    forms.sort();
    forms.dedup();

    let mut group = criterion.benchmark_group("analysis");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("words", |bencher| {
        bencher.iter(|| {
            let mut reader = Words::new(&text);
            let mut count = 0;
            while reader.read(&mut form).is_some() {
                count += 1;
            }
            assert_eq!(count, expected);
        });
    });
    group.bench_function("words with compounds", |bencher| {
        bencher.iter(|| {
            let mut reader = Words::with_compounds(&text);
            let mut count = 0;
            while reader.read(&mut form).is_some() {
                count += 1;
            }
            assert!(count >= expected);
        });
    });
    // A new segment works out the keys of each form that it meets; one that stays knows them all.
    let all: HashSet<String> = forms.iter().cloned().collect();
    for (name, known) in [("analyser, cold", HashSet::new()), ("analyser, warm", all)] {
        let new = forms.len() - known.len();
        group.bench_function(name, |bencher| {
            bencher.iter_batched_ref(
                || known.clone(),
                |known| assert_eq!(analyse(&text, known), new),
                BatchSize::PerIteration,
            );
        });
    }
    group.throughput(Throughput::Elements(forms.len() as u64));
    group.bench_function("fold", |bencher| {
        bencher.iter(|| {
            forms
                .iter()
                .map(|form| fold(black_box(form)).len())
                .sum::<usize>()
        });
    });
    group.bench_function("stem_keys", |bencher| {
        bencher.iter(|| {
            forms
                .iter()
                .map(|form| stem_keys(black_box(form)).stem_of_fold.len())
                .sum::<usize>()
        });
    });
    group.bench_function("inflection_keys", |bencher| {
        bencher.iter(|| {
            forms
                .iter()
                .map(|form| inflection_keys(black_box(form)).len())
                .sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, words);
criterion_main!(benches);
