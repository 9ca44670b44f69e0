use std::io::Write;

use pressoir_citation::{bibtex, csl, plain_text, ris, tei};

use crate::args::IndexArgs;
use crate::error::{CommandError, Outcome};
use crate::output::write_document;
use crate::ui::Ui;

/// Print a clipping of the archive
///
/// A clipping without a keyword is told with those that it may be filed under, as the clippings nearest
/// to it are, and with how confident that is.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir show 4c05f0b1a9e2d377
  pressoir search licence --format ids --limit 1 | xargs pressoir show
  pressoir show 4c05f0b1a9e2d377 --format bibtex >> references.bib")]
pub(crate) struct Args {
    /// The clipping's id, as `pressoir search` prints it
    #[arg(value_name = "ID")]
    id: String,

    /// How it is printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// Print it as JSON, as --format json does
    #[arg(long, conflicts_with = "format")]
    json: bool,

    #[command(flatten)]
    index: IndexArgs,
}

/// How a clipping is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For reading: all that is known, and the text
    Human,
    /// One JSON object
    Json,
    /// A plain text
    Text,
    /// A reference for Zotero, EndNote and other managers
    Ris,
    /// A reference for LaTeX
    Bibtex,
    /// A reference for citation processors, as CSL-JSON
    Csl,
    /// A document of TEI
    Tei,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let archive = args.index.open()?;
    let Some(mut document) = archive.document(&args.id)? else {
        ui.warn_of_unknown(&args.id);
        return Ok(Outcome::Nothing);
    };
    document.suggested_keywords = archive.suggested_keywords(&args.id)?;
    let format = if args.json { Format::Json } else { args.format };
    let clipping = &document.clipping;
    match format {
        Format::Human => {
            ui.page();
            write_document(&document, ui)?;
        }
        Format::Json => {
            serde_json::to_writer(ui.out(), &document)?;
            writeln!(ui.out())?;
        }
        Format::Text => write!(ui.out(), "{}", plain_text(clipping))?,
        Format::Ris => write!(ui.out(), "{}", ris(clipping))?,
        Format::Bibtex => write!(ui.out(), "{}", bibtex(clipping))?,
        Format::Csl => writeln!(ui.out(), "{}", csl(clipping)?)?,
        Format::Tei => write!(ui.out(), "{}", tei(clipping))?,
    }
    Ok(Outcome::Done)
}
