//! Standard input: records or one text, told by how it begins.

use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use crate::batches::Batches;
use crate::candidate::{Candidate, Outcome};
use crate::compression::{self, Content};
use crate::identity::{Fingerprint, id_of_content};
use crate::json_lines::JsonLines;
use crate::learn::look_at_records;
use crate::peek::peek;
use crate::stored::{broken, unreadable};
use crate::{Learned, Options, ProgressHandle, SkipReason, text_file};

/// How much tells records from a text, at most.
const BEGINNING: usize = 64 << 10;
/// How much of a stream of records is learned from.
const LOOKED_AT: usize = 8 << 20;

/// Opens a stream that has no name to go by.
pub(crate) fn open(
    stream: impl Read + Send + 'static,
    path: &Path,
    origin: String,
    options: &Options,
    progress: &ProgressHandle,
) -> Result<Box<dyn Batches>, SkipReason> {
    let stored = BufReader::with_capacity(1 << 20, stream);
    let content = compression::open(stored).map_err(unreadable)?;
    let (was_compressed, is_empty) = (content.was_compressed, content.is_empty);
    let failed = |error| broken(&error, was_compressed);
    let (begin, stream) = peek(content.stream, BEGINNING, |begin| {
        tells_json(begin).is_some()
    })
    .map_err(failed)?;
    let content = |stream| Content {
        stream,
        was_compressed,
        is_empty,
    };
    let is_json = tells_json(&begin) == Some(true);
    if is_json && let Some(known) = &options.learned {
        let (begin, stream) = peek(stream, LOOKED_AT, |_| false).map_err(failed)?;
        let mut learned = known.clone();
        learned.merge(look_at_records(begin, &options.vocabulary));
        let mut options = options.clone();
        Arc::make_mut(&mut options.vocabulary).learned = Arc::new(learned.clone());
        let content = content(Box::new(stream));
        return Ok(Box::new(LookedAt {
            records: JsonLines::of(content, path, origin, &options, progress),
            learned: Some(learned),
        }));
    }
    let content = content(Box::new(stream));
    if is_json {
        let records = JsonLines::of(content, path, origin, options, progress);
        return Ok(Box::new(records));
    }
    let bytes = text_file::read_whole(content, 0, options.max_text_bytes);
    let mut candidates = text_file::parse(bytes, path, &origin, options, progress);
    for candidate in &mut candidates {
        name_by_content(candidate);
    }
    Ok(Box::new(OneText(Some(candidates))))
}

/// Gives a text an id of its own: the next one that is piped in is another, not a new wording.
fn name_by_content(candidate: &mut Candidate) {
    if let Outcome::Found(found, print) = &mut candidate.outcome {
        found.clipping.id = id_of_content(&found.clipping);
        *print = Fingerprint::of(&found.clipping);
    }
}

/// Tells whether a stream that begins so holds JSON; `None` when more of it would tell.
fn tells_json(begin: &[u8]) -> Option<bool> {
    let begin = begin.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begin);
    let [first, rest @ ..] = begin.trim_ascii_start() else {
        return None;
    };
    // A text can begin with a bracket, and RTF does with a brace.
    let expected: &[u8] = match first {
        b'{' => b"\"}",
        b'[' => b"{]",
        _ => return Some(false),
    };
    let second = rest.trim_ascii_start().first()?;
    Some(expected.contains(second))
}

/// Records whose beginning was learned from.
struct LookedAt {
    records: JsonLines,
    learned: Option<Learned>,
}

impl Batches for LookedAt {
    fn next_batch(&mut self) -> Option<Vec<Candidate>> {
        self.records.next_batch()
    }

    fn learned(&mut self) -> Option<Learned> {
        self.learned.take()
    }
}

/// The clippings of one text.
struct OneText(Option<Vec<Candidate>>);

