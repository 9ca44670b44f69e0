//! The commands, one file each: its arguments, whose comments are its help, and `run`.

mod analyze;
mod batch;
mod bench;
mod check_suggestions;
mod compare;
mod completions;
mod cooccurrences;
mod delete;
mod export;
mod facets;
mod index;
mod kwic;
mod man;
mod parse;
mod rollback;
mod search;
mod serve;
mod show;
mod similar;
mod snapshot;
mod suggest;
mod timeline;
mod verify;

use crate::error::{CommandError, Outcome};
use crate::ui::Ui;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Index(index::Args),
    Delete(delete::Args),
    Parse(parse::Args),
    Search(search::Args),
    Show(show::Args),
    Facets(facets::Args),
    Timeline(timeline::Args),
    Kwic(kwic::Args),
    Cooccurrences(cooccurrences::Args),
    Compare(compare::Args),
    Similar(similar::Args),
    Export(export::Args),
    Suggest(suggest::Args),
    CheckSuggestions(check_suggestions::Args),
    Batch(batch::Args),
    Analyze(analyze::Args),
    Serve(Box<serve::Args>),
    Verify(verify::Args),
    Snapshot(snapshot::Args),
    Rollback(rollback::Args),
    Bench(bench::Args),
    Completions(completions::Args),
    Man(man::Args),
}

pub(crate) fn run(command: Command, ui: &mut Ui) -> Result<Outcome, CommandError> {
    match command {
        Command::Index(args) => index::run(&args, ui),
        Command::Delete(args) => delete::run(&args, ui),
        Command::Parse(args) => parse::run(&args, ui),
        Command::Search(args) => search::run(args, ui),
        Command::Show(args) => show::run(&args, ui),
        Command::Facets(args) => facets::run(args, ui),
        Command::Timeline(args) => timeline::run(&args, ui),
        Command::Kwic(args) => kwic::run(&args, ui),
        Command::Cooccurrences(args) => cooccurrences::run(&args, ui),
        Command::Compare(args) => compare::run(&args, ui),
        Command::Similar(args) => similar::run(&args, ui),
        Command::Export(args) => export::run(args, ui),
        Command::Suggest(args) => suggest::run(&args, ui),
        Command::CheckSuggestions(args) => check_suggestions::run(&args, ui),
        Command::Batch(args) => batch::run(&args, ui),
        Command::Analyze(args) => analyze::run(&args, ui),
        Command::Serve(args) => serve::run(&args, ui),
        Command::Verify(args) => verify::run(&args, ui),
        Command::Snapshot(args) => snapshot::run(&args, ui),
        Command::Rollback(args) => rollback::run(&args, ui),
        Command::Bench(args) => bench::run(&args, ui),
        Command::Completions(args) => completions::run(&args, ui),
        Command::Man(args) => man::run(&args, ui),
    }
}
