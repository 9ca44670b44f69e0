use std::io::{self, Write};

use anstyle::Style;
use pressoir_query::{TimelinePeriod, TimelineResponse};
use serde::Serialize;

use super::columns::padding;
use super::cooccurrences::rounded;
use super::numbers::{Counted, Thousands};
use super::rows::write_data;
use crate::args::RowFormat;
use crate::error::CommandError;
use crate::ui::Ui;

const TITLE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();

/// The parts of a block, an eighth each.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// The narrowest bar, in columns, that still says something.
const NARROWEST: usize = 8;

/// Prints what each search found in each period.
pub(crate) fn write_timeline(
    response: &TimelineResponse,
    format: RowFormat,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    if format == RowFormat::Json {
        serde_json::to_writer(ui.out(), response)?;
        writeln!(ui.out())?;
        return Ok(());
    }
    for query in &response.queries {
        for warning in &query.query.warnings {
            ui.warn(warning);
        }
    }
    if format == RowFormat::Human {
        let width = ui.width();
        write_human(response, width, ui.out())?;
        return Ok(());
    }
    write_data(rows(response), format, ui)
}

/// A count as data.
#[derive(Serialize)]
struct Row<'a> {
    period: Option<&'a str>,
    query: &'a str,
    count: u64,
    out_of: u64,
    share: f64,
    is_coarse: bool,
}

fn rows(response: &TimelineResponse) -> impl Iterator<Item = Row<'_>> {
    response.periods.iter().flat_map(|period| {
        let queries = response.queries.iter().enumerate();
        queries.map(|(place, query)| Row {
            period: period.period.as_deref(),
            query: &query.query.raw,
            count: period.counts.get(place).copied().unwrap_or(0),
            out_of: period.out_of,
            share: rounded(period.share(place)),
            is_coarse: period.is_coarse,
        })
    })
}

/// Writes a block a search: a row a period, with count, share and a bar of the count.
fn write_human(response: &TimelineResponse, width: usize, out: &mut impl Write) -> io::Result<()> {
    // One scale for all, so that curves can be compared.
    let counts = response.periods.iter().flat_map(|period| &period.counts);
    let most = counts.copied().max().unwrap_or(0);
    let labels: Vec<String> = response.periods.iter().map(label).collect();
    let label_width = labels.iter().map(|label| label.chars().count()).max();
    let label_width = label_width.unwrap_or(0);
    let count_width = Thousands(most).to_string().len();
    let bar = width
        .saturating_sub(label_width + count_width + "  ".len() * 3 + "100.0 %".len() + 2)
        .max(NARROWEST);
    for (place, query) in response.queries.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        writeln!(
            out,
            "{TITLE}{}{TITLE:#}: {}",
            query.query.parsed,
            Counted(query.found, "clipping")
        )?;
        for (period, label) in response.periods.iter().zip(&labels) {
            let count = period.counts.get(place).copied().unwrap_or(0);
            let line = format!(
                "  {label}{}  {:>count_width$}  {:>5.1} %  {}",
                padding(label, label_width),
                Thousands(count),
                period.share(place) * 100.0,
                blocks(count, most, bar)
            );
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    if response.periods.is_empty() {
        writeln!(out, "{QUIET}no period{QUIET:#}")?;
    }
    Ok(())
}

fn label(period: &TimelinePeriod) -> String {
    match &period.period {
        Some(name) if period.is_coarse => format!("{name}, no month"),
        Some(name) => name.clone(),
        None => "no date".to_owned(),
    }
}

/// Returns a bar of at most `columns` columns, to an eighth of one; what is there at all can be seen.
fn blocks(count: u64, most: u64, columns: usize) -> String {
    let eighths = (count as f64 / most.max(1) as f64 * columns as f64 * 8.0).round() as usize;
    let eighths = eighths.max(usize::from(count > 0));
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_counts_are_great() {
        for (count, most, bar) in [
            (0, 8, ""),
            (8, 8, "████"),
            (4, 8, "██"),
            (1, 8, "▌"),
            (1, 1000, "▏"),
            (0, 0, ""),
        ] {
            assert_eq!(blocks(count, most, 4), bar, "{count} of {most}");
        }
    }
}
