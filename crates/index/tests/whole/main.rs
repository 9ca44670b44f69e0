//! The engine through its public face.

#![cfg(test)]

mod acronyms;
mod any_archive;
mod any_query;
mod asked;
mod associations;
mod checking;
mod columns;
mod compounds;
mod concordances;
mod counting;
mod explaining;
mod filing;
mod highlighting;
mod keywords;
mod kin;
mod kinship;
mod language;
mod meaning;
mod merging;
mod naming;
mod opening;
mod operators;
mod oracle;
mod paging;
mod ranking;
mod samples;
mod searching;
mod similar;
mod snapshots;
mod suggesting;
mod writing;
