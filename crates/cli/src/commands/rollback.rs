use std::io::Write;
use std::path::PathBuf;

use pressoir_index::adopt;

use crate::args::IndexArgs;
use crate::error::{CommandError, Outcome};
use crate::output::Counted;
use crate::ui::Ui;

/// Make a snapshot the newest state of the index
///
/// The index is then as it was when `pressoir snapshot` wrote the folder, as a new generation: a
/// service that reads it moves on by itself, and answers from the one state or the other, never from
/// something between. The snapshot stays as it is. What the index has now is gone, unless another
/// snapshot was taken of it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir rollback avant-la-refonte
  pressoir snapshot maintenant && pressoir rollback avant-la-refonte")]
pub(crate) struct Args {
    /// A folder that `pressoir snapshot` wrote, or any other index
    #[arg(value_name = "FOLDER")]
    from: PathBuf,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let adopted = adopt(&args.from, &args.index.folder)?;
    writeln!(
        ui.out(),
        "`{}` is as it was at generation {}: {}; generation {}",
        args.index.folder.display(),
        adopted.taken_from,
        Counted(adopted.index.docs, "clipping"),
        adopted.index.generation
    )?;
    Ok(Outcome::Done)
}
