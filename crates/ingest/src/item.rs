use std::fmt;
use std::path::PathBuf;

use pressoir_document::{Clipping, Likeness};

use crate::{Explanation, RoleCounts};

/// What reading an input yields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A clipping.
    Clipping(Box<Found>),
    /// Something that gave no clipping, and why.
    Skipped(Skipped),
}

/// A clipping and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file below its root, `/`-separated, the root's name first, members of archives below
    /// those; `#` and the record's own
    /// path follow for a raw text that stood in a JSON Lines file.
    pub origin: String,
    /// The clipping.
    pub clipping: Clipping,
    /// What the lines of its text were read as; lines of a text that belong to none of its clippings
    /// are counted with the first.
    pub roles: RoleCounts,
    /// How its text was read, if that was asked for, on the first clipping of the text.
    pub explanation: Option<Box<Explanation>>,
    /// What it is compared with others by; like nothing, unless [`Options::likeness`] asks for it.
    ///
    /// [`Options::likeness`]: crate::Options::likeness
    pub likeness: Likeness,
}

/// A file, folder, line or record that gave no clipping.
///
/// Its `Display` is `path:line: reason; way out`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The path, as the user named it; a member's is below that of its archive.
    pub path: PathBuf,
    /// The line, from 1, in files that hold a record a line or a row.
    pub line: Option<u64>,
    /// Why.
    pub reason: SkipReason,
    /// How its text was read, if that was asked for and there is a text.
    pub explanation: Option<Box<Explanation>>,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}", self.reason)
    }
}

/// Why something gave no clipping, and the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SkipReason {
    /// The system refused.
    #[error("cannot be read: {cause}; check that it is there and that you may read it")]
    Unreadable {
        /// What the system said.
        cause: String,
    },
    /// A pipe, a device or a socket below a folder.
    #[error("is neither a file nor a folder; name it alone to read it")]
    NotAFile,
    /// The bytes are no text.
    #[error("is {kind}, not text; convert it to text first")]
    Binary {
        /// What the bytes look like, with its article.
        kind: &'static str,
    },
    /// The file holds nothing, or white space alone.
    #[error("is empty; remove it or fill it")]
    Empty,
    /// The file holds menus and footers alone.
    #[error("holds no article, only menus and footers; save the page again with its text")]
    NoText,
    /// A folder without any file to read.
    #[error(
        "holds no clipping; name a folder with text, .jsonl, .csv, .zip, .tar, .gz, .xz or .zst files"
    )]
    NoClipping,
    /// Larger than a text file may be.
    #[error("holds more than {limit} bytes of text; split it, or make it JSON Lines")]
    TooLarge {
        /// The bound in bytes.
        limit: u64,
    },
    /// One line larger than a record may be.
    #[error("the line is longer than {limit} bytes; split the record")]
    LineTooLong {
        /// The bound in bytes.
        limit: usize,
    },
    /// A line that is no JSON object.
    #[error("is not a JSON record: {cause}; write one JSON object a line")]
    InvalidJson {
        /// What is wrong and at which column.
        cause: String,
    },
    /// A JSON array instead of JSON Lines.
    #[error("is a JSON array; write one record a line, for example with `jq -c '.[]'`")]
    JsonArray,
    /// JSON Lines that are not in UTF-8.
    #[error("is JSON Lines in UTF-16; convert it to UTF-8")]
    JsonInUtf16,
    /// A table whose first row is no header.
    #[error(
        "names neither a column `title` nor `body`; begin it with a line as `id,title,date,body`"
    )]
    NoColumns,
    /// A row with more or fewer cells than the header.
    #[error(
        "the row has not as many cells as the header, {cells} instead of {columns}; put cells that \
         hold a separator in quotation marks"
    )]
    UnevenRow {
        /// How many cells it has.
        cells: usize,
        /// How many the header has.
        columns: usize,
    },
    /// A row larger than a record may be.
    #[error(
        "was read up to a row longer than {limit} bytes; close its quotation mark, or split it"
    )]
    RowTooLong {
        /// The bound in bytes.
        limit: usize,
    },
    /// A table that is not in an encoding with single bytes for separators.
    #[error("is a table in UTF-16; convert it to UTF-8")]
    TableInUtf16,
    /// A record with neither title nor text.
    #[error("the record has neither a title nor a body; name them `title` and `body`")]
    EmptyRecord,
    /// A web page without text: its scripts would write that.
    #[error("is an HTML page that shows nothing without its scripts; save it as text")]
    Html,
    /// A compressed stream that ends early or is damaged.
    #[error("the compressed stream is damaged or cut short: {cause}; fetch the file again")]
    Damaged {
        /// What the decompressor said.
        cause: String,
    },
    /// The name promises an archive that the bytes are not.
    #[error("is no {kind} archive as its name says; name it by what it is, or fetch it again")]
    NotAnArchive {
        /// `zip` or `tar`.
        kind: &'static str,
    },
    /// An archive that could not be read to its end.
    #[error("was read up to `{last}` and no further: {cause}; fetch or pack it again")]
    ArchiveCut {
        /// The last member that was read, or begun.
        last: String,
        /// What stopped it.
        cause: String,
    },
    /// An archive or a compressed file that unpacks to more than any text would.
    #[error(
        "unpacks to more than {ratio} times the size of what is stored and {allowed} bytes more; \
         unpack it yourself if you trust it"
    )]
    Bomb {
        /// How many times its size it may unpack to.
        ratio: u64,
        /// How many bytes it may unpack to beyond that.
        allowed: u64,
    },
    /// A zip archive that lists several members under one name.
    #[error("holds several files of one name, of which the last is read; pack it again")]
    DuplicateMembers,
    /// A member whose path leads out of its archive.
    #[error("has a path that leads out of its archive; pack it again with plain paths")]
    PathEscapes,
    /// A link, a device or a pipe in an archive.
    #[error("is {kind} in an archive, which is not followed; pack the file itself")]
    SpecialMember {
        /// What it is, with its article.
        kind: &'static str,
    },
    /// An archive inside an archive.
    #[error("is an archive inside an archive; unpack the outer one")]
    NestedArchive,
    /// A member that is locked with a password.
    #[error("is locked with a password; pack it again without")]
    Encrypted,
    /// A member that is packed in a way that is not read.
    #[error("is packed by a method that is not read: {method}; pack it again with deflate")]
    UnknownMethod {
        /// The name of the method, or what else is not read.
        method: String,
    },
    /// The name promises a compression that the bytes do not have, or that is not read.
    #[error("is not compressed with gzip, xz or zstd as its name says; compress it again")]
    UnknownCompression,
    /// The same clipping was met before.
    #[error("repeats the clipping `{id}` of `{first}`; remove one of the two")]
    ExactDuplicate {
        /// The id.
        id: String,
        /// Where it was first met.
        first: String,
    },
    /// Another clipping with this id was met before.
    #[error("has the id `{id}` of another clipping, in `{first}`; give it its own")]
    DuplicateId {
        /// The id.
        id: String,
        /// Where it was first met.
        first: String,
    },
}

impl SkipReason {
    /// Returns why an archive was not read beyond a member.
    pub(crate) fn cut_behind(last: String, cause: &SkipReason) -> Self {
        let cause = match cause {
            SkipReason::Damaged { cause } | SkipReason::Unreadable { cause } => cause.clone(),
            SkipReason::Bomb { .. } => "it unpacks to far more than it holds".to_owned(),
            other => other.to_string(),
        };
        SkipReason::ArchiveCut { last, cause }
    }
}
