use pressoir_document::{Clipping, Layout, PressDate, Source};

/// A clipping as its text alone tells it: without the path and id that its file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedClipping {
    /// The shape of the raw text.
    pub layout: Layout,
    /// The headline.
    pub title: Option<String>,
    /// The date of the page, or else of the source line.
    pub date: Option<PressDate>,
    /// The editors' keywords.
    pub keywords: Vec<String>,
    /// The paper or agency.
    pub source: Option<Source>,
    /// Who wrote it, as signed.
    pub author: Option<String>,
    /// Where it was published, if the text is a web page that says so.
    pub url: Option<String>,
    /// The text, one paragraph a line.
    pub body: String,
    /// What the parser found odd, in words.
    pub warnings: Vec<String>,
}

impl ParsedClipping {
    /// Returns the clipping with the path and id that its file gives it.
    #[must_use]
    pub fn into_clipping(self, path: String, id: String) -> Clipping {
        Clipping {
            path,
            id,
            layout: self.layout,
            title: self.title,
            date: self.date,
            keywords: self.keywords,
            source: self.source,
            author: self.author,
            url: self.url,
            body: self.body,
            warnings: self.warnings,
        }
    }
}
