//! The engine through its public face.

#![cfg(test)]

mod any_archive;
mod highlighting;
mod meaning;
mod merging;
mod opening;
mod oracle;
mod ranking;
mod samples;
mod searching;
mod suggesting;
mod writing;
