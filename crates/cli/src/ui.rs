use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice, stderr};
use anstyle::{AnsiColor, Style};

use crate::error::CommandError;
use crate::pager::{Pager, Paging};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// The widest line that is still pleasant to read.
const WIDEST: usize = 100;

/// Where a command writes: results on standard output, everything else on standard error.
pub(crate) struct Ui {
    out: BufWriter<AutoStream<Box<dyn Write>>>,
    data: BufWriter<io::Stdout>,
    colors: ColorChoice,
    paging: Paging,
    /// Whether what is written next goes to a pager.
    is_long: bool,
    pager: Option<Pager>,
}

impl Ui {
    pub(crate) fn new(paging: Paging) -> Self {
        let colors = anstream::stdout().current_choice();
        Ui {
            out: stream(Box::new(io::stdout()), colors),
            data: BufWriter::with_capacity(64 << 10, io::stdout()),
            colors,
            paging,
            is_long: false,
            pager: None,
        }
    }

    /// Shows results that a person reads page by page, where one does. The pager begins with the first
    /// of them, so that warnings stand before it.
    pub(crate) fn page(&mut self) {
        self.is_long = true;
    }

    /// Returns the stream for results that people read. Colours are dropped where they are not wanted.
    pub(crate) fn out(&mut self) -> &mut impl Write {
        debug_assert!(
            self.data.buffer().is_empty(),
            "a command writes to one stream"
        );
        if std::mem::take(&mut self.is_long)
            && let Some((pager, input)) = Pager::start(self.paging)
        {
            self.out = stream(input, self.colors);
            self.pager = Some(pager);
        }
        &mut self.out
    }

    /// Returns the stream for results that programs read, in place of [`out`](Self::out): to look for
    /// colours in much data would cost more than to write it.
    pub(crate) fn data(&mut self) -> &mut impl Write {
        debug_assert!(
            self.out.buffer().is_empty(),
            "a command writes to one stream"
        );
        &mut self.data
    }

    /// Writes what is left, and waits until the reader has left the pager.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        let written = self.flush();
        if let Some(pager) = self.pager.take() {
            // The pager waits for the end of what leads to it.
            self.out = stream(Box::new(io::sink()), ColorChoice::Never);
            pager.wait();
        }
        written
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.data.flush()
    }

    /// Returns whether colours are shown, so that what they say need not be said in signs.
    pub(crate) fn has_color(&self) -> bool {
        self.colors != ColorChoice::Never
    }

    /// Returns how many columns a line of text may have.
    pub(crate) fn width(&self) -> usize {
        self.columns().min(WIDEST)
    }

    /// Returns how many columns a row of a table may have: all that the terminal has.
    pub(crate) fn columns(&self) -> usize {
        let columns = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
        columns.max(40)
    }

    pub(crate) fn is_watched(&self) -> bool {
        io::stderr().is_terminal()
    }

    pub(crate) fn report(&mut self, error: &CommandError) {
        tell("error", ERROR, error);
        if let Some(hint) = error.hint() {
            tell("hint", HINT, &hint);
        }
    }

    pub(crate) fn warn(&mut self, message: impl Display) {
        tell("warning", WARNING, &message);
    }

    pub(crate) fn warn_of_unknown(&mut self, id: &str) {
        self.warn(format_args!(
            "the archive has no clipping `{id}`; `pressoir search` prints the ids of its hits"
        ));
    }

    pub(crate) fn hint(&mut self, message: impl Display) {
        tell("hint", HINT, &message);
    }

    pub(crate) fn note(&mut self, message: impl Display) {
        // What cannot be said on standard error cannot be said at all.
        let _ = writeln!(stderr(), "{message}");
    }
}

fn stream(out: Box<dyn Write>, colors: ColorChoice) -> BufWriter<AutoStream<Box<dyn Write>>> {
    BufWriter::new(AutoStream::new(out, colors))
}

fn tell(label: &str, style: Style, message: &dyn Display) {
    let _ = writeln!(stderr(), "{style}{label}:{style:#} {message}");
}
