//! What the commands share: where the index is, filters, windows, formats, names.

mod by;
mod chrome;
mod filters;
mod format;
mod globs;
mod index_folder;
mod listing;
mod matching;
mod search;
mod service;
mod synonyms;
mod vocabulary;

pub(crate) use by::By;
pub(crate) use chrome::ChromeArgs;
use filters::FilterArgs;
pub(crate) use filters::PageArgs;
pub(crate) use format::{Format, RowFormat, SuggestFormat};
pub(crate) use globs::GlobArgs;
pub(crate) use index_folder::IndexArgs;
pub(crate) use listing::ListingArgs;
use matching::MatchingArgs;
pub(crate) use search::SearchArgs;
pub(crate) use service::{LogFormat, ServiceArgs};
pub(crate) use synonyms::SynonymArgs;
pub(crate) use vocabulary::VocabularyArgs;
