//! Compressed files, told by their first bytes whatever they are named.

use std::io::{self, BufRead};

use crate::budget::Budget;

/// The compressions that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compression {
    Gzip,
    Xz,
    Zstd,
}

impl Compression {
    fn of(first_bytes: &[u8]) -> Option<Self> {
        match first_bytes {
            [0x1f, 0x8b, ..] => Some(Compression::Gzip),
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some(Compression::Xz),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Compression::Zstd),
            _ => None,
        }
    }
}

/// A stream whose bytes are the content, and whether these were compressed.
pub(crate) struct Content<'s> {
    pub(crate) stream: Box<dyn io::Read + Send + 's>,
    pub(crate) was_compressed: bool,
    /// Whether nothing is stored.
    pub(crate) is_empty: bool,
}

impl<'s> Content<'s> {
    /// Returns the content, which fails when it was compressed and unpacks to more than `budget`.
    pub(crate) fn within(self, budget: Budget) -> Self {
        if !self.was_compressed {
            return self;
        }
        Content {
            stream: Box::new(budget.spend_all_on(self.stream)),
            ..self
        }
    }

    /// Tells whether a name that promises a compression is wrong about what is stored.
    pub(crate) fn lacks_compression(&self, named_compressed: bool) -> bool {
        named_compressed && !self.was_compressed && !self.is_empty
    }
}

/// Opens a stream; several compressed streams one after the other are read to the last.
pub(crate) fn open<'s>(mut stored: impl BufRead + Send + 's) -> io::Result<Content<'s>> {
    let begin = stored.fill_buf()?;
    let is_empty = begin.is_empty();
    let compression = Compression::of(begin);
    let stream: Box<dyn io::Read + Send + 's> = match compression {
        None => Box::new(stored),
        Some(Compression::Gzip) => Box::new(flate2::bufread::MultiGzDecoder::new(stored)),
        Some(Compression::Xz) => Box::new(liblzma::bufread::XzDecoder::new_multi_decoder(stored)),
        Some(Compression::Zstd) => Box::new(zstd::stream::read::Decoder::with_buffer(stored)?),
    };
    Ok(Content {
        stream,
        was_compressed: compression.is_some(),
        is_empty,
    })
}

/// Returns a file name without the ending that tells a compression, and whether it had one.
pub(crate) fn without_ending(name: &str) -> (&str, bool) {
    for ending in [".gz", ".xz", ".zst"] {
        let Some(at) = name.len().checked_sub(ending.len()) else {
            continue;
        };
        if name
            .get(at..)
            .is_some_and(|end| end.eq_ignore_ascii_case(ending))
        {
            return (&name[..at], true);
        }
    }
    (name, false)
}
