use maud::{Markup, html};
use pressoir_query::{SimilarClipping, SimilarResponse};

use super::typography::set;
use super::{address, french};
use crate::parameters::SearchParameters;

/// How many clippings are shown beside one.
pub(crate) const SIMILAR_SHOWN: usize = 5;

/// How many of the words that two clippings share are named.
const NAMED_WORDS: usize = 4;

/// Returns the clippings that are nearest to one, and what makes them so.
pub(super) fn similar(nearest: &SimilarResponse) -> Markup {
    html! {
        @if !nearest.hits.is_empty() {
            section.similar aria-labelledby="titre-proches" {
                h2 #titre-proches { "Coupures proches" }
                ol {
                    @for hit in &nearest.hits { li { (entry(hit)) } }
                }
            }
        }
    }
}

fn entry(hit: &SimilarClipping) -> Markup {
    let shared = hit.terms.iter().take(NAMED_WORDS);
    let shared: Vec<&str> = shared.map(|term| term.form.as_str()).collect();
    html! {
        p.origin {
            @if let Some(source) = &hit.source { span.source { (source) } }
            @match hit.date {
                Some(date) => time datetime=(date) { (french::date(date)) },
                None => span.undated { "Sans date" },
            }
        }
        h3 {
            a href=(address::of_clipping(&hit.id, &SearchParameters::default())) {
                @match &hit.title {
                    Some(title) => (title),
                    None => span.untitled { "Sans titre" },
                }
            }
        }
        @if !shared.is_empty() {
            p.shared { (set(&format!("En commun : {}", shared.join(", ")))) }
        }
    }
}
