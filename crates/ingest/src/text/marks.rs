//! What each line was read as.

use std::ops::Range;

use super::lines::Line;
use crate::{Role, RoleCounts};

/// What a line, or the rest of one, was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) role: Role,
    /// The clipping of the text that it belongs to, from 1; 0 is none.
    pub(crate) clipping: u32,
    /// The paragraph of the clipping, from 1; 0 is none.
    pub(crate) paragraph: u32,
}

const UNUSED: Mark = Mark {
    role: Role::Unused,
    clipping: 0,
    paragraph: 0,
};

/// What the lines of one text were read as, by their number among the lines that are not blank.
#[derive(Debug)]
pub(crate) struct Marks {
    lines: Vec<Mark>,
    cuts: Vec<Cut>,
    /// The number of the clipping that is being read.
    clipping: u32,
}

/// A line is something else from here on.
#[derive(Clone, Copy, Debug)]
struct Cut {
    line: usize,
    /// A byte of the line.
    at: usize,
    mark: Mark,
}

impl Marks {
    pub(crate) fn new(lines: usize) -> Self {
        Marks {
            lines: vec![UNUSED; lines],
            cuts: Vec::new(),
            clipping: 1,
        }
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.lines.fill(UNUSED);
        self.cuts.clear();
        self.clipping = 1;
    }

    /// Marks lines as what belongs to no clipping.
    pub(crate) fn set_chrome(&mut self, lines: Range<usize>, role: Role) {
        self.fill(lines, Mark { role, ..UNUSED });
    }

    /// Marks lines of the clipping that is being read.
    pub(crate) fn set(&mut self, lines: Range<usize>, role: Role) {
        let mark = self.mark(role);
        self.fill(lines, mark);
    }

    /// Marks lines as a paragraph of the clipping that is being read; its number is from 1.
    pub(crate) fn set_paragraph(&mut self, lines: Range<usize>, role: Role, number: usize) {
        let paragraph = u32::try_from(number).unwrap_or(u32::MAX);
        let mark = self.mark(role);
        self.fill(lines, Mark { paragraph, ..mark });
    }

    /// Gives another role to those of some lines that have the role `from`.
    pub(crate) fn replace(&mut self, lines: Range<usize>, from: Role, to: Role) {
        let marks = self.lines.get_mut(lines).unwrap_or_default();
        for mark in marks.iter_mut().filter(|mark| mark.role == from) {
            mark.role = to;
        }
    }

