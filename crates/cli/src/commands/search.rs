use pressoir_query::{FacetField, SearchRequest};

use crate::args::{FilterArgs, Format, IndexArgs, PageArgs};
use crate::error::{CommandError, Outcome};
use crate::output;
use crate::ui::Ui;

/// Search the archive and print ranked hits
///
/// Words are found in all their inflections, with or without accents. "Quotation marks" of any kind
/// hold a phrase, +word must be there, -word must not, and * is every clipping. Where few clippings
/// have all the words, hits with fewer of them are shown too, and a warning says so.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir search \"souverainete numerique\"
  pressoir search \"licence -amende\" --from 2003 --to 2005-06 --sort date
  pressoir search '\"ministère de la Communication\"' --facets source,month
  pressoir search '*' --keyword 'Médias/Réseaux sociaux' --limit 1000 --format csv")]
pub(crate) struct Args {
    /// What to look for
    #[arg(value_name = "QUERY")]
    query: String,

    #[command(flatten)]
    filters: FilterArgs,

    #[command(flatten)]
    page: PageArgs,

    /// Count the clippings by these fields: keyword, source, year, month
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',')]
    facets: Vec<FacetField>,

    /// How hits are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let archive = args.index.open()?;
    let mut request = SearchRequest::new(&args.query);
    args.filters.apply(&mut request);
    args.page.apply(&mut request);
    request.facets = args.facets;
    if args.format == Format::Ids {
        request.snippet_chars = 0;
    }
    let response = archive.search(&request)?;
    output::write(&response, args.format, ui)?;
    Ok(Outcome::of_count(response.found))
}
