use std::io::Write;
use std::path::PathBuf;

use pressoir_index::take_snapshot;

use crate::args::IndexArgs;
use crate::error::{CommandError, Outcome};
use crate::output::{Bytes, Counted};
use crate::ui::Ui;

/// Keep the index as it is now in a folder of its own
///
/// The folder is an index: every command reads it with --index, and `pressoir rollback` makes it the
/// newest state again. On the disk of the index both share their files, so that this takes a moment
/// and hardly any space, and whatever becomes of the index does not touch the snapshot; on another disk
/// the files are copied, which saves them from the loss of the first. The index can be searched, and
/// written, meanwhile.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir snapshot avant-la-refonte
  pressoir snapshot /media/sauvegarde/presse-2025-12 --index presse")]
pub(crate) struct Args {
    /// The folder to write, which must be new or empty
    #[arg(value_name = "FOLDER")]
    into: PathBuf,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let snapshot = take_snapshot(&args.index.folder, &args.into)?;
    writeln!(
        ui.out(),
        "generation {} with {} is in `{}` ({})",
        snapshot.index.generation,
        Counted(snapshot.index.docs, "clipping"),
        args.into.display(),
        Bytes(snapshot.bytes)
    )?;
    Ok(Outcome::Done)
}
