use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use pressoir_query::{FacetCount, FacetField, Hit, SearchResponse, Snippet, SuggestedKeyword};

use super::kin;
use super::numbers::{Counted, Thousands};
use super::score;
use super::wrap::wrap;
use crate::ui::Ui;

const TITLE: Style = Style::new().bold();
const MARK: Style = AnsiColor::Yellow.on_default().bold();
/// What stands on both sides of a marked word where no colour can tell it.
const PLAIN_MARK: &str = "*";
const QUIET: Style = Style::new().dimmed();

/// How hits are laid out.
#[derive(Clone, Copy)]
struct Look {
    width: usize,
    mark: &'static str,
}

/// How many values of a facet are printed; the other formats carry them all.
const SHOWN_VALUES: usize = 20;

pub(crate) fn write(response: &SearchResponse, ui: &mut Ui) -> io::Result<()> {
    let look = Look {
        width: ui.width(),
        mark: if ui.has_color() { "" } else { PLAIN_MARK },
    };
    let out = ui.out();
    let folded = if response.ranked < response.found {
        format!(", folded into {}", Counted(response.ranked, "hit"))
    } else {
        String::new()
    };
    writeln!(
        out,
        "{} of {}{folded} ({} ms)",
        Thousands(response.found),
        Counted(response.out_of, "clipping"),
        response.took_ms
    )?;
    score::write_terms(out, &response.query.terms, look.width)?;
    let last = response.offset + response.hits.len();
    let number_width = last.to_string().len();
    for (number, hit) in (response.offset + 1..).zip(&response.hits) {
        writeln!(out)?;
        write_hit(out, number, number_width, hit, look)?;
    }
    for (field, counts) in &response.facets {
        writeln!(out)?;
        write_facet(out, *field, counts)?;
    }
    if (last as u64) < response.ranked && !response.hits.is_empty() {
        let rest = Thousands(response.ranked - last as u64);
        writeln!(
            out,
            "\n{QUIET}{rest} more; --offset {last} shows the next{QUIET:#}"
        )?;
    }
    Ok(())
}

fn write_hit(
    out: &mut impl Write,
    number: usize,
    number_width: usize,
    hit: &Hit,
    look: Look,
) -> io::Result<()> {
    let indent = " ".repeat(number_width + 2);
    let look = Look {
        width: look.width - indent.len(),
        ..look
    };
    write!(out, "{number:>number_width$}. ")?;
    match (&hit.title_snippet, &hit.title) {
        (Some(title), _) => write_marked(out, title, TITLE, &indent, look)?,
        (None, Some(title)) => writeln!(out, "{TITLE}{title}{TITLE:#}")?,
        (None, None) => writeln!(out, "{QUIET}(no title){QUIET:#}")?,
    }
    let mut facts = vec![
        hit.date
            .map_or_else(|| "no date".to_owned(), |date| date.to_string()),
    ];
    facts.extend(hit.source.clone());
    facts.extend(hit.author.clone());
    facts.extend(hit.keywords.iter().cloned());
    facts.push(format!("[{}]", hit.id));
    let facts = facts.join(" · ");
    for (start, end) in wrap(&facts, look.width) {
        writeln!(out, "{indent}{QUIET}{}{QUIET:#}", &facts[start..end])?;
    }
    let copies = hit.kin.copies.iter();
    let lines = copies.map(|copy| format!("also at {}", copy.path));
    let suggested = suggested_keywords(&hit.suggested_keywords);
    let suggested = suggested.map(|keywords| format!("suggested: {keywords}"));
    let lines = lines.chain(kin::reprinted(&hit.kin)).chain(suggested);
    for line in lines {
        for (start, end) in wrap(&line, look.width) {
            writeln!(out, "{indent}{QUIET}{}{QUIET:#}", &line[start..end])?;
        }
    }
    if let Some(snippet) = hit
        .snippet
        .as_ref()
        .filter(|snippet| !snippet.text.is_empty())
    {
        write!(out, "{indent}")?;
        write_marked(out, snippet, Style::new(), &indent, look)?;
    }
    match &hit.explanation {
        Some(why) => score::write(out, why, &indent, look.width),
        None => Ok(()),
    }
}

/// Returns the keywords that a clipping may be filed under, with how confident that is.
pub(super) fn suggested_keywords(suggested: &[SuggestedKeyword]) -> Option<String> {
    let keywords: Vec<String> = suggested
        .iter()
        .map(|suggested| format!("{} ({:.2})", suggested.keyword, suggested.confidence))
        .collect();
    (!keywords.is_empty()).then(|| keywords.join(", "))
}

/// Writes a text with its marks over as many lines as it needs; the first is indented already.
fn write_marked(
    out: &mut impl Write,
    snippet: &Snippet,
    style: Style,
    indent: &str,
    look: Look,
) -> io::Result<()> {
    let marks = byte_marks(snippet);
    let sign = look.mark;
    for (line, (start, end)) in wrap(&snippet.text, look.width).into_iter().enumerate() {
        if line > 0 {
            write!(out, "{indent}")?;
        }
        let mut at = start;
        for (mark_start, mark_end) in &marks {
            let (from, to) = ((*mark_start).max(at), (*mark_end).min(end));
            if from < to {
                let (plain, marked) = (&snippet.text[at..from], &snippet.text[from..to]);
                write!(
                    out,
                    "{style}{plain}{style:#}{MARK}{sign}{marked}{sign}{MARK:#}"
                )?;
                at = to;
            }
        }
        writeln!(out, "{style}{}{style:#}", &snippet.text[at..end])?;
    }
    Ok(())
}

/// Returns the marks of a snippet, which are in UTF-16 code units, as byte ranges of its text.
fn byte_marks(snippet: &Snippet) -> Vec<(usize, usize)> {
    let mut bytes = Vec::new();
    for (byte, letter) in snippet.text.char_indices() {
        bytes.extend(std::iter::repeat_n(byte, letter.len_utf16()));
    }
    bytes.push(snippet.text.len());
    let byte = |unit: u32| {
        bytes
            .get(unit as usize)
            .copied()
            .unwrap_or(snippet.text.len())
    };
    snippet
        .marks
        .iter()
        .map(|(start, end)| (byte(*start), byte(*end)))
        .collect()
}

fn write_facet(out: &mut impl Write, field: FacetField, counts: &[FacetCount]) -> io::Result<()> {
    writeln!(out, "{TITLE}{field}{TITLE:#}")?;
    if counts.is_empty() {
        writeln!(out, "  {QUIET}none{QUIET:#}")?;
    }
    let widest = counts
        .iter()
        .map(|count| Thousands(count.count).to_string().len())
        .max();
    let widest = widest.unwrap_or(0);
    for count in counts.iter().take(SHOWN_VALUES) {
        let value = count.value.as_deref().unwrap_or("no date");
        let chosen = if count.selected { " (chosen)" } else { "" };
        writeln!(
            out,
            "  {:>widest$}  {value}{chosen}",
            Thousands(count.count)
        )?;
    }
    if let Some(more) = counts
        .len()
        .checked_sub(SHOWN_VALUES)
        .filter(|more| *more > 0)
    {
        writeln!(
            out,
            "  {QUIET}and {more} more; --format json lists them{QUIET:#}"
        )?;
    }
    Ok(())
}
