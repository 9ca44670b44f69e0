use pressoir_query::{FacetField, FacetsRequest, SearchRequest};

use crate::args::{FilterArgs, IndexArgs, MatchingArgs, RowFormat, SynonymArgs};
use crate::error::{CommandError, Outcome};
use crate::output::write_facets;
use crate::ui::Ui;

/// Count the clippings that a query finds by keyword, source, author, year or month
///
/// Each count is exact. A clipping with two keywords counts for both; one without a date, a keyword,
/// a source or an author is counted as such, last. A filter on keywords, sources or dates does not
/// bear on the counts of its own field, so that a chosen value does not hide its siblings.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir facets
  pressoir facets licence --by source --limit 50
  pressoir facets 'télécent*' --by month --format csv > months.csv
  pressoir facets --by author --values ndiaye
  pressoir facets amende --by year --source 'Le Soleil'")]
pub(crate) struct Args {
    /// What to look for, in the query language of `pressoir search`; every clipping without it
    #[arg(value_name = "QUERY", default_value = "*")]
    query: String,

    /// Count by these fields: keyword, source, author, year, month
    #[arg(
        long,
        value_name = "FIELD,…",
        value_delimiter = ',',
        default_value = "keyword,source,author,year"
    )]
    by: Vec<FacetField>,

    /// List only values that hold these letters; accents and case do not matter
    #[arg(long, value_name = "TEXT")]
    values: Option<String>,

    /// List at most this many values of a field, months and years excepted; how many more there are is
    /// told
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,

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
    let mut search = SearchRequest::new(&args.query);
    args.matching.apply(&mut search);
    args.filters.apply(&mut search);
    search.synonyms = !args.no_synonyms;
    let response = archive.facets(&FacetsRequest {
        search,
        fields: args.by,
        holding: args.values,
        limit: args.limit,
    })?;
    write_facets(&response, args.format, ui)?;
    Ok(Outcome::of_count(response.found))
}
