//! Which passages of a text a snippet shows.

use std::ops::Range;

use pressoir_query::Snippet;

use super::{Mark, grapheme_end, grapheme_start};

/// More passages are pieces that a reader cannot put together.
const MOST_PASSAGES: usize = 3;

/// A shorter passage, in characters, says too little about its marks.
const SHORTEST_PASSAGE: usize = 60;

/// What several passages must show more than one, as a factor of the weight of what is marked: one
/// passage reads better.
const WORTH_A_CUT: f32 = 1.2;

/// What another occurrence of a word is worth that is already shown.
const SEEN_AGAIN: f32 = 0.05;

/// A stretch of a text, bytes `start..end`, that begins and ends between words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Returns the passages, in order and apart, of together at most `most` characters, that show the
/// most telling marks; the beginning of the text where it has none.
///
/// It is one passage, unless the marks stand so far apart that several shorter ones show more of
/// what was looked for.
pub(super) fn passages(text: &str, marks: &[Mark], weights: &[f32], most: usize) -> Vec<Passage> {
    let Some(single) = Core::best(text, marks, weights, most, Seen::default(), &[]) else {
        let first = text.len() - text.trim_start().len();
        return vec![Passage::around(text, 0..text.len(), first..first, most)];
    };
    let all = Seen::all(marks);
    let mut best = vec![single];
    let mut worth = single.seen.worth(weights);
    for count in 2..=MOST_PASSAGES.min(most / SHORTEST_PASSAGE) {
        if best
            .iter()
            .fold(Seen::default(), |seen, core| seen.with(core.seen))
            == all
        {
            break;
        }
        let several = cores(text, marks, weights, most / count, count);
        let seen = several
            .iter()
            .fold(Seen::default(), |seen, core| seen.with(core.seen));
        if several.len() == count && seen.worth(weights) > worth * WORTH_A_CUT {
            worth = seen.worth(weights);
            best = several;
        }
    }
    around(text, &best, most / best.len())
}

/// Chooses so many stretches of marks, each for what those before it do not show; returns them in
/// the order of the text.
fn cores(text: &str, marks: &[Mark], weights: &[f32], share: usize, count: usize) -> Vec<Core> {
    let mut chosen: Vec<Core> = Vec::new();
    let mut seen = Seen::default();
    while chosen.len() < count
        && let Some(core) = Core::best(text, marks, weights, share, seen, &chosen)
        && core.seen.without(seen) != Seen::default()
    {
        seen = seen.with(core.seen);
        chosen.push(core);
    }
    chosen.sort_by_key(|core| core.start);
    chosen
}

/// Widens each stretch of marks to a passage of at most `share` characters; those that meet are one.
fn around(text: &str, cores: &[Core], share: usize) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for (place, core) in cores.iter().enumerate() {
        let free_from = passages.last().map_or(0, |before| before.end);
        let free_to = cores.get(place + 1).map_or(text.len(), |next| next.start);
        let passage = Passage::around(text, free_from..free_to, core.start..core.end, share);
        match passages.last_mut() {
            Some(before) if text[before.end..passage.start].trim().is_empty() => {
                before.end = passage.end;
            }
            _ => passages.push(passage),
        }
    }
    passages
}

/// The needles that are shown, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Seen(u64);

impl Seen {
    fn all(marks: &[Mark]) -> Self {
        marks
            .iter()
            .fold(Seen::default(), |seen, mark| seen.with(Seen::of(mark)))
    }

    fn of(mark: &Mark) -> Self {
        Seen(1 << (mark.needle % 64))
    }

    fn with(self, other: Seen) -> Self {
        Seen(self.0 | other.0)
    }

    fn without(self, other: Seen) -> Self {
        Seen(self.0 & !other.0)
    }

    fn worth(self, weights: &[f32]) -> f32 {
        let shown = weights.iter().enumerate();
        shown
            .filter(|(needle, _)| self.0 >> (needle % 64) & 1 == 1)
            .map(|(_, weight)| weight)
            .sum()
    }
}

/// A stretch from the beginning of one mark to the end of another.
#[derive(Clone, Copy, Debug)]
struct Core {
    start: usize,
    end: usize,
    seen: Seen,
}

impl Core {
    /// Returns the stretch of at most `most` characters, apart from those in `taken`, with the most
    /// telling needles that are not in `seen`, and of equal ones the first; `None` where no mark
    /// is short enough.
    fn best(
        text: &str,
        marks: &[Mark],
        weights: &[f32],
        most: usize,
        seen: Seen,
        taken: &[Core],
    ) -> Option<Self> {
        let mut best = (0.0, None);
        for (place, first) in marks.iter().enumerate() {
            let mut core = Core {
                start: first.start,
                end: first.start,
                seen: Seen::default(),
            };
            let mut worth = 0.0;
            let mut length = 0;
            for mark in &marks[place..] {
                length += text[core.end..mark.end].chars().count();
                let is_taken = |other: &Core| first.start < other.end && other.start < mark.end;
                if length > most || taken.iter().any(is_taken) {
                    break;
                }
                let needle = Seen::of(mark);
                let is_new = needle.without(seen.with(core.seen)) == needle;
                let share = if is_new { 1.0 } else { SEEN_AGAIN };
                worth += share * weights[mark.needle];
                core.end = mark.end;
                core.seen = core.seen.with(needle);
                if worth > best.0 {
                    best = (worth, Some(core));
                }
            }
        }
        best.1
    }
}

