//! What each field of a record was read as.

use pressoir_document::Clipping;

use crate::Role;
use crate::record_fields::Record;

impl Record<'_> {
    /// Hands each field that says something to `note`, with its name, its text as it was kept and
    /// what it was read as; a body comes paragraph by paragraph, numbered from 1.
    pub(crate) fn each_part(
        &self,
        clipping: &Clipping,
        mut note: impl FnMut(&str, &str, Role, Option<u32>),
    ) {
        let source = clipping.source.as_ref();
        let kept = |is_kept: bool, role: Role| if is_kept { role } else { Role::Unused };
        let source_date = source.and_then(|source| source.date).is_some();
        for (field, text, role) in [
            ("id", self.id.as_deref(), Role::Id),
            ("title", self.title.as_deref(), Role::Title),
            (
                "date",
                self.date.as_deref(),
                kept(clipping.date.is_some(), Role::Date),
            ),
            ("source", self.source.as_deref(), Role::Source),
            (
                "source_facet",
                self.source_facet.as_deref(),
                kept(source.is_some(), Role::Source),
            ),
            (
                "source_date",
                self.source_date.as_deref(),
                kept(source_date, Role::Source),
            ),
            ("author", self.author.as_deref(), Role::Author),
            ("url", self.url.as_deref(), Role::Url),
            ("path", self.path.as_deref(), Role::NotRead),
        ] {
            let text = text.map(str::trim).filter(|text| !text.is_empty());
            if let Some(text) = text {
                note(field, text, role, None);
            }
        }
        for keyword in &clipping.keywords {
            note("keywords", keyword, Role::Keyword, None);
        }
        for (number, paragraph) in (1..).zip(clipping.body.lines()) {
            note("body", paragraph, Role::Body, Some(number));
        }
    }
}
