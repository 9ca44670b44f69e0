use pressoir_query::{ComparisonRequest, KeynessOrder};

use crate::args::{ListingArgs, RowFormat, SearchArgs};
use crate::error::{CommandError, Outcome};
use crate::output::write_comparison;
use crate::ui::Ui;

/// List the words and keywords that distinguish two parts of the archive
///
/// Each part is what a query finds; dates, sources and keywords can be asked for in the query. A word
/// is listed that one part has more of than chance says: with a log-likelihood ratio of 10.83 or more
/// (Dunning 1993). The log ratio says how much more: 1 is twice as often, 2 four times (Hardie 2014).
/// A clipping that fits both queries belongs to the first, so that `*` as the second is the rest of the
/// archive. docs/text-analysis.md has the formulas.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir compare date:2000..2009 date:2010..2019
  pressoir compare 'source:soleil' '*' --sort log-ratio --min 10
  pressoir compare 'mot-clé:fintech' 'mot-clé:médias' --format csv")]
pub(crate) struct Args {
    /// The query of the one part
    #[arg(value_name = "A")]
    a: String,

    /// The query of the other part
    #[arg(value_name = "B")]
    b: String,

    /// Order of the rows: log-likelihood (the least likely by chance first) or log-ratio (the
    /// greatest difference first)
    #[arg(long, value_name = "ORDER", default_value = "log-likelihood")]
    sort: KeynessOrder,

    #[command(flatten)]
    listing: ListingArgs,

    /// How rows are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: RowFormat,

    #[command(flatten)]
    search: SearchArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let response = args.search.archive()?.compare(&ComparisonRequest {
        a: args.search.request(&args.a),
        b: args.search.request(&args.b),
        listing: args.listing.listing(),
        order: args.sort,
    })?;
    let found = write_comparison(&response, args.format, ui)?;
    Ok(Outcome::of_count(found))
}
