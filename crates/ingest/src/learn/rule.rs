//! Which repeated lines are chrome.
//!
//! A line that repeats proves nothing: closing formulas, leads of series, names of columns and of
//! authors repeat too. Chrome is told by its company. The lines of a portal's pages come together:
//! where one stands, the others stand too, whatever the article is about. A line is learned when at
//! least [`FEWEST_MATES`] other lines go with it, each at the edge of nearly all texts that it is
//! at the edge of, and it at those of most of theirs; or when it alone stands at the edge of nearly
//! all texts. What repeats with an article's author, subject or series is in few of the texts that
//! the menu around it is in.
//!
//! The bounds are set so that nothing of an article is lost, at the price of chrome that stays; they
//! were found by measuring both on rendered clippings with invented portals around them.

use rustc_hash::FxHashMap;

use super::block::{Step, walk};
use super::learned::Learned;
use super::line::{Kind, Side};
use super::outline::Outline;

/// A line is in at least so many texts.
const FEWEST_TEXTS: usize = 5;
/// So many other lines go with it, none of them a sentence.
const FEWEST_MATES: usize = 3;
/// The share of a line's texts that another is in to go with it, in percent.
const MATE_IN_TEXTS: usize = 80;
/// The share of the other's texts that the line is in, in percent; sentences are doubted more.
const LINE_IN_MATE: usize = 60;
const SENTENCE_IN_MATE: usize = 80;
/// The share of the texts with a line in which it is part of a block at the edge, in percent.
const AT_EDGE: usize = 50;
/// A line alone is chrome when so many texts were looked at, and it is in this share of them, in
/// percent.
const FEWEST_FOR_ALONE: usize = 20;
const ALONE: usize = 80;
/// The share of a line's blocks in which it stands behind a gap for it to be looked for there, in
/// percent.
const BEHIND_GAP: usize = 20;
/// More lines than these are not weighed.
const MOST_CANDIDATES: usize = 3000;
/// Blocks are walked so often, since what was learned bounds them.
const ROUNDS: usize = 5;

/// Learns from texts that say something new each.
pub(super) fn learn(texts: &[Outline]) -> Learned {
    let mut candidates = Candidates::of(texts);
    for _ in 0..ROUNDS {
        candidates.walk(texts);
        if !candidates.judge(texts.len()) {
            break;
        }
    }
    let mut learned = Learned::default();
    for candidate in &candidates.list {
        if candidate.state == State::Alive && candidate.kind.may_be_chrome() {
            let line = candidate.line;
            let times = usize::from(line.earlier) + 1;
            learned.add(line.side, line.shape, times, candidate.is_behind_gap());
        }
    }
    learned
}

/// A line of one shape, counted from the edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct LineOf<'t> {
    side: Side,
    shape: &'t str,
    earlier: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Alive,
    /// Known chrome that is no evidence against itself, and need not be learned.
    Known,
    Refused,
}

struct Candidate<'t> {
    line: LineOf<'t>,
    kind: Kind,
    state: State,
    /// In how many texts it stands near the edge at all.
    texts: usize,
    /// In how many a date follows it at the head.
    above_date: usize,
    /// The texts in which it is part of a block.
    blocks: Vec<u32>,
    /// In how many of these it stands behind a gap.
    behind_gap: usize,
}

impl Candidate<'_> {
    fn is_behind_gap(&self) -> bool {
        self.behind_gap * 100 >= self.blocks.len() * BEHIND_GAP && self.behind_gap > 0
    }
}

struct Candidates<'t> {
    list: Vec<Candidate<'t>>,
    places: FxHashMap<LineOf<'t>, usize>,
}

const SIDES: [Side; 2] = [Side::Head, Side::Tail];

fn lines_of(text: &Outline, side: Side) -> impl Iterator<Item = (LineOf<'_>, Kind)> {
    text.side(side).iter().map(move |mark| {
        let line = LineOf {
            side,
            shape: &mark.shape,
            earlier: mark.earlier,
        };
        (line, mark.kind)
    })
}

impl<'t> Candidates<'t> {
    /// Counts the lines; what is in few texts is not weighed.
    fn of(texts: &'t [Outline]) -> Self {
        let mut counts: FxHashMap<LineOf<'t>, (Kind, usize, usize)> = FxHashMap::default();
        for text in texts {
            for side in SIDES {
                let mut lines = lines_of(text, side).peekable();
                while let Some((line, kind)) = lines.next() {
                    if kind == Kind::Date || kind == Kind::Source || line.shape.is_empty() {
                        continue;
                    }
                    let (_, texts, above_date) = counts.entry(line).or_insert((kind, 0, 0));
                    *texts += 1;
                    let has_date = lines.peek().is_some_and(|(_, kind)| *kind == Kind::Date);
                    *above_date += usize::from(has_date);
                }
            }
        }
        let mut list: Vec<Candidate<'t>> = counts
            .into_iter()
            .filter(|(_, (_, texts, _))| *texts >= FEWEST_TEXTS)
            .map(|(line, (kind, texts, above_date))| Candidate {
                line,
                kind,
                state: State::Alive,
                texts,
                above_date,
                blocks: Vec::new(),
                behind_gap: texts,
            })
            .collect();
        list.sort_unstable_by(|one, other| {
            let by_texts = other.texts.cmp(&one.texts);
            by_texts.then_with(|| one.line.cmp(&other.line))
        });
        list.truncate(MOST_CANDIDATES);
        let places = list
            .iter()
            .enumerate()
            .map(|(place, candidate)| (candidate.line, place))
            .collect();
        Candidates { list, places }
    }

