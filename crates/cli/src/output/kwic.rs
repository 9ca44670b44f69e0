use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use pressoir_index::Concordance;
use pressoir_query::{ConcordanceLine, LineCounts};
use unicode_width::UnicodeWidthStr;

use super::columns::{first_that_fits, last_that_fits, padding};
use super::numbers::{Counted, Thousands};
use crate::args::RowFormat;
use crate::error::CommandError;
use crate::ui::Ui;

const MARK: Style = AnsiColor::Yellow.on_default().bold();
const QUIET: Style = Style::new().dimmed();

const HEADER: [&str; 8] = [
    "left", "keyword", "right", "date", "source", "title", "id", "field",
];

/// What stands for the rest of a keyword that is too long.
const CUT: &str = "…";
/// What stands between two columns.
const GAP: usize = 2;
/// The columns of a date and of an id of the archive's own making.
const DATE: usize = 10;
const ID: usize = 18;
/// The columns of the name of a paper, and from how many on there is room for it.
const SOURCE: usize = 20;
const WITH_SOURCE: usize = 100;

/// Prints the lines of a concordance as they are read, then how many there are; returns that.
///
/// Warnings and, where lines are data, the counts go to standard error, except in JSON, which
/// carries them.
pub(crate) fn write_concordance(
    concordance: &Concordance,
    offset: usize,
    format: RowFormat,
    ui: &mut Ui,
) -> Result<LineCounts, CommandError> {
    if format == RowFormat::Json {
        return write_whole(concordance, ui);
    }
    let warnings = &concordance.query().warnings;
    for warning in warnings {
        ui.warn(warning);
    }
    if warnings.is_empty() && !concordance.has_words() {
        ui.warn("the query asks for nothing that stands in a text; a concordance needs a word");
    }
    let mut shown = 0;
    match format {
        RowFormat::Csv => shown += write_table(concordance, b',', ui)?,
        RowFormat::Tsv => shown += write_table(concordance, b'\t', ui)?,
        RowFormat::Jsonl => {
            for line in concordance.lines()? {
                serde_json::to_writer(ui.out(), &line?)?;
                writeln!(ui.out())?;
                shown += 1;
            }
        }
        RowFormat::Human | RowFormat::Json => {
            let layout = Layout::of(ui.columns());
            ui.page();
            for line in concordance.lines()? {
                layout.write(&line?, ui.out())?;
                shown += 1;
            }
        }
    }
    // Counting can take longer than the lines.
    ui.flush()?;
    let counts = concordance.counts()?;
    let told = Told {
        counts,
        out_of: concordance.info().docs,
    };
    let next = offset as u64 + shown;
    let more = counts.occurrences.saturating_sub(next);
    let more = match more {
        0 => String::new(),
        more => format!("; {} more, --offset {next} shows the next", Thousands(more)),
    };
    if format == RowFormat::Human {
        let gap = if shown > 0 { "\n" } else { "" };
        writeln!(ui.out(), "{gap}{QUIET}{told}{more}{QUIET:#}")?;
    } else {
        ui.note(format_args!("{told}{more}"));
    }
    Ok(counts)
}

fn write_whole(concordance: &Concordance, ui: &mut Ui) -> Result<LineCounts, CommandError> {
    let response = concordance.whole()?;
    serde_json::to_writer(ui.out(), &response)?;
    writeln!(ui.out())?;
    Ok(response.counts)
}

fn write_table(concordance: &Concordance, separator: u8, ui: &mut Ui) -> Result<u64, CommandError> {
    let mut table = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(ui.out());
    table.write_record(HEADER)?;
    let mut shown = 0;
    for line in concordance.lines()? {
        let line = line?;
        table.write_record([
            line.left,
            line.keyword,
            line.right,
            line.date.map(|date| date.to_string()).unwrap_or_default(),
            line.source.unwrap_or_default(),
            line.title.unwrap_or_default(),
            line.id,
            line.field.to_string(),
        ])?;
        shown += 1;
    }
    table.flush()?;
    Ok(shown)
}

/// What a concordance is of, in words.
struct Told {
    counts: LineCounts,
    out_of: u64,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let LineCounts {
            occurrences,
            clippings,
        } = self.counts;
        write!(
            f,
            "{} in {} of {}",
            Counted(occurrences, "occurrence"),
            Thousands(clippings),
            Counted(self.out_of, "clipping")
        )
    }
}

/// How many columns the parts of a line have.
#[derive(Clone, Copy)]
struct Layout {
    left: usize,
    /// The keyword and what follows it.
    right: usize,
    source: Option<usize>,
}

impl Layout {
    fn of(columns: usize) -> Self {
        let source = (columns >= WITH_SOURCE).then_some(SOURCE);
        let reference = GAP + DATE + source.map_or(0, |source| GAP + source) + GAP + ID;
        let text = columns.saturating_sub(reference + GAP).max(24);
        let left = text * 2 / 5;
        Layout {
            left,
            right: text - left,
            source,
        }
    }

    fn write(self, line: &ConcordanceLine, out: &mut impl Write) -> io::Result<()> {
        let left = last_that_fits(line.left.trim_end(), self.left);
        let (keyword, right) = self.keyword_and_right(line);
        let room = self.right.saturating_sub(keyword.width());
        write!(
            out,
            "{}{left}  {MARK}{keyword}{MARK:#}{right}{}",
            padding(left, self.left),
            padding(right, room)
        )?;
        let date = line
            .date
            .map_or_else(|| "no date".to_owned(), |date| date.to_string());
        write!(out, "  {QUIET}{date:<DATE$}")?;
        if let Some(columns) = self.source {
            let source = first_that_fits(line.source.as_deref().unwrap_or_default(), columns);
            write!(out, "  {source}{}", padding(source, columns))?;
        }
        writeln!(out, "  [{}]{QUIET:#}", line.id)
    }

    /// Returns as much of a keyword and of what follows it as there is room for.
    fn keyword_and_right(self, line: &ConcordanceLine) -> (Cow<'_, str>, &str) {
        let keyword = &line.keyword;
        if keyword.width() > self.right {
            let keyword = first_that_fits(keyword, self.right - CUT.width());
            return (format!("{keyword}{CUT}").into(), "");
        }
        let right = first_that_fits(&line.right, self.right - keyword.width());
        (keyword.into(), right)
    }
}
