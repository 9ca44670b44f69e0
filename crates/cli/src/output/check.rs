use std::io::Write;

use anstyle::Style;
use pressoir_query::SuggestionCheck;
use serde::Serialize;

use super::cooccurrences::rounded;
use super::numbers::{Counted, Thousands};
use super::rows::{write_columns, write_data};
use crate::args::RowFormat;
use crate::error::CommandError;
use crate::ui::Ui;

const TITLE: Style = Style::new().bold();

/// Prints how well keywords are suggested, by confidence.
pub(crate) fn write_checks(
    checks: &[SuggestionCheck],
    format: RowFormat,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    match format {
        RowFormat::Human => {
            let first = checks.first().copied().unwrap_or_default();
            writeln!(
                ui.out(),
                "{TITLE}{} with {}{TITLE:#}\n",
                Counted(first.clippings, "clipping"),
                Counted(first.keywords, "keyword")
            )?;
            let header = [
                "suggested",
                "right",
                "precision",
                "recall",
                "micro-F1",
                "from",
            ];
            let rows: Vec<_> = checks.iter().map(cells).collect();
            write_columns(ui.out(), header, &rows)?;
        }
        RowFormat::Json => {
            serde_json::to_writer(ui.out(), &checks.iter().map(Row::of).collect::<Vec<_>>())?;
            writeln!(ui.out())?;
        }
        _ => write_data(checks.iter().map(Row::of), format, ui)?,
    }
    Ok(())
}

fn cells(check: &SuggestionCheck) -> [String; 6] {
    [
        Thousands(check.suggested).to_string(),
        Thousands(check.right).to_string(),
        format!("{:.3}", check.precision()),
        format!("{:.3}", check.recall()),
        format!("{:.3}", check.f1()),
        format!("{:.1}", check.threshold),
    ]
}

/// A row as data.
#[derive(Serialize)]
struct Row {
    threshold: f64,
    clippings: u64,
    keywords: u64,
    suggested: u64,
    right: u64,
    precision: f64,
    recall: f64,
    micro_f1: f64,
}

impl Row {
    fn of(check: &SuggestionCheck) -> Self {
        Row {
            threshold: rounded(check.threshold.into()),
            clippings: check.clippings,
            keywords: check.keywords,
            suggested: check.suggested,
            right: check.right,
            precision: rounded(check.precision()),
            recall: rounded(check.recall()),
            micro_f1: rounded(check.f1()),
        }
    }
}
