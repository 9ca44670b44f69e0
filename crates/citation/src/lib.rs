//! A clipping as the reference formats that other programs read: RIS, BibTeX, CSL-JSON, plain text,
//! TEI.
//!
//! Each format is one function from a clipping to a text, and a [`ListWriter`] puts any number of them
//! into one file; nothing here reads an archive or opens a file. What a clipping does not say is left out, and a date keeps its precision.

mod authors;
mod bibtex;
mod csl;
mod list;
mod one_line;
mod plain;
mod ris;
#[cfg(test)]
mod samples;
mod tei;

pub use authors::{Author, authors};
pub use bibtex::bibtex;
pub use csl::csl;
pub use list::{ListFormat, ListWriter, UnknownFormat};
pub use plain::plain_text;
pub use ris::ris;
pub use tei::tei;
