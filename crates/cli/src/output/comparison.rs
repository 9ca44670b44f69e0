use std::io::{self, Write};

use anstyle::Style;
use pressoir_query::{ComparisonResponse, KeyWord, Side};
use serde::Serialize;

use super::cooccurrences::rounded;
use super::numbers::{Counted, Thousands};
use super::rows::{write_columns, write_data};
use crate::args::RowFormat;
use crate::error::CommandError;
use crate::ui::Ui;

const TITLE: Style = Style::new().bold();

/// Prints what distinguishes two parts of an archive; returns how many rows there are.
pub(crate) fn write_comparison(
    response: &ComparisonResponse,
    format: RowFormat,
    ui: &mut Ui,
) -> Result<u64, CommandError> {
    let sides = [("A", &response.a), ("B", &response.b)];
    if format == RowFormat::Json {
        serde_json::to_writer(ui.out(), response)?;
        writeln!(ui.out())?;
    } else {
        for (name, side) in sides {
            for warning in &side.query.warnings {
                ui.warn(format_args!("{name}: {warning}"));
            }
        }
        if response.in_both > 0 {
            ui.note(format_args!(
                "{} fit both queries and are counted in A alone",
                Counted(response.in_both, "clipping")
            ));
        }
        match format {
            RowFormat::Human => write_human(sides, ui.out())?,
            _ => write_data(sides.into_iter().flat_map(rows), format, ui)?,
        }
    }
    let found = sides.map(|(_, side)| side.words.len() + side.keywords.len());
    Ok(found.iter().sum::<usize>() as u64)
}

/// A row as data: `here` is the side that has more.
#[derive(Serialize)]
struct Row<'a> {
    side: &'static str,
    kind: &'static str,
    value: &'a str,
    here: u64,
    there: u64,
    rate_here: f64,
    rate_there: f64,
    log_likelihood: f64,
    log_ratio: f64,
}

fn rows<'a>((name, side): (&'static str, &'a Side)) -> impl Iterator<Item = Row<'a>> {
    let words = side.words.iter().map(|word| ("word", word));
    let keywords = side.keywords.iter().map(|word| ("keyword", word));
    words.chain(keywords).map(move |(kind, found)| Row {
        side: name,
        kind,
        value: &found.value,
        here: found.here,
        there: found.there,
        rate_here: rounded(found.rate_here),
        rate_there: rounded(found.rate_there),
        log_likelihood: rounded(found.log_likelihood),
        log_ratio: rounded(found.log_ratio),
    })
}

fn write_human(sides: [(&'static str, &Side); 2], out: &mut impl Write) -> io::Result<()> {
    for (name, side) in sides {
        let gap = if name == "A" { "" } else { "\n" };
        writeln!(
            out,
            "{gap}{TITLE}{name}: {}{TITLE:#}: {}, {}",
            side.query.parsed,
            Counted(side.clippings, "clipping"),
            Counted(side.words_in_all, "word"),
        )?;
        let other = if name == "A" { "in B" } else { "in A" };
        let own = if name == "A" { "in A" } else { "in B" };
        for (kind, rate, found) in [
            ("word", "per million", &side.words),
            ("keyword", "per hundred", &side.keywords),
        ] {
            if !found.is_empty() {
                writeln!(out)?;
                let header = [own, rate, other, rate, "log-likelihood", "log ratio", kind];
                let rows: Vec<_> = found.iter().map(cells).collect();
                write_columns(out, header, &rows)?;
            }
        }
    }
    Ok(())
}

fn cells(found: &KeyWord) -> [String; 7] {
    [
        Thousands(found.here).to_string(),
        format!("{:.1}", found.rate_here),
        Thousands(found.there).to_string(),
        format!("{:.1}", found.rate_there),
        format!("{:.1}", found.log_likelihood),
        format!("{:.2}", found.log_ratio),
        found.value.clone(),
    ]
}
