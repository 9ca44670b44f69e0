//! Tables of records: CSV and TSV.

mod header;
mod row_bound;
mod rows;

pub(crate) use rows::Table;
