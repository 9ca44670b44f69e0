use std::io::{self, Write};

use anstyle::Style;
use pressoir_query::{SimilarClipping, SimilarResponse, TellingTerm};
use serde::Serialize;

use super::cooccurrences::rounded;
use super::kin;
use super::rows::write_data;
use super::wrap::wrap;
use crate::args::RowFormat;
use crate::error::CommandError;
use crate::ui::Ui;

const TITLE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();

/// What stands between several values in one cell.
const BETWEEN_VALUES: &str = " | ";

/// Prints the clippings that are near to one.
pub(crate) fn write_similar(
    response: &SimilarResponse,
    format: RowFormat,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    match format {
        RowFormat::Human => {
            let width = ui.width();
            write_human(response, width, ui.out())?;
        }
        RowFormat::Json => {
            serde_json::to_writer(ui.out(), response)?;
            writeln!(ui.out())?;
        }
        RowFormat::Jsonl => write_data(response.hits.iter(), format, ui)?,
        RowFormat::Csv | RowFormat::Tsv => {
            write_data((1..).zip(&response.hits).map(Row::of), format, ui)?;
        }
    }
    Ok(())
}

/// A clipping as a row of a table.
#[derive(Serialize)]
struct Row<'a> {
    rank: usize,
    id: &'a str,
    score: f64,
    date: String,
    source: Option<&'a str>,
    title: Option<&'a str>,
    keywords: String,
    url: Option<&'a str>,
    reprint_count: u64,
    terms: String,
}

impl<'a> Row<'a> {
    fn of((rank, hit): (usize, &'a SimilarClipping)) -> Self {
        Row {
            rank,
            id: &hit.id,
            score: rounded(hit.score.into()),
            date: hit.date.map(|date| date.to_string()).unwrap_or_default(),
            source: hit.source.as_deref(),
            title: hit.title.as_deref(),
            keywords: hit.keywords.join(BETWEEN_VALUES),
            url: hit.url.as_deref(),
            reprint_count: hit.reprint_count,
            terms: forms(&hit.terms, BETWEEN_VALUES),
        }
    }
}

fn forms(terms: &[TellingTerm], between: &str) -> String {
    let forms: Vec<&str> = terms.iter().map(|term| term.form.as_str()).collect();
    forms.join(between)
}

fn write_human(response: &SimilarResponse, width: usize, out: &mut impl Write) -> io::Result<()> {
    let title = response.title.as_deref().unwrap_or("(no title)");
    write_wrapped(out, title, TITLE, "", width)?;
    let terms = format!("looked for {}", forms(&response.terms, ", "));
    write_wrapped(out, &terms, QUIET, "", width)?;
    if let Some(line) = kin::reprinted(&response.kin) {
        write_wrapped(out, &line, QUIET, "", width)?;
    }
    let number_width = response.hits.len().to_string().len();
    let indent = " ".repeat(number_width + 2);
    for (number, hit) in (1..).zip(&response.hits) {
        write!(out, "\n{number:>number_width$}. ")?;
        let title = hit.title.as_deref().unwrap_or("(no title)");
        let room = width - indent.len();
        for (line, (start, end)) in wrap(title, room).into_iter().enumerate() {
            let before = if line > 0 { &indent[..] } else { "" };
            writeln!(out, "{before}{TITLE}{}{TITLE:#}", &title[start..end])?;
        }
        let mut facts = vec![
            hit.date
                .map_or_else(|| "no date".to_owned(), |date| date.to_string()),
        ];
        facts.extend(hit.source.clone());
        facts.extend(hit.keywords.iter().cloned());
        facts.push(format!("[{}]", hit.id));
        write_wrapped(out, &facts.join(" · "), QUIET, &indent, room)?;
        write_wrapped(out, &forms(&hit.terms, ", "), Style::new(), &indent, room)?;
    }
    Ok(())
}

fn write_wrapped(
    out: &mut impl Write,
    text: &str,
    style: Style,
    indent: &str,
    width: usize,
) -> io::Result<()> {
    for (start, end) in wrap(text, width) {
        writeln!(out, "{indent}{style}{}{style:#}", &text[start..end])?;
    }
    Ok(())
}
