//! A file that holds one text.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use crate::candidate::Candidate;
use crate::compression::{self, Content};
use crate::decode::{Decoded, decode};
use crate::identity::id_of;
use crate::stored::{broken, named_compressed, unreadable};
use crate::text::parse_text_with;
use crate::{Found, Options, ParsedClipping, ProgressHandle, SkipReason, Vocabulary};

/// Reads and parses the file at `path`, whose origin is `origin`.
pub(crate) fn read(
    path: &Path,
    origin: &str,
    options: &Options,
    progress: &ProgressHandle,
) -> Vec<Candidate> {
    let bytes = load(path, options.max_text_bytes);
    parse(bytes, path, origin, &options.vocabulary, progress)
}

/// Parses the bytes of a text, whatever they were read from.
pub(crate) fn parse(
    bytes: Result<Vec<u8>, SkipReason>,
    path: &Path,
    origin: &str,
    vocabulary: &Vocabulary,
    progress: &ProgressHandle,
) -> Vec<Candidate> {
    let clippings = bytes
        .inspect(|bytes| progress.count_text(bytes.len()))
        .and_then(|bytes| parse_bytes(bytes, vocabulary));
    match clippings {
        Ok(parsed) => found(parsed, &path.to_string_lossy(), origin)
            .map(|found| Candidate::found(None, found))
            .collect(),
        Err(reason) => vec![Candidate::skipped(None, reason)],
    }
}

/// Decodes and parses the bytes of one file that holds text or a web page.
///
/// Pure and total like [`parse_text`](crate::parse_text): the same bytes give the same result.
///
/// # Errors
///
/// Tells why there is no clipping in it: what it is instead, or that it is empty.
pub fn parse_bytes(
    bytes: Vec<u8>,
    vocabulary: &Vocabulary,
) -> Result<Vec<ParsedClipping>, SkipReason> {
    clippings_of_file(&decode(bytes)?, vocabulary)
}

/// Gives the clippings of one text their path and ids.
pub(crate) fn found<'t>(
    parsed: Vec<ParsedClipping>,
    path: &'t str,
    origin: &'t str,
) -> impl Iterator<Item = Found> + 't {
    parsed.into_iter().enumerate().map(move |(number, parsed)| {
        let id = if number == 0 {
            id_of(origin)
        } else {
            id_of(&format!("{origin}#{}", number + 1))
        };
        Found {
            origin: origin.to_owned(),
            clipping: parsed.into_clipping(path.to_owned(), id),
        }
    })
}

/// Parses a decoded text; a text without any clipping has a reason for that.
pub(crate) fn clippings(
    text: &str,
    vocabulary: &Vocabulary,
) -> Result<Vec<ParsedClipping>, SkipReason> {
    let parsed = parse_text_with(text, vocabulary);
    if !parsed.is_empty() {
        return Ok(parsed);
    }
    let is_blank = text.chars().all(char::is_whitespace);
    Err(if is_blank {
        SkipReason::Empty
    } else {
        SkipReason::NoText
    })
}

/// Parses a decoded file and tells on its clippings how it was decoded.
fn clippings_of_file(
    decoded: &Decoded,
    vocabulary: &Vocabulary,
) -> Result<Vec<ParsedClipping>, SkipReason> {
    let mut parsed = clippings(&decoded.text, vocabulary)?;
    for clipping in &mut parsed {
        clipping.warnings.splice(0..0, decoded.warning.clone());
        clipping.url.clone_from(&decoded.url);
    }
    Ok(parsed)
}

fn load(path: &Path, limit: u64) -> Result<Vec<u8>, SkipReason> {
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    if size > limit {
        return Err(SkipReason::TooLarge { limit });
    }
    let content =
        compression::open(BufReader::with_capacity(64 << 10, file)).map_err(unreadable)?;
    if content.lacks_compression(named_compressed(path)) {
        return Err(SkipReason::UnknownCompression);
    }
    read_whole(content, size, limit)
}

/// Reads a text whose size is about `size`.
pub(crate) fn read_whole(
    content: Content<'_>,
    size: u64,
    limit: u64,
) -> Result<Vec<u8>, SkipReason> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    content
        .stream
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| broken(&error, content.was_compressed))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        return Err(SkipReason::TooLarge { limit });
    }
    Ok(bytes)
}
