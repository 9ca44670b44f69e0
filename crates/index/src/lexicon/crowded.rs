//! The most frequent forms of the beginnings that many forms share, so that completing `de` costs no
//! more than completing `desert`.

use pressoir_analysis::is_stop_word;

use super::entries::{Entries, head_of};
use super::part::KeyKind;

/// How many forms may begin alike before their beginning gets a list of the most frequent ones.
/// With fewer, all of them are looked at when they are asked for.
pub(crate) const MOST_WALKED: usize = 256;

/// How many forms such a list holds.
const MOST_LISTED: usize = 32;

/// A form with what decides whether it is listed.
pub(super) struct Beginner {
    head: u64,
    folded: String,
    place: u32,
    docs: u32,
}

impl Beginner {
    /// Names a form by its fold and number; `docs` clippings of the segment have it.
    pub(super) fn new(folded: String, place: u32, docs: u32) -> Self {
        Beginner {
            head: head_of(&folded),
            folded,
            place,
            docs,
        }
    }
}

/// Adds an entry for each listed form of each crowded beginning. Stop words are not listed: nobody
/// needs help to type them, and nothing is found by them.
pub(super) fn add_beginnings(mut forms: Vec<Beginner>, entries: &mut Entries) {
    // Most forms are their own fold and so in order already, which this kind of sort makes use of.
    forms.sort_by(|one, other| {
        let order = one.head.cmp(&other.head);
        order.then_with(|| one.folded.cmp(&other.folded))
    });
    descend(&forms, 0, entries);
}

/// Lists the forms of a slice whose folds begin with the same `length` bytes, and of its parts.
fn descend(forms: &[Beginner], length: usize, entries: &mut Entries) {
    if forms.len() <= MOST_WALKED {
        return;
    }
    if let Some(beginning) = forms[0]
        .folded
        .get(..length)
        .filter(|text| !text.is_empty())
    {
        for form in most_frequent(forms) {
            entries.add(KeyKind::Beginning, beginning, form.place);
        }
    }
    let next = |form: &Beginner| form.folded[length..].chars().next();
    for part in forms.chunk_by(|one, other| next(one) == next(other)) {
        // What ends here stands alone.
        if let Some(letter) = next(&part[0]) {
            descend(part, length + letter.len_utf8(), entries);
        }
    }
}

/// Chooses from more than [`MOST_WALKED`] forms.
fn most_frequent(forms: &[Beginner]) -> Vec<&Beginner> {
    let order = |one: &&Beginner, other: &&Beginner| {
        (other.docs, &one.folded, one.place).cmp(&(one.docs, &other.folded, other.place))
    };
    let mut frequent: Vec<&Beginner> = forms.iter().collect();
    // Far more than there are stop words, so that enough are left without them.
    frequent.select_nth_unstable_by(MOST_WALKED, order);
    frequent.truncate(MOST_WALKED);
    frequent.sort_unstable_by(order);
    frequent.retain(|form| !is_stop_word(&form.folded));
    frequent.truncate(MOST_LISTED);
    frequent
}
