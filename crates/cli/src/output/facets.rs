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

/// How many digits a year has.
const YEAR: usize = 4;

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
        ui.page();
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
        let sums = field.values.iter().map(|value| match &value.value {
            Some(month) if field.field == FacetField::Month => in_year(field, month),
            _ => value.count,
        });
        let widest = sums.map(|count| Thousands(count).to_string().len());
        let widest = widest.max().unwrap_or(0);
        let mut year = "";
        for value in &field.values {
            let count = Thousands(value.count);
            let chosen = if value.selected { " (chosen)" } else { "" };
            match value.value.as_deref() {
                Some(month) if field.field == FacetField::Month => {
                    let year_of_month = &month[..month.len().min(YEAR)];
                    if year != year_of_month {
                        year = year_of_month;
                        let all = Thousands(in_year(field, year)).to_string();
                        writeln!(out, "  {all:>widest$}  {TITLE}{year}{TITLE:#}")?;
                    }
                    let unknown = if month == year { ", no month" } else { "" };
                    writeln!(out, "  {count:>widest$}    {month}{unknown}{chosen}")?;
                }
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

/// Returns how many clippings the months of a year have; each clipping has one month at most.
fn in_year(field: &FieldCounts, month: &str) -> u64 {
    let year = &month[..month.len().min(YEAR)];
    let months = field.values.iter().filter(|value| {
        let month = value.value.as_deref();
        month.is_some_and(|month| month.starts_with(year))
    });
    months.map(|value| value.count).sum()
}

/// Returns what a clipping without a value has.
pub(super) fn nothing(field: FacetField) -> &'static str {
    match field {
        FacetField::Keyword => "no keyword",
        FacetField::Source => "no source",
        FacetField::Author => "no author",
        FacetField::Month | FacetField::Year => "no date",
    }
}
