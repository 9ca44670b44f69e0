use std::cmp::Ordering;

use pressoir_query::{ConcordanceLine, ContextKey, LineCounts};

use super::Tally;
use super::line::Line;
use crate::texts::Gathered;

/// The first lines of some clippings in the order of their contexts.
#[derive(Default)]
pub(super) struct Sorted {
    lines: Vec<Keyed>,
    tally: Tally,
    most: usize,
}

struct Keyed {
    folds: Vec<String>,
    /// How many lines of its clipping stand before it.
    place: usize,
    line: ConcordanceLine,
}

impl Sorted {
    /// Adds the lines of a clipping, of which `most` are wanted in the end.
    pub(super) fn add(&mut self, lines: Vec<Line>, key: ContextKey, most: usize) {
        self.most = most;
        self.tally.add(lines.len());
        let keyed = lines.into_iter().enumerate().map(|(place, line)| Keyed {
            folds: line.key(key),
            place,
            line: line.line,
        });
        self.lines.extend(keyed);
        self.cut_now_and_then();
    }

    /// Returns the lines that are wanted, and the counts of all.
    pub(super) fn finish(mut self) -> (Vec<ConcordanceLine>, LineCounts) {
        self.cut();
        let lines = self.lines.into_iter().map(|keyed| keyed.line);
        (lines.collect(), self.tally.0)
    }

    /// Sorting now and then costs less than keeping all lines in order.
    fn cut_now_and_then(&mut self) {
        if self.lines.len() >= self.most.saturating_mul(2).saturating_add(256) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.lines.sort_by(Keyed::order);
        self.lines.truncate(self.most);
    }
}

impl Gathered for Sorted {
    fn join(&mut self, other: Self) {
        self.most = self.most.max(other.most);
        self.tally.join(other.tally);
        self.lines.extend(other.lines);
        self.cut_now_and_then();
    }
}

impl Keyed {
    /// By the words, then the oldest clipping first, one without a date last.
    fn order(&self, other: &Self) -> Ordering {
        let clipping = |keyed: &Keyed| {
            let day = keyed.line.date.map(|date| date.first_day());
            (day.is_none(), day)
        };
        self.folds
            .cmp(&other.folds)
            .then_with(|| clipping(self).cmp(&clipping(other)))
            .then_with(|| self.line.id.cmp(&other.line.id))
            .then_with(|| self.place.cmp(&other.place))
    }
}