    /// Marks what follows `kept`, when the lines `range` are one text that begins with it; what
    /// was marked at its end before stays.
    ///
    /// White space does not count: lines of one text were joined.
    pub(crate) fn set_behind(
        &mut self,
        kept: &str,
        lines: &[Line<'_>],
        range: Range<usize>,
        role: Role,
    ) {
        let letters = |text: &str| {
            text.chars()
                .filter(|letter| !letter.is_whitespace())
                .count()
        };
        let mut left = letters(kept);
        let Some(&Mark { role: from, .. }) = self.lines.get(range.start) else {
            return;
        };
        for line in range {
            let text = lines[line].text;
            let mut printed = text
                .char_indices()
                .filter(|(_, letter)| !letter.is_whitespace());
            if left == 0 {
                if self.lines[line].role == from {
                    self.lines[line] = self.mark(role);
                }
            } else if let Some((at, _)) = printed.nth(left) {
                let mark = self.mark(role);
                self.cuts.push(Cut { line, at, mark });
                left = 0;
            } else {
                left -= letters(text);
            }
        }
    }

    /// Marks the first bytes of a line that was read without them, as part of the first clipping if
    /// they have a role.
    pub(crate) fn set_begin(&mut self, line: usize, length: usize, role: Option<Role>) {
        let Some(&rest) = self.lines.get(line) else {
            return;
        };
        for cut in self.cuts.iter_mut().filter(|cut| cut.line == line) {
            cut.at += length;
        }
        self.cuts.push(Cut {
            line,
            at: length,
            mark: rest,
        });
        self.lines[line] = role.map_or(UNUSED, |role| Mark {
            role,
            clipping: 1,
            paragraph: 0,
        });
    }

    /// Marks lines that were hidden from those who read the others, by their numbers among all lines
    /// in order, as what belongs to no clipping.
    pub(crate) fn insert_hidden(&mut self, hidden: &[(usize, Role)]) {
        if hidden.is_empty() {
            return;
        }
        let mut seen = std::mem::take(&mut self.lines).into_iter();
        let mut hidden = hidden.iter().peekable();
        let mut numbers = Vec::with_capacity(seen.len());
        loop {
            let number = self.lines.len();
            if let Some(&(_, role)) = hidden.next_if(|(at, _)| *at == number) {
                self.lines.push(Mark { role, ..UNUSED });
            } else if let Some(mark) = seen.next() {
                numbers.push(number);
                self.lines.push(mark);
            } else {
                break;
            }
        }
        for cut in &mut self.cuts {
            cut.line = numbers.get(cut.line).copied().unwrap_or(cut.line);
        }
    }

    /// Ends the clipping that is being read.
    pub(crate) fn end_clipping(&mut self) {
        self.clipping += 1;
    }

    /// Gives up the clipping that is being read: no line belongs to it.
    pub(crate) fn give_up_clipping(&mut self) {
        let number = self.clipping;
        let marks = self.lines.iter_mut();
        let marks = marks.chain(self.cuts.iter_mut().map(|cut| &mut cut.mark));
        for mark in marks.filter(|mark| mark.clipping == number) {
            *mark = UNUSED;
        }
    }

    /// Hands each part of each line, in order, with its mark to `note`.
    pub(crate) fn each<'t>(&self, lines: &[Line<'t>], mut note: impl FnMut(usize, &'t str, Mark)) {
        let mut cuts = self.cuts.clone();
        cuts.sort_by_key(|cut| (cut.line, cut.at));
        let mut cuts = cuts.into_iter().peekable();
        for (number, (line, &mark)) in lines.iter().zip(&self.lines).enumerate() {
            let (mut from, mut mark) = (0, mark);
            while let Some(cut) = cuts.next_if(|cut| cut.line == number) {
                if from < cut.at {
                    note(number, line.text[from..cut.at].trim(), mark);
                }
                (from, mark) = (cut.at, cut.mark);
            }
            if from == 0 {
                note(number, line.text, mark);
            } else if from < line.text.len() {
                note(number, line.text[from..].trim(), mark);
            }
        }
    }

    /// Returns how much was read as each role for each clipping; what belongs to none stands first.
    pub(crate) fn counts(&self, lines: &[Line<'_>], clippings: usize) -> Vec<RoleCounts> {
        let mut counts = vec![RoleCounts::default(); clippings + 1];
        self.each(lines, |_, text, mark| {
            let clipping = usize::try_from(mark.clipping).unwrap_or(0);
            if let Some(counts) = counts.get_mut(clipping) {
                counts.add(mark.role, text);
            }
        });
        counts
    }

    fn mark(&self, role: Role) -> Mark {
        Mark {
            role,
            clipping: self.clipping,
            paragraph: 0,
        }
    }

    fn fill(&mut self, lines: Range<usize>, mark: Mark) {
        if let Some(marks) = self.lines.get_mut(lines) {
            marks.fill(mark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lines::lines;

    #[test]
    fn the_end_of_joined_lines_is_marked() {
        let check = |text: &str, kept: &[(&str, Role)], expected: &[&str]| {
            let lines = lines(text);
            let all = 0..lines.len();
            let mut marks = Marks::new(lines.len());
            marks.set(all.clone(), Role::Body);
            for &(kept, role) in kept {
                marks.set_behind(kept, &lines, all.clone(), role);
            }
            let mut told = Vec::new();
            marks.each(&lines, |_, text, mark| {
                told.push(format!("{} {text}", mark.role));
            });
            assert_eq!(told, expected, "{text}");
        };
        let (source, link) = (Role::Source, Role::ReadOn);
        check(
            "Un deux (APS)",
            &[("Un deux", source)],
            &["body Un deux", "source (APS)"],
        );
        check(
            "Un\ndeux (A\nP S)",
            &[("Un deux", source)],
            &["body Un", "body deux", "source (A", "source P S)"],
        );
        check("Un\n(APS)", &[("Un", source)], &["body Un", "source (APS)"]);
        check(
            "Un (APS) Lire\nla suite",
            &[("Un (APS)", link), ("Un", source)],
            &[
                "body Un",
                "source (APS)",
                "read on Lire",
                "read on la suite",
            ],
        );
        check("Lire la suite", &[("", link)], &["read on Lire la suite"]);
        check("Un", &[("Un", link)], &["body Un"]);
    }
}
