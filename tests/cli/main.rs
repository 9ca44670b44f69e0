//! The command line as its users meet it: every text they read, every exit status.

mod bad_input;
mod batch;
mod help;
mod index;
mod parse;
mod search;
mod support;
