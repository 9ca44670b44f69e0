//! Runs everything several times and sums it up.

use jiff::{Timestamp, Unit};
use pressoir_index::Archive;

use super::build::Settings;
use super::corpus::Corpus;
use super::machine::Machine;
use super::phases::{Stages, Took, measure_index, measure_phases};
use super::query_log::{Latencies, QueryLog, Way, measure_queries};
use super::report::{CorpusInfo, Phase, Program, Queries, QueryLogInfo, Report, Size};
use super::statistics::Measured;
use crate::error::CommandError;

/// Measures indexing and searching a corpus; `log` is the titles of its clippings where none is given.
/// `tell` is told what comes next. Returns nothing where there is no clipping.
///
/// All runs of indexing come first, while nothing else is in memory; then each stage and each way to
/// answer the log in turns, so that what else the machine does bears on all of them.
pub(crate) fn measure(
    mut corpus: Corpus,
    log: Option<QueryLog>,
    settings: Settings,
    mut tell: impl FnMut(&str),
) -> Result<Option<Report>, CommandError> {
    let machine = Machine::look();
    let date = Timestamp::now().round(Unit::Second).unwrap_or_default();
    let mut wholes = Vec::new();
    for run in 1..=settings.runs {
        tell(&format!("indexing, run {run} of {}", settings.runs));
        wholes.push(measure_index(&corpus, &settings)?);
    }
    tell("reading the clippings into memory");
    corpus.load(&settings);
    if corpus.clippings.is_empty() {
        return Ok(None);
    }
    let log = log.unwrap_or_else(|| QueryLog::titles_of(&corpus));
    let mut stages = Vec::new();
    let mut answers: [Vec<Latencies>; Way::ALL.len()] = Default::default();
    for run in 1..=settings.runs {
        tell(&format!(
            "stages and queries, run {run} of {}",
            settings.runs
        ));
        let measured = measure_phases(&corpus, &settings)?;
        let archive = Archive::open(measured.folder.path())?;
        for (way, answers) in Way::ALL.into_iter().zip(&mut answers) {
            answers.push(measure_queries(&archive, &log, way)?);
        }
        stages.push(measured);
    }
    let info = corpus.info;
    let whole = Basis {
        docs: info.clippings,
        bytes: corpus.read_bytes,
    };
    let index_bytes: Vec<f64> = wholes.iter().map(|run| run.index_bytes as f64).collect();
    let peaks: Option<Vec<f64>> = wholes
        .iter()
        .map(|run| run.peak_memory.map(|bytes| bytes as f64))
        .collect();
    let size = size(Measured::of(index_bytes), peaks.map(Measured::of), &info);
    Ok(Some(Report {
        bench: Report::VERSION,
        date: date.to_string(),
        program: Program::this(),
        machine,
        index: phase("index", whole, wholes.iter().map(|run| run.took)),
        phases: phases(&stages, &info, whole),
        size,
        query_log: QueryLogInfo {
            queries: log.len() as u64,
            blake3: log.blake3(),
            file: log.file,
        },
        queries: Way::ALL
            .into_iter()
            .zip(&answers)
            .map(|(way, answers)| queries(way, answers))
            .collect(),
        corpus: info,
        settings,
    }))
}

/// What a rate is of.
#[derive(Clone, Copy)]
struct Basis {
    docs: u64,
    bytes: u64,
}

/// The name of a stage, what its rate is of, and where what it took stands.
type Row = (&'static str, Basis, fn(&Stages) -> Took);

fn phases(stages: &[Stages], info: &CorpusInfo, whole: Basis) -> Vec<Phase> {
    let docs = info.clippings;
    let stored = Basis {
        docs,
        bytes: info.stored_bytes,
    };
    let text = Basis {
        docs,
        bytes: info.text_bytes,
    };
    let of_each: [Row; 8] = [
        ("read", stored, |stages| stages.read),
        ("decode", whole, |stages| stages.decode),
        ("parse", whole, |stages| stages.parse),
        ("compare", text, |stages| stages.compare),
        ("analyse", text, |stages| stages.analyse),
        ("add", text, |stages| stages.add),
        ("commit", text, |stages| stages.commit),
        ("merge", text, |stages| stages.merge),
    ];
    of_each
        .into_iter()
        .map(|(name, basis, took)| phase(name, basis, stages.iter().map(took)))
        .collect()
}

fn phase(name: &str, basis: Basis, runs: impl Iterator<Item = Took>) -> Phase {
    let runs: Vec<Took> = runs.collect();
    let seconds = Measured::of(runs.iter().map(|run| run.seconds).collect());
    let cpu: Option<Vec<f64>> = runs.iter().map(|run| run.cpu_seconds).collect();
    let rate = |amount: f64| (seconds.median > 0.0).then(|| amount / seconds.median);
    Phase {
        name: name.to_owned(),
        docs_per_second: rate(basis.docs as f64),
        bytes: basis.bytes,
        mb_per_second: rate(basis.bytes as f64 / 1e6),
        cpu_seconds: cpu.map(Measured::of),
        seconds,
    }
}

fn size(index: Measured, peak: Option<Measured>, info: &CorpusInfo) -> Size {
    Size {
        bytes_per_clipping: index.median / (info.clippings.max(1) as f64),
        share_of_text: index.median / (info.text_bytes.max(1) as f64),
        index_bytes: index,
        peak_memory_bytes: peak,
    }
}

fn queries(way: Way, answers: &[Latencies]) -> Queries {
    let measured = |of: fn(&Latencies) -> f64| Measured::of(answers.iter().map(of).collect());
    Queries {
        name: way.name().to_owned(),
        p50_ms: measured(|latencies| latencies.p50_ms),
        p95_ms: measured(|latencies| latencies.p95_ms),
        p99_ms: measured(|latencies| latencies.p99_ms),
        per_second: measured(|latencies| latencies.per_second),
    }
}
