use std::io::{self, Write};
use std::str::FromStr;

use pressoir_document::Clipping;

use crate::{bibtex, csl, ris};

/// What stands between several values in one cell; keywords themselves hold `/` and `,`.
const BETWEEN_VALUES: &str = " | ";

const HEADER: [&str; 11] = [
    "id",
    "date",
    "source",
    "source_facet",
    "source_date",
    "title",
    "author",
    "keywords",
    "url",
    "path",
    "body",
];

/// A file that holds any number of clippings, one behind the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFormat {
    /// One JSON object a clipping, one a line, as `pressoir parse` prints them.
    Jsonl,
    /// Comma-separated values with a header (RFC 4180).
    Csv,
    /// Tab-separated values with a header.
    Tsv,
    /// Entries of RIS.
    Ris,
    /// Entries of BibTeX.
    Bibtex,
    /// A JSON list of items of CSL.
    Csl,
}

/// The text names no format of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat;

impl ListFormat {
    /// Every format with its name.
    pub const NAMES: [(&'static str, ListFormat); 6] = [
        ("jsonl", ListFormat::Jsonl),
        ("csv", ListFormat::Csv),
        ("tsv", ListFormat::Tsv),
        ("ris", ListFormat::Ris),
        ("bibtex", ListFormat::Bibtex),
        ("csl", ListFormat::Csl),
    ];

    /// Returns a clipping as it stands in a list of this format, but for what parts it from others. Many
    /// can be made at a time, and written in order with [`ListWriter::write_entry`].
    ///
    /// # Errors
    ///
    /// Fails when a value cannot be written in the format.
    pub fn entry(self, clipping: &Clipping) -> io::Result<Vec<u8>> {
        Ok(match self {
            ListFormat::Jsonl => {
                let mut line = serde_json::to_vec(clipping)?;
                line.push(b'\n');
                line
            }
            ListFormat::Csv => row(b',', &cells(clipping))?,
            ListFormat::Tsv => row(b'\t', &cells(clipping))?,
            ListFormat::Ris => ris(clipping).into_bytes(),
            ListFormat::Bibtex => bibtex(clipping).into_bytes(),
            ListFormat::Csl => csl(clipping)?.into_bytes(),
        })
    }

    /// Returns the ending of a file of this format.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            ListFormat::Jsonl => "jsonl",
            ListFormat::Csv => "csv",
            ListFormat::Tsv => "tsv",
            ListFormat::Ris => "ris",
            ListFormat::Bibtex => "bib",
            ListFormat::Csl => "json",
        }
    }

    /// Returns the media type of a file of this format.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            ListFormat::Jsonl => "application/x-ndjson",
            ListFormat::Csv => "text/csv; charset=utf-8; header=present",
            ListFormat::Tsv => "text/tab-separated-values; charset=utf-8",
            ListFormat::Ris => "application/x-research-info-systems",
            ListFormat::Bibtex => "application/x-bibtex",
            ListFormat::Csl => "application/vnd.citationstyles.csl+json",
        }
    }
}

impl FromStr for ListFormat {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut names = ListFormat::NAMES.into_iter();
        names
            .find(|(name, _)| *name == text)
            .map(|(_, format)| format)
            .ok_or(UnknownFormat)
    }
}

/// Writes clippings one by one.
pub struct ListWriter<W: Write> {
    format: ListFormat,
    out: W,
    written: u64,
}

impl<W: Write> ListWriter<W> {
    /// Begins a file: writes what stands before the first clipping.
    ///
    /// # Errors
    ///
    /// Fails when nothing can be written to `out`.
    pub fn begin(format: ListFormat, out: W) -> io::Result<Self> {
        let mut list = ListWriter {
            format,
            out,
            written: 0,
        };
        match format {
            ListFormat::Csv => list.out.write_all(&row(b',', &HEADER)?)?,
            ListFormat::Tsv => list.out.write_all(&row(b'\t', &HEADER)?)?,
            ListFormat::Csl => list.out.write_all(b"[")?,
            ListFormat::Jsonl | ListFormat::Ris | ListFormat::Bibtex => {}
        }
        Ok(list)
    }

