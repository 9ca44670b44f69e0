//! How answers are printed.

mod bench;
mod check;
mod clipping;
mod columns;
mod comparison;
mod cooccurrences;
mod cross_table;
mod explanation;
mod facets;
mod folder;
mod human;
mod kin;
mod kwic;
mod numbers;
mod proof;
mod query_counts;
mod rows;
mod score;
mod similar;
mod suggestions;
mod table;
mod timeline;
mod timeline_chart;
mod whole_file;
mod wrap;

use std::io::Write;

use pressoir_query::SearchResponse;

pub(crate) use bench::{BenchFormat, write_bench};
pub(crate) use check::write_checks;
pub(crate) use clipping::write_document;
pub(crate) use comparison::write_comparison;
pub(crate) use cooccurrences::write_cooccurrences;
pub(crate) use cross_table::write_cross_table;
pub(crate) use explanation::Explainer;
pub(crate) use facets::write_facets;
pub(crate) use folder::ClippingFolder;
pub(crate) use kwic::write_concordance;
pub(crate) use numbers::{Bytes, Counted, Thousands};
pub(crate) use proof::{ProofFormat, write_check_of_index, write_verdicts};
pub(crate) use query_counts::{QueryCount, write_query_counts};
pub(crate) use similar::write_similar;
pub(crate) use suggestions::write_suggestions;
pub(crate) use timeline::write_timeline;
pub(crate) use timeline_chart::draw_timeline;
pub(crate) use whole_file::WholeFile;

use crate::args::Format;
use crate::error::CommandError;
use crate::ui::Ui;

/// Prints an answer. Warnings go to standard error, except in JSON, which carries them.
pub(crate) fn write(
    response: &SearchResponse,
    format: Format,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    if format != Format::Json {
        for warning in &response.query.warnings {
            ui.warn(warning);
        }
        if let Some(suggestion) = &response.query.suggestion {
            ui.hint(format_args!("did you mean `{suggestion}`?"));
        }
    }
    match format {
        Format::Human => {
            ui.page();
            human::write(response, ui)?;
        }
        Format::Json => {
            serde_json::to_writer(ui.out(), response)?;
            writeln!(ui.out())?;
        }
        Format::Jsonl => {
            for hit in &response.hits {
                serde_json::to_writer(ui.out(), hit)?;
                writeln!(ui.out())?;
            }
        }
        Format::Csv => table::write(response, b',', ui)?,
        Format::Tsv => table::write(response, b'\t', ui)?,
        Format::Ids => {
            for hit in &response.hits {
                writeln!(ui.out(), "{}", hit.id)?;
            }
        }
    }
    Ok(())
}
