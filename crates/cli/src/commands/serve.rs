use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use pressoir_index::Archive;
use pressoir_server::Server;
use tokio::signal::unix::{SignalKind, signal};

use crate::args::{IndexArgs, LogFormat, ServiceArgs, SynonymArgs};
use crate::error::{CommandError, Outcome};
use crate::output::Counted;
use crate::pager::Paging;
use crate::ui::Ui;
use crate::update::{UpdateArgs, update};

/// How often the service looks whether the index has a newer generation.
const RELOAD_PERIOD: Duration = Duration::from_secs(1);

/// Answer searches over HTTP
///
/// GET /v1/search answers with hits, counts and snippets as JSON, GET /v1/documents/{id} with one
/// clipping, and / is a page to search with. The service moves on by itself when `pressoir index`
/// has brought the index up to date. Ctrl-C finishes the requests that were begun, and ends it.
///
/// What no flag says can stand in a variable, PRESSOIR_ and the name of the flag in capitals, such as
/// PRESSOIR_RATE_LIMIT, or else in the file that --config names.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir serve
  pressoir serve --corpus corpus --port 8080
  pressoir serve --config pressoir.toml --print-config
  curl 'http://127.0.0.1:7878/v1/search?q=souverainete+numerique&facets=keyword,month'")]
pub(crate) struct Args {
    /// Bring the index up to date from this file or folder first; can be given again
    #[arg(long, value_name = "PATH")]
    corpus: Vec<PathBuf>,

    #[command(flatten)]
    service: ServiceArgs,

    /// Read settings that no flag and no variable gives from this file, in TOML, by the names of the
    /// flags: port = 8080
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Print all settings as such a file, with where each comes from, and end
    #[arg(long)]
    print_config: bool,

    /// What `--print-config` prints.
    #[arg(skip)]
    pub(crate) settings: String,

    #[command(flatten)]
    update: UpdateArgs,

    #[command(flatten)]
    synonyms: SynonymArgs,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    if args.print_config {
        write!(ui.out(), "{}", args.settings)?;
        return Ok(Outcome::Done);
    }
    // A busy port is told before an hour of indexing, not after.
    let server = Server::bind(&args.service.endpoint(), args.service.options())?;
    if !args.corpus.is_empty() {
        let summary = update(&args.corpus, &args.index.folder, true, &args.update, ui)?;
        ui.note(summary);
    }
    let archive = Arc::new(args.synonyms.apply(args.index.open()?)?);
    let info = archive.info();
    let log = tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    match args.service.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
    follow(&archive);
    ui.note(format_args!(
        "{} at {} (Ctrl-C ends the service)",
        Counted(info.docs, "clipping"),
        server.endpoint()
    ));
    let no_runtime = |error: io::Error| CommandError::new(format!("cannot serve: {error}"));
    let runtime = tokio::runtime::Runtime::new().map_err(no_runtime)?;
    runtime.block_on(async {
        let mut terminate = signal(SignalKind::terminate()).map_err(no_runtime)?;
        let ended = async {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        };
        server.run(archive, ended).await.map_err(CommandError::from)
    })?;
    Ok(Outcome::Done)
}

/// Opens newer generations of the index in the background, for as long as the service runs.
fn follow(archive: &Arc<Archive>) {
    let archive = Arc::downgrade(archive);
    thread::spawn(move || {
        let mut failing = false;
        while let Some(archive) = archive.upgrade() {
            let result = archive.reload();
            // An index that is gone for an hour is told once, not every second.
            if let Err(error) = &result
                && !failing
            {
                Ui::new(Paging::Never).warn(format_args!("{error}; answering from what was open"));
            }
            failing = result.is_err();
            drop(archive);
            thread::sleep(RELOAD_PERIOD);
        }
    });
}
