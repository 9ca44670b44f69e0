//! What `pressoir bench` measures: indexing from the files to the merged index, each of its stages
//! alone, and a query log, several times each.

mod build;
mod comparison;
mod corpus;
mod machine;
mod measure;
mod phases;
mod query_log;
mod report;
mod statistics;

pub(crate) use build::Settings;
pub(crate) use comparison::{Comparison, Difference};
pub(crate) use corpus::Corpus;
pub(crate) use measure::measure;
pub(crate) use query_log::QueryLog;
pub(crate) use report::{Phase, Report};
pub(crate) use statistics::Verdict;
