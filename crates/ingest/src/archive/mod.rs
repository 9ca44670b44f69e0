//! Archives: zip and tar, whose members are read like the files of a folder.

mod beginning;
mod feed;
mod members;
mod path;
mod tar_members;
mod zip_members;

pub(crate) use beginning::Beginning;
pub(crate) use members::Members;
