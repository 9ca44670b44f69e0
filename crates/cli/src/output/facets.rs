use std::io::{self, Write};

use anstyle::Style;
use pressoir_query::{FacetCount, FacetField, FacetsResponse};
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
    write_data(lists(response).flat_map(|list| list.rows()), format, ui)?;
    // A table has no place for what it leaves out.
    for list in lists(response).filter(|list| list.more > 0) {
        ui.hint(format_args!(
            "{} more of {}; --limit {} lists them all",
            Thousands(list.more as u64),
            list.field,
            list.distinct
        ));
    }
    Ok(())
}

/// The counts that are printed below one another.
struct List<'a> {
    field: &'static str,
    values: &'a [FacetCount],
    distinct: usize,
    more: usize,
    /// What a clipping without a value has.
    nothing: &'static str,
}

/// Returns the counts of the fields, and of the keywords that are suggested.
fn lists(response: &FacetsResponse) -> impl Iterator<Item = List<'_>> {
    let fields = response.fields.iter().map(|field| List {
        field: field.field.as_str(),
        values: &field.values,
        distinct: field.distinct,
        more: field.more,
        nothing: nothing(field.field),
    });
    let suggested = response.suggested_keywords.iter().map(|suggested| List {
        field: "suggested_keyword",
        values: &suggested.values,
        distinct: suggested.distinct,
        more: suggested.more,
        nothing: "none suggested",
    });
    fields.chain(suggested)
}

/// A count as data; a clipping without a value has none here either.
#[derive(Serialize)]
struct Row<'a> {
    field: &'static str,
    value: Option<&'a str>,
    count: u64,
    selected: bool,
}

impl<'a> List<'a> {
    fn rows(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        let field = self.field;
        self.values.iter().map(move |value| Row {
            field,
            value: value.value.as_deref(),
            count: value.count,
            selected: value.selected,
        })
    }

    fn is_of_months(&self) -> bool {
        self.field == FacetField::Month.as_str()
    }

    /// Returns how many clippings the months of a year have; each clipping has one month at most.
    fn in_year(&self, month: &str) -> u64 {
        let year = &month[..month.len().min(YEAR)];
        let months = self.values.iter().filter(|value| {
            let month = value.value.as_deref();
            month.is_some_and(|month| month.starts_with(year))
        });
        months.map(|value| value.count).sum()
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\n{TITLE}{}{TITLE:#}", self.field)?;
        let sums = self.values.iter().map(|value| match &value.value {
            Some(month) if self.is_of_months() => self.in_year(month),
            _ => value.count,
        });
        let widest = sums.map(|count| Thousands(count).to_string().len());
        let widest = widest.max().unwrap_or(0);
        let mut year = "";
        for value in self.values {
            let count = Thousands(value.count);
            let chosen = if value.selected { " (chosen)" } else { "" };
            match value.value.as_deref() {
                Some(month) if self.is_of_months() => {
                    let year_of_month = &month[..month.len().min(YEAR)];
                    if year != year_of_month {
                        year = year_of_month;
                        let all = Thousands(self.in_year(year)).to_string();
                        writeln!(out, "  {all:>widest$}  {TITLE}{year}{TITLE:#}")?;
                    }
                    let unknown = if month == year { ", no month" } else { "" };
                    writeln!(out, "  {count:>widest$}    {month}{unknown}{chosen}")?;
                }
                Some(value) => writeln!(out, "  {count:>widest$}  {value}{chosen}")?,
                None => {
                    let nothing = self.nothing;
                    writeln!(out, "  {count:>widest$}  {QUIET}{nothing}{QUIET:#}")?;
                }
            }
        }
        if self.values.is_empty() {
            writeln!(out, "  {QUIET}none{QUIET:#}")?;
        }
        if self.more > 0 {
            let more = Thousands(self.more as u64);
            let all = self.distinct;
            writeln!(
                out,
                "  {QUIET}and {more} more; --limit {all} lists them all{QUIET:#}"
            )?;
        }
        Ok(())
    }
}

fn write_human(response: &FacetsResponse, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "{} of {}",
        Thousands(response.found),
        Counted(response.out_of, "clipping")
    )?;
    lists(response).try_for_each(|list| list.write(out))
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
