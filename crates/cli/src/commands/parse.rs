use std::io::Write;
use std::path::PathBuf;

use pressoir_ingest::{Detail, Input, Item, Options, read};

use crate::args::{ChromeArgs, GlobArgs, VocabularyArgs};
use crate::error::{CommandError, Outcome};
use crate::output::Explainer;
use crate::report::Report;
use crate::summary::is_unusable_input;
use crate::ui::Ui;

/// Print the clippings of files and folders as JSON, one a line
///
/// Each line is an object with the fields path, id, layout, title, date, keywords, source,
/// source_facet, source_date, author, url, body and warnings; what is not known is null. source is
/// the name as printed, source_facet the one under which all its spellings are counted. One file
/// can give several clippings. Standard input, `-`, is JSON Lines or one text, also compressed. No
/// index is read or written. With --explain it prints instead what each line was read as.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir parse corpus/2003
  pressoir parse article.txt | jq .title
  pressoir parse --explain article.txt
  pressoir parse corpus --keywords keywords.txt | jq .keywords
  pressoir parse corpus --sources papers.toml | jq .source_facet
  pdftotext article.pdf - | pressoir parse -")]
pub(crate) struct Args {
    /// Files and folders to read; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Threads that parse; one a processor where it is not given
    #[arg(long, value_name = "N")]
    threads: Option<usize>,

    /// Write what was found and skipped to this file, as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    /// Show what each line became, instead of JSON: its number, its role, the paragraph; then
    /// repairs and warnings
    #[arg(long)]
    explain: bool,

    #[command(flatten)]
    globs: GlobArgs,

    #[command(flatten)]
    vocabulary: VocabularyArgs,

    #[command(flatten)]
    chrome: ChromeArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let vocabulary = args.vocabulary.load()?;
    let mut report = Report::begin(args.report.as_deref())?;
    let chrome_report = args.chrome.begin_report()?;
    let mut inputs: Vec<Input> = Vec::new();
    let mut incomplete = false;
    for path in &args.paths {
        let known: Vec<_> = inputs.iter().map(|input| input.root().clone()).collect();
        match Input::resolve(path, &known) {
            Ok(input) => inputs.push(input),
            Err(error) => {
                incomplete = true;
                ui.report(&error.into());
            }
        }
    }
    let mut clippings = 0;
    let mut explainer = Explainer::default();
    let options = Options {
        threads: args.threads,
        globs: args.globs.load()?,
        vocabulary,
        detail: if args.explain {
            Detail::Explained
        } else {
            Detail::Clippings
        },
        count_dropped: chrome_report.is_some(),
        learned: args.chrome.learned(Default::default),
        ..Options::default()
    };
    let mut reader = read(inputs, &options);
    for item in &mut reader {
        match item {
            Item::Clipping(found) => {
                clippings += 1;
                report.count(&found);
                if args.explain {
                    explainer.write_clipping(&found, ui)?;
                } else {
                    serde_json::to_writer(ui.data(), &found.clipping)?;
                    writeln!(ui.data())?;
                }
            }
            Item::Skipped(skipped) => {
                incomplete |= is_unusable_input(&skipped, &args.paths);
                report.skip(&skipped);
                explainer.write_skipped(&skipped, ui)?;
                ui.warn(&skipped);
            }
        }
    }
    report.write()?;
    if let Some(chrome_report) = chrome_report {
        chrome_report.write(&reader.dropped(), ui)?;
    }
    Ok(if incomplete {
        Outcome::Incomplete
    } else {
        Outcome::of_count(clippings)
    })
}
