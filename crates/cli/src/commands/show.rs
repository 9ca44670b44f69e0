use std::io::Write;

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
  pressoir search licence --format ids --limit 1 | xargs pressoir show")]
pub(crate) struct Args {
    /// The clipping's id, as `pressoir search` prints it
    #[arg(value_name = "ID")]
    id: String,

    /// Print it as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let archive = args.index.open()?;
    let Some(mut document) = archive.document(&args.id)? else {
        ui.warn_of_unknown(&args.id);
        return Ok(Outcome::Nothing);
    };
    document.suggested_keywords = archive.suggested_keywords(&args.id)?;
    if args.json {
        serde_json::to_writer(ui.out(), &document)?;
        writeln!(ui.out())?;
    } else {
        write_document(&document, ui)?;
    }
    Ok(Outcome::Done)
}
