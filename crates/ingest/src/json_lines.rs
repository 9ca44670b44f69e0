//! A file that holds a record a line.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::batches::Batches;
use crate::candidate::Candidate;
use crate::compression::Content;
use crate::decode::{binary_kind, decode_legacy, utf16_of};
use crate::line_blocks::{LineBlocks, Piece, numbered, parts};
use crate::record_fields::Record;
use crate::stored::broken;
use crate::{Detail, Options, ProgressHandle, SkipReason, Vocabulary};

/// A file that is read block by block.
pub(crate) struct JsonLines {
    blocks: LineBlocks<Box<dyn Read + Send>>,
    lines: LineParser,
    was_compressed: bool,
    at_start: bool,
    progress: ProgressHandle,
}

impl JsonLines {
    pub(crate) fn of(
        content: Content<'static>,
        path: &Path,
        origin: String,
        options: &Options,
        progress: &ProgressHandle,
    ) -> Self {
        JsonLines {
            blocks: LineBlocks::new(content.stream, options.max_line_bytes),
            lines: LineParser {
                path: path.to_string_lossy().into_owned(),
                origin,
                max_line: options.max_line_bytes,
                vocabulary: Arc::clone(&options.vocabulary),
                detail: options.detail,
            },
            was_compressed: content.was_compressed,
            at_start: true,
            progress: progress.clone(),
        }
    }

    fn end_with(&mut self, error: &io::Error) -> Vec<Candidate> {
        self.blocks.stop();
        self.at_start = false;
        let reason = broken(error, self.was_compressed);
        vec![Candidate::skipped(None, reason)]
    }
}

impl Batches for JsonLines {
    fn next_batch(&mut self) -> Option<Vec<Candidate>> {
        let piece = match self.blocks.next() {
            Ok(Some(piece)) => piece,
            Ok(None) if self.at_start => {
                self.at_start = false;
                return Some(vec![Candidate::skipped(None, SkipReason::Empty)]);
            }
            Ok(None) => return None,
            Err(error) => return Some(self.end_with(&error)),
        };
        let was_at_start = std::mem::replace(&mut self.at_start, false);
        let block = match piece {
            Piece::Lines(block) => block,
            Piece::TooLong { line } => {
                let limit = self.lines.max_line;
                let reason = SkipReason::LineTooLong { limit };
                return Some(vec![Candidate::skipped(Some(line), reason)]);
            }
        };
        self.progress.count_text(block.bytes.len());
        if was_at_start && let Some(reason) = refusal(&block.bytes) {
            self.blocks.stop();
            return Some(vec![Candidate::skipped(None, reason)]);
        }
        let lines = &self.lines;
        let parts = parts(&block, rayon::current_num_threads() * 4);
        let parsed: Vec<(Vec<Candidate>, BTreeMap<String, u64>)> = parts
            .into_par_iter()
            .map(|(first_line, part)| lines.parse_part(first_line, part))
            .collect();
        let mut batch = Vec::with_capacity(parsed.iter().map(|(part, _)| part.len()).sum());
        for (mut candidates, ignored) in parsed {
            batch.append(&mut candidates);
            self.progress.count_ignored(ignored);
        }
        Some(batch)
    }
}

/// Parses lines of one file.
struct LineParser {
    path: String,
    origin: String,
    max_line: usize,
    vocabulary: Arc<Vocabulary>,
    detail: Detail,
}

impl LineParser {
    fn parse_part(&self, first_line: u64, part: &[u8]) -> (Vec<Candidate>, BTreeMap<String, u64>) {
        let mut candidates = Vec::new();
        let mut ignored = BTreeMap::new();
        for (line, bytes) in numbered(part, first_line) {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            if bytes.len() > self.max_line {
                let limit = self.max_line;
                let reason = SkipReason::LineTooLong { limit };
                candidates.push(Candidate::skipped(Some(line), reason));
                continue;
            }
            match simdutf8::basic::from_utf8(bytes) {
                Ok(text) => self.parse_line(text, line, None, &mut candidates, &mut ignored),
                Err(_) => {
                    let decoded = decode_legacy(bytes);
                    let warning = decoded.warning.as_deref();
                    self.parse_line(&decoded.text, line, warning, &mut candidates, &mut ignored);
                }
            }
        }
        (candidates, ignored)
    }

    fn parse_line(
        &self,
        text: &str,
        line: u64,
        warning: Option<&str>,
        candidates: &mut Vec<Candidate>,
        ignored: &mut BTreeMap<String, u64>,
    ) {
        let mut record: Record<'_> = match serde_json::from_str(text) {
            Ok(record) => record,
            Err(error) => {
                let cause = cause_of(&error);
                let reason = SkipReason::InvalidJson { cause };
                return candidates.push(Candidate::skipped(Some(line), reason));
            }
        };
        let names = match self.detail {
            Detail::Clippings => std::mem::take(&mut record.ignored),
            Detail::Explained => record.ignored.clone(),
        };
        for field in names {
            *ignored.entry(field).or_default() += 1;
        }
        match record.into_found(
            &self.path,
            &self.origin,
            line,
            &self.vocabulary,
            self.detail,
        ) {
            Ok(found) => candidates.extend(found.into_iter().map(|mut found| {
                let warnings = &mut found.clipping.warnings;
                warnings.splice(0..0, warning.map(str::to_owned));
                Candidate::found(Some(line), found)
            })),
            Err(reason) => candidates.push(Candidate::skipped(Some(line), reason)),
        }
    }
}

/// What a whole file is refused for, by its beginning.
fn refusal(bytes: &[u8]) -> Option<SkipReason> {
    if utf16_of(bytes).is_some() {
        return Some(SkipReason::JsonInUtf16);
    }
    if let Some(kind) = binary_kind(bytes) {
        return Some(SkipReason::Binary { kind });
    }
    let begin = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let begin = begin.trim_ascii_start();
    if begin.is_empty() {
        return Some(SkipReason::Empty);
    }
    begin.starts_with(b"[").then_some(SkipReason::JsonArray)
}

/// The words of a JSON error, with the column; the line is always the first.
fn cause_of(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let bare = words
        .split_once(" at line ")
        .map_or(words.as_str(), |(bare, _)| bare);
    format!("{bare} at column {}", error.column())
}
