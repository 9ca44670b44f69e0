use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::Style;
use pressoir_query::{CrossTableResponse, FacetCount, FacetField};
use serde::ser::{Serialize, SerializeMap, Serializer};
use unicode_width::UnicodeWidthStr;

use super::columns::{first_that_fits, padding};
use super::facets::nothing;
use super::numbers::{Counted, Thousands};
use super::rows::separator;
use crate::args::RowFormat;
use crate::error::CommandError;
use crate::ui::Ui;

const TITLE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();

/// What stands for the rest of a name that is too long.
const CUT: &str = "…";
/// The most columns of the name of a row, and of the name above a column.
const WIDEST_ROW: usize = 32;
const WIDEST_COLUMN: usize = 14;
/// What stands above the sums of the rows.
const ALL: &str = "all";
/// What stands between two columns.
const GAP: usize = 2;

/// Prints how many clippings have each pair of values.
pub(crate) fn write_cross_table(
    response: &CrossTableResponse,
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
    match format {
        RowFormat::Human | RowFormat::Json => {
            let columns = ui.columns();
            ui.page();
            write_human(response, columns, ui.out())?;
        }
        RowFormat::Jsonl => {
            for pair in pairs(response) {
                serde_json::to_writer(ui.out(), &pair)?;
                writeln!(ui.out())?;
            }
        }
        RowFormat::Csv | RowFormat::Tsv => {
            let mut table = csv::WriterBuilder::new()
                .delimiter(separator(format))
                .from_writer(ui.out());
            let [row, column] = response.by;
            table.write_record([row.as_str(), column.as_str(), "count"])?;
            for pair in pairs(response) {
                let [(_, row), (_, column)] = pair.values;
                let count = pair.count.to_string();
                table.write_record([row.unwrap_or(""), column.unwrap_or(""), &count])?;
            }
            table.flush()?;
        }
    }
    if format != RowFormat::Human && response.more > 0 {
        ui.hint(format_args!(
            "{} more of {}; without --limit all are listed",
            Thousands(response.more as u64),
            response.by[0]
        ));
    }
    Ok(())
}

/// A pair of values with its count; its fields are named by those of the archive.
struct Pair<'a> {
    values: [(FacetField, Option<&'a str>); 2],
    count: u64,
}

impl Serialize for Pair<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        for (field, value) in &self.values {
            map.serialize_entry(field.as_str(), value)?;
        }
        map.serialize_entry("count", &self.count)?;
        map.end()
    }
}

fn pairs(response: &CrossTableResponse) -> impl Iterator<Item = Pair<'_>> {
    let [row, column] = response.by;
    response.cells.iter().map(move |cell| Pair {
        values: [(row, cell.row.as_deref()), (column, cell.column.as_deref())],
        count: cell.count,
    })
}

fn write_human(
    response: &CrossTableResponse,
    width: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(
        out,
        "{TITLE}{} by {}{TITLE:#}: {} of {}",
        response.by[0],
        response.by[1],
        Thousands(response.found),
        Counted(response.out_of, "clipping")
    )?;
    if response.rows.is_empty() {
        return writeln!(out, "{QUIET}no {}{QUIET:#}", response.by[0]);
    }
    let table = Table::of(response, width);
    writeln!(out)?;
    table.write(response, out)?;
    let [rows, columns] = response.by;
    let mut notes = Vec::new();
    if response.more > 0 {
        let more = plural(response.more, rows);
        notes.push(format!(
            "{} more {more}; --limit lists more",
            Thousands(response.more as u64)
        ));
    }
    let cut = response.columns.len() - table.columns.len();
    if cut > 0 {
        let (which, way_out) = match columns {
            FacetField::Month => ("earlier", "; years have fewer columns"),
            FacetField::Year => ("earlier", "; --to shows earlier ones"),
            FacetField::Keyword | FacetField::Source | FacetField::Author => ("rarer", ""),
        };
        notes.push(format!(
            "{} {which} {}, for which the screen is too narrow{way_out}",
            Thousands(cut as u64),
            plural(cut, columns)
        ));
    }
    if columns == FacetField::Month && table.columns.iter().any(|column| is_year(column)) {
        notes.push("a year alone: clippings that name no month".to_owned());
    }
    if notes.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    for note in &notes {
        writeln!(out, "{QUIET}{note}{QUIET:#}")?;
    }
    if response.more > 0 || cut > 0 {
        writeln!(out, "{QUIET}--format csv writes the whole table{QUIET:#}")?;
    }
    Ok(())
}

