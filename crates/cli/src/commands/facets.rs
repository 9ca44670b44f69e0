use pressoir_query::{CrossTableRequest, FacetField, FacetsRequest};

use crate::args::{By, RowFormat, SearchArgs};
use crate::error::{CommandError, Outcome};
use crate::output::{write_cross_table, write_facets};
use crate::ui::Ui;

/// Count the clippings that a query finds by keyword, source, author, year or month
///
/// Each count is exact. A clipping with two keywords counts for both; one without a date, a keyword,
/// a source or an author is counted as such, last. In a list, a filter on keywords, sources or dates
/// does not bear on the counts of its own field, so that a chosen value does not hide its siblings.
///
/// Two fields joined by a comma are a table: how many of the clippings found have each pair of values.
/// All filters bear on it. Data holds a pair a row, and leaves out pairs that no clipping has.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir facets
  pressoir facets licence --by source --limit 50
  pressoir facets 'télécent*' --by month --format csv > months.csv
  pressoir facets licence --by source,year
  pressoir facets --by keyword,month --format csv > keywords-by-month.csv
  pressoir facets --by author --values ndiaye
  pressoir facets licence --by keyword --suggested
  pressoir facets amende --by year --source 'Le Soleil'")]
pub(crate) struct Args {
    /// What to look for, in the query language of `pressoir search`; every clipping without it
    #[arg(value_name = "QUERY", default_value = "*")]
    query: String,

    /// Count by this field: keyword, source, author, year or month; give it again for another list.
    /// Two of them, as in keyword,month, are the rows and the columns of a table [default: keyword,
    /// source, author and year, a list each]
    #[arg(long, value_name = "FIELD[,FIELD]")]
    by: Vec<By>,

    /// List only values, or rows, that hold these letters; accents and case do not matter
    #[arg(long, value_name = "TEXT")]
    values: Option<String>,

    /// Count the keywords that are suggested to clippings without one as well, apart from the editors'
    /// own: a few milliseconds for each such clipping
    #[arg(long)]
    suggested: bool,

    /// List at most this many values of a field, or rows, months and years excepted; how many more there
    /// are is told [default: 20; all in a table as data]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// How counts are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: RowFormat,

    #[command(flatten)]
    search: SearchArgs,
}

/// How many values are listed where nothing is said.
const LIMIT: usize = 20;

/// What is listed where nothing is said.
const FIELDS: [FacetField; 4] = [
    FacetField::Keyword,
    FacetField::Source,
    FacetField::Author,
    FacetField::Year,
];

pub(crate) fn run(args: Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let search = args.search.request(&args.query);
    let mut fields = Vec::new();
    let mut table = None;
    for by in &args.by {
        match by {
            By::Field(field) => fields.push(*field),
            By::Table { rows, columns } => table = Some((*rows, *columns)),
        }
    }
    let found = if let Some((rows, columns)) = table {
        if args.suggested {
            return Err(CommandError::new("a table has no suggested keywords")
                .with_hint("leave --suggested to a command with one field in --by"));
        }
        if args.by.len() > 1 {
            return Err(CommandError::new("a table stands alone")
                .with_hint("give --by once, or leave the other fields to a second command"));
        }
        let limit = match args.format {
            RowFormat::Human => LIMIT,
            _ => usize::MAX,
        };
        let response = args.search.archive()?.cross_table(&CrossTableRequest {
            search,
            rows,
            columns,
            holding: args.values,
            limit: args.limit.unwrap_or(limit),
        })?;
        write_cross_table(&response, args.format, ui)?;
        response.found
    } else {
        if fields.is_empty() {
            fields.extend(FIELDS);
        }
        let response = args.search.archive()?.facets(&FacetsRequest {
            search,
            fields,
            holding: args.values,
            limit: args.limit.unwrap_or(LIMIT),
            suggested: args.suggested,
        })?;
        write_facets(&response, args.format, ui)?;
        response.found
    };
    Ok(Outcome::of_count(found))
}
