//! The checksum that the lists of the engine carry.
//!
//! Its files of postings, columns and texts have checksums of their own; the list of segments and
//! the list of files have none. Both are JSON, and the checksum of what stands before it is their
//! last entry, so that a program that knows nothing of it reads them all the same.

use std::io;
use std::path::Path;

/// The list of the segments, which says what the archive is.
pub(crate) const SEGMENTS: &str = "meta.json";
/// The list of the files that were ever begun, which says what may be deleted.
pub(crate) const FILES: &str = ".managed.json";

/// How many hexadecimal digits a checksum has.
const DIGITS: usize = 64;

/// Whether a list is as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seal {
    /// It is; this is what the engine wrote.
    Whole(Vec<u8>),
    /// It is not.
    Broken,
    /// It carries no checksum.
    Missing,
}

/// What stands around the checksum in a list.
struct Frame {
    /// How the engine ends the list.
    end: &'static str,
    /// What comes between the last entry and the checksum.
    before: &'static str,
    /// What comes after the checksum.
    after: &'static str,
}

impl Frame {
    /// Returns the frame of a file; only the lists of the engine have one.
    fn of(path: &Path) -> Option<Frame> {
        if path == Path::new(SEGMENTS) {
            return Some(Frame {
                end: "\n}\n",
                before: ",\n  \"checksum\": \"blake3:",
                after: "\"\n}\n",
            });
        }
        (path == Path::new(FILES)).then_some(Frame {
            end: "]\n",
            before: ",\".checksum:",
            after: "\"]\n",
        })
    }
}

/// Returns a list with its checksum; another file is returned as it is.
///
/// # Errors
///
/// Fails when the list does not end as the engine ends them.
pub(crate) fn seal(path: &Path, content: &[u8]) -> io::Result<Vec<u8>> {
    let Some(frame) = Frame::of(path) else {
        return Ok(content.to_owned());
    };
    let Some(body) = content.strip_suffix(frame.end.as_bytes()) else {
        let words = format!("`{}` does not end as expected", path.display());
        return Err(io::Error::new(io::ErrorKind::InvalidData, words));
    };
    let checksum = blake3::hash(content).to_hex();
    let mut sealed = body.to_owned();
    for part in [frame.before, checksum.as_str(), frame.after] {
        sealed.extend_from_slice(part.as_bytes());
    }
    Ok(sealed)
}

/// Tells whether a list is as it was written.
pub(crate) fn unseal(path: &Path, sealed: &[u8]) -> Seal {
    let parts = Frame::of(path).and_then(|frame| {
        let rest = sealed.strip_suffix(frame.after.as_bytes())?;
        let (rest, checksum) = rest.split_at_checked(rest.len().checked_sub(DIGITS)?)?;
        let body = rest.strip_suffix(frame.before.as_bytes())?;
        Some((body, checksum, frame.end))
    });
    let Some((body, checksum, end)) = parts else {
        return Seal::Missing;
    };
    let mut content = body.to_owned();
    content.extend_from_slice(end.as_bytes());
    if blake3::hash(&content).to_hex().as_bytes() == checksum {
        Seal::Whole(content)
    } else {
        Seal::Broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: [(&str, &str); 3] = [
        (SEGMENTS, "{\n  \"segments\": [],\n  \"opstamp\": 0\n}\n"),
        (FILES, "[\"meta.json\",\"0123.store\"]\n"),
        (FILES, "[\"meta.json\"]\n"),
    ];

    #[test]
    fn a_sealed_list_is_json_and_reads_back() {
        for (name, list) in LISTS {
            let path = Path::new(name);
            let sealed = seal(path, list.as_bytes()).unwrap();
            let json: serde_json::Value = serde_json::from_slice(&sealed).unwrap();
            assert!(json.is_object() || json.is_array());
            assert_eq!(unseal(path, &sealed), Seal::Whole(list.into()), "{name}");
            assert_eq!(unseal(path, list.as_bytes()), Seal::Missing, "{name}");
        }
    }

    #[test]
    fn any_other_byte_anywhere_breaks_the_seal() {
        for (name, list) in LISTS {
            let path = Path::new(name);
            let sealed = seal(path, list.as_bytes()).unwrap();
            for at in 0..sealed.len() {
                for other in 0..=u8::MAX {
                    let mut broken = sealed.clone();
                    broken[at] = other;
                    let is_whole = matches!(unseal(path, &broken), Seal::Whole(_));
                    assert_eq!(is_whole, other == sealed[at], "{name}: {other} at {at}");
                }
            }
        }
    }

    #[test]
    fn other_files_are_left_alone() {
        let path = Path::new("0123.store");
        assert_eq!(seal(path, b"text").unwrap(), b"text");
        assert!(seal(Path::new(SEGMENTS), b"text").is_err());
    }
}
