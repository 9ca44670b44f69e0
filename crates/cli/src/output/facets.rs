use std::io::{self, Write};

use anstyle::Style;
use pressoir_query::{FacetField, FacetsResponse, FieldCounts};
use serde::Serialize;

use super::numbers::{Counted, Thousands};
use super::rows::write_data;
use crate::args::RowFormat;
use crate::error::CommandError;
use crate::ui::Ui;

const TITLE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();

/// Prints the counts of some fields.
pub(crate) fn write_facets(
    response: &FacetsResponse,
    format: RowFormat,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    if format == RowFormat::Json {
        serde_json::to_writer(ui.out(), response)?;
        writeln!(ui.out())?;
        return Ok(());
    }
    for warning in &response.query.warnings {
        ui.warn(warning);
    }
    if format == RowFormat::Human {
        write_human(response, ui.out())?;
        return Ok(());
    }
    write_data(response.fields.iter().flat_map(rows), format, ui)?;
    // A table has no place for what it leaves out.
    for field in response.fields.iter().filter(|field| field.more > 0) {
        ui.hint(format_args!(
            "{} more of {}; --limit {} lists them all",
            Thousands(field.more as u64),
            field.field,
            field.distinct
        ));
    }
    Ok(())
}

/// A count as data; a clipping without a value has none here either.
#[derive(Serialize)]
struct Row<'a> {
    field: FacetField,
    value: Option<&'a str>,
    count: u64,
    selected: bool,
}

fn rows(field: &FieldCounts) -> impl Iterator<Item = Row<'_>> {
    field.values.iter().map(|value| Row {
        field: field.field,
        value: value.value.as_deref(),
        count: value.count,
        selected: value.selected,
    })
}

fn write_human(response: &FacetsResponse, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "{} of {}",
        Thousands(response.found),
        Counted(response.out_of, "clipping")
    )?;
    for field in &response.fields {
        writeln!(out, "\n{TITLE}{}{TITLE:#}", field.field)?;
        let counts = field
            .values
            .iter()
            .map(|value| Thousands(value.count).to_string());
        let widest = counts.map(|count| count.len()).max().unwrap_or(0);
        for value in &field.values {
            let count = Thousands(value.count);
            let chosen = if value.selected { " (chosen)" } else { "" };
            match &value.value {
                Some(value) => writeln!(out, "  {count:>widest$}  {value}{chosen}")?,
                None => writeln!(
                    out,
                    "  {count:>widest$}  {QUIET}{}{QUIET:#}",
                    nothing(field.field)
                )?,
            }
        }
        if field.values.is_empty() {
            writeln!(out, "  {QUIET}none{QUIET:#}")?;
        }
        if field.more > 0 {
            let more = Thousands(field.more as u64);
            let all = field.distinct;
            writeln!(
                out,
                "  {QUIET}and {more} more; --limit {all} lists them all{QUIET:#}"
            )?;
        }
    }
    Ok(())
}

/// Returns what a clipping without a value has.
fn nothing(field: FacetField) -> &'static str {
    match field {
        FacetField::Keyword => "no keyword",
        FacetField::Source => "no source",
        FacetField::Author => "no author",
        FacetField::Month | FacetField::Year => "no date",
    }
}
