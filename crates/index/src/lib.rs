//! The embedded engine: a form index over Tantivy.
//!
//! Title, body and keywords are indexed once each, as the forms that were written. What belongs together,
//! accents folded and inflections stemmed, stands in the *lexicon*, one part a segment, written
//! with the segment. A query word becomes a weighted set of forms when it is asked, and one scorer
//! of ours serves it over Tantivy's postings; synonyms, weights and even the stemmer can change
//! without indexing again.
//!
//! This is the only crate that names Tantivy. It reads no clipping from a file and parses no
//! query.

mod acronyms;
mod analysis;
mod archive;
mod association;
mod check;
mod compile;
mod concordance;
mod cross_table;
mod dates;
mod deadline;
mod disk;
mod error;
mod expand;
mod facets;
mod filing;
mod generation;
mod glob;
mod highlight;
mod kin;
mod known;
mod lexicon;
mod look_up;
mod meant;
mod occurrences;
mod paging;
mod proof;
mod schema;
mod search;
mod selection;
mod similar;
mod snapshot;
mod spelling;
mod stamp;
mod suggest;
mod synonyms;
mod texts;
mod timeline;
mod tokenizer;
mod unmerged;
mod writer;

pub use analysis::analyze;
pub use archive::Archive;
pub use check::{CheckDepth, IndexCheck, IndexProblem, check};
pub use concordance::Concordance;
pub use error::IndexError;
pub use selection::Selection;
pub use snapshot::{Snapshot, adopt, discard, take_snapshot};
pub use stamp::FORMAT_VERSION;
pub use synonyms::{Synonyms, SynonymsError};
pub use unmerged::Unmerged;
pub use writer::{Change, Summary, Writer, WriterOptions};
