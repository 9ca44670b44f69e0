use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Child, Command, Stdio};

/// The pager where none is named: it ends at once where all fits on the screen, keeps colours, and leaves
/// what it showed.
const DEFAULT: &str = "less -FRX";

/// A program that shows a text page by page, and what leads to it.
pub(crate) struct Pager {
    child: Child,
}

/// Whether a pager may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paging {
    /// Where a person reads long results.
    Allowed,
    Never,
}

impl Pager {
    /// Starts the pager that the environment names, where standard output is a terminal; `None` where
    /// none is wanted or it cannot be started.
    pub(crate) fn start(paging: Paging) -> Option<(Self, Box<dyn Write>)> {
        if paging == Paging::Never || !io::stdout().is_terminal() {
            return None;
        }
        let wanted = ["PRESSOIR_PAGER", "PAGER"]
            .into_iter()
            .find_map(|variable| env::var(variable).ok());
        let wanted = wanted.unwrap_or_else(|| DEFAULT.to_owned());
        let mut words = wanted.split_whitespace();
        let mut command = Command::new(words.next()?);
        command.args(words).stdin(Stdio::piped());
        if env::var_os("LESS").is_none() {
            command.env("LESS", "FRX");
        }
        let mut child = command.spawn().ok()?;
        let input = child.stdin.take()?;
        outlive_interrupts();
        Some((Pager { child }, Box::new(input)))
    }

    /// Waits until the reader has left it; what leads to it must be closed.
    pub(crate) fn wait(mut self) {
        // However it ended, there is nobody left to tell.
        let _ = self.child.wait();
    }
}

/// Lets Ctrl-C go to the pager alone: who ended here before the pager would leave the two of pager and
/// shell to fight over the keyboard.
fn outlive_interrupts() {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    else {
        return;
    };
    let _entered = runtime.enter();
    // The handler stays when the runtime has gone.
    #[cfg(unix)]
    drop(tokio::signal::unix::signal(
        tokio::signal::unix::SignalKind::interrupt(),
    ));
    #[cfg(windows)]
    drop(tokio::signal::windows::ctrl_c());
}
