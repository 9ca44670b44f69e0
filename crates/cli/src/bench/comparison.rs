//! Two reports side by side.

use serde::Serialize;

use super::report::Report;
use super::statistics::{Measured, Verdict, verdict};

/// What changed since an earlier report.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Comparison {
    /// The file of the earlier report.
    pub(crate) file: String,
    pub(crate) date: String,
    pub(crate) runs: usize,
    /// Why the two cannot be compared without reserve, in words.
    pub(crate) warnings: Vec<String>,
    pub(crate) differences: Vec<Difference>,
}

/// One thing in both reports, of which less is better.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Difference {
    pub(crate) name: String,
    /// `s`, `ms` or `bytes`.
    pub(crate) unit: &'static str,
    pub(crate) before: f64,
    pub(crate) now: f64,
    /// What is now, as a multiple of what was before; nothing where that was zero.
    pub(crate) ratio: Option<f64>,
    pub(crate) verdict: Verdict,
}

impl Comparison {
    /// Compares a report with an earlier one, which was read from `file`.
    pub(crate) fn of(now: &Report, before: &Report, file: String) -> Self {
        let measures_before = measures(before);
        let differences = measures(now)
            .into_iter()
            .filter_map(|(name, unit, now)| {
                let (_, _, before) = measures_before
                    .iter()
                    .find(|(other, _, _)| *other == name)?;
                Some(Difference {
                    name,
                    unit,
                    before: before.median,
                    now: now.median,
                    ratio: (before.median > 0.0).then(|| now.median / before.median),
                    verdict: verdict(before, now),
                })
            })
            .collect();
        Comparison {
            file,
            date: before.date.clone(),
            runs: before.settings.runs,
            warnings: reserves(now, before),
            differences,
        }
    }
}

/// Returns everything of which less is better, with its name and unit.
fn measures(report: &Report) -> Vec<(String, &'static str, &Measured)> {
    let phases = std::iter::once(&report.index).chain(&report.phases);
    let mut measures: Vec<_> = phases
        .map(|phase| (phase.name.clone(), "s", &phase.seconds))
        .collect();
    measures.push(("index size".to_owned(), "bytes", &report.size.index_bytes));
    if let Some(peak) = &report.size.peak_memory_bytes {
        measures.push(("peak memory".to_owned(), "bytes", peak));
    }
    for queries in &report.queries {
        for (name, measured) in [
            ("p50", &queries.p50_ms),
            ("p95", &queries.p95_ms),
            ("p99", &queries.p99_ms),
        ] {
            measures.push((format!("{}, {name}", queries.name), "ms", measured));
        }
    }
    measures
}

fn reserves(now: &Report, before: &Report) -> Vec<String> {
    let (settings, earlier) = (&now.settings, &before.settings);
    let is_same = |one: &Report, other: &Report| {
        (&one.machine.cpu, one.machine.cores) == (&other.machine.cpu, other.machine.cores)
    };
    [
        (
            now.corpus.blake3 != before.corpus.blake3,
            "the corpus is another one".to_owned(),
        ),
        (
            now.query_log.blake3 != before.query_log.blake3,
            "the queries are others".to_owned(),
        ),
        (
            settings.threads != earlier.threads,
            format!(
                "{} threads now, {} before",
                settings.threads, earlier.threads
            ),
        ),
        (
            settings.memory_bytes != earlier.memory_bytes,
            "the memory for writing is another".to_owned(),
        ),
        (
            !is_same(now, before),
            "the machine is another one".to_owned(),
        ),
        (
            now.program.build != before.program.build,
            format!(
                "a {} build now, a {} build before",
                now.program.build, before.program.build
            ),
        ),
    ]
    .into_iter()
    .filter_map(|(applies, words)| applies.then_some(words))
    .collect()
}