/// The part of a table that there is room for.
struct Table<'a> {
    row_width: usize,
    all_width: usize,
    columns: Vec<&'a FacetCount>,
    widths: Vec<usize>,
}

impl<'a> Table<'a> {
    fn of(response: &'a CrossTableResponse, width: usize) -> Self {
        let [row_field, column_field] = response.by;
        let names = response.rows.iter().map(|row| name(row, row_field));
        let names = names
            .map(|name| name.width())
            .chain([row_field.as_str().len()]);
        let row_width = names.max().unwrap_or(0).min(WIDEST_ROW);
        let counts = response.rows.iter().map(|row| row.count);
        let all_width = width_of(counts.max().unwrap_or(0)).max(ALL.len());
        let mut most: BTreeMap<&Option<String>, u64> = BTreeMap::new();
        for cell in &response.cells {
            let most = most.entry(&cell.column).or_default();
            *most = cell.count.max(*most);
        }
        let width_of_column = |column: &FacetCount| {
            let most = most.get(&column.value).copied().unwrap_or(0);
            let name = name(column, column_field).width().min(WIDEST_COLUMN);
            width_of(most).max(name)
        };
        // Of dates the latest are kept, of other values the first, which are the most frequent; and
        // those without one in any case.
        let mut order: Vec<usize> = (0..response.columns.len()).collect();
        if is_date(column_field) {
            order.reverse();
        }
        order.sort_by_key(|place| response.columns[*place].value.is_some());
        let mut room = width.saturating_sub(row_width + GAP + all_width);
        let mut kept = Vec::new();
        for place in order {
            let needed = GAP + width_of_column(&response.columns[place]);
            if needed > room && !kept.is_empty() {
                break;
            }
            room = room.saturating_sub(needed);
            kept.push(place);
        }
        kept.sort_unstable();
        let columns: Vec<&FacetCount> =
            kept.iter().map(|place| &response.columns[*place]).collect();
        Table {
            row_width,
            all_width,
            widths: columns
                .iter()
                .map(|column| width_of_column(column))
                .collect(),
            columns,
        }
    }

    fn write(&self, response: &CrossTableResponse, out: &mut impl Write) -> io::Result<()> {
        let [row_field, column_field] = response.by;
        let cells: BTreeMap<_, _> = response
            .cells
            .iter()
            .map(|cell| ((&cell.row, &cell.column), cell.count))
            .collect();
        let head = row_field.as_str();
        write!(out, "{QUIET}{head}{}", padding(head, self.row_width + GAP))?;
        write!(out, "{}{ALL}", padding(ALL, self.all_width))?;
        for (column, width) in self.columns.iter().zip(&self.widths) {
            let name = cut(name(column, column_field), WIDEST_COLUMN);
            write!(out, "{}{name}", padding(&name, GAP + width))?;
        }
        writeln!(out, "{QUIET:#}")?;
        for row in &response.rows {
            let name = cut(name(row, row_field), self.row_width);
            let all = Thousands(row.count).to_string();
            write!(
                out,
                "{name}{}{all}",
                padding(&name, self.row_width + GAP) + &padding(&all, self.all_width)
            )?;
            for (column, width) in self.columns.iter().zip(&self.widths) {
                let count = cells.get(&(&row.value, &column.value));
                let count = Thousands(count.copied().unwrap_or(0)).to_string();
                write!(out, "{}{count}", padding(&count, GAP + width))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

fn plural(count: usize, field: FacetField) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{field}{ending}")
}

fn name(value: &FacetCount, field: FacetField) -> &str {
    value.value.as_deref().unwrap_or(nothing(field))
}

fn cut(name: &str, columns: usize) -> String {
    if name.width() <= columns {
        return name.to_owned();
    }
    let begin = first_that_fits(name, columns - CUT.width());
    format!("{begin}{CUT}")
}

fn width_of(count: u64) -> usize {
    Thousands(count).to_string().len()
}

fn is_date(field: FacetField) -> bool {
    matches!(field, FacetField::Month | FacetField::Year)
}

fn is_year(column: &FacetCount) -> bool {
    column.value.as_ref().is_some_and(|value| value.len() == 4)
}
