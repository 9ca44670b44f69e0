//! What a thread that unpacks an archive hands over, piece by piece.
//!
//! The unpackers lend their members and want to be asked for them in turn, the reader wants to ask
//! for batches: a thread between the two turns one into the other, and unpacks while the others
//! parse. What is on its way is bounded.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::path::{below_archive, is_hidden};
use crate::file_kind::FileKind;
use crate::stored::broken;
use crate::{ProgressHandle, SkipReason};

/// How many bytes of a member travel at a time, and how many pieces may be on their way.
const PIECE: u64 = 256 << 10;
const PIECES: usize = 16;

/// What an unpacker tells.
enum Message {
    /// A member begins: its pieces follow.
    Member(String),
    /// A piece of the member.
    Piece(Vec<u8>),
    /// The member has ended, or could not be read any further.
    End(Option<SkipReason>),
    /// A member that is not read, or, without a name, something about the archive.
    Refused(Option<String>, SkipReason),
}

/// Nobody reads the archive any more.
pub(super) struct NobodyReads;

/// Where an unpacker puts members.
pub(super) struct Sink {
    sender: SyncSender<Message>,
    progress: ProgressHandle,
}

impl Sink {
    /// Tells that a member is not read, or what is wrong with the archive.
    pub(super) fn refuse(
        &self,
        member: Option<&str>,
        reason: SkipReason,
    ) -> Result<(), NobodyReads> {
        self.send(Message::Refused(member.map(str::to_owned), reason))
    }

    /// Returns the path of a member that is to be read; what is hidden, leads out of the archive or
    /// is an archive itself is not.
    pub(super) fn accept(&self, name: &str) -> Result<Option<String>, NobodyReads> {
        let path = match below_archive(name) {
            Ok(path) => path,
            Err(reason) => return self.refuse(Some(name), reason).map(|()| None),
        };
        if is_hidden(&path) {
            self.progress.count_hidden();
            return Ok(None);
        }
        if matches!(FileKind::of(path.as_ref()), FileKind::Zip | FileKind::Tar) {
            self.refuse(Some(&path), SkipReason::NestedArchive)?;
            return Ok(None);
        }
        Ok(Some(path))
    }

    /// Hands over a member of `size` bytes; returns what kept it from being read whole.
    pub(super) fn put(
        &self,
        path: &str,
        size: u64,
        mut content: impl Read,
    ) -> Result<Option<SkipReason>, NobodyReads> {
        self.send(Message::Member(path.to_owned()))?;
        let mut read = 0;
        let failure = loop {
            let mut piece = Vec::new();
            let outcome = content.by_ref().take(PIECE).read_to_end(&mut piece);
            let length = u64::try_from(piece.len()).unwrap_or(u64::MAX);
            read += length;
            if !piece.is_empty() {
                self.send(Message::Piece(piece))?;
            }
            match outcome {
                Err(error) => break Some(broken(&error, true)),
                Ok(_) if length == PIECE => {}
                Ok(_) if read < size => {
                    let cause = format!("{read} of {size} bytes are there");
                    break Some(SkipReason::Damaged { cause });
                }
                Ok(_) => break None,
            }
        };
        self.send(Message::End(failure.clone()))?;
        Ok(failure)
    }

    fn send(&self, message: Message) -> Result<(), NobodyReads> {
        self.sender.send(message).map_err(|_| NobodyReads)
    }
}

/// The members of an archive as they come.
#[derive(Clone)]
pub(super) struct Feed(Arc<Mutex<Incoming>>);

struct Incoming {
    messages: Receiver<Message>,
    /// Whether pieces of a member may still come.
    in_member: bool,
}

/// What comes next in an archive.
pub(super) enum Next {
    /// A member.
    Member(String, MemberStream),
    /// A member that is not read, or, without a name, something about the archive.
    Refused(Option<String>, SkipReason),
}

impl Feed {
    /// Starts a thread that unpacks.
    pub(super) fn start(
        progress: &ProgressHandle,
        unpack: impl FnOnce(&Sink) -> Result<(), NobodyReads> + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, messages) = sync_channel(PIECES);
        let sink = Sink {
            sender,
            progress: progress.clone(),
        };
        // A thread whose archive is no longer read ends by itself.
        thread::Builder::new().spawn(move || unpack(&sink).unwrap_or_default())?;
        Ok(Feed(Arc::new(Mutex::new(Incoming {
            messages,
            in_member: false,
        }))))
    }

    /// Returns what comes next; the rest of a member that was not read to its end is passed over.
    pub(super) fn next(&self) -> Option<Next> {
        let mut incoming = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match incoming.messages.recv().ok()? {
                Message::Member(path) => {
                    incoming.in_member = true;
                    let stream = MemberStream {
                        feed: self.clone(),
                        piece: io::Cursor::default(),
                    };
                    return Some(Next::Member(path, stream));
                }
                Message::Piece(_) => {}
                Message::End(_) => incoming.in_member = false,
                Message::Refused(member, reason) => return Some(Next::Refused(member, reason)),
            }
        }
    }

    /// Returns the next piece of the member that is being read; empty at its end.
    fn next_piece(&self) -> io::Result<Vec<u8>> {
        let mut incoming = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !incoming.in_member {
            return Ok(Vec::new());
        }
        match incoming.messages.recv() {
            Ok(Message::Piece(piece)) => return Ok(piece),
            Ok(Message::End(None)) => {}
            Ok(Message::End(Some(reason))) => {
                incoming.in_member = false;
                return Err(io::Error::other(reason));
            }
            Ok(Message::Member(_) | Message::Refused(..)) | Err(_) => {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
        }
        incoming.in_member = false;
        Ok(Vec::new())
    }
}

/// The content of the member that is being read.
pub(super) struct MemberStream {
    feed: Feed,
    piece: io::Cursor<Vec<u8>>,
}

impl Read for MemberStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.piece.read(buffer)?;
        if read > 0 || buffer.is_empty() {
            return Ok(read);
        }
        self.piece = io::Cursor::new(self.feed.next_piece()?);
        self.piece.read(buffer)
    }
}
