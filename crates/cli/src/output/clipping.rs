use std::io::{self, Write};

use anstyle::Style;
use pressoir_query::Document;

use super::human::suggested_keywords;
use super::kin;
use super::wrap::wrap;
use crate::ui::Ui;

const TITLE: Style = Style::new().bold();

/// Prints a whole clipping for reading: title, what is known of it, text.
pub(crate) fn write_document(document: &Document, ui: &mut Ui) -> io::Result<()> {
    let clipping = &document.clipping;
    let width = ui.width();
    let out = ui.out();
    if let Some(title) = &clipping.title {
        for (start, end) in wrap(title, width) {
            writeln!(out, "{TITLE}{}{TITLE:#}", &title[start..end])?;
        }
        writeln!(out)?;
    }
    let source = clipping.source.as_ref();
    let facts = [
        ("id", Some(clipping.id.clone())),
        ("date", clipping.date.map(|date| date.to_string())),
        ("source", source.map(|source| source.name.clone())),
        (
            "source date",
            source
                .and_then(|source| source.date)
                .map(|date| date.to_string()),
        ),
        ("author", clipping.author.clone()),
        (
            "keywords",
            Some(clipping.keywords.join(", ")).filter(|keywords| !keywords.is_empty()),
        ),
        (
            "suggested",
            suggested_keywords(&document.suggested_keywords),
        ),
        ("url", clipping.url.clone()),
        ("path", Some(clipping.path.clone())),
        ("copy of", document.copy_of.clone()),
        ("layout", Some(clipping.layout.to_string())),
        (
            "warnings",
            Some(clipping.warnings.join("; ")).filter(|warnings| !warnings.is_empty()),
        ),
    ];
    for (label, fact) in facts {
        if let Some(fact) = fact {
            writeln!(out, "{label:<12}{fact}")?;
        }
    }
    for copy in &document.kin.copies {
        writeln!(out, "{:<12}{} [{}]", "also at", copy.path, copy.id)?;
    }
    if let Some(line) = kin::reprinted(&document.kin) {
        writeln!(out, "{:<12}{line}", "reprints")?;
    }
    for reprint in &document.kin.reprints {
        let facts = kin::facts(reprint).join(" · ");
        writeln!(out, "{:<12}{facts}", "")?;
    }
    for paragraph in clipping.body.lines() {
        writeln!(out)?;
        for (start, end) in wrap(paragraph, width) {
            writeln!(out, "{}", &paragraph[start..end])?;
        }
    }
    Ok(())
}
