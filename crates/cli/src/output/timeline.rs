use std::io::{self, Write};

use anstyle::Style;
use pressoir_query::{TimelinePeriod, TimelineResponse};
use unicode_width::UnicodeWidthStr;

use super::columns::padding;
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

/// How many letters the name of a year has.
const YEAR: usize = 4;

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
        ui.page();
        write_human(response, width, ui.out())?;
        return Ok(());
    }
    write_data(response.rows(), format, ui)
}

/// Writes a block a search: a row a period, with its figures and a bar of the last of them; of the count
/// where nothing else was asked for.
fn write_human(response: &TimelineResponse, width: usize, out: &mut impl Write) -> io::Result<()> {
    let columns = Columns::of(response);
    let mut labels: Vec<String> = response.periods.iter().map(label).collect();
    labels.push(response.unit.to_string());
    let label_width = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    let blocks_of_cells: Vec<Vec<Vec<String>>> = (0..response.queries.len())
        .map(|place| {
            let periods = response.periods.iter();
            periods.map(|period| columns.cells(period, place)).collect()
        })
        .collect();
    let mut widths: Vec<usize> = columns.header().iter().map(|name| name.width()).collect();
    if !columns.has_header() {
        widths = vec![0, "100.0 %".width()];
    }
    for cells in blocks_of_cells.iter().flatten() {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = (*width).max(cell.width());
        }
    }
    let table = label_width + widths.iter().map(|width| width + 2).sum::<usize>();
    let bar = width.saturating_sub(table + 4).max(NARROWEST);
    // One scale for all, so that curves can be compared.
    let all = (0..response.queries.len())
        .flat_map(|place| response.periods.iter().map(move |period| (period, place)));
    let most = all.map(|(period, place)| columns.drawn(period, place));
    let most = most.fold(0.0, f64::max);
    for (place, query) in response.queries.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        write!(
            out,
            "{TITLE}{}{TITLE:#}: {}",
            query.query.parsed,
            Counted(query.found, "clipping")
        )?;
        match query.occurrences {
            Some(count) => writeln!(out, ", {}", Counted(count, "occurrence"))?,
            None => writeln!(out)?,
        }
        if columns.has_header() && !response.periods.is_empty() {
            let unit = response.unit.to_string();
            write!(out, "{QUIET}  {unit}{}", padding(&unit, label_width))?;
            for (name, width) in columns.header().iter().zip(&widths) {
                write!(out, "  {}{name}", padding(name, *width))?;
            }
            writeln!(out, "{QUIET:#}")?;
        }
        let cells = &blocks_of_cells[place];
        for ((period, label), cells) in response.periods.iter().zip(&labels).zip(cells) {
            let mut line = format!("  {label}{}", padding(label, label_width));
            for (cell, width) in cells.iter().zip(&widths) {
                line += &format!("  {}{cell}", padding(cell, *width));
            }
            line += "  ";
            line += &blocks(columns.drawn(period, place), most, bar);
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    if response.periods.is_empty() {
        writeln!(out, "{QUIET}no period{QUIET:#}")?;
    }
    Ok(())
}

/// Which figures are printed.
#[derive(Clone, Copy)]
struct Columns {
    occurrences: bool,
    smoothed: bool,
}

impl Columns {
    fn of(response: &TimelineResponse) -> Self {
        let counted = response.queries.iter();
        Columns {
            occurrences: counted
                .map(|query| query.occurrences)
                .any(|count| count.is_some()),
            smoothed: response.smoothing > 0,
        }
    }

    fn has_header(self) -> bool {
        self.occurrences || self.smoothed
    }

    fn header(self) -> Vec<&'static str> {
        let mut names = vec!["clippings", "share"];
        if self.occurrences {
            names.extend(["occurrences", "per million"]);
        }
        if self.smoothed {
            names.push("smoothed");
        }
        names
    }

    fn cells(self, period: &TimelinePeriod, place: usize) -> Vec<String> {
        let whole = |counts: &[u64]| {
            let count = counts.get(place).copied().unwrap_or(0);
            Thousands(count).to_string()
        };
        let percent = |share: f64| format!("{:.1} %", share * 100.0);
        let mut cells = vec![whole(&period.counts), percent(period.share(place))];
        if self.occurrences {
            cells.push(whole(&period.occurrences));
            cells.push(format!("{:.1}", period.rate(place)));
        }
        if self.smoothed {
            let smoothed = self.smoothed(period, place);
            cells.push(match smoothed {
                Some(rate) if self.occurrences => format!("{rate:.1}"),
                Some(share) => percent(share),
                None => String::new(),
            });
        }
        cells
    }

    fn smoothed(self, period: &TimelinePeriod, place: usize) -> Option<f64> {
        let smoothed = if self.occurrences {
            &period.smoothed_rates
        } else {
            &period.smoothed_shares
        };
        smoothed.get(place).copied().flatten()
    }

    /// Returns the figure that the bar shows.
    fn drawn(self, period: &TimelinePeriod, place: usize) -> f64 {
        if self.smoothed {
            self.smoothed(period, place).unwrap_or(0.0)
        } else if self.occurrences {
            period.rate(place)
        } else {
            period.counts.get(place).copied().unwrap_or(0) as f64
        }
    }
}

fn label(period: &TimelinePeriod) -> String {
    match &period.period {
        Some(name) if period.is_coarse => {
            let missing = if name.len() == YEAR { "month" } else { "day" };
            format!("{name}, no {missing}")
        }
        Some(name) => name.clone(),
        None => "no date".to_owned(),
    }
}

/// Returns a bar of at most `columns` columns, to an eighth of one; what is there at all can be seen.
fn blocks(figure: f64, most: f64, columns: usize) -> String {
    let share = if most > 0.0 { figure / most } else { 0.0 };
    let eighths = (share * columns as f64 * 8.0).round() as usize;
    let eighths = eighths.max(usize::from(figure > 0.0));
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_counts_are_great() {
        for (count, most, bar) in [
            (0.0, 8.0, ""),
            (8.0, 8.0, "████"),
            (4.0, 8.0, "██"),
            (1.0, 8.0, "▌"),
            (1.0, 1000.0, "▏"),
            (0.0, 0.0, ""),
        ] {
            assert_eq!(blocks(count, most, 4), bar, "{count} of {most}");
        }
    }
}
