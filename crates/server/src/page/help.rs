use maud::{Markup, html};

use super::typography::set;

/// What can be typed, and what it finds; the most useful first.
const WAYS: [(&str, &str); 9] = [
    (
        "fibre village",
        "les deux mots, au singulier ou au pluriel, avec ou sans accents",
    ),
    ("« fibre optique »", "l’expression exacte"),
    ("+fibre village", "fibre, et de préférence village"),
    ("fibre -mobile", "fibre, mais pas mobile"),
    ("fibre OU câble", "l’un des deux mots, ou les deux"),
    (
        "titre:licence",
        "dans le titre ; de même source:, mot-clé:, auteur:",
    ),
    ("licence 2003..2005", "dans les coupures de ces années"),
    ("télécent*", "les mots qui commencent ainsi"),
    ("fibre PRÈS/5 village", "à cinq mots d’écart au plus"),
];

/// Returns what can be typed into the search box, folded away until it is asked for.
pub(super) fn help() -> Markup {
    html! {
        details.help #aide {
            summary { "Comment chercher" }
            dl {
                @for (typed, finds) in WAYS {
                    dt { kbd { (set(typed)) } }
                    dd { (set(finds)) }
                }
            }
        }
    }
}
