use crate::args::{IndexArgs, SuggestFormat};
use crate::error::{CommandError, Outcome};
use crate::output;
use crate::ui::Ui;

/// Complete a word that is being typed
///
/// Prints words, keywords, sources and titles of the archive that go on from what was typed, the
/// most frequent first, each with how many clippings have it. Accents, capitals and elisions do not
/// matter; words before the last one are what the suggestions go on from.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir suggest \"l'econ\"
  pressoir suggest 'souverainete num'
  pressoir suggest med --format jsonl --limit 20")]
pub(crate) struct Args {
    /// What was typed so far
    #[arg(value_name = "PREFIX")]
    prefix: String,

    /// Print at most this many suggestions
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,

    /// How suggestions are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: SuggestFormat,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let response = args.index.open()?.suggest(&args.prefix, args.limit)?;
    output::write_suggestions(&response, args.format, ui)?;
    Ok(Outcome::of_count(response.suggestions.len() as u64))
}
