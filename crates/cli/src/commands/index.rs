use std::io::Write;
use std::path::{Path, PathBuf};

use pressoir_index::{adopt, discard};

use crate::args::IndexArgs;
use crate::error::{CommandError, Outcome};
use crate::summary::Summary;
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
  pressoir index 2003 2004 --publish --index presse
  zcat depeches.jsonl.gz | grep '\"Le Fil\"' | pressoir index -")]
pub(crate) struct Args {
    /// Files and folders to read; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Delete clippings from the index that are gone from these paths
    #[arg(long)]
    prune: bool,

    /// Build the index anew from these paths, beside the one that is there, and put it in its place
    /// when it is whole: who searches sees the old archive until then, and the new one after. Where
    /// nothing could be read the old one stays
    #[arg(long, conflicts_with = "prune")]
    publish: bool,

    #[command(flatten)]
    update: UpdateArgs,

    /// Print the summary as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let folder = &args.index.folder;
    let summary = if args.publish {
        publish(args, folder, ui)?
    } else {
        update(&args.paths, folder, args.prune, &args.update, ui)?
    };
    if args.json {
        serde_json::to_writer(ui.out(), &summary)?;
        writeln!(ui.out())?;
    } else {
        write!(ui.out(), "{summary}")?;
    }
    Ok(summary.outcome())
}

/// Builds an index beside the one in `folder`, and makes it the newest state of that.
fn publish(args: &Args, folder: &Path, ui: &mut Ui) -> Result<Summary, CommandError> {
    let mut name = folder
        .file_name()
        .ok_or_else(|| {
            CommandError::new(format!("`{}` names no folder", folder.display()))
                .with_hint("name the folder of the index with --index DIR, as in --index presse")
        })?
        .to_owned();
    name.push(".building");
    let building = folder.with_file_name(name);
    // What an earlier run left when it was stopped.
    discard(&building)?;
    let mut summary = update(&args.paths, &building, false, &args.update, ui)?;
    if summary.holds_nothing() {
        discard(&building)?;
        return Err(
            CommandError::new("no clipping was read, so that nothing is published")
                .with_hint("check the paths; the index was left as it is"),
        );
    }
    summary.move_to(folder, adopt(&building, folder)?.index.generation);
    discard(&building)?;
    Ok(summary)
}
