//! The walk from an edge of a text through its chrome.

use super::line::Side;

/// What a line is on the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Known chrome, which stays for the parser at the edge; behind a gap as other chrome.
    Known { behind_gap: bool },
    /// Chrome; behind a gap only if it was seen there.
    Chrome { behind_gap: bool },
    /// A line that a gap may hold.
    Open,
    /// A line that ends the walk.
    Closed,
}

/// Where chrome stands, as distances from the edge, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// From the edge on without a gap.
    pub(super) at_edge: Vec<usize>,
    /// Behind a gap: at the head the title and what belongs to it, at the tail entries of a list.
    pub(super) behind_gap: Vec<usize>,
}

/// How many lines may lie between two of the block.
fn widest_gap(side: Side) -> usize {
    match side {
        Side::Head => 6,
        Side::Tail => 12,
    }
}

/// Walks `count` lines from the edge inward; `step` tells what the line at a distance is.
pub(super) fn walk(side: Side, count: usize, mut step: impl FnMut(usize) -> Step) -> Block {
    let mut block = Block::default();
    let mut gap = 0;
    let mut has_gap = false;
    for distance in 0..count {
        match step(distance) {
            Step::Known { .. } if !has_gap => {}
            Step::Chrome { .. } if !has_gap => block.at_edge.push(distance),
            Step::Chrome { behind_gap: true } | Step::Known { behind_gap: true } => {
                block.behind_gap.push(distance);
                gap = 0;
            }
            Step::Known { behind_gap: false } => {}
            Step::Closed => break,
            Step::Chrome { behind_gap: false } | Step::Open => {
                has_gap = true;
                gap += 1;
                if gap > widest_gap(side) {
                    break;
                }
            }
        }
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chrome_reaches_the_edge() {
        let check = |side: Side, lines: &str, at_edge: &[usize], behind_gap: &[usize]| {
            let steps: Vec<char> = lines.chars().collect();
            let block = walk(side, steps.len(), |at| match steps[at] {
                'k' => Step::Known { behind_gap: true },
                'c' => Step::Chrome { behind_gap: false },
                'g' => Step::Chrome { behind_gap: true },
                '-' => Step::Open,
                _ => Step::Closed,
            });
            assert_eq!(block.at_edge, at_edge, "{lines}");
            assert_eq!(block.behind_gap, behind_gap, "{lines}");
        };
        check(Side::Head, "cckc|c", &[0, 1, 3], &[]);
        check(Side::Head, "cg--gkc|", &[0, 1], &[4, 5]);
        check(Side::Head, "c------g|", &[0], &[7]);
        check(Side::Head, "c-------g|", &[0], &[]);
        check(Side::Tail, "c------------gg|", &[0], &[13, 14]);
        check(Side::Head, "|g", &[], &[]);
        check(Side::Head, "", &[], &[]);
    }
}
