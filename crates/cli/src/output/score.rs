use std::io::{self, Write};

use anstyle::Style;
use pressoir_query::{Explanation, FoundForm, TermForms, TermScore, WeightedForm};

use super::numbers::Counted;
use super::wrap::wrap;

const QUIET: Style = Style::new().dimmed();

/// How many forms of a term are printed; JSON carries them all.
const SHOWN_FORMS: usize = 12;

/// Writes what each term of the query stands for.
pub(super) fn write_terms(
    out: &mut impl Write,
    terms: &[TermForms],
    width: usize,
) -> io::Result<()> {
    for term in terms {
        let mut forms: Vec<String> = term.forms.iter().take(SHOWN_FORMS).map(form).collect();
        let more = term.forms.len().saturating_sub(SHOWN_FORMS);
        if more > 0 {
            forms.push(format!("and {more} more"));
        }
        if forms.is_empty() {
            forms.push("no form of the archive".to_owned());
        }
        let line = format!("idf {:.2}: {}", term.idf, forms.join(", "));
        write_quiet(out, &line, "  ", width)?;
    }
    Ok(())
}

fn form(form: &WeightedForm) -> String {
    let clippings = form
        .clippings
        .map(|clippings| format!(" ({})", Counted(clippings, "clipping")))
        .unwrap_or_default();
    format!("{} ×{}{clippings}", form.form, form.weight)
}

/// Writes why a hit has its score.
pub(super) fn write(
    out: &mut impl Write,
    why: &Explanation,
    indent: &str,
    width: usize,
) -> io::Result<()> {
    let parts: Vec<String> = why
        .terms
        .iter()
        .map(|term| format!("{:.2}", term.score))
        .collect();
    let parts = if parts.is_empty() {
        "0".to_owned()
    } else {
        parts.join(" + ")
    };
    let line = format!(
        "score {:.2} = ({parts}) × {:.2} for {} of {}",
        why.score,
        why.coordination,
        why.matched,
        Counted(why.asked.into(), "word"),
    );
    write_quiet(out, &line, indent, width)?;
    for term in &why.terms {
        write_quiet(out, &score(term), indent, width)?;
    }
    Ok(())
}

fn score(term: &TermScore) -> String {
    let found: Vec<String> = term.found.iter().map(found).collect();
    let found = if found.is_empty() {
        "by its date".to_owned()
    } else {
        found.join(", ")
    };
    format!(
        "  {:.2} of idf {:.2} and frequency {:.2}: {found}",
        term.score, term.idf, term.frequency
    )
}

fn found(form: &FoundForm) -> String {
    let mut places = Vec::new();
    for (count, place) in [
        (form.in_title, "title"),
        (form.in_body, "body"),
        (form.in_keywords, "keywords"),
    ] {
        if count > 0 {
            places.push(format!("{count} in {place}"));
        }
    }
    format!("{} ×{} {}", form.form, form.weight, places.join(" and "))
}

fn write_quiet(out: &mut impl Write, line: &str, indent: &str, width: usize) -> io::Result<()> {
    let hanging = line.len() - line.trim_start().len() + 2;
    for (number, (start, end)) in wrap(line, width.saturating_sub(hanging))
        .into_iter()
        .enumerate()
    {
        let hanging = if number > 0 { hanging } else { 0 };
        writeln!(
            out,
            "{indent}{:hanging$}{QUIET}{}{QUIET:#}",
            "",
            &line[start..end]
        )?;
    }
    Ok(())
}
