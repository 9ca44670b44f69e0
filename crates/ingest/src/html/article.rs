//! The article of a page, as the page itself marks it.

use pressoir_document::{PressDate, Source};

use crate::text::{Line, agree};
use crate::{ParsedClipping, Role, Vocabulary};

/// The article of a page, as the page itself marks it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PageArticle {
    pub(crate) title: String,
    pub(super) date: Option<PressDate>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    /// How many lines the text has that are not blank.
    pub(super) lines: usize,
    /// The lines that are not the text of the article, in order.
    pub(super) hidden: Vec<(usize, Role)>,
}

impl PageArticle {
    /// Returns the lines of a page's text that are not the text of its article, in order; none where
    /// repairs joined lines, so that their numbers are no longer those of the page.
    pub(crate) fn hidden(&self, lines: &[Line<'_>]) -> &[(usize, Role)] {
        if lines.len() == self.lines {
            &self.hidden
        } else {
            &[]
        }
    }

    /// Fills what the text of the article did not tell.
    pub(crate) fn fill(&self, clipping: &mut ParsedClipping, vocabulary: &Vocabulary) {
        match (clipping.date, self.date) {
            (None, claimed) => clipping.date = claimed,
            (Some(date), Some(claimed)) if !agree(date, claimed) => {
                clipping.warnings.push(format!(
                    "the date line says {date}, the page’s metadata {claimed}: the date line was taken"
                ));
            }
            _ => {}
        }
        if clipping.author.is_none() {
            clipping.author.clone_from(&self.author);
        }
        if clipping.source.is_none() {
            clipping.source = self.publisher.as_deref().map(|name| Source {
                name: name.to_owned(),
                facet: vocabulary.sources.facet_of(name),
                date: None,
            });
        }
    }
}
