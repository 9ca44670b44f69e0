//! What a page tells machines of its article in JSON-LD, by the vocabulary of
//! [schema.org](https://schema.org/Article).

use serde_json::{Map, Value};

/// An article as linked data describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LinkedArticle {
    pub(super) headline: Option<String>,
    pub(super) date: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
}

/// Lists in lists are followed so deep.
const DEEPEST: usize = 6;

/// Reads the first article of a script; what is no JSON tells nothing.
pub(super) fn read(script: &str) -> Option<LinkedArticle> {
    let data: Value = serde_json::from_str(script.trim()).ok()?;
    let article = find_article(&data, 0)?;
    Some(LinkedArticle {
        headline: text(article.get("headline")).or_else(|| text(article.get("name"))),
        date: text(article.get("datePublished")).or_else(|| text(article.get("dateCreated"))),
        author: names(article.get("author")),
        publisher: names(article.get("publisher")),
    })
}

fn find_article(data: &Value, depth: usize) -> Option<&Map<String, Value>> {
    if depth > DEEPEST {
        return None;
    }
    match data {
        Value::Array(values) => values
            .iter()
            .find_map(|value| find_article(value, depth + 1)),
        Value::Object(fields) if fields.get("@type").is_some_and(is_article) => Some(fields),
        Value::Object(fields) => ["@graph", "mainEntity"]
            .iter()
            .find_map(|field| find_article(fields.get(*field)?, depth + 1)),
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => names_article(kind),
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

/// Tells whether a type of schema.org is an article: `NewsArticle`, `BlogPosting`.
pub(super) fn names_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("BlogPosting")
}

fn text(value: Option<&Value>) -> Option<String> {
    value?.as_str().map(str::to_owned)
}

/// The name of a person or an organisation, or those of several.
fn names(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(name) => Some(name.clone()),
        Value::Object(fields) => text(fields.get("name")),
        Value::Array(values) => {
            let all: Vec<_> = values.iter().filter_map(|one| names(Some(one))).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_where_sites_put_them() {
        let article = r#"{"@type":"NewsArticle","headline":"Un câble","datePublished":"2019-03-05T10:32:00+00:00",
            "author":[{"@type":"Person","name":"Awa Sow"},{"name":"Moussa Fall"}],"publisher":{"name":"Le Phare"}}"#;
        let expected = LinkedArticle {
            headline: Some("Un câble".to_owned()),
            date: Some("2019-03-05T10:32:00+00:00".to_owned()),
            author: Some("Awa Sow, Moussa Fall".to_owned()),
            publisher: Some("Le Phare".to_owned()),
        };
        for script in [
            article.to_owned(),
            format!("[{article}]"),
            format!(
                r#"{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite"}},{article}]}}"#
            ),
            format!(r#"{{"@type":"WebPage","mainEntity":{article}}}"#),
            article.replace(r#""NewsArticle""#, r#"["Article","NewsArticle"]"#),
        ] {
            assert_eq!(read(&script), Some(expected.clone()), "{script}");
        }
    }

    #[test]
    fn other_data_tells_of_no_article() {
        for script in [
            r#"{"@type":"WebSite","name":"Le Phare"}"#,
            r#"{"@type":"NewsArticle""#,
            "[[[[[[[[[[{\"@type\":\"NewsArticle\"}]]]]]]]]]]",
            "",
        ] {
            assert_eq!(read(script), None, "{script}");
        }
    }
}
