use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use csv::ByteRecord;
use rayon::prelude::*;

use super::header::{Header, separator};
use super::row_bound::RowBound;
use crate::batches::Batches;
use crate::candidate::Candidate;
use crate::compression::Content;
use crate::decode::{binary_kind, utf16_of};
use crate::peek::{Peeked, peek};
use crate::stored::broken;
use crate::{Detail, Options, ProgressHandle, SkipReason, Vocabulary};

/// A batch ends at about this many bytes.
const BATCH_BYTES: usize = 8 << 20;

/// How much is read at a time.
const BUFFER: usize = 64 << 10;
/// A first line that is longer names no columns.
const LONGEST_HEADER: usize = 64 << 10;

/// The cells of a row and the line it begins on.
struct Row {
    cells: ByteRecord,
    line: u64,
}

/// A table that is read batch by batch of rows.
pub(crate) struct Table {
    rows: csv::Reader<RowBound<Peeked<Box<dyn Read + Send>>>>,
    parser: RowParser,
    max_row: usize,
    has_crlf: bool,
    was_compressed: bool,
    has_ended: bool,
    progress: ProgressHandle,
}

impl Table {
    /// Reads the header of a table, whose separator its first line tells.
    pub(crate) fn open(
        content: Content<'static>,
        path: &Path,
        origin: String,
        options: &Options,
        progress: &ProgressHandle,
    ) -> Result<Self, SkipReason> {
        let was_compressed = content.was_compressed;
        let ends_line = |begin: &[u8]| begin.iter().any(|byte| b"\r\n".contains(byte));
        let (begin, stream) = peek(content.stream, LONGEST_HEADER, ends_line)
            .map_err(|error| broken(&error, was_compressed))?;
        if let Some(reason) = refusal(&begin) {
            return Err(reason);
        }
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(separator(&begin))
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(RowBound::new(stream, progress.clone()));
        let max_row = options.max_line_bytes;
        rows.get_mut().begin_row(max_row.saturating_add(BUFFER));
        let mut first = ByteRecord::new();
        rows.read_byte_record(&mut first)
            .map_err(|error| reason_of(error, rows.get_ref(), max_row, was_compressed))?;
        Ok(Table {
            rows,
            parser: RowParser {
                header: Header::of(&first).ok_or(SkipReason::NoColumns)?,
                path: path.to_string_lossy().into_owned(),
                origin,
                vocabulary: Arc::clone(&options.vocabulary),
                detail: options.detail,
            },
            max_row,
            has_crlf: memchr::memmem::find(&begin, b"\r\n").is_some(),
            was_compressed,
            has_ended: false,
            progress: progress.clone(),
        })
    }

    /// Returns the line on which a row begins that was just read.
    fn line_of(&self, row: &ByteRecord) -> u64 {
        // Where the row was asked for: before the blank lines that were passed over.
        let asked = row.position().map_or(0, csv::Position::line);
        let inside = memchr::memchr_iter(b'\n', row.as_slice()).count();
        let inside = u64::try_from(inside).unwrap_or(u64::MAX);
        let behind = self.rows.position().line();
        // Of two characters that end a line, the second is passed over with the next row.
        let ended = u64::from(!self.has_crlf);
        asked.max(behind.saturating_sub(inside + ended))
    }

    /// Reads a batch of rows, and what ended the table early.
    fn read_rows(&mut self) -> (Vec<Row>, Option<SkipReason>) {
        let mut rows: Vec<Row> = Vec::new();
        let mut bytes = 0;
        while bytes < BATCH_BYTES {
            // The row before may have left a full buffer.
            let allowed = self.max_row.saturating_add(BUFFER);
            self.rows.get_mut().begin_row(allowed);
            let mut cells = ByteRecord::new();
            match self.rows.read_byte_record(&mut cells) {
                Ok(true) => {
                    bytes += cells.as_slice().len() + size_of::<Row>();
                    let line = self.line_of(&cells);
                    rows.push(Row { cells, line });
                }
                Ok(false) => {
                    self.has_ended = true;
                    break;
                }
                Err(error) => {
                    self.has_ended = true;
                    let stream = self.rows.get_ref();
                    let reason = reason_of(error, stream, self.max_row, self.was_compressed);
                    return (rows, Some(reason));
                }
            }
        }
        (rows, None)
    }
}

impl Batches for Table {
    fn next_batch(&mut self) -> Option<Vec<Candidate>> {
        if self.has_ended {
            return None;
        }
        let (mut rows, failure) = self.read_rows();
        // Spreadsheets write their blank rows, too.
        rows.retain(|row| !row.cells.as_slice().iter().all(u8::is_ascii_whitespace));
        let parser = &self.parser;
        let even = rows
            .iter()
            .filter(|row| row.cells.len() == parser.header.len());
        let even = u64::try_from(even.count()).unwrap_or(u64::MAX);
        if even > 0 {
            let ignored = parser.header.ignored.iter().cloned();
            self.progress
                .count_ignored(ignored.map(|name| (name, even)));
        }
        let parsed: Vec<Vec<Candidate>> = rows.par_iter().map(|row| parser.parse(row)).collect();
        let mut batch: Vec<Candidate> = parsed.into_iter().flatten().collect();
        batch.extend(failure.map(|reason| Candidate::skipped(None, reason)));
        Some(batch)
    }
}

/// Parses the rows of one table.
struct RowParser {
    header: Header,
    path: String,
    origin: String,
    vocabulary: Arc<Vocabulary>,
    detail: Detail,
}

impl RowParser {
    fn parse(&self, row: &Row) -> Vec<Candidate> {
        let line = row.line;
        let (cells, columns) = (row.cells.len(), self.header.len());
        if cells != columns {
            let reason = SkipReason::UnevenRow { cells, columns };
            return vec![Candidate::skipped(Some(line), reason)];
        }
        let mut warning = None;
        let mut record = self.header.record(&row.cells, &mut warning);
        if self.detail == Detail::Explained {
            record.ignored.clone_from(&self.header.ignored);
        }
        match record.into_found(
            &self.path,
            &self.origin,
            line,
            &self.vocabulary,
            self.detail,
        ) {
            Ok(found) => found
                .into_iter()
                .map(|mut found| {
                    let warnings = &mut found.clipping.warnings;
                    warnings.splice(0..0, warning.clone());
                    Candidate::found(Some(line), found)
                })
                .collect(),
            Err(reason) => vec![Candidate::skipped(Some(line), reason)],
        }
    }
}

/// What a whole file is refused for, by its beginning.
fn refusal(begin: &[u8]) -> Option<SkipReason> {
    if utf16_of(begin).is_some() {
        return Some(SkipReason::TableInUtf16);
    }
    if let Some(kind) = binary_kind(begin) {
        return Some(SkipReason::Binary { kind });
    }
    let begin = begin.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begin);
    begin.trim_ascii().is_empty().then_some(SkipReason::Empty)
}

fn reason_of<R>(
    error: csv::Error,
    stream: &RowBound<R>,
    limit: usize,
    was_compressed: bool,
) -> SkipReason {
    if stream.is_used_up() {
        return SkipReason::RowTooLong { limit };
    }
    broken(&error.into(), was_compressed)
}
