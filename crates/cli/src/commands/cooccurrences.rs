use pressoir_query::{AssociationOrder, CooccurrenceRequest, PeriodUnit, Reach};

use crate::args::{ListingArgs, RowFormat, SearchArgs};
use crate::error::{CommandError, Outcome};
use crate::output::write_cooccurrences;
use crate::ui::Ui;

/// List the words and keywords that go together with something
///
/// A word is listed that stands near what the query looks for more often than chance says: with a
/// log-likelihood ratio of 10.83 or more, which chance reaches once in 1000 (Dunning 1993). Log-dice says
/// how exclusively the two go together: 14 is always, one less is half as much (Rychlý 2008). Words
/// are forms as they are written, capitals aside. docs/text-analysis.md has the formulas.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir cooccurrences licence
  pressoir cooccurrences 'télécent*' --window 3 --sort log-dice
  pressoir cooccurrences '\"souveraineté numérique\"' --within clipping
  pressoir cooccurrences licence --by decade --limit 5 --format csv")]
pub(crate) struct Args {
    /// What to look for, in the query language of `pressoir search`
    #[arg(value_name = "QUERY")]
    query: String,

    /// Look at this many words before and behind
    #[arg(long, value_name = "N", default_value_t = Reach::WORDS)]
    window: usize,

    /// Look at the whole clipping, and count clippings
    #[arg(long, value_name = "WHOLE", conflicts_with = "window")]
    within: Option<Within>,

    /// Look at each period for itself: day, month, quarter, year or decade
    #[arg(long, value_name = "UNIT")]
    by: Option<PeriodUnit>,

    /// Order of the rows: log-likelihood (the least likely by chance first), log-dice (the most
    /// exclusive first) or together (the most frequent first)
    #[arg(long, value_name = "ORDER", default_value = "log-likelihood")]
    sort: AssociationOrder,

    #[command(flatten)]
    listing: ListingArgs,

    /// How rows are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: RowFormat,

    #[command(flatten)]
    search: SearchArgs,
}

/// What is near as a whole.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Within {
    /// The clipping, its title and its text
    Clipping,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let archive = args.search.archive()?;
    let response = archive.cooccurrences(&CooccurrenceRequest {
        search: args.search.request(&args.query),
        reach: match args.within {
            Some(Within::Clipping) => Reach::Clipping,
            None => Reach::Words(args.window),
        },
        by: args.by,
        listing: args.listing.listing(),
        order: args.sort,
    })?;
    let found = write_cooccurrences(&response, args.format, ui)?;
    Ok(Outcome::of_count(found))
}
