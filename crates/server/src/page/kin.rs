use maud::{Markup, html};
use pressoir_query::{Document, Kin, Reprint};

use super::typography::set;
use super::{address, french};
use crate::parameters::SearchParameters;

/// How many reprints a hit links to.
const LINKED: usize = 6;

/// Returns the line that says who else printed a text, each with a link to the clipping.
pub(super) fn reprints(search: &SearchParameters, kin: &Kin) -> Markup {
    let more = kin.reprint_count.saturating_sub(LINKED as u64);
    html! {
        @if kin.reprint_count > 0 {
            p.reprints {
                (set(&told(kin)))
                @for (place, reprint) in kin.reprints.iter().take(LINKED).enumerate() {
                    @if place > 0 { ", " }
                    a href=(address::of_clipping(&reprint.id, search)) title=(title(reprint)) {
                        (reprint.source.as_deref().unwrap_or("sans source"))
                    }
                }
                @if more > 0 { (set(&format!(" et {}", french::count(more, "autre", "autres")))) }
            }
        }
    }
}

/// Returns how many papers printed the text, or how often the same one did.
fn told(kin: &Kin) -> String {
    let papers = kin.reprinted_by.len() as u64;
    if papers > 0 {
        format!("Repris par {} : ", french::count(papers, "titre", "titres"))
    } else {
        let count = french::count(kin.reprint_count, "autre parution", "autres parutions");
        format!("{count} : ")
    }
}

fn title(reprint: &Reprint) -> String {
    let title = reprint.title.as_deref().unwrap_or("Sans titre");
    match reprint.date {
        Some(date) => format!("{title}, {}", french::date(date)),
        None => title.to_owned(),
    }
}

/// Returns the entries of a notice that tell where else the archive has a clipping.
pub(super) fn copies(document: &Document) -> Markup {
    let copies = &document.kin.copies;
    html! {
        @if document.copy_of.is_some() {
            dt { "Exemplaire" }
            dd { (set("Ce texte est compté une fois ; cet exemplaire n’est pas celui que montrent les résultats.")) }
        }
        @if !copies.is_empty() {
            dt { @if copies.len() == 1 { "Autre exemplaire" } @else { "Autres exemplaires" } }
            @for copy in copies {
                dd {
                    a href=(address::of_clipping(&copy.id, &SearchParameters::default())) {
                        (copy.url.as_deref().unwrap_or(&copy.id))
                    }
                }
            }
        }
    }
}