impl Passage {
    /// Returns the passage of at most `most` characters around `core` inside `free`. It begins with
    /// the sentence of the marks where that begins near enough, and where the text ends before the
    /// passage is long enough, with a sentence before.
    fn around(text: &str, free: Range<usize>, core: Range<usize>, most: usize) -> Self {
        let has_marks = !core.is_empty();
        let room = most.saturating_sub(length(text, core.clone()));
        let earliest = back(text, core.start, room).max(free.start);
        let nearer = back(text, core.start, room / 3).max(free.start);
        let start = sentence_starts(text, free.start, earliest..core.start)
            .last()
            .or_else(|| word_start(text, free.start, nearer, core.start))
            .unwrap_or(core.start);
        let left = most.saturating_sub(length(text, start..core.end));
        let latest = forth(text, core.end, left).min(free.end.max(core.end));
        let end = match word_end(text, core.end, latest) {
            Some(end) => end,
            // A text without spaces is cut behind its marks, or else between two graphemes.
            None if has_marks => core.end,
            // A text can begin with a space that a sign prints on: a grapheme around the start.
            None => grapheme_start(text, latest).max(start),
        };
        let left = most.saturating_sub(length(text, start..end));
        let earliest = back(text, start, left).max(free.start);
        let start = sentence_starts(text, free.start, earliest..start)
            .next()
            .unwrap_or(start);
        Passage {
            start,
            end: end.max(start),
        }
        .trimmed(text)
    }

    /// Returns the passage without the space around it. A sign can print on a space, which is then
    /// no place to cut.
    fn trimmed(self, text: &str) -> Self {
        let passage = &text[self.start..self.end];
        let blank = passage.len() - passage.trim_start().len();
        let start = grapheme_end(text, self.start + blank);
        let end = grapheme_start(text, self.start + passage.trim_end().len()).max(start);
        Passage { start, end }
    }
}

/// Returns passages, in order and apart, as a snippet, with a sign where the text goes on.
pub(super) fn snippet(text: &str, passages: &[Passage], marks: &[Mark]) -> Snippet {
    let mut shown = String::new();
    let mut shown_marks = Vec::new();
    let mut behind = 0;
    // A sign that prints on the space before it can leave nothing of a passage.
    for passage in passages
        .iter()
        .filter(|passage| passage.start < passage.end)
    {
        if !text[behind..passage.start].trim_end().is_empty() {
            shown.push_str(if shown.is_empty() { "… " } else { " … " });
        }
        for mark in marks {
            if mark.start >= passage.start && mark.end <= passage.end {
                let place = |byte: usize| byte - passage.start + shown.len();
                shown_marks.push((place(mark.start), place(mark.end)));
            }
        }
        // A line break is as long as the space that a snippet shows for it.
        shown.push_str(&text[passage.start..passage.end].replace(['\n', '\r', '\t'], " "));
        behind = passage.end;
    }
    if !text[behind..].trim_start().is_empty() {
        shown.push_str(" …");
    }
    Snippet::new(&shown, &shown_marks)
}

/// Returns how many characters a stretch of a text has.
fn length(text: &str, stretch: Range<usize>) -> usize {
    text[stretch].chars().count()
}

/// Returns the place `count` characters before `from`, or the beginning.
fn back(text: &str, from: usize, count: usize) -> usize {
    text[..from]
        .char_indices()
        .rev()
        .take(count)
        .last()
        .map_or(from, |(place, _)| place)
}

/// Returns the place `count` characters after `from`, or the end.
fn forth(text: &str, from: usize, count: usize) -> usize {
    text[from..]
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(place, _)| from + place)
}

/// Returns the places from `within.start` to `within.end` where a sentence begins, and `free_from`
/// if that is one of them.
fn sentence_starts(
    text: &str,
    free_from: usize,
    within: Range<usize>,
) -> impl Iterator<Item = usize> + '_ {
    let first = (within.start == free_from).then_some(free_from);
    let stretch = &text[within.clone()];
    let others = stretch.char_indices().filter_map(move |(place, letter)| {
        let after = within.start + place + letter.len_utf8();
        let ends = letter == '\n'
            || (matches!(letter, '.' | '!' | '?' | '…') && text[after..].starts_with(' '));
        ends.then(|| after + (text[after..].len() - text[after..].trim_start().len()))
            .filter(|&start| start <= within.end)
    });
    first.into_iter().chain(others)
}

/// Returns the first place in `earliest..=latest` where a word can begin, as it can at `free_from`.
fn word_start(text: &str, free_from: usize, earliest: usize, latest: usize) -> Option<usize> {
    if earliest == free_from {
        return Some(earliest);
    }
    let stretch = &text[earliest..latest];
    let (place, space) = stretch
        .char_indices()
        .find(|&(place, letter)| is_gap(text, earliest + place, letter))?;
    Some(earliest + place + space.len_utf8())
}

/// Returns the last place in `earliest..=latest` where a word can end.
fn word_end(text: &str, earliest: usize, latest: usize) -> Option<usize> {
    let Some(next) = text[latest..].chars().next() else {
        return Some(latest);
    };
    if is_gap(text, latest, next) {
        return Some(latest);
    }
    text[earliest..latest]
        .char_indices()
        .rev()
        .map(|(place, letter)| (earliest + place, letter))
        .find(|&(place, letter)| is_gap(text, place, letter))
        .map(|(place, _)| place)
}

/// Returns whether the character at `place` is a space between two words and not one inside a
/// number: `1 000`.
fn is_gap(text: &str, place: usize, letter: char) -> bool {
    let is_digit = |letter: char| letter.is_ascii_digit();
    letter.is_whitespace()
        && !(text[..place].ends_with(is_digit)
            && text[place + letter.len_utf8()..].starts_with(is_digit))
}
