use std::path::PathBuf;

use pressoir_query::{Occurrences, PeriodUnit, TimelineRequest};

use crate::args::{RowFormat, SearchArgs};
use crate::error::{CommandError, Outcome};
use crate::manifest::ManifestArgs;
use crate::output::{draw_timeline, write_timeline};
use crate::ui::Ui;

/// Count what one or several queries find in each period
///
/// For each period: how many clippings each query finds, and their share of all clippings of that
/// period that fit the filters. Periods without a clipping are listed with 0; years and months whose
/// clippings name no shorter period, and clippings without a date, are rows of their own, so that the
/// rows of a query make up what it finds. docs/counts.md tells how each figure is counted.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir timeline licence
  pressoir timeline télécentre cybercafé --unit quarter --from 2000 --to 2010
  pressoir timeline '\"souveraineté numérique\"' --unit month --format csv > curve.csv
  pressoir timeline sonatel orange --smooth 1 --svg curves.svg
  pressoir timeline licence --occurrences --format tsv
  pressoir timeline sonatel orange --source 'Le Soleil' --format json")]
pub(crate) struct Args {
    /// What to look for, in the query language of `pressoir search`; one curve each
    #[arg(value_name = "QUERY", required = true)]
    queries: Vec<String>,

    /// Length of a period: day, month, quarter, year or decade
    #[arg(long, value_name = "UNIT", default_value = "year")]
    unit: PeriodUnit,

    /// Count the places at which each query stands, too, and tell how many there are per million words
    /// of all clippings of the period that fit the filters
    #[arg(long)]
    occurrences: bool,

    /// Tell beside each share, or with --occurrences beside each rate, the mean of this many periods
    /// before it, as many behind it and itself; periods without a clipping are left out of it
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    smooth: usize,

    /// Draw the curves into this file, as a picture in SVG: of the shares, or with --occurrences of the
    /// rates; with --smooth of their means, the figures themselves as thin lines
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,

    /// How counts are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: RowFormat,

    #[command(flatten)]
    search: SearchArgs,

    #[command(flatten)]
    manifest: ManifestArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let archive = args.search.archive()?;
    let searches = args.queries.iter().map(|query| args.search.request(query));
    let request = TimelineRequest {
        searches: searches.collect(),
        unit: args.unit,
        occurrences: if args.occurrences {
            Occurrences::Counted
        } else {
            Occurrences::LeftOut
        },
        smoothing: args.smooth,
    };
    let response = archive.timeline(&request)?;
    write_timeline(&response, args.format, ui)?;
    if let Some(file) = &args.svg {
        draw_timeline(&response, file, ui)?;
    }
    let other_names = args.search.other_names();
    args.manifest
        .write("timeline", &archive, other_names, &request.searches)?;
    let found = response.queries.iter().map(|query| query.found);
    Ok(Outcome::of_count(found.sum()))
}
