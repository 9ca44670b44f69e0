use crate::args::{IndexArgs, RowFormat};
use crate::error::{CommandError, Outcome};
use crate::output::write_checks;
use crate::ui::Ui;

/// Tell how well keywords are suggested to clippings that have none
///
/// A fifth of the clippings that have keywords is taken as if it had none, keywords are suggested from
/// the other four fifths, and what is suggested is compared with the editors' own. One row is one
/// confidence from which on a keyword counts as suggested; `pressoir search --suggest-keywords` and
/// `pressoir show` suggest from 0.5 on.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir check-suggestions
  pressoir check-suggestions --format csv")]
pub(crate) struct Args {
    /// How rows are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: RowFormat,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let checks = args.index.open()?.check_suggestions()?;
    write_checks(&checks, args.format, ui)?;
    let looked_at = checks.first().map_or(0, |check| check.clippings);
    Ok(Outcome::of_count(looked_at))
}
