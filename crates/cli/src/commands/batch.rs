use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;

use pressoir_query::Reprints;

use crate::args::{RowFormat, SearchArgs};
use crate::error::{CommandError, Outcome};
use crate::output::{QueryCount, write_query_counts};
use crate::ui::Ui;

/// Run the queries of a file and print the ids of their hits, or how many each finds
///
/// Each line of the file is a query id, a tab and a query; what follows another tab is passed over.
/// Each line of the result is the query id, the rank from 1, the clipping's id and its score,
/// separated by tabs: the form that retrieval evaluations read. With --counts it is the query id, the
/// query and how many clippings it finds, exactly.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir batch queries.tsv > run.tsv
  pressoir batch queries.tsv --counts --source 'Le Soleil'
  pressoir batch queries.tsv --counts --format csv > counts.csv
  printf 'q1\\tlicence suspendue\\n' | pressoir batch -")]
pub(crate) struct Args {
    /// The file of queries; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Print at most this many hits a query
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,

    /// Print how many clippings each query finds, not the hits
    #[arg(long, conflicts_with_all = ["limit", "collapse"])]
    counts: bool,

    /// How counts are printed
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        requires = "counts"
    )]
    format: RowFormat,

    /// Print one hit for all reprints of a text, the best of them
    #[arg(long)]
    collapse: bool,

    #[command(flatten)]
    search: SearchArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let archive = args.search.archive()?;
    let name = args.file.display().to_string();
    let unreadable = |error: io::Error| {
        CommandError::new(format!("cannot read `{name}`: {error}"))
            .with_hint("name a file with a query id, a tab and a query on each line")
    };
    let queries: Box<dyn BufRead> = if name == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(&args.file).map_err(unreadable)?))
    };
    let mut counts = Vec::new();
    let mut incomplete = false;
    for (line, text) in (1..).zip(queries.lines()) {
        let text = text.map_err(unreadable)?;
        if text.trim().is_empty() {
            continue;
        }
        let mut columns = text.split('\t');
        let (Some(qid), Some(query)) = (columns.next(), columns.next()) else {
            ui.warn(format_args!(
                "{name}:{line}: there is no tab between query id and query"
            ));
            incomplete = true;
            continue;
        };
        let mut request = args.search.request(query);
        request.limit = if args.counts { 0 } else { args.limit };
        request.snippet_chars = 0;
        if args.collapse {
            request.reprints = Reprints::Folded;
        }
        let response = archive.search(&request)?;
        for warning in args
            .counts
            .then_some(&response.query.warnings)
            .into_iter()
            .flatten()
        {
            ui.warn(format_args!("{qid}: {warning}"));
        }
        counts.push(QueryCount {
            qid: qid.to_owned(),
            query: query.to_owned(),
            found: response.found,
        });
        for (rank, hit) in (1..).zip(&response.hits) {
            writeln!(ui.out(), "{qid}\t{rank}\t{}\t{:.4}", hit.id, hit.score)?;
        }
    }
    if args.counts {
        write_query_counts(&counts, args.format, ui)?;
    }
    Ok(if incomplete {
        Outcome::Incomplete
    } else {
        Outcome::of_count(counts.iter().map(|count| count.found).sum())
    })
}
