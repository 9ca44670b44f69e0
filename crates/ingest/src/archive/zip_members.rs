use std::io::{BufReader, Read};
use std::path::Path;

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::feed::{Feed, NobodyReads, Sink};
use crate::budget::Budget;
use crate::stored::{Stored, broken, unreadable};
use crate::{ProgressHandle, SkipReason};

/// Starts unpacking the zip archive at `path`.
pub(super) fn start(path: &Path, progress: &ProgressHandle) -> Result<Feed, SkipReason> {
    let mut begin = Vec::new();
    let mut stored = Stored::open(path, progress)?;
    stored
        .by_ref()
        .take(2)
        .read_to_end(&mut begin)
        .map_err(unreadable)?;
    if begin.is_empty() {
        return Err(SkipReason::Empty);
    }
    let budget = Budget::of(stored.size());
    let archive = ZipArchive::new(BufReader::new(stored)).map_err(|error| match error {
        ZipError::Io(error) => broken(&error, true),
        _ if begin != b"PK" => SkipReason::NotAnArchive { kind: "zip" },
        other => damaged(&other),
    })?;
    Feed::start(progress, move |sink| unpack(archive, budget, sink)).map_err(unreadable)
}

fn unpack(
    mut archive: ZipArchive<BufReader<Stored>>,
    mut budget: Budget,
    sink: &Sink,
) -> Result<(), NobodyReads> {
    if archive.has_duplicate_names() {
        sink.refuse(None, SkipReason::DuplicateMembers)?;
    }
    for number in 0..archive.len() {
        let name = match archive.name_for_index(number) {
            Some(Ok(name)) => name.into_owned(),
            Some(Err(_)) | None => format!("member {}", number + 1),
        };
        let refusal = match archive.by_index_raw(number) {
            Ok(member) if member.is_dir() => continue,
            Ok(member) if member.is_symlink() => Some(SkipReason::SpecialMember { kind: "a link" }),
            Ok(member) if member.encrypted() => Some(SkipReason::Encrypted),
            Ok(member) => unknown_method(member.compression()),
            Err(error) => Some(damaged(&error)),
        };
        let Some(path) = sink.accept(&name)? else {
            continue;
        };
        if let Some(reason) = refusal {
            sink.refuse(Some(&path), reason)?;
            continue;
        }
        let member = match archive.by_index(number) {
            Ok(member) => member,
            Err(error) => {
                sink.refuse(Some(&path), damaged(&error))?;
                continue;
            }
        };
        let size = member.size();
        let failure = sink.put(&path, size, budget.spend_on(member))?;
        if let Some(reason @ SkipReason::Bomb { .. }) = failure {
            return sink.refuse(None, SkipReason::cut_behind(path, &reason));
        }
    }
    Ok(())
}

/// Returns why a member cannot be unpacked: its method is told before its first byte is read.
fn unknown_method(method: CompressionMethod) -> Option<SkipReason> {
    let is_read = matches!(
        method,
        CompressionMethod::Stored | CompressionMethod::Deflated
    );
    let method = method.to_string();
    (!is_read).then_some(SkipReason::UnknownMethod { method })
}

fn damaged(error: &ZipError) -> SkipReason {
    match error {
        ZipError::UnsupportedArchive(method) => SkipReason::UnknownMethod {
            method: (*method).to_owned(),
        },
        other => SkipReason::Damaged {
            cause: other.to_string(),
        },
    }
}
