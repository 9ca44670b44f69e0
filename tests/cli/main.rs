//! The command line as its users meet it: every text they read, every exit status.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod analyze;
mod associations;
mod bad_input;
mod batch;
mod bench;
mod choice;
mod delete;
mod explain;
mod export;
mod facets;
mod help;
mod help_of_analysis;
mod help_of_asking;
mod index;
mod kin;
mod kwic;
mod manual;
mod pager;
mod parse;
mod search;
mod settings;
mod similar;
mod snapshots;
mod standard_input;
mod suggest;
mod suggested_keywords;
mod support;
mod synonyms;
mod timeline;
mod trouble;
mod verify;