    /// Finds the blocks that the lines still alive make.
    fn walk(&mut self, texts: &'t [Outline]) {
        let is_behind_gap: Vec<bool> = self.list.iter().map(Candidate::is_behind_gap).collect();
        for candidate in &mut self.list {
            candidate.blocks.clear();
            candidate.behind_gap = 0;
        }
        for (number, text) in (0..).zip(texts) {
            for side in SIDES {
                let lines: Vec<(Option<usize>, Kind)> = lines_of(text, side)
                    .map(|(line, kind)| (self.places.get(&line).copied(), kind))
                    .collect();
                let block = walk(side, lines.len(), |at| {
                    let (place, kind) = lines[at];
                    let alive = place.filter(|&place| self.list[place].state == State::Alive);
                    match alive {
                        _ if kind == Kind::Known => Step::Known {
                            behind_gap: alive.is_some_and(|place| is_behind_gap[place]),
                        },
                        Some(place) => Step::Chrome {
                            behind_gap: is_behind_gap[place],
                        },
                        None if kind.closes(side) => Step::Closed,
                        None => Step::Open,
                    }
                });
                let last = block.behind_gap.last().or(block.at_edge.last());
                let known = (0..last.map_or(0, |last| last + 1)).filter(|at| {
                    lines[*at].1 == Kind::Known && block.behind_gap.binary_search(at).is_err()
                });
                for at in block.at_edge.iter().copied().chain(known) {
                    if let Some(place) = lines[at].0 {
                        self.list[place].blocks.push(number);
                    }
                }
                for &at in &block.behind_gap {
                    if let Some(place) = lines[at].0 {
                        self.list[place].blocks.push(number);
                        self.list[place].behind_gap += 1;
                    }
                }
            }
        }
    }

    /// Refuses lines; tells whether there were any.
    fn judge(&mut self, all: usize) -> bool {
        let words = all.div_ceil(64);
        let bits: Vec<Vec<u64>> = self
            .list
            .iter()
            .map(|candidate| {
                let mut bits = vec![0_u64; words];
                for &text in &candidate.blocks {
                    bits[text as usize / 64] |= 1 << (text % 64);
                }
                bits
            })
            .collect();
        let mut by_count: Vec<usize> = (0..self.list.len())
            .filter(|&place| {
                let candidate = &self.list[place];
                candidate.state != State::Refused
                    && candidate.blocks.len() >= FEWEST_TEXTS
                    && !candidate.kind.is_sentence()
            })
            .collect();
        by_count.sort_by_key(|&place| self.list[place].blocks.len());
        let has_mates = |place: usize| {
            let candidate = &self.list[place];
            let count = candidate.blocks.len();
            let line_in_mate = if candidate.kind.is_sentence() {
                SENTENCE_IN_MATE
            } else {
                LINE_IN_MATE
            };
            let from = by_count.partition_point(|&mate| {
                self.list[mate].blocks.len() * 100 < count * MATE_IN_TEXTS
            });
            by_count[from..]
                .iter()
                .take_while(|&&mate| self.list[mate].blocks.len() * line_in_mate <= count * 100)
                .filter(|&&mate| mate != place)
                .filter(|&&mate| {
                    let bits = &bits[mate];
                    let texts = candidate.blocks.iter();
                    let common = texts
                        .filter(|&&text| bits[text as usize / 64] & (1 << (text % 64)) != 0)
                        .count();
                    let mates = self.list[mate].blocks.len();
                    common * 100 >= count * MATE_IN_TEXTS && common * 100 >= mates * line_in_mate
                })
                .take(FEWEST_MATES)
                .count()
                == FEWEST_MATES
        };
        let stands_alone = |candidate: &Candidate<'_>| {
            all >= FEWEST_FOR_ALONE
                && candidate.kind == Kind::Plain
                && candidate.blocks.len() * 100 >= all * ALONE
                && candidate.above_date * 2 < candidate.texts
        };
        let refused: Vec<usize> = (0..self.list.len())
            .filter(|&place| {
                let candidate = &self.list[place];
                let count = candidate.blocks.len();
                // Between title and text stand keywords, signatures, leads.
                let is_field = (candidate.kind == Kind::Name || candidate.kind.is_sentence())
                    && candidate.line.side == Side::Head
                    && candidate.behind_gap * 2 > count;
                let is_chrome = count >= FEWEST_TEXTS
                    && count * 100 >= candidate.texts * AT_EDGE
                    && !is_field
                    && (stands_alone(candidate) || has_mates(place));
                candidate.state == State::Alive && !is_chrome
            })
            .collect();
        for &place in &refused {
            let candidate = &mut self.list[place];
            candidate.state = if candidate.kind == Kind::Known {
                State::Known
            } else {
                State::Refused
            };
        }
        !refused.is_empty()
    }
}
