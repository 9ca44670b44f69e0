use pressoir_document::Clipping;
use serde::Serialize;

use crate::authors::{Author, authors};

/// An item of CSL-JSON, what citation processors read
/// (<https://github.com/citation-style-language/schema>, `csl-data.json`).
#[derive(Debug, Serialize)]
struct Item<'a> {
    id: &'a str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued>,
    #[serde(skip_serializing_if = "String::is_empty")]
    keyword: String,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    language: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Name {
    Person { family: String, given: String },
    Body { literal: String },
}

#[derive(Debug, Serialize)]
struct Issued {
    #[serde(rename = "date-parts")]
    date_parts: [Vec<u16>; 1],
}

/// Returns a clipping as an item of CSL-JSON, of the type `article-newspaper`; a file of these is a
/// JSON list of them.
///
/// # Errors
///
/// Fails when the text cannot be written as JSON, which no text is known to do.
pub fn csl(clipping: &Clipping) -> serde_json::Result<String> {
    let names = authors(clipping.author.as_deref().unwrap_or_default());
    serde_json::to_string(&Item {
        id: &clipping.id,
        r#type: "article-newspaper",
        title: clipping.title.as_deref(),
        author: names.into_iter().map(Name::from).collect(),
        container_title: clipping.source.as_ref().map(|source| &*source.name),
        issued: clipping.date.map(|date| {
            let parts = [
                Some(date.year()),
                date.month().map(u16::from),
                date.day().map(u16::from),
            ];
            Issued {
                date_parts: [parts.into_iter().flatten().collect()],
            }
        }),
        keyword: clipping.keywords.join(", "),
        url: clipping.url.as_deref(),
        language: "fr",
    })
}

impl From<Author> for Name {
    fn from(author: Author) -> Self {
        match author {
            Author::Person { family, given } => Name::Person { family, given },
            Author::Body(literal) => Name::Body { literal },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{bare, whole};

    #[test]
    fn an_item_holds_what_is_known() {
        assert_eq!(
            csl(&whole()).unwrap(),
            r#"{"id":"37303176bb442dc9","type":"article-newspaper","title":"L’État & la « fibre » : 50 % des {foyers}","author":[{"family":"ANNE","given":"Ibrahima"},{"family":"Mbodj","given":"A."}],"container-title":"Le Soleil","issued":{"date-parts":[[2025,12,25]]},"keyword":"Médias/Réseaux sociaux, TIC, télécoms","URL":"https://exemple.sn/a_b?x=1&y={2}","language":"fr"}"#
        );
        assert_eq!(
            csl(&bare("2025-03")).unwrap(),
            r#"{"id":"37303176bb442dc9","type":"article-newspaper","issued":{"date-parts":[[2025,3]]},"language":"fr"}"#
        );
    }
}
