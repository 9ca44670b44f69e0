//! A file that holds one text.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use pressoir_document::Likeness;

use crate::budget::Budget;
use crate::candidate::Candidate;
use crate::compression::{self, Content};
use crate::decode::{Decoded, decode};
use crate::identity::id_of;
use crate::stored::{broken, named_compressed, unreadable};
use crate::text::{PageText, parse_marked};
use crate::{
    Detail, Explanation, Form, Found, Options, ParsedClipping, ProgressHandle, RoleCounts,
    SkipReason, Vocabulary,
};

/// Reads and parses the file at `path`, whose origin is `origin`.
pub(crate) fn read(
    path: &Path,
    origin: &str,
    options: &Options,
    progress: &ProgressHandle,
) -> Vec<Candidate> {
    let bytes = load(path, options.max_text_bytes);
    parse(bytes, path, origin, options, progress)
}

/// Parses the bytes of a text, whatever they were read from.
pub(crate) fn parse(
    bytes: Result<Vec<u8>, SkipReason>,
    path: &Path,
    origin: &str,
    options: &Options,
    progress: &ProgressHandle,
) -> Vec<Candidate> {
    let decoded = bytes
        .inspect(|bytes| progress.count_text(bytes.len()))
        .and_then(decode);
    let decoded = match decoded {
        Ok(decoded) => decoded,
        Err(reason) => return vec![Candidate::skipped(None, reason)],
    };
    let path = path.to_string_lossy();
    let text = PageText::of(&decoded);
    let mut parsed = Parsed::of(text, &path, &options.vocabulary, options.detail);
    parsed.tell_decoding(&decoded);
    match parsed.refusal(&decoded.text) {
        None => parsed
            .into_found(&path, origin)
            .map(|found| Candidate::found(None, found))
            .collect(),
        Some(reason) => vec![Candidate::without_clipping(reason, parsed.explanation)],
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
    let decoded = decode(bytes)?;
    let text = PageText::of(&decoded);
    let mut parsed = Parsed::of(text, "", vocabulary, Detail::Clippings);
    parsed.tell_decoding(&decoded);
    match parsed.refusal(&decoded.text) {
        None => Ok(parsed.clippings),
        Some(reason) => Err(reason),
    }
}

impl<'t> PageText<'t> {
    fn of(decoded: &'t Decoded) -> Self {
        PageText {
            text: &decoded.text,
            article: decoded.article.as_ref(),
        }
    }
}

/// A text that was parsed.
pub(crate) struct Parsed {
    clippings: Vec<ParsedClipping>,
    /// What belongs to no clipping first, then what belongs to each.
    roles: Vec<RoleCounts>,
    explanation: Option<Box<Explanation>>,
}

impl Parsed {
    /// Parses a decoded text that is called `name`.
    pub(crate) fn of(
        text: PageText<'_>,
        name: &str,
        vocabulary: &Vocabulary,
        detail: Detail,
    ) -> Self {
        let (clippings, (roles, explanation)) = parse_marked(text, vocabulary, |marked| {
            let explanation =
                (detail == Detail::Explained).then(|| Box::new(Explanation::of_text(marked)));
            if let Some(dropped) = &vocabulary.dropped {
                dropped.count(marked, name);
            }
            (marked.counts(), explanation)
        });
        Parsed {
            clippings,
            roles,
            explanation,
        }
    }

    /// Returns why the text gives no clipping, if it gives none.
    pub(crate) fn refusal(&self, text: &str) -> Option<SkipReason> {
        if !self.clippings.is_empty() {
            return None;
        }
        let is_blank = text.chars().all(char::is_whitespace);
        Some(if is_blank {
            SkipReason::Empty
        } else {
            SkipReason::NoText
        })
    }

    pub(crate) fn tell_form(&mut self, form: Form) {
        if let Some(explanation) = &mut self.explanation {
            explanation.form = form;
        }
    }

    /// Tells on the clippings of a file how it was decoded.
    fn tell_decoding(&mut self, decoded: &Decoded) {
        for clipping in &mut self.clippings {
            clipping.warnings.splice(0..0, decoded.warning.clone());
            clipping.url.clone_from(&decoded.url);
        }
        if let Some(explanation) = &mut self.explanation {
            explanation.set_decoded(decoded);
        }
    }

    /// Gives the clippings of the text their path and ids.
    pub(crate) fn into_found(self, path: &str, origin: &str) -> impl Iterator<Item = Found> {
        let mut explanation = self.explanation;
        let mut roles = self.roles.into_iter();
        let mut chrome = roles.next();
        let clippings = self.clippings.into_iter().zip(roles).enumerate();
        clippings.map(move |(number, (parsed, mut roles))| {
            let id = if number == 0 {
                id_of(origin)
            } else {
                id_of(&format!("{origin}#{}", number + 1))
            };
            roles += chrome.take().unwrap_or_default();
            Found {
                origin: origin.to_owned(),
                clipping: parsed.into_clipping(path.to_owned(), id),
                roles,
                explanation: explanation.take(),
                likeness: Likeness::default(),
            }
        })
    }
}

pub(crate) fn load(path: &Path, limit: u64) -> Result<Vec<u8>, SkipReason> {
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    if size > limit {
        return Err(SkipReason::TooLarge { limit });
    }
    let content = compression::open(BufReader::with_capacity(64 << 10, file))
        .map_err(unreadable)?
        .within(Budget::of(size));
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
