use pressoir_document::Clipping;

use crate::decode::Decoded;
use crate::record_fields::Record;
use crate::text::{Marked, PageText, parse_marked};
use crate::{ParsedClipping, Role, Vocabulary};

/// How a text, or a record, became its clippings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The encoding in which the bytes were read, in lower case: `utf-8`, `windows-1252`.
    pub encoding: String,
    /// What the bytes held.
    pub form: Form,
    /// The parts that are not blank, in their order.
    pub parts: Vec<Part>,
}

/// Parses one decoded text as [`parse_text_with`](crate::parse_text_with) does, and explains it.
#[must_use]
pub fn explain_text(raw: &str, vocabulary: &Vocabulary) -> (Vec<ParsedClipping>, Explanation) {
    parse_marked(PageText::plain(raw), vocabulary, Explanation::of_text)
}

/// What was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A text.
    #[default]
    Text,
    /// A web page: the lines are those of its text.
    WebPage,
    /// A record, field by field.
    Record,
}

/// A line, or a part of one, and what it was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands.
    pub place: Place,
    /// What it was read as.
    pub role: Role,
    /// Which clipping of the text it belongs to, from 1; `None` for what belongs to none.
    pub clipping: Option<u32>,
    /// Which paragraph of that clipping it is or is in, from 1.
    pub paragraph: Option<u32>,
    /// The characters, after repairs.
    pub text: String,
}

/// Where a part stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line of the text as it was before repairs, from 1.
    Line(u64),
    /// A field of a record.
    Field(String),
}

impl Explanation {
    pub(crate) fn of_text(text: &Marked<'_, '_>) -> Self {
        let mut parts = Vec::new();
        text.marks.each(text.lines, |number, part, mark| {
            let above = usize::try_from(text.lines[number].above).unwrap_or(usize::MAX);
            let line = text.repairs.line_before(above) + 1;
            parts.push(Part {
                place: Place::Line(u64::try_from(line).unwrap_or(u64::MAX)),
                role: mark.role,
                clipping: Some(mark.clipping).filter(|&number| number > 0),
                paragraph: Some(mark.paragraph).filter(|&number| number > 0),
                text: part.to_owned(),
            });
        });
        Explanation {
            encoding: "utf-8".to_owned(),
            form: Form::Text,
            parts,
        }
    }

    pub(crate) fn of_record(record: &Record<'_>, clipping: &Clipping) -> Self {
        let mut parts = Vec::new();
        record.each_part(clipping, |field, text, role, paragraph| {
            parts.push(Part {
                place: Place::Field(field.to_owned()),
                role,
                clipping: Some(1),
                paragraph,
                text: text.to_owned(),
            });
        });
        let ignored = record.ignored.iter().map(|field| Part {
            place: Place::Field(field.clone()),
            role: Role::NotRead,
            clipping: None,
            paragraph: None,
            text: String::new(),
        });
        parts.extend(ignored);
        Explanation {
            encoding: "utf-8".to_owned(),
            form: Form::Record,
            parts,
        }
    }

    /// Tells how the text was decoded.
    pub(crate) fn set_decoded(&mut self, decoded: &Decoded) {
        self.encoding.clone_from(&decoded.encoding);
        self.form = decoded.form;
    }
}
