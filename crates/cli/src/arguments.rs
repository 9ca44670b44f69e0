use clap::Parser;
use clap::builder::styling::{AnsiColor, Styles};

use crate::commands::Command;
use crate::pager::Paging;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Search French press archives: raw clippings in, ranked hits out
///
/// `pressoir index` reads clippings into an index, `pressoir search` asks it, `pressoir serve`
/// answers over HTTP. Results go to standard output, everything else to standard error. The exit
/// status is 0 when something was found or done, 1 when nothing was found, 2 on an error.
///
/// On a terminal, what search, show, kwic, facets and timeline print for reading goes through the
/// pager that PRESSOIR_PAGER or PAGER names, or else `less -FRX`; an empty PRESSOIR_PAGER switches it off.
#[derive(Debug, Parser)]
#[command(name = "pressoir", version, styles = STYLES, max_term_width = 100, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to use colours
    // Behind all that a command has of its own, before its help.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        display_order = 900
    )]
    pub(crate) color: Color,

    /// Do not show long results page by page on a terminal
    #[arg(long, global = true, display_order = 901)]
    no_pager: bool,
}

impl Arguments {
    pub(crate) fn paging(&self) -> Paging {
        if self.no_pager {
            Paging::Never
        } else {
            Paging::Allowed
        }
    }
}

/// When to use colours; `auto` heeds `NO_COLOR` and whether a person watches.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    pub(crate) fn write_global(self) {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}
