use maud::{Markup, html};
use pressoir_citation::{bibtex, ris};
use pressoir_document::Clipping;

use super::{address, french};

/// Returns the ways to quote a clipping, one below the other, each to be unfolded, saved as a file, and
/// copied where a script adds the button.
pub(super) fn citations(clipping: &Clipping) -> Markup {
    let ways = [
        (
            "Texte",
            reference(clipping),
            ".txt",
            "Texte intégral (.txt)",
        ),
        ("RIS", ris(clipping), ".ris", "Fichier RIS"),
        ("BibTeX", bibtex(clipping), ".bib", "Fichier BibTeX"),
    ];
    html! {
        section.citations aria-labelledby="titre-citer" {
            h2 #titre-citer { "Citer cette coupure" }
            @for (place, (label, text, ending, file)) in ways.iter().enumerate() {
                details name="citation" open[place == 0] {
                    summary { (label) }
                    pre { (text.trim_end()) }
                    p.actions {
                        a href=(address::of_document(&clipping.id, ending)) download { (file) }
                    }
                }
            }
        }
    }
}

/// Returns the line by which the clipping is quoted.
fn reference(clipping: &Clipping) -> String {
    let mut parts = Vec::new();
    parts.extend(clipping.author.clone());
    let title = clipping.title.as_deref().unwrap_or("sans titre");
    parts.push(format!("«\u{a0}{title}\u{a0}»"));
    parts.extend(clipping.source.as_ref().map(|source| source.name.clone()));
    let printed = clipping.source.as_ref().and_then(|source| source.date);
    parts.extend(printed.or(clipping.date).map(french::date));
    format!("{}.", parts.join(", "))
}
