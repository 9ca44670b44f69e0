use std::fmt::Write;

use pressoir_document::Clipping;

/// Returns a clipping as a text for reading: its title, what is known of it a line each, an empty line,
/// and its text, one paragraph a line.
#[must_use]
pub fn plain_text(clipping: &Clipping) -> String {
    let mut text = String::new();
    let source = clipping.source.as_ref();
    let keywords = clipping.keywords.join(" | ");
    let facts = [
        ("", clipping.title.clone()),
        ("Date : ", clipping.date.map(|date| date.to_string())),
        ("Source : ", source.map(|source| source.name.clone())),
        ("Auteur : ", clipping.author.clone()),
        (
            "Mots clés : ",
            Some(keywords).filter(|keywords| !keywords.is_empty()),
        ),
        ("Adresse : ", clipping.url.clone()),
        ("Identifiant : ", Some(clipping.id.clone())),
    ];
    for (label, fact) in facts {
        if let Some(fact) = fact {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{label}{fact}");
        }
    }
    text.push('\n');
    text.push_str(&clipping.body);
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{bare, whole};

    #[test]
    fn a_text_begins_with_what_is_known() {
        assert_eq!(
            plain_text(&whole()),
            "L’État & la « fibre » : 50 % des {foyers}\nDate : 2025-12-25\nSource : Le Soleil\n\
             Auteur : Ibrahima ANNE et A. Mbodj\nMots clés : Médias/Réseaux sociaux | TIC, télécoms\n\
             Adresse : https://exemple.sn/a_b?x=1&y={2}\nIdentifiant : 37303176bb442dc9\n\n\
             Un <mot>.\nDeux & trois.\n"
        );
        assert_eq!(
            plain_text(&bare("")),
            "Identifiant : 37303176bb442dc9\n\nUn <mot>.\nDeux & trois.\n"
        );
    }
}
