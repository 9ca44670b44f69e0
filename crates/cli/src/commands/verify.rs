use std::fs;
use std::path::{Path, PathBuf};

use pressoir_index::{CheckDepth, check};
use pressoir_query::{Manifest, SearchVerdict};

use crate::args::{IndexArgs, SynonymArgs};
use crate::error::{CommandError, Outcome};
use crate::output::{ProofFormat, write_check_of_index, write_verdicts};
use crate::ui::Ui;

/// Check that the index is whole, or that it still gives a result that a manifest notes
///
/// Without a manifest: the checksum of each file, and for a thousand clippings, or with --full for all,
/// that text, columns and postings agree. Exit status: 0 all is well, 2 something is broken.
///
/// With a manifest, as `--manifest` of search, export and timeline writes it: each search is asked again,
/// and what is new, gone or changed is told. Exit status: 0 all is the same, 1 something changed, 2 it
/// could not be checked.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir verify
  pressoir verify --full --format json
  pressoir export licence --from 2003 --output licence.csv --manifest licence.json
  pressoir verify licence.json")]
pub(crate) struct Args {
    /// The manifest of a result; without it the index itself is checked
    #[arg(value_name = "MANIFEST")]
    manifest: Option<PathBuf>,

    /// Read every clipping back
    #[arg(long, conflicts_with = "manifest")]
    full: bool,

    /// How the outcome is printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: ProofFormat,

    #[command(flatten)]
    synonyms: SynonymArgs,

    #[command(flatten)]
    index: IndexArgs,
}

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let Some(path) = &args.manifest else {
        let depth = if args.full {
            CheckDepth::Full
        } else {
            CheckDepth::Sampled
        };
        let checked = check(&args.index.folder, depth)?;
        write_check_of_index(&checked, &args.index.folder, args.format, ui)?;
        return Ok(if checked.problems.is_empty() {
            Outcome::Done
        } else {
            Outcome::Incomplete
        });
    };
    let manifest = read(path)?;
    let archive = args.synonyms.apply(args.index.open()?)?;
    if let Some(other_names) = &manifest.other_names
        && args.synonyms.path().is_none()
    {
        ui.warn(format_args!(
            "the result was made with the other names of `{other_names}`; name that file with --synonyms"
        ));
    }
    let verdicts: Vec<SearchVerdict> = manifest
        .searches
        .iter()
        .map(|search| {
            let now = archive.select(&search.request())?.proof()?;
            Ok(search.compare(&now))
        })
        .collect::<Result<_, CommandError>>()?;
    write_verdicts(&manifest, &verdicts, archive.info(), args.format, ui)?;
    Ok(if verdicts.iter().all(|verdict| verdict.is_same) {
        Outcome::Done
    } else {
        Outcome::Nothing
    })
}

fn read(path: &Path) -> Result<Manifest, CommandError> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| {
        CommandError::new(format!("`{name}` cannot be read: {error}"))
            .with_hint("name a file that `--manifest` of search, export or timeline wrote")
    })?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|error| {
        CommandError::new(format!("`{name}` is no manifest: {error}"))
            .with_hint("name a file that `--manifest` of search, export or timeline wrote")
    })?;
    if manifest.manifest != Manifest::VERSION {
        return Err(CommandError::new(format!(
            "`{name}` has version {} of the manifest, and this program reads version {}",
            manifest.manifest,
            Manifest::VERSION
        ))
        .with_hint("check it with the program that made it, or make it again"));
    }
    Ok(manifest)
}
