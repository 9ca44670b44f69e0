use std::io::Write;

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use crate::arguments::Arguments;
use crate::error::{CommandError, Outcome};
use crate::ui::Ui;

/// Print what a shell needs to complete commands and options
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir completions bash > ~/.local/share/bash-completion/completions/pressoir
  pressoir completions zsh > ~/.zfunc/_pressoir
  pressoir completions fish > ~/.config/fish/completions/pressoir.fish")]
pub(crate) struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    // The generator takes what it cannot write for a bug, and a closed pipe is none.
    let mut script = Vec::new();
    generate(args.shell, &mut command, name, &mut script);
    ui.data().write_all(&script)?;
    Ok(Outcome::Done)
}
