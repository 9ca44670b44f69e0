//! Bytes to clippings: whatever the user names or pipes in is read into [`pressoir_document::Clipping`]s.
//!
//! The invariant: every file and every record ends as clippings or as a [`Skipped`] with a reason,
//! in an order that depends on the inputs alone; nothing stops the rest and nothing is lost in
//! silence. Memory is bounded by a batch, never by an archive; what a zip or tar file holds is read
//! like the files of a folder.
//!
//! [`Input::resolve`] gives the things a user names their identity in the archive, [`read`] walks
//! and parses them, [`parse_text`] is the pure parser of one decoded text, and [`read_date`] the one
//! reader of French dates.
//!
//! Deliberately absent: an index, a terminal, a network, and any guess about meaning. Titles and
//! bodies keep the characters that were printed; folding them is the analysis of a later stage.

mod archive;
mod batches;
mod budget;
mod candidate;
mod compression;
mod date;
mod decode;
mod explanation;
mod file_kind;
mod globs;
mod html;
mod identity;
mod input;
mod item;
mod json_lines;
mod learn;
mod likeness;
mod line_blocks;
mod member_names;
mod options;
mod parsed;
mod peek;
mod plan;
mod progress;
mod reader;
mod record;
mod record_fields;
mod record_parts;
mod repair;
mod role;
mod source_names;
mod standard_input;
mod stored;
mod table;
mod text;
mod text_file;
mod vocabulary;
mod walk;

pub use date::{DateDoubt, DateReading, read_date};
pub use explanation::{Explanation, Form, Part, Place, explain_text};
pub use globs::{GlobError, Globs};
pub use input::{Input, InputError, Root, is_standard_input};
pub use item::{Found, Item, SkipReason, Skipped};
pub use learn::{Because, DroppedLine, Learned, Side};
pub use likeness::likeness_of;
pub use options::{Detail, Options};
pub use parsed::ParsedClipping;
pub use progress::{Progress, ProgressHandle};
pub use reader::{Reader, read};
pub use role::{Role, RoleCount, RoleCounts};
pub use text::{parse_text, parse_text_with};
pub use text_file::parse_bytes;
pub use vocabulary::{Vocabulary, VocabularyError};