impl Batches for OneText {
    fn next_batch(&mut self) -> Option<Vec<Candidate>> {
        self.0.take()
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use pressoir_document::Layout;

    use super::*;

    /// Tells each clipping by its text, a record by its id too, and each refusal in its words.
    fn told(stream: impl Read + Send + 'static, options: &Options) -> Vec<String> {
        let progress = ProgressHandle::default();
        let opened = open(stream, Path::new("-"), "stdin".into(), options, &progress);
        let mut batches = match opened {
            Ok(batches) => batches,
            Err(reason) => return vec![reason.to_string()],
        };
        std::iter::from_fn(|| batches.next_batch())
            .flatten()
            .map(|candidate| match candidate.outcome {
                Outcome::Found(found, _) => {
                    let clipping = &found.clipping;
                    assert_eq!(
                        (found.origin.as_str(), clipping.path.as_str()),
                        ("stdin", "-")
                    );
                    if clipping.layout == Layout::Record {
                        format!("{} {}", clipping.id, clipping.body)
                    } else {
                        assert_eq!(clipping.id, id_of_content(clipping));
                        clipping.body.clone()
                    }
                }
                Outcome::Skipped(reason, _) => format!("{:?} {reason}", candidate.line),
            })
            .collect()
    }

    #[track_caller]
    fn check(bytes: &'static [u8], expected: &[&str]) {
        assert_eq!(told(bytes, &Options::default()), expected);
    }

    #[test]
    fn the_beginning_tells_records_from_a_text() {
        check(
            b"{\"id\":\"a\",\"body\":\"Un.\"}\n{\"id\":\"b\",\"body\":\"Deux.\"}",
            &["a Un.", "b Deux."],
        );
        check(
            b"\xef\xbb\xbf \n { \"id\":\"a\",\"body\":\"Un.\"}",
            &["a Un."],
        );
        check(
            b"[{\"id\":\"a\"}]",
            &["None is a JSON array; write one record a line, for example with `jq -c '.[]'`"],
        );
        check(
            b"{\\rtf1}",
            &["None is an RTF document, not text; convert it to text first"],
        );
        check(b"", &["None is empty; remove it or fill it"]);
        check(b"{", &["{"]);
        check(b"[Tribune] Un texte.", &["[Tribune] Un texte."]);
        check(b"Un texte.", &["Un texte."]);
        check(b"Un autre.", &["Un autre."]);
    }

    #[test]
    fn the_beginning_of_records_is_learned_from() {
        let letters = ["ba", "co", "di", "fu", "ga", "lo", "mi", "nu", "pa", "ro"];
        let text = |number: usize| {
            let word = |at: usize| format!("{}{} ", letters[number], letters[(number + at) % 10]);
            let words: String = (0..50).map(word).collect();
            format!("{}.", words.trim_end())
        };
        let records: String = (0..letters.len())
            .map(|number| {
                let raw = format!(
                    "Le Phare\nSe connecter\nPolitique\nVidéos\nPetites annonces\nRechercher\n\nAu {0}{0}\n{1} mars 2003\n\n{2}",
                    letters[number],
                    number + 1,
                    text(number)
                );
                format!("{}\n", serde_json::json!({ "path": number.to_string(), "raw": raw }))
            })
            .collect();
        let options = Options {
            learned: Some(Learned::default()),
            ..Options::default()
        };
        let progress = ProgressHandle::default();
        let stream = io::Cursor::new(records.into_bytes());
        let opened = open(stream, Path::new("-"), "stdin".into(), &options, &progress);
        let mut batches = opened.unwrap_or_else(|reason| panic!("{reason}"));
        let candidates = batches.next_batch().unwrap();
        for (number, candidate) in candidates.iter().enumerate() {
            let Outcome::Found(found, _) = &candidate.outcome else {
                panic!("{number} was skipped");
            };
            let title = format!("Au {0}{0}", letters[number]);
            assert_eq!(found.clipping.title, Some(title));
            assert_eq!(found.clipping.body, text(number));
        }
        assert!(batches.learned().is_some_and(|learned| !learned.is_empty()));
    }

    #[test]
    fn compressed_streams_are_read_and_cut_ones_told() {
        let gzip = |text: &str| {
            let mut encoder =
                flate2::read::GzEncoder::new(text.as_bytes(), flate2::Compression::fast());
            let mut bytes = Vec::new();
            encoder.read_to_end(&mut bytes).unwrap();
            bytes
        };
        let records = gzip("{\"id\":\"a\",\"body\":\"Un.\"}\n");
        let options = Options::default();
        assert_eq!(told(io::Cursor::new(records.clone()), &options), ["a Un."]);
        let cut = records[..records.len() - 12].to_vec();
        let told = told(io::Cursor::new(cut), &options);
        assert!(told[0].contains("damaged or cut short"), "{told:?}");
    }

    #[test]
    fn an_endless_line_is_passed_over_in_bounded_memory() {
        let options = Options {
            max_line_bytes: 1 << 20,
            max_text_bytes: 1 << 20,
            ..Options::default()
        };
        let line = |first: &'static [u8]| first.chain(io::repeat(b'a').take(1 << 30));
        let records = line(b"{\"body\":\"").chain(&b"\"}\n{\"id\":\"b\",\"body\":\"Un.\"}\n"[..]);
        assert_eq!(
            told(records, &options),
            [
                "Some(1) the line is longer than 1048576 bytes; split the record",
                "b Un.",
            ]
        );
        assert_eq!(
            told(line(b"Un "), &options),
            ["None holds more than 1048576 bytes of text; split it, or make it JSON Lines",]
        );
    }
}
