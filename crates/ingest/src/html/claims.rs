//! What a page claims of its article in its head: linked data, meta elements, its title, times.

use std::ops::Range;

use html5ever::tokenizer::{StartTag, Tag};
use pressoir_document::PressDate;

use super::attribute;
use super::linked_data::{self, LinkedArticle};
use crate::date::read_date;
use crate::text::is_person;

/// What a page claims.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims {
    linked: Option<LinkedArticle>,
    title: Option<String>,
    shared_title: Option<String>,
    published: Option<String>,
    author: Option<String>,
    /// Whether something says that the page is an article.
    is_article: bool,
    /// The moments that are marked in the text, with where they stand in it.
    times: Vec<(usize, String)>,
}

impl Claims {
    /// Tells whether the content of a hidden element can be a claim.
    pub(super) fn are_in(tag: &Tag) -> bool {
        match &*tag.name {
            "title" => true,
            "script" => attribute(tag, "type")
                .is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")),
            _ => false,
        }
    }

    /// Notes the content of a hidden element that can be a claim.
    pub(super) fn note_content(&mut self, name: &str, content: &str) {
        if name == "title" {
            self.title.get_or_insert_with(|| content.to_owned());
        } else if self.linked.is_none() {
            self.linked = linked_data::read(content);
        }
    }

    /// Notes a tag that stands behind `at` bytes of the text.
    pub(super) fn note_tag(&mut self, tag: &Tag, at: usize) {
        if tag.kind != StartTag {
            return;
        }
        match &*tag.name {
            "meta" => self.note_meta(tag),
            "time" => {
                let time = attribute(tag, "datetime").filter(|time| !time.is_empty());
                self.times.extend(time.map(|time| (at, time.to_owned())));
            }
            _ => {}
        }
        self.is_article |= attribute(tag, "itemtype").is_some_and(linked_data::names_article);
    }

    fn note_meta(&mut self, tag: &Tag) {
        let name = ["property", "name", "itemprop"]
            .iter()
            .find_map(|name| attribute(tag, name));
        let content = attribute(tag, "content").filter(|content| !content.is_empty());
        let (Some(name), Some(content)) = (name, content) else {
            return;
        };
        let field = match name.to_ascii_lowercase().as_str() {
            "og:type" => {
                self.is_article |= content.eq_ignore_ascii_case("article");
                return;
            }
            "og:title" | "twitter:title" | "dc.title" => &mut self.shared_title,
            "article:published_time"
            | "datepublished"
            | "date"
            | "pubdate"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.date" => &mut self.published,
            "author" | "dc.creator" => &mut self.author,
            _ => return,
        };
        field.get_or_insert_with(|| content.to_owned());
    }

    /// The titles that the page may give its article, the likelier ones first.
    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        let headline = self.linked.as_ref().and_then(|it| it.headline.as_deref());
        [
            headline,
            self.shared_title.as_deref(),
            self.title.as_deref(),
        ]
        .into_iter()
        .flatten()
    }

    /// Tells whether the page claims to be an article.
    pub(super) fn are_of_article(&self) -> bool {
        self.is_article || self.linked.is_some() || self.published.is_some()
    }

    /// The day on which the page says that its article came out; else the first moment that is marked in `text`.
    pub(super) fn date(&self, text: Range<usize>) -> Option<PressDate> {
        let linked = self.linked.as_ref().and_then(|it| it.date.as_deref());
        let marked = self
            .times
            .iter()
            .filter(|(at, _)| text.contains(at))
            .map(|(_, time)| time.as_str());
        let mut claimed = [linked, self.published.as_deref()]
            .into_iter()
            .flatten()
            .chain(marked);
        claimed.find_map(|claimed| read_date(claimed).map(|reading| reading.date))
    }

    /// Tells whether a moment is marked in the line of the text that stands at `place`.
    pub(super) fn is_time(&self, text: &str, place: Range<usize>) -> bool {
        self.times.iter().any(|&(at, _)| {
            // A space may stand between the mark and what it marks.
            let is_before = text
                .get(at..place.start)
                .is_some_and(|gap| gap.trim_matches(' ').is_empty());
            place.contains(&at) || is_before
        })
    }

    /// The person whom the page says wrote its article; accounts such as `admin` are none.
    pub(super) fn author(&self) -> Option<&str> {
        let linked = self.linked.as_ref().and_then(|it| it.author.as_deref());
        let named = linked.or(self.author.as_deref())?.trim();
        is_person(named).then_some(named)
    }

    /// The paper that the page says its article came out in.
    pub(super) fn publisher(&self) -> Option<&str> {
        self.linked.as_ref()?.publisher.as_deref()
    }
}