    /// Writes the next clipping.
    ///
    /// # Errors
    ///
    /// Fails when nothing can be written to `out`.
    pub fn write(&mut self, clipping: &Clipping) -> io::Result<()> {
        let entry = self.format.entry(clipping)?;
        self.write_entry(&entry)
    }

    /// Writes the next clipping, as [`ListFormat::entry`] made it of the format of the list.
    ///
    /// # Errors
    ///
    /// Fails when nothing can be written to `out`.
    pub fn write_entry(&mut self, entry: &[u8]) -> io::Result<()> {
        if self.format == ListFormat::Csl {
            let before = if self.written > 0 { ",\n" } else { "\n" };
            self.out.write_all(before.as_bytes())?;
        }
        self.written += 1;
        self.out.write_all(entry)
    }

    /// Ends the file, and returns what it was written to.
    ///
    /// # Errors
    ///
    /// Fails when nothing can be written to `out`.
    pub fn end(mut self) -> io::Result<W> {
        if self.format == ListFormat::Csl {
            self.out.write_all(b"\n]\n")?;
        }
        Ok(self.out)
    }

    /// Returns what the list is written to, so that it can be emptied between two clippings.
    pub fn out(&mut self) -> &mut W {
        &mut self.out
    }
}

fn row<C: AsRef<[u8]>>(separator: u8, cells: &[C]) -> io::Result<Vec<u8>> {
    let mut table = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(Vec::new());
    table.write_record(cells)?;
    table.into_inner().map_err(|error| error.into_error())
}

fn cells(clipping: &Clipping) -> [String; 11] {
    let source = clipping.source.as_ref();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        clipping.id.clone(),
        clipping
            .date
            .map(|date| date.to_string())
            .unwrap_or_default(),
        source.map(|source| source.name.clone()).unwrap_or_default(),
        source
            .map(|source| source.facet.clone())
            .unwrap_or_default(),
        source
            .and_then(|source| source.date)
            .map(|date| date.to_string())
            .unwrap_or_default(),
        text(&clipping.title),
        text(&clipping.author),
        clipping.keywords.join(BETWEEN_VALUES),
        text(&clipping.url),
        clipping.path.clone(),
        clipping.body.clone(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{bare, whole};

    fn written(format: ListFormat, clippings: &[Clipping]) -> String {
        let mut list = ListWriter::begin(format, Vec::new()).unwrap();
        for clipping in clippings {
            list.write(clipping).unwrap();
        }
        String::from_utf8(list.end().unwrap()).unwrap()
    }

    #[test]
    fn lists_are_whole_files_of_their_formats() {
        let header =
            "id,date,source,source_facet,source_date,title,author,keywords,url,path,body\n";
        let clippings = [whole(), bare("1999")];
        for (format, begins, ends, entries) in [
            (ListFormat::Jsonl, "{\"path\"", "}\n", 2),
            (ListFormat::Csv, header, "\"Un <mot>.\nDeux & trois.\"\n", 1),
            (
                ListFormat::Tsv,
                "id\tdate",
                "\"Un <mot>.\nDeux & trois.\"\n",
                1,
            ),
            (ListFormat::Ris, "TY  - NEWS\r\n", "ER  - \r\n\r\n", 2),
            (ListFormat::Bibtex, "@article{", "}\n\n", 2),
            (ListFormat::Csl, "[\n{\"id\"", "}\n]\n", 2),
        ] {
            let text = written(format, &clippings);
            assert!(text.starts_with(begins), "{format:?}: {text}");
            assert!(text.ends_with(ends), "{format:?}: {text}");
            let first = &begins[begins.len() - begins.trim_start_matches("[\n").len()..];
            assert_eq!(text.matches(first).count(), entries, "{format:?}");
        }
        assert_eq!(written(ListFormat::Csv, &[]), header);
        assert_eq!(written(ListFormat::Csl, &[]), "[\n]\n");
    }

    #[test]
    fn a_table_and_a_list_of_items_read_back() {
        let clippings = [whole(), bare("1999")];
        let table = written(ListFormat::Csv, &clippings);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(&rows[0][7], "Médias/Réseaux sociaux | TIC, télécoms");
        assert_eq!(&rows[1][1], "1999");
        let items = written(ListFormat::Csl, &clippings);
        let items: Vec<serde_json::Value> = serde_json::from_str(&items).unwrap();
        assert_eq!(items.len(), 2);
    }
}
