//! Joins reading and indexing.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;
use std::time::Instant;

use pressoir_index::{Writer, WriterOptions};
use pressoir_ingest::{Input, Item, Learned, Options, Root, SkipReason, is_standard_input, read};

use crate::args::{ChromeArgs, GlobArgs, VocabularyArgs};
use crate::error::CommandError;
use crate::progress::Progress;
use crate::report::Report;
use crate::summary::Summary;
use crate::ui::Ui;

/// How many skipped files are told one by one.
const TOLD: usize = 20;

/// How an index is brought up to date.
#[derive(Debug, clap::Args)]
pub(crate) struct UpdateArgs {
    /// Memory to fill before a part of the index is written, in MB
    #[arg(long, value_name = "MB", default_value_t = 400)]
    memory: usize,

    /// Threads that parse and that write; one a processor where it is not given
    #[arg(long, value_name = "N")]
    threads: Option<usize>,

    /// Name every file that was skipped, however many there are, and count the fields found in each
    /// layout
    #[arg(long)]
    verbose: bool,

    /// Write what was found and skipped to this file, as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    #[command(flatten)]
    globs: GlobArgs,

    #[command(flatten)]
    vocabulary: VocabularyArgs,

    #[command(flatten)]
    chrome: ChromeArgs,
}

/// Reads `paths` into the index in `folder`, and with `prune` deletes what is gone from them.
///
/// What cannot be read is told and does not stop the rest.
pub(crate) fn update(
    paths: &[PathBuf],
    folder: &Path,
    prune: bool,
    args: &UpdateArgs,
    ui: &mut Ui,
) -> Result<Summary, CommandError> {
    let start = Instant::now();
    let vocabulary = args.vocabulary.load()?;
    let globs = args.globs.load()?;
    let threads = args
        .threads
        .unwrap_or_else(|| available_parallelism().map_or(1, usize::from));
    let options = WriterOptions {
        threads,
        memory: args.memory.saturating_mul(1_000_000),
    };
    let pipes_in = paths.iter().any(|path| is_standard_input(path));
    if prune && pipes_in {
        return Err(CommandError::new(
            "--prune cannot be used with `-`: what is not piped in again would be deleted",
        )
        .with_hint("prune the folders and files by a run of their own"));
    }
    // An index of nothing would hide that every path is misspelt.
    if !pipes_in && !paths.iter().any(|path| path.exists()) {
        let named: Vec<String> = paths
            .iter()
            .map(|path| format!("`{}`", path.display()))
            .collect();
        return Err(
            CommandError::new(format!("there is nothing at {}", named.join(", ")))
                .with_hint("check the spelling; the index was left as it is"),
        );
    }
    let mut report = Report::begin(args.report.as_deref())?;
    let chrome_report = args.chrome.begin_report()?;
    let mut writer = Writer::open_or_create(folder, options)?;
    let mut summary = Summary::new(folder);
    let inputs = resolve(paths, &mut writer, &mut summary, ui)?;
    let places = inputs.clone();
    let read_options = Options {
        threads: args.threads,
        globs,
        vocabulary,
        count_dropped: chrome_report.is_some(),
        learned: args.chrome.learned(|| {
            let notes = writer.notes().iter().map(String::as_str);
            Learned::from_notes(notes)
        }),
        likeness: true,
        ..Options::default()
    };
    let mut reader = read(inputs, &read_options);
    let progress = Progress::start(reader.progress_handle(), ui.is_watched());
    let mut told = 0;
    let mut unread = HashSet::new();
    for item in &mut reader {
        match item {
            Item::Clipping(found) => {
                let change = writer.put(&found.origin, &found.clipping, &found.likeness)?;
                summary.count(change, &found.clipping);
                report.count(&found);
                progress.count();
            }
            Item::Skipped(skipped) => {
                if may_still_be_there(&skipped.reason) {
                    let places = places.iter();
                    unread.extend(places.flat_map(|place| place.origins_at(&skipped.path)));
                }
                summary.skip(&skipped, paths);
                report.skip(&skipped);
                told += 1;
                if told <= TOLD || args.verbose {
                    progress.pause(|| ui.warn(&skipped));
                }
            }
        }
    }
    progress.finish();
    if told > TOLD && !args.verbose {
        ui.note(format_args!(
            "… and {} more; --verbose names them all",
            told - TOLD
        ));
    }
    summary.read(reader.progress(), reader.ignored_fields());
    if let Some(chrome_report) = chrome_report {
        chrome_report.write(&reader.dropped(), ui)?;
    }
    if prune {
        let origins = places.iter().flat_map(Input::origins);
        let origins: Vec<String> = origins.map(str::to_owned).collect();
        // What the globs leave out was not looked for.
        let is_left_out = |origin: &str| {
            let mut places = places.iter();
            places.any(|place| read_options.globs.leave_out_of(place, origin))
        };
        summary.deleted = writer.prune_except(&origins, &unread, is_left_out)?;
    }
    if let Some(learned) = reader.learned() {
        writer.set_notes(learned.to_notes());
    }
    let state = writer.commit()?;
    summary.finish(state, start.elapsed());
    report.list_copies(folder)?;
    report.write()?;
    summary.report = args.verbose.then_some(report);
    Ok(summary)
}

/// Finds the inputs and names their roots in the archive; a path that is not there is told.
fn resolve(
    paths: &[PathBuf],
    writer: &mut Writer,
    summary: &mut Summary,
    ui: &mut Ui,
) -> Result<Vec<Input>, CommandError> {
    // A root that is gone has moved or was renamed: the next folder of its name takes it over.
    let mut roots: Vec<Root> = writer
        .roots()
        .iter()
        .map(|(name, path)| Root {
            name: name.clone(),
            path: path.clone(),
        })
        .filter(Root::is_there)
        .collect();
    let mut inputs = Vec::new();
    for path in paths {
        match Input::resolve(path, &roots) {
            Ok(input) => {
                writer.claim_root(&input.root().name, &input.root().path)?;
                roots.push(input.root().clone());
                inputs.push(input);
            }
            Err(error) => {
                summary.unusable_inputs += 1;
                ui.report(&error.into());
            }
        }
    }
    Ok(inputs)
}

/// Returns whether clippings of a skipped file can still be in it, so that pruning must leave what
/// the archive has of them.
fn may_still_be_there(reason: &SkipReason) -> bool {
    !matches!(
        reason,
        SkipReason::Empty
            | SkipReason::NoText
            | SkipReason::NoClipping
            | SkipReason::EmptyRecord
            | SkipReason::ExactDuplicate { .. }
            | SkipReason::DuplicateId { .. }
    )
}
