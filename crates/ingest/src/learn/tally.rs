//! What was dropped as chrome, and how often.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::line::{Side, shape};
use crate::Role;
use crate::text::Marked;

/// Lines of one shape that were dropped at one side of the articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DroppedLine {
    /// One of the lines, as it was printed.
    pub line: String,
    /// How often it was dropped; lines that differ in case, accents or numbers alone are one.
    pub count: u64,
    /// Where it stood.
    pub side: Side,
    /// Why it was dropped.
    pub because: Because,
    /// A text in which it was dropped.
    pub example: String,
}

/// Why a line was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Because {
    /// It is on a list of chrome, or stands above or below such a line.
    Known,
    /// It was learned from the other texts, or stands in a list below such a line.
    Learned,
}

/// More kinds of lines are not told apart.
const MOST_KINDS: usize = 50_000;

/// A count of what is dropped, shared by those who parse.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally(Arc<Mutex<Counts>>);

/// What was dropped, by the side, the reason and the shape of the line.
type Counts = FxHashMap<(Side, Because, String), DroppedLine>;

impl Tally {
    /// Counts what was dropped of a text that is called `name`.
    pub(crate) fn count(&self, text: &Marked<'_, '_>, name: &str) {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        text.marks.each(text.lines, |_, line, mark| {
            let Some((side, because)) = dropped_as(mark.role) else {
                return;
            };
            let key = (side, because, shape(line).unwrap_or_default());
            let is_known = counted.contains_key(&key);
            if !is_known && counted.len() >= MOST_KINDS {
                return;
            }
            let entry = counted.entry(key).or_insert_with(|| DroppedLine {
                line: line.to_owned(),
                count: 0,
                side,
                because,
                example: name.to_owned(),
            });
            entry.count += 1;
            // Texts are parsed in any order: the report is the same every time.
            if (name, line) < (entry.example.as_str(), entry.line.as_str()) {
                name.clone_into(&mut entry.example);
                line.clone_into(&mut entry.line);
            }
        });
    }

    /// Returns what was dropped, the most frequent first.
    pub(crate) fn lines(&self) -> Vec<DroppedLine> {
        let counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lines: Vec<DroppedLine> = counted.values().cloned().collect();
        lines.sort_unstable_by(|one, other| {
            let by_count = other.count.cmp(&one.count);
            by_count
                .then_with(|| (one.side, one.because).cmp(&(other.side, other.because)))
                .then_with(|| one.line.cmp(&other.line))
        });
        lines
    }
}

/// Returns where chrome of this role stands, and why it was dropped; `None` for what is no chrome.
fn dropped_as(role: Role) -> Option<(Side, Because)> {
    match role {
        Role::Menu | Role::Breadcrumb | Role::Section => Some((Side::Head, Because::Known)),
        Role::KeyFigures | Role::Footer => Some((Side::Tail, Because::Known)),
        Role::LearnedHead => Some((Side::Head, Because::Learned)),
        Role::LearnedTail => Some((Side::Tail, Because::Learned)),
        _ => None,
    }
}

impl PartialEq for Tally {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Tally {}
