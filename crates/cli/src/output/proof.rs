use std::io::Write;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use pressoir_index::IndexCheck;
use pressoir_query::{IndexInfo, Manifest, SearchVerdict};
use serde::Serialize;

use super::numbers::{Counted, Thousands};
use crate::error::CommandError;
use crate::ui::Ui;

const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const QUIET: Style = Style::new().dimmed();

/// How many ids of each kind are printed for reading.
const MOST_IDS: usize = 20;

/// How the outcome of a check is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ProofFormat {
    /// For reading
    Human,
    /// One JSON object
    Json,
}

#[derive(Serialize)]
struct Verification<'v> {
    is_same: bool,
    made: &'v str,
    archive_then: u64,
    archive_now: IndexInfo,
    searches: &'v [SearchVerdict],
}

/// Prints whether searches still find what a manifest notes.
pub(crate) fn write_verdicts(
    manifest: &Manifest,
    verdicts: &[SearchVerdict],
    now: IndexInfo,
    format: ProofFormat,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    if format == ProofFormat::Json {
        let verification = Verification {
            is_same: verdicts.iter().all(|verdict| verdict.is_same),
            made: &manifest.made,
            archive_then: manifest.archive.generation,
            archive_now: now,
            searches: verdicts,
        };
        serde_json::to_writer(ui.out(), &verification)?;
        writeln!(ui.out())?;
        return Ok(());
    }
    for verdict in verdicts {
        write_verdict(verdict, ui)?;
    }
    let then = manifest.archive.generation;
    let moved = if then == now.generation {
        format!("generation {then}, as it was")
    } else {
        format!("generation {} now, {then} then", now.generation)
    };
    writeln!(
        ui.out(),
        "{QUIET}made {} by pressoir {}; the archive is at {moved}{QUIET:#}",
        manifest.made,
        manifest.pressoir
    )?;
    Ok(())
}

fn write_verdict(verdict: &SearchVerdict, ui: &mut Ui) -> Result<(), CommandError> {
    let SearchVerdict {
        query,
        found_then,
        found_now,
        changes,
        ..
    } = verdict;
    if verdict.is_same {
        let count = Counted(*found_now, "clipping");
        writeln!(ui.out(), "{GOOD}same{GOOD:#}     {query}: {count}")?;
    } else {
        let (now, then) = (Counted(*found_now, "clipping"), Thousands(*found_then));
        writeln!(
            ui.out(),
            "{BAD}changed{BAD:#}  {query}: {now} now, {then} then"
        )?;
    }
    if let Some(parsed) = &verdict.parsed_now {
        writeln!(ui.out(), "  it is understood as `{parsed}` now")?;
    }
    for (sign, name, ids) in [
        ('+', "new", &changes.new),
        ('-', "gone", &changes.gone),
        ('~', "changed", &changes.changed),
    ] {
        for id in ids.iter().take(MOST_IDS) {
            writeln!(ui.out(), "  {sign} {id}")?;
        }
        if ids.len() > MOST_IDS {
            let more = Thousands((ids.len() - MOST_IDS) as u64);
            writeln!(
                ui.out(),
                "  {sign} {more} more {name}; --format json names them all"
            )?;
        }
    }
    if !verdict.is_same && !verdict.is_listed {
        writeln!(
            ui.out(),
            "  the manifest lists no ids, so that it cannot tell which clippings changed"
        )?;
    }
    Ok(())
}

/// Prints whether an index is whole.
pub(crate) fn write_check_of_index(
    check: &IndexCheck,
    folder: &Path,
    format: ProofFormat,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    if format == ProofFormat::Json {
        serde_json::to_writer(ui.out(), check)?;
        writeln!(ui.out())?;
        return Ok(());
    }
    let clippings = Counted(check.clippings, "clipping");
    let read_back = Thousands(check.read_back);
    let name = folder.display();
    if check.problems.is_empty() {
        writeln!(
            ui.out(),
            "{GOOD}well{GOOD:#}    {name}: {clippings}, copies included; {read_back} read back"
        )?;
        return Ok(());
    }
    writeln!(ui.out(), "{BAD}broken{BAD:#}  {name}")?;
    for problem in &check.problems {
        writeln!(ui.out(), "  {problem}")?;
    }
    ui.flush()?;
    ui.hint("delete the folder and build the index again with `pressoir index`");
    Ok(())
}
