use std::path::PathBuf;
use std::thread::available_parallelism;

use crate::bench::{Comparison, Corpus, QueryLog, Report, Settings, measure};
use crate::error::{CommandError, Outcome};
use crate::output::{BenchFormat, WholeFile, write_bench};
use crate::ui::Ui;

/// Measure how fast clippings are indexed and queries are answered
///
/// Indexing from the files to the merged index, each of its stages alone over what is held in memory, and
/// a log of queries on one thread, several times each. Medians are told, with the distance of the lowest
/// and the highest run. Indexes are built in the folder for temporary files, TMPDIR, and removed; the
/// clippings are held in memory meanwhile.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir bench
  pressoir bench 2003 2004 --queries queries.tsv --output before.json
  pressoir bench 2003 2004 --queries queries.tsv --baseline before.json
  pressoir bench depeches.jsonl.xz --threads 1 --runs 9 --format json")]
pub(crate) struct Args {
    /// Files and folders to read
    #[arg(value_name = "INPUT", default_value = "corpus")]
    inputs: Vec<PathBuf>,

    /// File of queries, with a query id, a tab and a query on each line; without it 200 titles are asked
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,

    /// How often everything is measured
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    runs: u16,

    /// Threads that parse and that write; one a processor where it is not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,

    /// Memory to fill before a part of the index is written, in MB
    #[arg(long, value_name = "MB", default_value_t = 400)]
    memory: usize,

    /// How the report is printed
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: BenchFormat,

    /// Write the report to this file, too, as JSON
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Compare with the report in this file, which --output wrote, and tell which differences exceed the
    /// noise of the runs
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    // What cannot be used is told before anything is measured.
    let baseline = args.baseline.as_deref().map(Report::read).transpose()?;
    let queries = args.queries.as_deref().map(QueryLog::read).transpose()?;
    let output = args.output.as_deref().map(WholeFile::create).transpose()?;
    let settings = Settings {
        threads: args.threads.map_or_else(
            || available_parallelism().map_or(1, usize::from),
            usize::from,
        ),
        memory_bytes: args.memory.saturating_mul(1_000_000),
        runs: args.runs.into(),
    };
    if cfg!(debug_assertions) {
        ui.warn("this build is not optimised; build with --release to measure");
    }
    let is_watched = ui.is_watched();
    let corpus = Corpus::find(&args.inputs)?;
    let report = measure(corpus, queries, settings, |step| {
        if is_watched {
            ui.note(step);
        }
    })?;
    let Some(report) = report else {
        ui.warn("there is no clipping to measure");
        return Ok(Outcome::Nothing);
    };
    let comparison = args
        .baseline
        .as_deref()
        .zip(baseline)
        .map(|(path, before)| Comparison::of(&report, &before, path.display().to_string()));
    if let Some(mut output) = output {
        serde_json::to_writer_pretty(&mut output, &report)?;
        output.finish()?;
    }
    write_bench(&report, comparison.as_ref(), args.format, ui)?;
    Ok(Outcome::Done)
}
