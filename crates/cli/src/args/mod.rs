//! What the commands share: where the index is, filters, windows, formats, names.

mod chrome;
mod filters;
mod format;
mod globs;
mod index_folder;
mod listing;
mod matching;
mod synonyms;
mod vocabulary;

pub(crate) use chrome::ChromeArgs;
pub(crate) use filters::{FilterArgs, PageArgs};
pub(crate) use format::{Format, RowFormat, SuggestFormat};
pub(crate) use globs::GlobArgs;
pub(crate) use index_folder::IndexArgs;
pub(crate) use listing::ListingArgs;
pub(crate) use matching::MatchingArgs;
pub(crate) use synonyms::SynonymArgs;
pub(crate) use vocabulary::VocabularyArgs;
