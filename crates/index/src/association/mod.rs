//! Which words and keywords go together with something, and which distinguish two parts of an
//! archive: frequencies from postings and columns, contexts from the stored texts, formulas from
//! [`pressoir_query::Contingency`].

mod comparison;
mod cooccurrences;
mod keywords;
mod near;
mod parts;
mod sizes;
mod walk;

pub(crate) use comparison::compare;
pub(crate) use cooccurrences::cooccurrences;
pub(crate) use sizes::Sizes;

use pressoir_analysis::is_stop_word;
use pressoir_query::{Listing, StopWords};

use crate::search::words_covered;

/// Returns whether a form is one word: a compound is counted by its words.
fn is_word(form: &str) -> bool {
    words_covered(form) == 1
}

/// Returns whether a word is to be listed.
fn is_listed(form: &str, listing: &Listing) -> bool {
    listing.stop_words == StopWords::Listed || !is_stop_word(form)
}

/// Puts rows in order, the greatest first and equal ones by their value, and keeps the first.
fn rank<R>(rows: &mut Vec<R>, limit: usize, key: impl Fn(&R) -> f64, value: impl Fn(&R) -> &str) {
    rows.sort_by(|one, other| {
        key(other)
            .total_cmp(&key(one))
            .then_with(|| value(one).cmp(value(other)))
    });
    rows.truncate(limit);
}
