use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;

use pressoir_query::{Reprints, SearchRequest};

use crate::args::{FilterArgs, IndexArgs, MatchingArgs, SynonymArgs};
use crate::error::{CommandError, Outcome};
use crate::ui::Ui;

/// Run the queries of a file and print the ids of their hits
///
/// Each line of the file is a query id, a tab and a query; what follows another tab is passed over.
/// Each line of the result is the query id, the rank from 1, the clipping's id and its score,
/// separated by tabs: the form that retrieval evaluations read.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir batch queries.tsv > run.tsv
  printf 'q1\\tlicence suspendue\\n' | pressoir batch -")]
pub(crate) struct Args {
    /// The file of queries; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Print at most this many hits a query
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,

    #[command(flatten)]
    matching: MatchingArgs,

    #[command(flatten)]
    filters: FilterArgs,

    /// Print one hit for all reprints of a text, the best of them
    #[arg(long)]
    collapse: bool,

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
    let mut template = SearchRequest::new("");
    args.matching.apply(&mut template);
    args.filters.apply(&mut template);
    if args.collapse {
        template.reprints = Reprints::Folded;
    }
    let mut found = 0;
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
        let mut request = SearchRequest::new(query);
        request.matching = template.matching;
        request.filters = template.filters.clone();
        request.reprints = template.reprints;
        request.limit = args.limit;
        request.snippet_chars = 0;
        request.synonyms = !args.no_synonyms;
        let response = archive.search(&request)?;
        found += response.found;
        for (rank, hit) in (1..).zip(&response.hits) {
            writeln!(ui.out(), "{qid}\t{rank}\t{}\t{:.4}", hit.id, hit.score)?;
        }
    }
    Ok(if incomplete {
        Outcome::Incomplete
    } else {
        Outcome::of_count(found)
    })
}
