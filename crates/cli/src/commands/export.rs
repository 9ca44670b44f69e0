use std::io::Write;
use std::path::{Path, PathBuf};

use pressoir_citation::{ListFormat, ListWriter, plain_text, tei};
use pressoir_document::Clipping;
use pressoir_index::Selection;
use pressoir_query::{Reprints, Sort};

use crate::args::SearchArgs;
use crate::error::{CommandError, Outcome};
use crate::manifest::ManifestArgs;
use crate::output::{ClippingFolder, Counted, WholeFile};
use crate::ui::Ui;

/// What a table begins with so that spreadsheets read it as UTF-8.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Write every clipping that a query finds, as data, references or a corpus
///
/// Nothing is left out and nothing is cut: as many clippings are written as `pressoir search` finds.
/// The order is that of --sort, then the newest first, then by id, so that the same archive gives the
/// same file. docs/export.md tells what each format holds.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir export '*' > archive.jsonl
  pressoir export licence --from 2003 --format csv --bom --output licence.csv
  pressoir export '\"souveraineté numérique\"' --format ris | head
  pressoir export 'source:soleil' --format bibtex --output soleil.bib
  pressoir export amende --format tei --output corpus-amende")]
pub(crate) struct Args {
    /// What to look for, in the query language of `pressoir search`
    #[arg(value_name = "QUERY")]
    query: String,

    /// What is written
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    format: Format,

    /// Write to this file, or for text and tei into this folder; it stands under its name only when
    /// it is whole
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,

    /// Begin a table with a byte order mark, by which spreadsheets know that it is UTF-8
    #[arg(long)]
    bom: bool,

    /// Order of the clippings: date (the oldest first), -date (the newest first) or relevance
    #[arg(
        long,
        value_name = "ORDER",
        default_value = "date",
        allow_hyphen_values = true
    )]
    sort: Sort,

    /// Write one clipping for all reprints of a text
    #[arg(long)]
    collapse: bool,

    #[command(flatten)]
    search: SearchArgs,

    #[command(flatten)]
    manifest: ManifestArgs,
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One JSON object a clipping, one a line, as `pressoir parse` prints them
    Jsonl,
    /// Comma-separated values, with a header
    Csv,
    /// Tab-separated values, with a header
    Tsv,
    /// References for Zotero, EndNote and other managers
    Ris,
    /// References for LaTeX, as biblatex and BibTeX read them
    Bibtex,
    /// References for citation processors: a list of CSL-JSON
    Csl,
    /// A folder with a text file a clipping and a table of them
    Text,
    /// A folder with a TEI file a clipping and a table of them, as TXM imports it
    Tei,
}

/// Where the clippings go, and in which form.
enum Target {
    Standard(ListFormat),
    File(ListFormat, PathBuf),
    Folder {
        path: PathBuf,
        extension: &'static str,
        text: fn(&Clipping) -> String,
    },
}

impl Target {
    fn of(format: Format, output: Option<PathBuf>) -> Result<Self, CommandError> {
        let list = match format {
            Format::Jsonl => ListFormat::Jsonl,
            Format::Csv => ListFormat::Csv,
            Format::Tsv => ListFormat::Tsv,
            Format::Ris => ListFormat::Ris,
            Format::Bibtex => ListFormat::Bibtex,
            Format::Csl => ListFormat::Csl,
            Format::Text => return Target::folder(output, "txt", plain_text),
            Format::Tei => return Target::folder(output, "xml", tei),
        };
        Ok(match output {
            Some(path) => Target::File(list, path),
            None => Target::Standard(list),
        })
    }

    fn folder(
        output: Option<PathBuf>,
        extension: &'static str,
        text: fn(&Clipping) -> String,
    ) -> Result<Self, CommandError> {
        let Some(path) = output else {
            return Err(CommandError::new(
                "text and tei are written into a folder, and none is named",
            )
            .with_hint("add --output with the name of a new folder"));
        };
        Ok(Target::Folder {
            path,
            extension,
            text,
        })
    }
}

pub(crate) fn run(args: Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let is_table = matches!(args.format, Format::Csv | Format::Tsv);
    if args.bom && !is_table {
        return Err(CommandError::new("--bom is for tables")
            .with_hint("leave it out, or add --format csv or --format tsv"));
    }
    let target = Target::of(args.format, args.output)?;
    let archive = args.search.archive()?;
    let mut request = args.search.request(&args.query);
    request.sort = args.sort;
    if args.collapse {
        request.reprints = Reprints::Folded;
    }
    let selection = archive.select(&request)?;
    let other_names = args.search.other_names();
    args.manifest
        .write("export", &archive, other_names, [&request])?;
    for warning in &selection.query().warnings {
        ui.warn(warning);
    }
    let before = if args.bom { BYTE_ORDER_MARK } else { "" };
    match target {
        Target::Standard(format) => {
            write!(ui.data(), "{before}")?;
            write_list(&selection, format, ui.data())?;
        }
        Target::File(format, path) => {
            let mut file = WholeFile::create(&path)?;
            write!(file, "{before}")?;
            write_list(&selection, format, &mut file)?;
            file.finish()?;
            tell(&selection, &path, ui);
        }
        Target::Folder {
            path,
            extension,
            text,
        } => {
            let mut folder = ClippingFolder::create(&path, extension)?;
            for clipping in selection.clippings() {
                let clipping = clipping?;
                folder.add(&clipping, &text(&clipping))?;
            }
            folder.finish()?;
            tell(&selection, &path, ui);
        }
    }
    Ok(Outcome::of_count(selection.found()))
}

fn write_list(
    selection: &Selection,
    format: ListFormat,
    out: impl Write,
) -> Result<(), CommandError> {
    let mut list = ListWriter::begin(format, out)?;
    selection.each(
        |clipping| format.entry(&clipping),
        |entry| Ok::<_, CommandError>(list.write_entry(&entry?)?),
    )?;
    list.end()?.flush()?;
    Ok(())
}

fn tell(selection: &Selection, path: &Path, ui: &mut Ui) {
    let count = Counted(selection.selected(), "clipping");
    ui.note(format_args!("{count} in {}", path.display()));
}
