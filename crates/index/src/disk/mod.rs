//! What stands between the engine and the file system.
//!
//! Everything that is written into the folder of an index goes through [`IndexDirectory`]: what is
//! named is on disk before its name counts, the lists that the engine keeps carry a checksum, and
//! the first thing that fails is remembered, so that a user reads of a full disk and not of a
//! thread that ended.

mod directory;
mod failure;
#[cfg(test)]
mod faults;
mod parts;
mod seal;
#[cfg(test)]
mod synced;
#[cfg(test)]
mod tests;

pub(crate) use directory::{IndexDirectory, broken};
pub(crate) use parts::SegmentFiles;
pub(crate) use seal::{FILES, SEGMENTS, Seal};
