use std::io::{self, Write};

use anstyle::Style;
use pressoir_query::{CooccurrenceResponse, Cooccurrent, PeriodCooccurrences};
use serde::Serialize;

use super::numbers::{Counted, Thousands};
use super::rows::{write_columns, write_data};
use crate::args::RowFormat;
use crate::error::CommandError;
use crate::ui::Ui;

const TITLE: Style = Style::new().bold();

/// Prints what goes together with something; returns how many rows there are.
pub(crate) fn write_cooccurrences(
    response: &CooccurrenceResponse,
    format: RowFormat,
    ui: &mut Ui,
) -> Result<u64, CommandError> {
    if format == RowFormat::Json {
        serde_json::to_writer(ui.out(), response)?;
        writeln!(ui.out())?;
    } else {
        for warning in &response.query.warnings {
            ui.warn(warning);
        }
        match format {
            RowFormat::Human => write_human(response, ui.out())?,
            _ => write_data(response.periods.iter().flat_map(rows), format, ui)?,
        }
    }
    let found = response
        .periods
        .iter()
        .map(|period| period.words.len() + period.keywords.len());
    Ok(found.sum::<usize>() as u64)
}

/// A row as data.
#[derive(Serialize)]
struct Row<'a> {
    period: Option<&'a str>,
    kind: &'static str,
    value: &'a str,
    together: u64,
    total: u64,
    expected: f64,
    log_likelihood: f64,
    log_dice: f64,
}

fn rows(period: &PeriodCooccurrences) -> impl Iterator<Item = Row<'_>> {
    let words = period.words.iter().map(|word| ("word", word));
    let keywords = period.keywords.iter().map(|word| ("keyword", word));
    words.chain(keywords).map(|(kind, found)| Row {
        period: period.period.as_deref(),
        kind,
        value: &found.value,
        together: found.together,
        total: found.total,
        expected: rounded(found.expected),
        log_likelihood: rounded(found.log_likelihood),
        log_dice: rounded(found.log_dice),
    })
}

/// Returns a figure as a table holds it; further decimals say nothing.
pub(super) fn rounded(figure: f64) -> f64 {
    (figure * 1e4).round() / 1e4
}

fn write_human(response: &CooccurrenceResponse, out: &mut impl Write) -> io::Result<()> {
    for (place, period) in response.periods.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let name = match (&period.period, response.by) {
            (Some(period), _) => format!("{period}: "),
            (None, Some(_)) => "no date: ".to_owned(),
            (None, None) => String::new(),
        };
        let words = match response.window {
            Some(_) => format!(
                "; {} of {} near",
                Thousands(period.words_near),
                Counted(period.words_in_all, "word")
            ),
            None => String::new(),
        };
        writeln!(
            out,
            "{TITLE}{name}{} in {} of {}{words}{TITLE:#}",
            Counted(period.occurrences, "occurrence"),
            Thousands(period.clippings),
            Counted(period.out_of, "clipping"),
        )?;
        let unit = response.window.map_or("clippings", |_| "together");
        for (kind, unit, found) in [
            ("word", unit, &period.words),
            ("keyword", "clippings", &period.keywords),
        ] {
            if !found.is_empty() {
                writeln!(out)?;
                let header = [
                    unit,
                    "total",
                    "expected",
                    "log-likelihood",
                    "log-dice",
                    kind,
                ];
                let rows: Vec<_> = found.iter().map(cells).collect();
                write_columns(out, header, &rows)?;
            }
        }
    }
    Ok(())
}

fn cells(found: &Cooccurrent) -> [String; 6] {
    [
        Thousands(found.together).to_string(),
        Thousands(found.total).to_string(),
        format!("{:.1}", found.expected),
        format!("{:.1}", found.log_likelihood),
        format!("{:.2}", found.log_dice),
        found.value.clone(),
    ]
}
