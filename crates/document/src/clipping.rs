use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Layout, PressDate, Source};

/// One press article as it was read.
///
/// Its JSON is one flat object; what is not known is null there:
/// `{"path","id","layout","title","date","keywords","source","source_facet","source_date",
/// "author","url","body","warnings"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "FlatClipping", into = "FlatClipping")]
pub struct Clipping {
    /// The file the clipping was read from, as the user named it.
    pub path: String,
    /// The identity of the clipping in its archive; it does not depend on the text.
    pub id: String,
    /// The shape of the raw text.
    pub layout: Layout,
    /// The headline.
    pub title: Option<String>,
    /// The date of the page, or else of the source line.
    pub date: Option<PressDate>,
    /// The editors' keywords, whole: a `/` is part of the value.
    pub keywords: Vec<String>,
    /// The paper or agency.
    pub source: Option<Source>,
    /// Who wrote it, as signed.
    pub author: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The text, one paragraph a line.
    pub body: String,
    /// What the reader found odd, in words.
    pub warnings: Vec<String>,
}

/// The shape of a clipping's JSON, whose source is two fields.
#[derive(Serialize, Deserialize, JsonSchema)]
struct FlatClipping {
    path: String,
    id: String,
    layout: Layout,
    title: Option<String>,
    date: Option<PressDate>,
    keywords: Vec<String>,
    source: Option<String>,
    source_facet: Option<String>,
    source_date: Option<PressDate>,
    author: Option<String>,
    url: Option<String>,
    body: String,
    warnings: Vec<String>,
}

impl From<Clipping> for FlatClipping {
    fn from(clipping: Clipping) -> Self {
        let (source, source_facet, source_date) =
            clipping.source.map_or((None, None, None), |source| {
                (Some(source.name), Some(source.facet), source.date)
            });
        FlatClipping {
            path: clipping.path,
            id: clipping.id,
            layout: clipping.layout,
            title: clipping.title,
            date: clipping.date,
            keywords: clipping.keywords,
            source,
            source_facet,
            source_date,
            author: clipping.author,
            url: clipping.url,
            body: clipping.body,
            warnings: clipping.warnings,
        }
    }
}

impl From<FlatClipping> for Clipping {
    fn from(flat: FlatClipping) -> Self {
        Clipping {
            path: flat.path,
            id: flat.id,
            layout: flat.layout,
            title: flat.title,
            date: flat.date,
            keywords: flat.keywords,
            source: flat.source.map(|name| Source {
                facet: flat.source_facet.unwrap_or_else(|| name.clone()),
                name,
                date: flat.source_date,
            }),
            author: flat.author,
            url: flat.url,
            body: flat.body,
            warnings: flat.warnings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_flat_and_reads_back() {
        let clipping = Clipping {
            path: "corpus/a.txt".into(),
            id: "a".into(),
            layout: Layout::PageLegacy,
            title: None,
            date: "2025-03".parse().ok(),
            keywords: vec!["Médias/Réseaux sociaux".into()],
            source: Some(Source {
                name: "SOLEIL".into(),
                facet: "Le Soleil".into(),
                date: "2025-03-02".parse().ok(),
            }),
            author: None,
            url: None,
            body: "Un.\nDeux.".into(),
            warnings: vec![],
        };
        let json = serde_json::to_string(&clipping).unwrap();
        assert_eq!(
            json,
            r#"{"path":"corpus/a.txt","id":"a","layout":"page-legacy","title":null,"date":"2025-03","keywords":["Médias/Réseaux sociaux"],"source":"SOLEIL","source_facet":"Le Soleil","source_date":"2025-03-02","author":null,"url":null,"body":"Un.\nDeux.","warnings":[]}"#
        );
        assert_eq!(serde_json::from_str::<Clipping>(&json).unwrap(), clipping);
    }
}
