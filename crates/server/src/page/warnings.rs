use maud::{Markup, html};
use pressoir_query::Warning;

use super::typography::set;

/// Returns what a reader should know about the query, if anything.
pub(super) fn notes(warnings: &[Warning]) -> Markup {
    html! {
        @if !warnings.is_empty() {
            div.notes role="status" {
                ul {
                    @for warning in warnings {
                        li { (in_french(warning)) }
                    }
                }
            }
        }
    }
}

fn in_french(warning: &Warning) -> String {
    set(&match warning {
        Warning::OpenQuote => {
            "Un guillemet n’est pas fermé : la phrase a été lue jusqu’à la fin.".to_owned()
        }
        Warning::NoWords => {
            "Il n’y a là aucun mot à chercher : tapez un mot, ou * pour toutes les coupures."
                .to_owned()
        }
        Warning::OnlyExclusions => {
            "La recherche ne fait qu’exclure : ajoutez un mot à trouver, ou * devant les mots \
             exclus."
                .to_owned()
        }
        Warning::Relaxed { at_least, of } => format!(
            "Peu de coupures contiennent tous les mots : les résultats en ont au moins {at_least} sur {of}."
        ),
        Warning::UnknownWord { word } => {
            format!("Le mot « {word} » ne figure pas dans les archives.")
        }
        Warning::AlsoSearched { words, names } => format!(
            "Pour « {words} », la recherche porte aussi sur {}.",
            quoted(names)
        ),
        Warning::Respelled { word, by } => format!(
            "Le mot « {word} » ne figure pas dans les archives ; résultats pour {}.",
            quoted(by)
        ),
        Warning::PhraseNotFound => {
            "Aucune coupure ne contient l’expression avec le reste : ses mots ont été cherchés."
                .to_owned()
        }
        Warning::TooManyWords { most } => {
            format!("La recherche est longue : seuls {most} de ses mots ont été cherchés.")
        }
        Warning::OpenParenthesis => {
            "Une parenthèse n’est pas fermée : elle l’a été à la fin.".to_owned()
        }
        Warning::TooDeep { most } => {
            format!("Les parenthèses sont suivies sur {most} niveaux, pas au-delà.")
        }
        Warning::StrayOperator { word } => {
            format!("L’opérateur « {word} » ne relie rien : il a été lu comme un mot.")
        }
        Warning::FieldWithoutValue { name } => {
            format!("Rien ne suit immédiatement « {name} » : il a été lu comme un mot.")
        }
        Warning::BadDate { text } => format!(
            "« {text} » n’est pas une date : écrivez date:2025-12-25, date:\"décembre 2025\" ou \
             date:2003..2005."
        ),
        Warning::PeriodRead { words, .. } => format!(
            "« {words} » a été compris comme une période : mettez ces mots entre guillemets pour les \
             chercher."
        ),
        Warning::NearWithoutPlaces => {
            "PRÈS et ADJ relient des mots, des expressions ou des variantes : les deux côtés ont été \
             cherchés, où qu’ils soient."
                .to_owned()
        }
        Warning::DistanceCut { most } => {
            format!("La distance est trop grande : elle a été ramenée à {most}.")
        }
        Warning::FormsCut { word, most } => format!(
            "Trop de mots répondent à « {word} » : seuls les {most} plus fréquents ont été cherchés."
        ),
        Warning::CapitalsUnchecked { words, most } => format!(
            "Plus de {most} coupures contiennent « {words} » : les majuscules n’ont pas été comparées."
        ),
        // A warning of a newer query language is better read in English than not at all.
        other => other.to_string(),
    })
}

fn quoted(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("« {word} »")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_are_told_in_french() {
        let all = [
            Warning::OpenQuote,
            Warning::NoWords,
            Warning::OnlyExclusions,
            Warning::Relaxed { at_least: 2, of: 3 },
            Warning::Respelled {
                word: "religoin".to_owned(),
                by: vec!["religion".to_owned()],
            },
            Warning::AlsoSearched {
                words: "sentel".to_owned(),
                names: vec!["Tigo".to_owned(), "Free Sénégal".to_owned()],
            },
            Warning::UnknownWord {
                word: "<b>".to_owned(),
            },
        ];
        let told: Vec<String> = all.iter().map(in_french).collect();
        let told = told.join("\n").replace(['\u{a0}', '\u{202f}'], "~");
        insta::assert_snapshot!(told, @"
        Un guillemet n’est pas fermé~: la phrase a été lue jusqu’à la fin.
        Il n’y a là aucun mot à chercher~: tapez un mot, ou * pour toutes les coupures.
        La recherche ne fait qu’exclure~: ajoutez un mot à trouver, ou * devant les mots exclus.
        Peu de coupures contiennent tous les mots~: les résultats en ont au moins 2 sur 3.
        Le mot «~religoin~» ne figure pas dans les archives~; résultats pour «~religion~».
        Pour «~sentel~», la recherche porte aussi sur «~Tigo~», «~Free Sénégal~».
        Le mot «~<b>~» ne figure pas dans les archives.
        ");
        assert!(
            notes(&all)
                .into_string()
                .contains("«\u{a0}&lt;b&gt;\u{a0}»")
        );
        assert_eq!(notes(&[]).into_string(), "");
    }
}
