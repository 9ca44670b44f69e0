use std::io::{self, Write};

use serde::Serialize;

use super::numbers::Thousands;
use super::rows::{write_columns, write_data};
use crate::args::RowFormat;
use crate::error::CommandError;
use crate::ui::Ui;

/// How many clippings one query of a file finds.
#[derive(Serialize)]
pub(crate) struct QueryCount {
    pub(crate) qid: String,
    pub(crate) query: String,
    pub(crate) found: u64,
}

/// All queries of a file, as one object.
#[derive(Serialize)]
struct QueryCounts<'a> {
    queries: &'a [QueryCount],
}

/// Prints how many clippings each of some queries finds.
pub(crate) fn write_query_counts(
    counts: &[QueryCount],
    format: RowFormat,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    match format {
        RowFormat::Human => write_human(counts, ui.out())?,
        RowFormat::Json => {
            serde_json::to_writer(ui.out(), &QueryCounts { queries: counts })?;
            writeln!(ui.out())?;
        }
        RowFormat::Jsonl | RowFormat::Csv | RowFormat::Tsv => {
            write_data(counts.iter(), format, ui)?;
        }
    }
    Ok(())
}

fn write_human(counts: &[QueryCount], out: &mut impl Write) -> io::Result<()> {
    let rows: Vec<[String; 3]> = counts
        .iter()
        .map(|count| {
            [
                count.qid.clone(),
                Thousands(count.found).to_string(),
                count.query.clone(),
            ]
        })
        .collect();
    write_columns(out, ["qid", "found", "query"], &rows)
}
