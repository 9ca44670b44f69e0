//! What is kept of a text to learn from it.

use std::hash::{BuildHasher, Hasher};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::line::{Kind, Side, shape};
use crate::Vocabulary;
use crate::text::{CHROME_TAIL, Line};

/// Chrome is looked for in so many lines at each side.
const WINDOW: usize = 150;
/// Longer lines are text, in bytes.
const LONG: usize = 40;
/// An article has so much text, in bytes.
const LEAST_TEXT: usize = 200;

/// The lines near both edges of a text, and its long lines.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    /// From the first line on.
    pub(super) head: Vec<Mark>,
    /// From the last line on.
    pub(super) tail: Vec<Mark>,
    /// The hashes and lengths of the lines that are text.
    long: Vec<(u64, usize)>,
}

/// One line near an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Empty for a line that is nothing but marks.
    pub(super) shape: String,
    /// How many lines of this shape stand between it and the edge.
    pub(super) earlier: u8,
    pub(super) kind: Kind,
}

impl Outline {
    pub(super) fn of(lines: &[Line<'_>], vocabulary: &Vocabulary) -> Self {
        let end = known_end(lines);
        // The same list with the prices of another week says nothing new.
        let hash = |line: &str| {
            let mut hasher = FxBuildHasher.build_hasher();
            for words in line.as_bytes().split(u8::is_ascii_digit) {
                hasher.write(words);
            }
            hasher.finish()
        };
        let long = lines.iter().filter(|line| line.text.len() >= LONG);
        Outline {
            head: marks(Side::Head, lines[..end].iter(), vocabulary),
            tail: marks(Side::Tail, lines[..end].iter().rev(), vocabulary),
            long: long
                .map(|line| (hash(line.text), line.text.len()))
                .collect(),
        }
    }

    pub(super) fn side(&self, side: Side) -> &[Mark] {
        match side {
            Side::Head => &self.head,
            Side::Tail => &self.tail,
        }
    }
}

fn marks<'l>(
    side: Side,
    lines: impl Iterator<Item = &'l Line<'l>>,
    vocabulary: &Vocabulary,
) -> Vec<Mark> {
    let mut counts: FxHashMap<String, u8> = FxHashMap::default();
    lines
        .take(WINDOW)
        .map_while(|line| {
            let kind = Kind::of(line.text, side, vocabulary);
            // Nothing behind a long text is chrome of this side, nor in a bulletin’s summary.
            if matches!(kind, Kind::Text | Kind::Summary) {
                return None;
            }
            let shape = shape(line.text).unwrap_or_default();
            let count = counts.entry(shape.clone()).or_default();
            let earlier = *count;
            *count = earlier.saturating_add(1);
            Some(Mark {
                shape,
                earlier,
                kind,
            })
        })
        .collect()
}

/// Returns the first line of the known chrome below an article: the parser drops it and what
/// follows.
pub(super) fn known_end(lines: &[Line<'_>]) -> usize {
    (1..lines.len())
        .find(|&at| CHROME_TAIL.matches(lines[at].text))
        .unwrap_or(lines.len())
}

/// Keeps the outlines that are evidence: those of texts that say something new. A reprint of an
/// earlier text shares lines with it that are no chrome; a page without an article tells nothing
/// of where one begins.
pub(super) fn evidence(outlines: Vec<Outline>) -> Vec<Outline> {
    let mut seen: FxHashSet<u64> = FxHashSet::default();
    let mut says_something_new = |outline: &Outline| {
        let (mut all, mut new) = (0, 0);
        for (hash, length) in &outline.long {
            all += length;
            new += if seen.contains(hash) { 0 } else { *length };
        }
        let is_new = new >= LEAST_TEXT && new * 2 > all;
        if is_new {
            seen.extend(outline.long.iter().map(|(hash, _)| hash));
        }
        is_new
    };
    outlines
        .into_iter()
        .filter(|outline| says_something_new(outline))
        .collect()
}
