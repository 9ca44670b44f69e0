//! What the commands share: where the index is, filters, windows, formats.

mod filters;
mod format;
mod index_folder;

pub(crate) use filters::{FilterArgs, PageArgs};
pub(crate) use format::Format;
pub(crate) use index_folder::IndexArgs;
