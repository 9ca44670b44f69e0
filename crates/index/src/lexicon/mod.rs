//! The lexicon: which forms of a segment belong together.
//!
//! The forms themselves are the segment's term dictionaries. A lexicon part adds the way back from
//! a fold or a stem key to the forms that have it, and for beginnings that many forms share the most
//! frequent ones; it is written with its segment and merged with it, so that a segment that stays
//! keeps its part.

mod build;
mod crowded;
mod entries;
mod part;
mod plugin;
#[cfg(test)]
mod tests;

pub(crate) use crowded::MOST_WALKED;
pub(crate) use part::{KeyKind, LexiconPart, behind};
pub(crate) use plugin::LexiconPlugin;
