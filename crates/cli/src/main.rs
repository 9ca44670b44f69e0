//! The command line of Pressoir.
//!
//! The only crate that names clap and the terminal: one file a command, results on standard
//! output, everything else on standard error. It joins `ingest` and `index`, which do not know
//! each other.

mod args;
mod arguments;
mod bench;
mod chart;
mod chrome_report;
mod commands;
mod error;
mod manifest;
mod output;
mod pager;
mod progress;
mod report;
mod settings;
mod summary;
mod ui;
mod update;

use std::process::ExitCode;

use crate::pager::Paging;
use crate::ui::Ui;

fn main() -> ExitCode {
    let arguments = match settings::read_arguments() {
        Ok(arguments) => arguments,
        Err(error) => {
            Ui::new(Paging::Never).report(&error);
            return ExitCode::from(2);
        }
    };
    arguments.color.write_global();
    let mut ui = Ui::new(arguments.paging());
    let result = commands::run(arguments.command, &mut ui);
    let written = ui.finish();
    match result.and_then(|outcome| Ok(written.map(|()| outcome)?)) {
        Ok(outcome) => outcome.exit_code(),
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            ui.report(&error);
            ExitCode::from(2)
        }
    }
}
