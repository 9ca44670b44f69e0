use std::io::Write;

use pressoir_index::{Archive, Writer, WriterOptions};

use crate::args::IndexArgs;
use crate::error::{CommandError, Outcome};
use crate::output::Counted;
use crate::ui::Ui;

/// One thread and little memory are enough to delete.
const OPTIONS: WriterOptions = WriterOptions {
    threads: 1,
    memory: 50_000_000,
};

/// Delete clippings from the index, and their text from its files
///
/// Each part of the index that holds one of the clippings is written anew without it, so that no file
/// of the index has its text any more; then each is looked up to show that it is gone. Copies and
/// reprints of a clipping are clippings with ids of their own: `pressoir show` lists them. The files that were
/// indexed are left as they are: remove the text there, too, or the next `pressoir index` reads it again.
/// Exit status: 0 something was deleted, 1 the archive has none of these.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir delete 4c05f0b1a9e2d377
  pressoir search '\"Awa Diop\"' --format ids | xargs pressoir delete")]
pub(crate) struct Args {
    /// The clippings' ids, as `pressoir search` prints them
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    // Where there is no index none is begun.
    args.index.open()?;
    let mut writer = Writer::open_or_create(&args.index.folder, OPTIONS)?;
    let deleted = writer.delete(&args.ids);
    for id in args.ids.iter().filter(|id| !deleted.contains(id)) {
        ui.warn_of_unknown(id);
    }
    // Also where nothing is deleted now: an earlier run may have been stopped before it was done.
    let state = writer.commit_and_purge()?;
    let archive = Archive::open(&args.index.folder)?;
    for id in &deleted {
        if archive.document(id)?.is_some() {
            return Err(CommandError::new(format!("`{id}` is still in the index"))
                .with_hint("check the index with `pressoir verify --full`"));
        }
    }
    if deleted.is_empty() {
        return Ok(Outcome::Nothing);
    }
    writeln!(
        ui.out(),
        "{} deleted, {} left; generation {}",
        Counted(deleted.len() as u64, "clipping"),
        Counted(state.docs, "clipping"),
        state.generation
    )?;
    Ok(Outcome::Done)
}
