//! How a text that is still being typed can go on.
//!
//! Words come from the term dictionaries and the lexicon, what follows other words from a sample of
//! the clippings that have them, keywords and sources from their columns, titles from the postings
//! of the titles. Every step has a bound, so that the first letter of a word costs no more than its
//! last.

mod asked;
mod context;
mod sequence;
mod titles;
mod values;
mod words;

use std::cmp::Reverse;

use pressoir_query::{Suggestion, SuggestionKind};

use crate::IndexError;
use crate::generation::Generation;
use asked::Asked;
pub(crate) use context::stand_together;
pub(crate) use values::Values;

/// How many suggestions are looked for at most.
const MOST: usize = 100;

/// Returns at most `limit` suggestions, the most frequent first.
///
/// Titles are rarely in an archive twice: by counts alone they would never be seen. Keywords,
/// sources and titles have a part of the list to themselves, a quarter each, where there are any.
pub(crate) fn suggest(
    generation: &Generation,
    typed: &str,
    limit: usize,
) -> Result<Vec<Suggestion>, IndexError> {
    let limit = limit.min(MOST);
    let Some(asked) = Asked::read(typed).filter(|_| limit > 0) else {
        return Ok(Vec::new());
    };
    let words = if asked.context.is_empty() {
        words::complete(generation, &asked.prefix, limit)?
    } else {
        context::complete(generation, &asked, limit)?
    };
    let values = generation.values()?;
    let keywords = values.complete(SuggestionKind::Keyword, &asked, limit);
    let sources = values.complete(SuggestionKind::Source, &asked, limit);
    let others = words.len() + keywords.len() + sources.len();
    // A title costs a look into the store, so that no more are read than can be shown.
    let most = limit.saturating_sub(others).max(limit.div_ceil(4));
    let titles = titles::complete(generation, &asked, most)?;
    Ok(share([words, keywords, sources, titles], limit))
}

/// Takes from each kind what stands first, so that the words leave room for the others.
fn share(of_kinds: [Vec<Suggestion>; 4], limit: usize) -> Vec<Suggestion> {
    let part = limit.div_ceil(4);
    let mut taken = Vec::new();
    let mut rest = Vec::new();
    for mut kind in of_kinds {
        rest.push(kind.split_off(kind.len().min(part)));
        taken.append(&mut kind);
    }
    taken.truncate(limit);
    let free = limit - taken.len();
    taken.extend(rest.into_iter().flatten().take(free));
    taken.sort_by(|one, other| {
        let order = |suggestion: &Suggestion| (Reverse(suggestion.count), suggestion.kind);
        order(one).cmp(&order(other))
    });
    taken
}
