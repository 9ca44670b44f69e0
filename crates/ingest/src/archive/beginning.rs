use std::io::Read;
use std::path::Path;

use super::feed::Next;
use super::members::{content_of, start};
use crate::file_kind::FileKind;
use crate::{ProgressHandle, text_file};

/// The first members of an archive, decompressed; what is not to be read is left out without a word.
#[derive(Debug, Default)]
pub(crate) struct Beginning {
    /// Those that hold one text each.
    pub(crate) texts: Vec<Vec<u8>>,
    /// Those that hold a record a line; the last line of the last one can be cut.
    pub(crate) records: Vec<Vec<u8>>,
}

impl Beginning {
    /// Reads about so many `bytes` of the archive at `path`, and no text larger than `largest`.
    pub(crate) fn of(kind: FileKind, path: &Path, bytes: u64, largest: u64) -> Self {
        let mut beginning = Beginning::default();
        // What is only looked at is no progress.
        let Ok(feed) = start(kind, path, &ProgressHandle::default()) else {
            return beginning;
        };
        let mut left = bytes;
        while left > 0
            && let Some(next) = feed.next()
        {
            let Next::Member(member, stream) = next else {
                continue;
            };
            let Ok(content) = content_of(&member, stream) else {
                continue;
            };
            let (read, kept) = match FileKind::of(member.as_ref()) {
                FileKind::Text => {
                    let Ok(text) = text_file::read_whole(content, 0, largest) else {
                        // What was read of it counts, so that many large ones end the look, too.
                        left = left.saturating_sub(largest);
                        continue;
                    };
                    (text, &mut beginning.texts)
                }
                FileKind::JsonLines => {
                    let mut lines = Vec::new();
                    // Of a damaged stream what was read before is looked at.
                    let _ = content.stream.take(left).read_to_end(&mut lines);
                    (lines, &mut beginning.records)
                }
                _ => continue,
            };
            left = left.saturating_sub(u64::try_from(read.len()).unwrap_or(u64::MAX));
            kept.push(read);
        }
        beginning
    }
}
