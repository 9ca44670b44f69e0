use std::borrow::Cow;

use csv::ByteRecord;

use crate::decode::decode_legacy;
use crate::record_fields::Record;

/// What stands between several keywords in one cell: the first is what a table of hits is written
/// with, the second what the keywords of a record may be written with.
const BETWEEN_KEYWORDS: [&str; 2] = [" | ", ";"];

/// What a cell of a row is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Id,
    Title,
    Date,
    Source,
    SourceDate,
    Author,
    Keywords,
    Body,
    /// Read as the body where that says nothing.
    Text,
    Url,
    Path,
    Raw,
}

impl Field {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "id" => Field::Id,
            "title" => Field::Title,
            "date" => Field::Date,
            "source" => Field::Source,
            "source_date" => Field::SourceDate,
            "author" => Field::Author,
            "keywords" | "tags" => Field::Keywords,
            "body" => Field::Body,
            "text" => Field::Text,
            "url" => Field::Url,
            "path" => Field::Path,
            "raw" => Field::Raw,
            _ => return None,
        })
    }
}

/// The columns of a table, named by its first row.
#[derive(Debug)]
pub(crate) struct Header {
    columns: Vec<Option<Field>>,
    /// The names of the columns that are not read.
    pub(crate) ignored: Vec<String>,
}

impl Header {
    /// Reads the first row; `None` when it names no column that could make a clipping.
    pub(crate) fn of(row: &ByteRecord) -> Option<Self> {
        let mut columns = Vec::with_capacity(row.len());
        let mut ignored = Vec::new();
        for cell in row {
            let name = text_of(cell, &mut None);
            let name = name.trim();
            let field = Field::named(&name.to_ascii_lowercase());
            if field.is_none() {
                ignored.push(name.to_owned());
            }
            columns.push(field);
        }
        let tells = [Field::Title, Field::Body, Field::Text, Field::Raw];
        let has_content = columns.iter().flatten().any(|field| tells.contains(field));
        has_content.then_some(Header { columns, ignored })
    }

    /// Returns how many cells a row has.
    pub(crate) fn len(&self) -> usize {
        self.columns.len()
    }

    /// Reads a row of as many cells; `warning` tells how they were decoded, where that is odd.
    pub(crate) fn record<'r>(
        &self,
        row: &'r ByteRecord,
        warning: &mut Option<String>,
    ) -> Record<'r> {
        let mut record = Record::default();
        let mut text = None;
        for (cell, field) in row.iter().zip(&self.columns) {
            let Some(field) = field else { continue };
            let cell = text_of(cell, warning);
            if cell.trim().is_empty() {
                continue;
            }
            let place = match field {
                Field::Id => &mut record.id,
                Field::Title => &mut record.title,
                Field::Date => &mut record.date,
                Field::Source => &mut record.source,
                Field::SourceDate => &mut record.source_date,
                Field::Author => &mut record.author,
                Field::Body => &mut record.body,
                Field::Text => &mut text,
                Field::Url => &mut record.url,
                Field::Path => &mut record.path,
                Field::Raw => &mut record.raw,
                Field::Keywords => {
                    record.keywords.extend(keywords(&cell));
                    continue;
                }
            };
            *place = Some(cell);
        }
        record.body = record.body.or(text);
        record
    }
}

fn keywords(cell: &str) -> impl Iterator<Item = String> {
    let [between_hits, between_records] = BETWEEN_KEYWORDS;
    cell.split(between_hits)
        .flat_map(move |part| part.split(between_records))
        .map(|keyword| keyword.trim().to_owned())
        .filter(|keyword| !keyword.is_empty())
}

fn text_of<'c>(cell: &'c [u8], warning: &mut Option<String>) -> Cow<'c, str> {
    if let Ok(text) = std::str::from_utf8(cell) {
        return Cow::Borrowed(text);
    }
    let decoded = decode_legacy(cell);
    *warning = warning.take().or(decoded.warning);
    Cow::Owned(decoded.text)
}

/// Returns what stands between the cells of the first line: a comma, a semicolon or a tab,
/// whichever is the most frequent outside quotation marks.
pub(crate) fn separator(begin: &[u8]) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for &byte in begin {
        match byte {
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'\n' | b'\r' => break,
            _ => {
                for (separator, count) in &mut counts {
                    *count += usize::from(byte == *separator);
                }
            }
        }
    }
    let mut most = counts[0];
    for count in counts {
        if count.1 > most.1 {
            most = count;
        }
    }
    most.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_tells_the_separator() {
        let check = |line: &str, expected: u8| {
            assert_eq!(
                char::from(separator(line.as_bytes())),
                char::from(expected),
                "{line}"
            );
        };
        check("id,title,body", b',');
        check("id;title;body\na,b,c,d,e", b';');
        check("id\ttitle\tbody", b'\t');
        check("\"a,b,c\";title", b';');
        check("\"un\ntitre, long\"\tbody", b'\t');
        check("body", b',');
        check("", b',');
    }
}
