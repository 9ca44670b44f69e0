use pressoir_query::{PeriodUnit, SearchRequest, TimelineRequest};

use crate::args::{FilterArgs, IndexArgs, MatchingArgs, RowFormat, SynonymArgs};
use crate::error::{CommandError, Outcome};
use crate::output::write_timeline;
use crate::ui::Ui;

/// Count what one or several queries find in each period
///
/// For each period: how many clippings each query finds, and their share of all clippings of that
/// period that fit the filters. Periods without a clipping are listed with 0; years whose clippings name
/// no month, and clippings without a date, are rows of their own, so that the rows of a query make up
/// what it finds.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir timeline licence
  pressoir timeline télécentre cybercafé --unit quarter --from 2000 --to 2010
  pressoir timeline '\"souveraineté numérique\"' --unit month --format csv > curve.csv
  pressoir timeline sonatel orange --source 'Le Soleil' --format json")]
pub(crate) struct Args {
    /// What to look for, in the query language of `pressoir search`; one curve each
    #[arg(value_name = "QUERY", required = true)]
    queries: Vec<String>,

    /// Length of a period: month, quarter, year or decade
    #[arg(long, value_name = "UNIT", default_value = "year")]
    unit: PeriodUnit,

    #[command(flatten)]
    matching: MatchingArgs,

    #[command(flatten)]
    filters: FilterArgs,

    /// How counts are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: RowFormat,

    #[command(flatten)]
    synonyms: SynonymArgs,

    /// Do not look for other names
    #[arg(long)]
    no_synonyms: bool,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let archive = args.synonyms.apply(args.index.open()?)?;
    let mut template = SearchRequest::new("*");
    args.matching.apply(&mut template);
    args.filters.apply(&mut template);
    let searches = args.queries.iter().map(|query| SearchRequest {
        matching: template.matching,
        filters: template.filters.clone(),
        synonyms: !args.no_synonyms,
        ..SearchRequest::new(query)
    });
    let response = archive.timeline(&TimelineRequest {
        searches: searches.collect(),
        unit: args.unit,
    })?;
    write_timeline(&response, args.format, ui)?;
    let found = response.queries.iter().map(|query| query.found);
    Ok(Outcome::of_count(found.sum()))
}
