//! What is kept of a text to know it again, whoever prints it and however it is set.

mod letters;
mod sketch;

use pressoir_document::{Clipping, Likeness};

use letters::read_letters;
use sketch::Sampler;

/// Shorter bodies are not known by their words: two short notices can be the same and not be one.
const SHORTEST_TEXT: u64 = 64;

/// Returns what is kept of a clipping.
#[must_use]
pub fn likeness_of(clipping: &Clipping) -> Likeness {
    let mut sampler = Sampler::default();
    let body = read_letters(&clipping.body, |word| sampler.add(word));
    let title = clipping.title.as_deref();
    Likeness {
        text: (body.count >= SHORTEST_TEXT).then_some(body.digest),
        title: title.map(|title| read_letters(title, |_| {}).digest),
        sketch: sampler.finish(),
    }
}
