//! Rows of numbers with what they are of: columns for reading, plain data for programs.

use std::io::{self, Write};

use anstyle::Style;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::columns::padding;
use crate::args::RowFormat;
use crate::error::CommandError;
use crate::ui::Ui;

const QUIET: Style = Style::new().dimmed();

/// Writes columns of numbers to the right, and a last one of texts.
pub(super) fn write_columns<const N: usize>(
    out: &mut impl Write,
    header: [&str; N],
    rows: &[[String; N]],
) -> io::Result<()> {
    let mut widths = header.map(UnicodeWidthStr::width);
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    write!(out, "{QUIET}")?;
    write_row(out, header, widths)?;
    write!(out, "{QUIET:#}")?;
    for row in rows {
        write_row(out, row.each_ref().map(String::as_str), widths)?;
    }
    Ok(())
}

fn write_row<const N: usize>(
    out: &mut impl Write,
    cells: [&str; N],
    widths: [usize; N],
) -> io::Result<()> {
    for (cell, width) in cells.iter().zip(widths).take(N - 1) {
        write!(out, "  {}{cell}", padding(cell, width))?;
    }
    writeln!(out, "  {}", cells[N - 1])
}

/// Writes rows as a table with a header, or one JSON object a line.
pub(super) fn write_data<R: Serialize>(
    rows: impl Iterator<Item = R>,
    format: RowFormat,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    if format == RowFormat::Jsonl {
        for row in rows {
            serde_json::to_writer(ui.out(), &row)?;
            writeln!(ui.out())?;
        }
        return Ok(());
    }
    let mut table = csv::WriterBuilder::new()
        .delimiter(separator(format))
        .from_writer(ui.out());
    for row in rows {
        table.serialize(row)?;
    }
    table.flush()?;
    Ok(())
}

/// Returns what stands between two cells of a row.
pub(super) fn separator(format: RowFormat) -> u8 {
    if format == RowFormat::Tsv {
        b'\t'
    } else {
        b','
    }
}
