use maud::html;

use super::form::{Place, search_box};
use super::layout::{document, masthead};
use super::typography::set;
use crate::api_error::ApiError;
use crate::parameters::SearchParameters;

/// Returns the page that tells a reader what went wrong and what to do; the search box keeps what
/// was typed.
pub(crate) fn error_page(error: &ApiError, typed: &str) -> String {
    let search = SearchParameters {
        q: typed.to_owned(),
        ..SearchParameters::default()
    };
    let (title, help) = in_french(error);
    let (title, help) = (set(title), set(&help));
    document(
        &title,
        &html! {
            (masthead(&search_box(&search, Place::Masthead)))
            main.reading.failed #contenu {
                h1 { (title) }
                p { (help) }
                p { a href="/" { "Page d’accueil" } }
            }
        },
    )
}

fn in_french(error: &ApiError) -> (&'static str, String) {
    match error {
        ApiError::UnknownPath => (
            "Cette page n’existe pas",
            "L’adresse est peut-être incomplète. Essayez une recherche.".to_owned(),
        ),
        ApiError::UnknownDocument(id) => (
            "Cette coupure n’est pas dans les archives",
            format!("Aucune coupure ne porte l’identifiant « {id} » ; elle a pu être retirée."),
        ),
        ApiError::BadValue {
            parameter: "from" | "to",
            value,
            ..
        } => (
            "Cette date n’est pas comprise",
            format!("« {value} » : écrivez par exemple 25/12/2025, 12/2025 ou 2025."),
        ),
        ApiError::BadValue {
            parameter: "page" | "per_page",
            ..
        } => (
            "Cette page de résultats n’existe pas",
            "Précisez la recherche, par exemple par une période, pour voir la suite.".to_owned(),
        ),
        ApiError::Busy | ApiError::TimedOut => (
            "Le service est très demandé",
            "Réessayez dans un instant.".to_owned(),
        ),
        ApiError::Engine(_) | ApiError::NotReady(_) | ApiError::Internal(_) => (
            "Les archives ne répondent pas",
            "La panne est de notre côté et elle est notée ; réessayez un peu plus tard.".to_owned(),
        ),
        _ => (
            "Cette adresse n’est pas comprise",
            "Le lien a pu être abîmé en route. Refaites la recherche ci-dessus.".to_owned(),
        ),
    }
}
