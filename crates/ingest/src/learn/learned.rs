use std::ops::Range;

use rustc_hash::FxHashMap;

use super::block::{Block, Step, walk};
use super::line::{Kind, Side, shape};
use super::outline::known_end;
use crate::repair::{Spelling, in_lower_case};
use crate::text::{Line, find_crumb};
use crate::{Role, Vocabulary};

/// What was learned of texts before they were parsed: lines that are chrome, and the forms of words
/// that a hyphen broke.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learned {
    head: FxHashMap<String, Entry>,
    tail: FxHashMap<String, Entry>,
    /// Words that a hyphen breaks, by their parts with a space between, the first in lower case.
    words: FxHashMap<String, Spelling>,
    /// How long all lines are.
    bytes: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Entry {
    /// How often it stands in one text.
    times: usize,
    /// Whether it stands behind a gap.
    behind_gap: bool,
}

/// More is not remembered, in bytes: some dozen portals.
const MOST_BYTES: usize = 128 << 10;

/// The lines of a text that are learned chrome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chrome {
    /// Their numbers at the head, in order.
    head: Vec<usize>,
    tail: Range<usize>,
}

impl Chrome {
    /// Returns the numbers of the lines, in order, with what they are.
    pub(crate) fn roles(&self) -> Vec<(usize, Role)> {
        let head = self.head.iter().map(|&at| (at, Role::LearnedHead));
        let tail = self.tail.clone().map(|at| (at, Role::LearnedTail));
        head.chain(tail).collect()
    }
}

