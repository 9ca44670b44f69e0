use std::io::{self, Read, Write};

use pressoir_index::analyze;
use pressoir_query::{AnalysedWord, WordRole};

use crate::error::{CommandError, Outcome};
use crate::ui::Ui;

/// Show the words of a text as the index sees them
///
/// Each word has its form, which is what the index holds; its fold, under which it is found without
/// accents; the stems and the inflection keys that it shares with related words; and its place in
/// the text, in bytes and in characters from 0. A compound and the other gender of inclusive writing
/// stand at the position of their first word, as they do in the index. No index is read.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pressoir analyze \"l'A.R.T.P. et les étudiant·e·s\"
  pressoir analyze 'SAT-3, 1 000 F CFA' --format json
  pressoir analyze - --format tsv < article.txt | cut -f 3 | sort | uniq -c")]
pub(crate) struct Args {
    /// The text; `-` is standard input
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    text: String,

    /// How words are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// How words are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For reading: a table
    Human,
    /// One JSON object: the text and its words
    Json,
    /// One JSON object a word, one a line
    Jsonl,
    /// Tab-separated values, with a header
    Tsv,
}

const HEADER: [&str; 10] = [
    "position",
    "text",
    "form",
    "fold",
    "stems",
    "inflections",
    "role",
    "stop_word",
    "bytes",
    "chars",
];

pub(crate) fn run(args: &Args, ui: &mut Ui) -> Result<Outcome, CommandError> {
    let mut piped = String::new();
    let text = if args.text == "-" {
        io::stdin().read_to_string(&mut piped).map_err(|error| {
            CommandError::new(format!("cannot read standard input: {error}"))
                .with_hint("pipe in text that is encoded in UTF-8")
        })?;
        piped.as_str()
    } else {
        args.text.as_str()
    };
    let analysis = analyze(text);
    let words = &analysis.words;
    let outcome = Outcome::of_count(words.len() as u64);
    match args.format {
        Format::Human => write_table(words, ui)?,
        Format::Json => {
            serde_json::to_writer(ui.out(), &analysis)?;
            writeln!(ui.out())?;
        }
        Format::Jsonl => {
            for word in words {
                serde_json::to_writer(ui.out(), word)?;
                writeln!(ui.out())?;
            }
        }
        Format::Tsv => {
            let mut table = csv::WriterBuilder::new()
                .delimiter(b'\t')
                .from_writer(ui.out());
            table.write_record(HEADER)?;
            for word in words {
                table.write_record(cells(word))?;
            }
            table.flush()?;
        }
    }
    Ok(outcome)
}

fn cells(word: &AnalysedWord) -> [String; 10] {
    let span = |[start, end]: [usize; 2]| format!("{start}-{end}");
    [
        word.position.to_string(),
        word.text.clone(),
        word.form.clone(),
        word.fold.clone(),
        word.stems.join(" "),
        word.inflections.join(" "),
        word.role.as_str().to_owned(),
        word.stop_word.to_string(),
        span(word.bytes),
        span(word.chars),
    ]
}

/// Prints the words one a line, in columns as wide as what is in them.
fn write_table(words: &[AnalysedWord], ui: &mut Ui) -> Result<(), CommandError> {
    if words.is_empty() {
        return Ok(());
    }
    let mut rows = vec![HEADER.map(|name| name.replace('_', " "))];
    for word in words {
        let mut row = cells(word);
        if word.role == WordRole::Word {
            row[6].clear();
        }
        row[7] = if word.stop_word { "yes" } else { "" }.to_owned();
        rows.push(row);
    }
    let widths: Vec<usize> = (0..HEADER.len())
        .map(|column| {
            let cells = rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or(0)
        })
        .collect();
    for row in &rows {
        let cells = row.iter().zip(&widths);
        let line: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        writeln!(ui.out(), "{}", line.join("  ").trim_end())?;
    }
    Ok(())
}
