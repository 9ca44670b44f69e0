//! What a benchmark measured, as tables or as data.

use std::io::Write;

use anstyle::Style;
use serde::Serialize;

use super::numbers::{Bytes, Counted, Thousands};
use super::rows::write_columns;
use crate::bench::{Comparison, Difference, Phase, Report, Verdict};
use crate::error::CommandError;
use crate::ui::Ui;

const TITLE: Style = Style::new().bold();

/// How a benchmark is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum BenchFormat {
    /// For reading: tables of medians
    Table,
    /// One JSON object: every run
    Json,
}

/// Prints a report, and what changed since another.
pub(crate) fn write_bench(
    report: &Report,
    comparison: Option<&Comparison>,
    format: BenchFormat,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    for warning in comparison
        .iter()
        .flat_map(|comparison| &comparison.warnings)
    {
        ui.warn(format_args!(
            "the baseline cannot be compared as it is: {warning}"
        ));
    }
    match format {
        BenchFormat::Table => {
            write_report(report, ui)?;
            if let Some(comparison) = comparison {
                write_comparison(comparison, ui)?;
            }
        }
        BenchFormat::Json => {
            let whole = Whole {
                report,
                baseline: comparison,
            };
            serde_json::to_writer(ui.out(), &whole)?;
            writeln!(ui.out())?;
        }
    }
    Ok(())
}

/// A report with what changed.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<&'a Comparison>,
}

fn write_report(report: &Report, ui: &mut Ui) -> Result<(), CommandError> {
    let (machine, corpus, settings) = (&report.machine, &report.corpus, &report.settings);
    let out = ui.out();
    writeln!(
        out,
        "{TITLE}{} of {} in {}{TITLE:#}, blake3 {}",
        Counted(corpus.clippings, "clipping"),
        Bytes(corpus.text_bytes),
        Counted(corpus.files, "file"),
        &corpus.blake3[..corpus.blake3.len().min(16)]
    )?;
    writeln!(
        out,
        "Pressoir {} ({}), {}, {}, {}",
        report.program.version,
        report.program.build,
        Counted(settings.threads as u64, "thread"),
        Counted(settings.runs as u64, "run"),
        report.date
    )?;
    writeln!(
        out,
        "{}, {}, {}{}\n",
        machine.cpu.as_deref().unwrap_or("unknown processor"),
        Counted(machine.cores as u64, "core"),
        machine.system,
        machine
            .load
            .map(|load| format!(", load {load:.2}"))
            .unwrap_or_default()
    )?;
    let header = ["seconds", "±", "CPU s", "clippings/s", "MB/s", "indexing"];
    let phases: Vec<_> = std::iter::once(&report.index)
        .chain(&report.phases)
        .map(phase_cells)
        .collect();
    write_columns(out, header, &phases)?;
    let size = &report.size;
    writeln!(
        out,
        "\nThe index takes {}, {} bytes a clipping, {:.2} times the text{}.\n",
        Bytes(size.index_bytes.median as u64),
        Thousands(size.bytes_per_clipping as u64),
        size.share_of_text,
        size.peak_memory_bytes
            .as_ref()
            .map(|peak| format!(
                "; building it takes {} of memory",
                Bytes(peak.median as u64)
            ))
            .unwrap_or_default()
    )?;
    let header = [
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "queries/s",
        "±",
        "one thread, warm",
    ];
    let queries: Vec<_> = report
        .queries
        .iter()
        .map(|queries| {
            [
                format!("{:.3}", queries.p50_ms.median),
                format!("{:.3}", queries.p95_ms.median),
                format!("{:.3}", queries.p99_ms.median),
                Thousands(queries.per_second.median as u64).to_string(),
                percent(queries.per_second.spread()),
                queries.name.clone(),
            ]
        })
        .collect();
    write_columns(out, header, &queries)?;
    let log = &report.query_log;
    writeln!(
        out,
        "\n{} {} of {}",
        Thousands(log.queries),
        if log.queries == 1 { "query" } else { "queries" },
        log.file.as_deref().unwrap_or("the clippings' titles")
    )?;
    Ok(())
}

fn phase_cells(phase: &Phase) -> [String; 6] {
    let rate = |rate: Option<f64>| {
        rate.map_or("–".to_owned(), |rate| Thousands(rate as u64).to_string())
    };
    [
        format!("{:.4}", phase.seconds.median),
        percent(phase.seconds.spread()),
        phase
            .cpu_seconds
            .as_ref()
            .map_or("–".to_owned(), |cpu| format!("{:.2}", cpu.median)),
        rate(phase.docs_per_second),
        phase
            .mb_per_second
            .map_or("–".to_owned(), |rate| format!("{rate:.1}")),
        phase.name.clone(),
    ]
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn write_comparison(comparison: &Comparison, ui: &mut Ui) -> Result<(), CommandError> {
    let out = ui.out();
    writeln!(
        out,
        "\n{TITLE}Against {}{TITLE:#}, {}, {}\n",
        comparison.file,
        Counted(comparison.runs as u64, "run"),
        comparison.date
    )?;
    let header = ["before", "now", "unit", "ratio", "difference", "measure"];
    let rows: Vec<_> = comparison
        .differences
        .iter()
        .map(difference_cells)
        .collect();
    write_columns(out, header, &rows)?;
    Ok(())
}

fn difference_cells(difference: &Difference) -> [String; 6] {
    let places = if difference.unit == "bytes" { 0 } else { 4 };
    [
        format!("{:.places$}", difference.before),
        format!("{:.places$}", difference.now),
        difference.unit.to_owned(),
        difference
            .ratio
            .map_or("–".to_owned(), |ratio| format!("{ratio:.2}")),
        match difference.verdict {
            Verdict::WithinNoise => "within noise",
            Verdict::Less => "less",
            Verdict::More => "more",
            Verdict::TooFewRuns => "too few runs",
        }
        .to_owned(),
        difference.name.clone(),
    ]
}
