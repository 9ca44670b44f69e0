//! One record of a JSON Lines file as clippings.

use std::borrow::Cow;

use pressoir_document::{Clipping, Layout, Likeness, PressDate, Source};

use crate::date::read_date;
use crate::decode::is_html;
use crate::identity::id_of_content;
use crate::record_fields::Record;
use crate::repair::{Repairs, repair, repair_with};
use crate::text::PageText;
use crate::text::composed;
use crate::text_file::Parsed;
use crate::{Detail, Explanation, Form, Found, RoleCounts, SkipReason, Vocabulary, html};

impl Record<'_> {
    /// Makes clippings of a record of the file at `path`, on line `line`.
    pub(crate) fn into_found(
        self,
        path: &str,
        origin: &str,
        line: u64,
        vocabulary: &Vocabulary,
        detail: Detail,
    ) -> Result<Vec<Found>, SkipReason> {
        if self.raw.is_some() && self.body.is_none() {
            return self.raw_into_found(origin, line, vocabulary, detail);
        }
        let mut clipping = Clipping {
            path: path.to_owned(),
            id: String::new(),
            layout: Layout::Record,
            title: None,
            date: None,
            keywords: Vec::new(),
            source: None,
            author: None,
            url: None,
            body: String::new(),
            warnings: Vec::new(),
        };
        let (body, repairs) = repair_with(
            self.body.as_deref().unwrap_or_default(),
            vocabulary.learned.forms(),
        );
        clipping.body = paragraphs(&body);
        self.fill(&mut clipping, vocabulary, repairs);
        if clipping.body.is_empty() && clipping.title.is_none() {
            return Err(SkipReason::EmptyRecord);
        }
        clipping.id = match self.id.as_deref().map(str::trim) {
            Some(id) if !id.is_empty() => id.to_owned(),
            _ => id_of_content(&clipping),
        };
        let origin = origin.to_owned();
        let mut roles = RoleCounts::default();
        self.each_part(&clipping, |_, text, role, _| roles.add(role, text));
        let explanation = (detail == Detail::Explained)
            .then(|| Box::new(Explanation::of_record(&self, &clipping)));
        Ok(vec![Found {
            origin,
            clipping,
            roles,
            explanation,
            likeness: Likeness::default(),
        }])
    }

    /// Makes clippings of a raw text in a record; fields beside it fill what the text lacks.
    fn raw_into_found(
        self,
        origin: &str,
        line: u64,
        vocabulary: &Vocabulary,
        detail: Detail,
    ) -> Result<Vec<Found>, SkipReason> {
        let name = match self.path.as_deref().or(self.id.as_deref()) {
            Some(name) if !name.trim().is_empty() => name.trim().to_owned(),
            _ => line.to_string(),
        };
        let raw = self.raw.as_deref().unwrap_or_default();
        let page = is_html(raw.as_bytes()).then(|| html::read(raw));
        let text = match &page {
            Some(page) => PageText {
                text: &page.text,
                article: page.article.as_ref(),
            },
            None => PageText::plain(raw),
        };
        let mut parsed = Parsed::of(text, &name, vocabulary, detail);
        parsed.tell_form(page.as_ref().map_or(Form::Text, |_| Form::WebPage));
        if let Some(reason) = parsed.refusal(text.text) {
            return Err(reason);
        }
        let origin = format!("{origin}#{name}");
        let mut found: Vec<Found> = parsed.into_found(&name, &origin).collect();
        if let [only] = found.as_mut_slice() {
            self.fill(&mut only.clipping, vocabulary, Repairs::default());
        }
        Ok(found)
    }

    /// Fills what a clipping lacks; `repairs` are those of its text.
    fn fill(&self, clipping: &mut Clipping, vocabulary: &Vocabulary, mut repairs: Repairs) {
        let warnings = &mut clipping.warnings;
        let mut date_of = |field: &str, text: &Option<Cow<'_, str>>| -> Option<PressDate> {
            let text = text
                .as_deref()
                .map(str::trim)
                .filter(|text| !text.is_empty())?;
            let Some(reading) = read_date(text) else {
                warnings.push(format!("{field}: `{text}` is not a date"));
                return None;
            };
            let doubts = reading.doubts.iter();
            warnings.extend(doubts.map(|doubt| format!("{field}: {doubt}")));
            Some(reading.date)
        };
        let date = date_of("date", &self.date);
        let source_date = date_of("source_date", &self.source_date);
        if clipping.source.is_none() {
            clipping.source = one_line(self.source.as_deref(), &mut repairs).map(|name| {
                let facet = one_line(self.source_facet.as_deref(), &mut repairs);
                Source {
                    facet: facet.unwrap_or_else(|| vocabulary.sources.facet_of(&name)),
                    name,
                    date: source_date,
                }
            });
        }
        clipping.date = clipping.date.or(date).or(source_date);
        fill_text(&mut clipping.title, self.title.as_deref(), &mut repairs);
        fill_text(&mut clipping.author, self.author.as_deref(), &mut repairs);
        fill_text(&mut clipping.url, self.url.as_deref(), &mut repairs);
        if clipping.keywords.is_empty() {
            clipping.keywords = self
                .keywords
                .iter()
                .filter_map(|keyword| one_line(Some(keyword), &mut repairs))
                .collect();
        }
        clipping.warnings.splice(0..0, repairs.warnings());
    }
}

fn fill_text(field: &mut Option<String>, text: Option<&str>, repairs: &mut Repairs) {
    if field.is_none() {
        *field = one_line(text, repairs);
    }
}

fn one_line(text: Option<&str>, repairs: &mut Repairs) -> Option<String> {
    let text = text?.trim();
    let line = if text.contains(['\n', '\r']) {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    };
    let (line, repaired) = repair(line.trim());
    *repairs += repaired;
    (!line.is_empty()).then(|| composed(&line).into_owned())
}

/// The paragraphs of a body, one a line, without blank lines.
fn paragraphs(body: &str) -> String {
    let composed = composed(body);
    let mut text = String::with_capacity(composed.len());
    for line in composed.split(['\n', '\r']).map(str::trim) {
        if line.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
    text
}
