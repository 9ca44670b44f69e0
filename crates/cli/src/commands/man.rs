use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::error::{CommandError, Outcome};
use crate::output::Counted;
use crate::ui::Ui;

/// Print the manual page of a command, or write those of all into a folder
///
/// The pages say what --help says, in the form that `man` reads.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir man search | man -l -
  pressoir man --out ~/.local/share/man/man1")]
pub(crate) struct Args {
    /// The command; the program itself without it
    #[arg(value_name = "COMMAND")]
    command: Option<String>,

    /// Write a page for each command into this folder, and one for the program
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let mut program = Arguments::command();
    program.build();
    let commands: Vec<Command> = program
        .get_subcommands()
        .filter(|command| command.get_name() != "help")
        .cloned()
        .collect();
    if let Some(folder) = &args.out {
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        let pages = std::iter::once(program).chain(commands);
        let mut count = 0;
        for page in pages {
            let name = page.get_display_name().unwrap_or(page.get_name());
            let path = folder.join(format!("{name}.1"));
            fs::write(&path, rendered(page)?).map_err(|error| unwritable(&path, &error))?;
            count += 1;
        }
        let pages = Counted(count, "page");
        ui.note(format_args!("{pages} in {}", folder.display()));
        return Ok(Outcome::Done);
    }
    let page = match &args.command {
        None => program,
        Some(name) => {
            let known = commands
                .into_iter()
                .find(|command| command.get_name() == name);
            known.ok_or_else(|| {
                CommandError::new(format!("there is no command `{name}`"))
                    .with_hint("`pressoir --help` lists the commands")
            })?
        }
    };
    ui.data().write_all(&rendered(page)?)?;
    Ok(Outcome::Done)
}

fn rendered(command: Command) -> Result<Vec<u8>, CommandError> {
    let mut page = Vec::new();
    Man::new(command)
        .source(concat!("pressoir ", env!("CARGO_PKG_VERSION")))
        .manual("Pressoir")
        .render(&mut page)?;
    // What follows the options is examples and tables: their lines stay lines, under a name that says so.
    let page = String::from_utf8_lossy(&page)
        .replace(".SH EXTRA\nExamples:\n", ".SH EXAMPLES\n.nf\n")
        .replace(".SH EXTRA\n", ".SH NOTES\n.nf\n")
        .replace(".SH VERSION\n", ".fi\n.SH VERSION\n");
    Ok(page.into_bytes())
}

fn unwritable(path: &Path, error: &std::io::Error) -> CommandError {
    CommandError::new(format!("cannot write `{}`: {error}", path.display()))
        .with_hint("name a folder that you may write to with --out")
}
