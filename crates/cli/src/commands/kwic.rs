use pressoir_query::{ConcordanceRequest, LineOrder};

use crate::args::{RowFormat, SearchArgs};
use crate::error::{CommandError, Outcome};
use crate::output::write_concordance;
use crate::ui::Ui;

/// Show every place at which something stands, each in its context
///
/// A concordance (key word in context): one line for each occurrence in the titles and texts of the
/// clippings that `pressoir search` finds, with the words before it, the words behind it, and the
/// date, the source and the id of the clipping. `¶` is where a paragraph ends. Phrases and words that
/// stand near each other are one keyword. `=mot` finds the word without its inflections.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In the order of date, -date, order and source the first lines are there at once. The orders left,
keyword and right read every line before they print the first, and keep twice as many in memory as
--offset and --limit ask for; with --all they keep all.

Examples:
  pressoir kwic licence
  pressoir kwic '\"souveraineté numérique\"' --sort right --window 5
  pressoir kwic 'télécent*' --from 2003 --to 2005 --sort left
  pressoir kwic 'licence PRÈS/5 suspen*' --all --format csv > licence.csv")]
pub(crate) struct Args {
    /// What to look for, in the query language of `pressoir search`
    #[arg(value_name = "QUERY")]
    query: String,

    /// Show this many words on each side
    #[arg(long, value_name = "N", default_value_t = ConcordanceRequest::WINDOW)]
    window: usize,

    /// Order of the lines: date (the oldest first), -date, order (as `pressoir search` ranks the
    /// clippings), source, left or right (by the words of the context, the nearest first, accents and
    /// capitals aside), or keyword (by what was found, then right)
    #[arg(
        long,
        value_name = "ORDER",
        default_value = "date",
        allow_hyphen_values = true
    )]
    sort: LineOrder,

    /// Show at most this many lines; counts are exact all the same
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: usize,

    /// Pass over this many lines first
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,

    /// Show every line
    #[arg(long, conflicts_with = "limit")]
    all: bool,

    /// How lines are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: RowFormat,

    #[command(flatten)]
    search: SearchArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let archive = args.search.archive()?;
    let request = ConcordanceRequest {
        search: args.search.request(&args.query),
        window: args.window,
        order: args.sort,
        offset: args.offset,
        limit: if args.all { usize::MAX } else { args.limit },
    };
    let concordance = archive.concordance(request)?;
    let counts = write_concordance(&concordance, args.offset, args.format, ui)?;
    Ok(Outcome::of_count(counts.occurrences))
}
