use std::fmt;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use pressoir_ingest::{Because, DroppedLine, Side};

use crate::error::CommandError;
use crate::output::Thousands;
use crate::report::unwritable;
use crate::ui::Ui;

/// How many kinds of lines are told to a person.
const TOLD: usize = 40;

/// Where to say what was dropped as chrome: in a file as JSON, or to the person.
#[derive(Debug)]
pub(crate) enum ChromeReport {
    File(PathBuf, BufWriter<File>),
    Person,
}

impl ChromeReport {
    /// Begins a report that is written to `path`; a path that cannot be written is told before
    /// anything is read.
    pub(crate) fn begin(path: Option<&Path>) -> Result<Self, CommandError> {
        let Some(path) = path else {
            return Ok(ChromeReport::Person);
        };
        let file = File::create(path).map_err(|error| unwritable(path, &error))?;
        Ok(ChromeReport::File(path.to_owned(), BufWriter::new(file)))
    }

    /// Writes what was dropped.
    pub(crate) fn write(self, dropped: &[DroppedLine], ui: &mut Ui) -> Result<(), CommandError> {
        let ChromeReport::File(path, mut stream) = self else {
            ui.note(Table(dropped));
            return Ok(());
        };
        serde_json::to_writer_pretty(&mut stream, dropped)
            .map_err(std::io::Error::from)
            .and_then(|()| writeln!(stream))
            .and_then(|()| stream.flush())
            .map_err(|error| unwritable(&path, &error))
    }
}

/// The lines that were dropped most often.
struct Table<'d>(&'d [DroppedLine]);

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: u64 = self.0.iter().map(|dropped| dropped.count).sum();
        let of = |because: Because| {
            let lines = self.0.iter();
            let lines = lines.filter(|dropped| dropped.because == because);
            lines.map(|dropped| dropped.count).sum()
        };
        write!(
            f,
            "{} lines dropped as chrome: {} known, {} learned from other texts",
            Thousands(all),
            Thousands(of(Because::Known)),
            Thousands(of(Because::Learned)),
        )?;
        for dropped in self.0.iter().take(TOLD) {
            let side = match dropped.side {
                Side::Head => "head",
                Side::Tail => "tail",
            };
            let because = match dropped.because {
                Because::Known => "known",
                Because::Learned => "learned",
            };
            let count = Thousands(dropped.count).to_string();
            write!(
                f,
                "\n{count:>9} {side} {because:<7} {}  ({})",
                cut(&dropped.line),
                dropped.example
            )?;
        }
        if let Some(more) = self.0.len().checked_sub(TOLD).filter(|&more| more > 0) {
            write!(
                f,
                "\n… and {} more kinds of lines; --chrome-report=FILE names them all",
                Thousands(u64::try_from(more).unwrap_or(u64::MAX))
            )?;
        }
        Ok(())
    }
}

/// A line as far as it fits beside its count.
fn cut(line: &str) -> String {
    const WIDEST: usize = 50;
    if line.chars().count() <= WIDEST {
        return line.to_owned();
    }
    let mut cut: String = line.chars().take(WIDEST - 1).collect();
    cut.push('…');
    cut
}
