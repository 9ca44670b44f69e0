use std::io::Write;
use std::path::PathBuf;

use crate::args::IndexArgs;
use crate::error::{CommandError, Outcome};
use crate::ui::Ui;
use crate::update::{UpdateArgs, update};

/// Read clippings into an index
///
/// Folders and .zip or .tar archives are read with all that is below them: text files in any layout,
/// JSON Lines, CSV and TSV, also compressed with gzip, xz or zstd; `-` is standard input, JSON Lines
/// or one text. Clippings that are in the index as they are, are left alone, changed ones are
/// replaced: running the command again brings the index up to date.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir index corpus
  pressoir index 2003 2004 depeches.jsonl.xz --index presse
  pressoir index corpus --prune
  zcat depeches.jsonl.gz | grep '\"Le Fil\"' | pressoir index -")]
pub(crate) struct Args {
    /// Files and folders to read; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Delete clippings from the index that are gone from these paths
    #[arg(long)]
    prune: bool,

    #[command(flatten)]
    update: UpdateArgs,

    /// Print the summary as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let summary = update(
        &args.paths,
        &args.index.folder,
        args.prune,
        &args.update,
        ui,
    )?;
    if args.json {
        serde_json::to_writer(ui.out(), &summary)?;
        writeln!(ui.out())?;
    } else {
        write!(ui.out(), "{summary}")?;
    }
    Ok(summary.outcome())
}