impl Learned {
    /// Reads what [`Learned::to_notes`] wrote; what is no such note is passed over.
    pub fn from_notes<'n>(notes: impl IntoIterator<Item = &'n str>) -> Self {
        let mut learned = Learned::default();
        for note in notes {
            let parts = note.split_once(' ').and_then(|(place, rest)| {
                let (times, shape) = rest.split_once(' ')?;
                Some((place, times.parse().ok()?, shape))
            });
            match parts {
                Some(("head", times, shape)) => learned.add(Side::Head, shape, times, false),
                Some(("heading", times, shape)) => learned.add(Side::Head, shape, times, true),
                Some(("tail", times, shape)) => learned.add(Side::Tail, shape, times, false),
                Some(("list", times, shape)) => learned.add(Side::Tail, shape, times, true),
                _ => {}
            }
            match note.split_once(": ") {
                Some(("whole", parts)) => learned.add_word(parts, Spelling::Whole),
                Some(("hyphened", parts)) => learned.add_word(parts, Spelling::Hyphened),
                _ => {}
            }
        }
        learned
    }

    /// Writes what was learned as notes that an index can keep, at most some hundred kilobytes: the
    /// place of a line, how often it stands there, and the line, folded, with numbers as `#`; the
    /// form of a word that a hyphen breaks, and its parts.
    #[must_use]
    pub fn to_notes(&self) -> Vec<String> {
        let note = |side: Side, shape: &str, entry: &Entry| {
            let place = match (side, entry.behind_gap) {
                (Side::Head, false) => "head",
                (Side::Head, true) => "heading",
                (Side::Tail, false) => "tail",
                (Side::Tail, true) => "list",
            };
            format!("{place} {} {shape}", entry.times)
        };
        let head = self.head.iter();
        let tail = self.tail.iter();
        let mut notes: Vec<String> = head
            .map(|(shape, entry)| note(Side::Head, shape, entry))
            .chain(tail.map(|(shape, entry)| note(Side::Tail, shape, entry)))
            .chain(self.words.iter().map(|(parts, form)| match form {
                Spelling::Whole => format!("whole: {parts}"),
                Spelling::Hyphened => format!("hyphened: {parts}"),
            }))
            .collect();
        notes.sort_unstable();
        notes
    }

    pub(super) fn add_word(&mut self, parts: &str, form: Spelling) {
        if self.bytes + parts.len() <= MOST_BYTES && !self.words.contains_key(parts) {
            self.bytes += parts.len();
            self.words.insert(parts.to_owned(), form);
        }
    }

    /// Returns what tells the form of a word that a hyphen broke, by its two parts.
    pub(crate) fn forms(&self) -> impl Fn(&str, &str) -> Option<Spelling> {
        |first, second| {
            if self.words.is_empty() {
                return None;
            }
            let parts = format!("{} {second}", in_lower_case(first));
            self.words.get(&parts).copied()
        }
    }

    pub(super) fn add(&mut self, side: Side, shape: &str, times: usize, behind_gap: bool) {
        if !self.side(side).contains_key(shape) {
            if self.bytes + shape.len() > MOST_BYTES {
                return;
            }
            self.bytes += shape.len();
        }
        let entry = self.side_mut(side).entry(shape.to_owned()).or_default();
        entry.times = entry.times.max(times);
        entry.behind_gap |= behind_gap;
    }

    /// Adds what was learned elsewhere.
    pub(crate) fn merge(&mut self, other: Learned) {
        for (side, lines) in [(Side::Head, other.head), (Side::Tail, other.tail)] {
            let mut lines: Vec<_> = lines.into_iter().collect();
            // Where there is not room for all, the same ones are kept every time.
            lines.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
            for (shape, entry) in lines {
                self.add(side, &shape, entry.times, entry.behind_gap);
            }
        }
        let mut words: Vec<_> = other.words.into_iter().collect();
        words.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        for (parts, form) in words {
            self.add_word(&parts, form);
        }
    }

    /// Tells whether nothing was learned.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.knows_no_chrome() && self.words.is_empty()
    }

    fn knows_no_chrome(&self) -> bool {
        self.head.is_empty() && self.tail.is_empty()
    }

    fn side(&self, side: Side) -> &FxHashMap<String, Entry> {
        match side {
            Side::Head => &self.head,
            Side::Tail => &self.tail,
        }
    }

    fn side_mut(&mut self, side: Side) -> &mut FxHashMap<String, Entry> {
        match side {
            Side::Head => &mut self.head,
            Side::Tail => &mut self.tail,
        }
    }

    /// Returns which lines of a text are learned chrome; known chrome is for the parser.
    pub(crate) fn chrome_of(&self, lines: &[Line<'_>], vocabulary: &Vocabulary) -> Chrome {
        if self.knows_no_chrome() {
            return Chrome::default();
        }
        let (end, start) = self.tail_of(lines, vocabulary);
        let mut head = self.head_of(&lines[..start], vocabulary);
        // The steps of a breadcrumb can have lines of their own, and many pages share some.
        if !head.is_empty()
            && let Some((crumb, _)) = find_crumb(lines)
        {
            head.retain(|at| !crumb.contains(at));
        }
        Chrome {
            head,
            tail: start..end,
        }
    }

    /// The lines of the head that are chrome.
    fn head_of(&self, lines: &[Line<'_>], vocabulary: &Vocabulary) -> Vec<usize> {
        let Block {
            mut at_edge,
            behind_gap,
        } = self.walk(Side::Head, lines.len(), vocabulary, |at| lines[at].text);
        let kind = |at: usize| {
            let line: Option<&Line<'_>> = lines.get(at);
            line.map(|line| Kind::of(line.text, Side::Head, vocabulary))
        };
        // A column has one title in all its issues: what stands right above the date is a title
        // where nothing above or below could be one.
        if let Some(&last) = at_edge.last()
            && kind(last + 1) == Some(Kind::Date)
        {
            let below = (last + 2..).find(|at| !behind_gap.contains(at));
            let is_title = matches!(
                below.and_then(kind),
                Some(Kind::Plain | Kind::Name | Kind::Sentence)
            );
            if at_edge.len() == 1 || !is_title {
                at_edge.pop();
            }
        }
        at_edge.extend(behind_gap);
        at_edge
    }

    /// Where the known chrome below the article begins, and the learned chrome above that.
    fn tail_of(&self, lines: &[Line<'_>], vocabulary: &Vocabulary) -> (usize, usize) {
        let end = known_end(lines);
        let block = self.walk(Side::Tail, end, vocabulary, |at| lines[end - 1 - at].text);
        let last = block.behind_gap.last().or(block.at_edge.last());
        let mut start = last.map_or(end, |last| end - 1 - last);
        // Right below the text a sentence is one of it, and what can be a signature is one.
        let kind = |at: usize| Kind::of(lines[at].text, Side::Tail, vocabulary);
        while start < end && kind(start).is_sentence() {
            start += 1;
        }
        if start < end && kind(start) == Kind::Name {
            start += 1;
        }
        (end, start)
    }

    fn walk<'t>(
        &self,
        side: Side,
        count: usize,
        vocabulary: &Vocabulary,
        line: impl Fn(usize) -> &'t str,
    ) -> Block {
        let learned = self.side(side);
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        walk(side, count, |at| {
            let line = line(at);
            let entry = shape(line).and_then(|shape| learned.get_key_value(shape.as_str()));
            let kind = Kind::of(line, side, vocabulary);
            let entry = entry.filter(|(shape, entry)| {
                let times = seen.entry(shape).or_default();
                *times += 1;
                *times <= entry.times && kind.may_be_chrome()
            });
            let behind_gap = entry.map(|(_, entry)| entry.behind_gap);
            match behind_gap {
                _ if kind == Kind::Known => Step::Known {
                    behind_gap: behind_gap == Some(true),
                },
                Some(behind_gap) => Step::Chrome { behind_gap },
                None if kind.closes(side) => Step::Closed,
                None => Step::Open,
            }
        })
    }
}
