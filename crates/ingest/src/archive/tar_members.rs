use std::io::Read;
use std::path::Path;

use tar::{Archive, Entry, EntryType};

use super::feed::{Feed, NobodyReads, Sink};
use crate::budget::Budget;
use crate::peek::peek;
use crate::stored::{self, broken, unreadable};
use crate::{ProgressHandle, SkipReason};

/// The size of a header.
const BLOCK: usize = 512;

/// Starts unpacking the tar archive at `path`, compressed or not.
pub(super) fn start(path: &Path, progress: &ProgressHandle) -> Result<Feed, SkipReason> {
    let content = stored::open(path, progress)?;
    let was_compressed = content.was_compressed;
    let (begin, stream) =
        peek(content.stream, BLOCK, |_| false).map_err(|error| broken(&error, was_compressed))?;
    match begin.get(..BLOCK) {
        None if begin.is_empty() => return Err(SkipReason::Empty),
        Some(block) if is_header(block) || block.iter().all(|&byte| byte == 0) => {}
        _ => return Err(SkipReason::NotAnArchive { kind: "tar" }),
    }
    let size = path.metadata().map_or(0, |metadata| metadata.len());
    let mut budget = Budget::of(size);
    Feed::start(progress, move |sink| {
        unpack(Archive::new(budget.spend_on(stream)), sink)
    })
    .map_err(unreadable)
}

/// Tells whether a block is the header of a member: it holds the sum of its bytes.
fn is_header(block: &[u8]) -> bool {
    const SUM: std::ops::Range<usize> = 148..156;
    let digits: Vec<u8> = block[SUM]
        .iter()
        .copied()
        .filter(|byte| byte.is_ascii_digit())
        .collect();
    let written = std::str::from_utf8(&digits)
        .ok()
        .and_then(|digits| u32::from_str_radix(digits, 8).ok());
    let sum: u32 = block
        .iter()
        .enumerate()
        .map(|(at, &byte)| u32::from(if SUM.contains(&at) { b' ' } else { byte }))
        .sum();
    written == Some(sum)
}

fn unpack<R: Read>(mut archive: Archive<R>, sink: &Sink) -> Result<(), NobodyReads> {
    let mut last = String::new();
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return sink.refuse(None, broken(&error, true)),
    };
    for entry in entries {
        // What follows a damaged place cannot be found.
        let failure = match entry {
            Ok(entry) => put(entry, &mut last, sink)?,
            Err(error) => Some(broken(&error, true)),
        };
        if let Some(reason) = failure {
            return sink.refuse(None, SkipReason::cut_behind(last, &reason));
        }
    }
    Ok(())
}

/// Hands over a member; returns what kept it from being read whole.
fn put<R: Read>(
    entry: Entry<'_, R>,
    last: &mut String,
    sink: &Sink,
) -> Result<Option<SkipReason>, NobodyReads> {
    let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
    last.clone_from(&name);
    let kind = match entry.header().entry_type() {
        EntryType::Directory | EntryType::XGlobalHeader => return Ok(None),
        EntryType::Link | EntryType::Symlink => Some("a link"),
        EntryType::Char | EntryType::Block => Some("a device"),
        EntryType::Fifo => Some("a pipe"),
        // Other kinds are to be read as files, says the format.
        _ => None,
    };
    let Some(path) = sink.accept(&name)? else {
        return Ok(None);
    };
    if let Some(kind) = kind {
        sink.refuse(Some(&path), SkipReason::SpecialMember { kind })?;
        return Ok(None);
    }
    let size = entry.size();
    sink.put(&path, size, entry)
}
