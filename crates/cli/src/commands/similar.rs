use crate::args::{IndexArgs, RowFormat};
use crate::error::{CommandError, Outcome};
use crate::output::write_similar;
use crate::ui::Ui;

/// List the clippings that are nearest to one by their words
///
/// The most telling words of the clipping, those that stand often in it and in few others, are looked
/// for, and what has them is scored as by a search. Each clipping that is near is told with the words
/// that make it so. Copies and reprints of the clipping itself are told apart, and one clipping stands
/// for all its reprints.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir similar 4c05f0b1a9e2d377
  pressoir search licence --format ids --limit 1 | xargs pressoir similar --limit 5
  pressoir similar 4c05f0b1a9e2d377 --format csv")]
pub(crate) struct Args {
    /// The clipping's id, as `pressoir search` prints it
    #[arg(value_name = "ID")]
    id: String,

    /// Print at most this many clippings
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,

    /// How clippings are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: RowFormat,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let Some(response) = args.index.open()?.similar(&args.id, args.limit)? else {
        ui.warn_of_unknown(&args.id);
        return Ok(Outcome::Nothing);
    };
    write_similar(&response, args.format, ui)?;
    Ok(Outcome::of_count(response.hits.len() as u64))
}
