use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::feed::{Feed, MemberStream, Next};
use super::{tar_members, zip_members};
use crate::batches::{Batches, open_records};
use crate::candidate::Candidate;
use crate::compression::{self, Content};
use crate::file_kind::FileKind;
use crate::stored::{broken, named_compressed};
use crate::{Options, ProgressHandle, SkipReason, text_file};

/// A batch of texts ends at this many, or at this many bytes.
const BATCH_MEMBERS: usize = 512;
const BATCH_BYTES: usize = 8 << 20;

/// The members of an archive, read in its order like the files of a folder.
pub(crate) struct Members {
    path: PathBuf,
    origin: String,
    feed: Feed,
    /// A member that is read part by part.
    open: Option<(Arc<str>, Box<dyn Batches>)>,
    is_empty: bool,
    has_ended: bool,
    options: Options,
    progress: ProgressHandle,
}

/// A member that waits for those before it.
enum Waiting {
    Text(Arc<str>, Result<Vec<u8>, SkipReason>),
    Refused(Candidate),
}

impl Members {
    pub(crate) fn open(
        kind: FileKind,
        path: &Path,
        origin: String,
        options: &Options,
        progress: &ProgressHandle,
    ) -> Result<Self, SkipReason> {
        let feed = start(kind, path, progress)?;
        Ok(Members {
            path: path.to_owned(),
            origin,
            feed,
            open: None,
            is_empty: true,
            has_ended: false,
            options: options.clone(),
            progress: progress.clone(),
        })
    }

    /// Gathers texts until there are enough of them, or a member that is read part by part.
    fn gather(&mut self) -> Vec<Waiting> {
        let mut waiting = Vec::new();
        let mut bytes = 0;
        while waiting.len() < BATCH_MEMBERS && bytes < BATCH_BYTES && self.open.is_none() {
            let Some(next) = self.feed.next() else {
                self.has_ended = true;
                break;
            };
            self.is_empty = false;
            match next {
                Next::Refused(member, reason) => {
                    let member = member.map(Arc::from);
                    waiting.push(Waiting::Refused(
                        Candidate::skipped(None, reason).of_member(member),
                    ));
                }
                Next::Member(member, stream) => {
                    let text = self.read_member(&member.into(), stream);
                    if let Some(Waiting::Text(_, Ok(text))) = &text {
                        bytes += text.len();
                    }
                    waiting.extend(text);
                }
            }
        }
        waiting
    }

    /// Reads a text, or opens what is read part by part.
    fn read_member(&mut self, member: &Arc<str>, stream: MemberStream) -> Option<Waiting> {
        let content = match content_of(member, stream) {
            Ok(content) => content,
            Err(reason) => return Some(Waiting::Text(Arc::clone(member), Err(reason))),
        };
        let kind = FileKind::of(member.as_ref().as_ref());
        if kind == FileKind::Text {
            let bytes = text_file::read_whole(content, 0, self.options.max_text_bytes);
            return Some(Waiting::Text(Arc::clone(member), bytes));
        }
        let (path, origin) = self.place_of(member);
        match open_records(kind, content, &path, origin, &self.options, &self.progress) {
            Ok(open) => {
                self.open = Some((Arc::clone(member), open));
                None
            }
            Err(reason) => Some(Waiting::Text(Arc::clone(member), Err(reason))),
        }
    }

    fn place_of(&self, member: &str) -> (PathBuf, String) {
        (self.path.join(member), format!("{}/{member}", self.origin))
    }

    fn parse(&self, waiting: Vec<Waiting>) -> Vec<Candidate> {
        let (path, origin, progress) = (&self.path, &self.origin, &self.progress);
        let options = &self.options;
        let parsed: Vec<Vec<Candidate>> = waiting
            .into_par_iter()
            .map(|waiting| match waiting {
                Waiting::Refused(candidate) => vec![candidate],
                Waiting::Text(member, bytes) => {
                    let (path, origin) = (path.join(&*member), format!("{origin}/{member}"));
                    let candidates = text_file::parse(bytes, &path, &origin, options, progress);
                    of_member(candidates, &member)
                }
            })
            .collect();
        parsed.into_iter().flatten().collect()
    }
}

impl Batches for Members {
    fn next_batch(&mut self) -> Option<Vec<Candidate>> {
        if let Some((member, mut open)) = self.open.take()
            && let Some(batch) = open.next_batch()
        {
            let batch = of_member(batch, &member);
            self.open = Some((member, open));
            return Some(batch);
        }
        if self.has_ended {
            return None;
        }
        let waiting = self.gather();
        if self.is_empty {
            return Some(vec![Candidate::skipped(None, SkipReason::Empty)]);
        }
        Some(self.parse(waiting))
    }
}

/// Starts unpacking the archive at `path`.
pub(super) fn start(
    kind: FileKind,
    path: &Path,
    progress: &ProgressHandle,
) -> Result<Feed, SkipReason> {
    match kind {
        FileKind::Zip => zip_members::start(path, progress),
        _ => tar_members::start(path, progress),
    }
}

pub(super) fn content_of(
    member: &str,
    stream: MemberStream,
) -> Result<Content<'static>, SkipReason> {
    let content = compression::open(BufReader::with_capacity(64 << 10, stream))
        .map_err(|error| broken(&error, false))?;
    if content.lacks_compression(named_compressed(member.as_ref())) {
        return Err(SkipReason::UnknownCompression);
    }
    Ok(content)
}

fn of_member(batch: Vec<Candidate>, member: &Arc<str>) -> Vec<Candidate> {
    let of_member = |candidate: Candidate| candidate.of_member(Some(Arc::clone(member)));
    batch.into_iter().map(of_member).collect()
}
