//! A stream cut into blocks of whole lines.

use std::io::{self, Read};

/// How much is read at a time.
const BLOCK: usize = 8 << 20;

/// Some whole lines.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The lines, with their ends.
    pub(crate) bytes: Vec<u8>,
    /// The number of the first, from 1.
    pub(crate) first_line: u64,
}

/// What comes next in a stream.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Some lines.
    Lines(Block),
    /// A line longer than the limit, which was passed over.
    TooLong {
        /// Its number.
        line: u64,
    },
}

/// Cuts a stream into blocks of whole lines, holding a block and one long line at most.
pub(crate) struct LineBlocks<R> {
    stream: R,
    max_line: usize,
    block: usize,
    /// What was read and not yet returned: the beginning of a line.
    rest: Vec<u8>,
    next_line: u64,
    ended: bool,
}

impl<R: Read> LineBlocks<R> {
    pub(crate) fn new(stream: R, max_line: usize) -> Self {
        Self::with_block(stream, max_line, BLOCK)
    }

    fn with_block(stream: R, max_line: usize, block: usize) -> Self {
        LineBlocks {
            stream,
            max_line,
            block,
            rest: Vec::new(),
            next_line: 1,
            ended: false,
        }
    }

    /// Reads no more: what follows is of no use.
    pub(crate) fn stop(&mut self) {
        self.ended = true;
        self.rest.clear();
    }

    /// Returns the next piece, or `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Piece>> {
        let mut bytes = std::mem::take(&mut self.rest);
        let mut searched = 0;
        while !self.ended {
            let newline = memchr::memrchr(b'\n', &bytes[searched..]).map(|at| at + searched);
            if let Some(newline) = newline
                && bytes.len() >= self.block.min(self.max_line)
            {
                self.rest = bytes.split_off(newline + 1);
                break;
            }
            if newline.is_none() {
                searched = bytes.len();
                if bytes.len() > self.max_line {
                    return self.pass_over_line().map(Some);
                }
            }
            self.fill(&mut bytes)?;
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let first_line = self.next_line;
        self.next_line += count_lines(&bytes);
        Ok(Some(Piece::Lines(Block { bytes, first_line })))
    }

    /// Reads on to the end of a line whose beginning was already dropped.
    fn pass_over_line(&mut self) -> io::Result<Piece> {
        let line = self.next_line;
        self.next_line += 1;
        let mut bytes = Vec::new();
        while !self.ended {
            bytes.clear();
            self.fill(&mut bytes)?;
            if let Some(newline) = memchr::memchr(b'\n', &bytes) {
                self.rest = bytes.split_off(newline + 1);
                break;
            }
        }
        Ok(Piece::TooLong { line })
    }

    fn fill(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        let wanted = u64::try_from(self.block).unwrap_or(u64::MAX);
        let read = self.stream.by_ref().take(wanted).read_to_end(bytes)?;
        self.ended = read < self.block;
        Ok(())
    }
}

/// Counts lines, the last one also when it has no end.
fn count_lines(bytes: &[u8]) -> u64 {
    let ends = memchr::memchr_iter(b'\n', bytes).count();
    let unended = usize::from(!bytes.ends_with(b"\n"));
    u64::try_from(ends + unended).unwrap_or(u64::MAX)
}

/// The lines of a block and their numbers, without their ends.
pub(crate) fn numbered(bytes: &[u8], first_line: u64) -> impl Iterator<Item = (u64, &[u8])> {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let mut begin = 0;
    let ends = memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]);
    let lines = ends.map(move |end| {
        let line = &bytes[begin..end];
        begin = end + 1;
        line
    });
    (first_line..).zip(lines)
}

/// Cuts a block into about `count` parts of whole lines, with the number of the first of each.
pub(crate) fn parts(block: &Block, count: usize) -> Vec<(u64, &[u8])> {
    let length = block.bytes.len() / count.max(1) + 1;
    let mut parts = Vec::with_capacity(count);
    let mut rest = block.bytes.as_slice();
    let mut first_line = block.first_line;
    while !rest.is_empty() {
        let from = length.min(rest.len()) - 1;
        let end = memchr::memchr(b'\n', &rest[from..]).map_or(rest.len(), |at| from + at + 1);
        let (part, after) = rest.split_at(end);
        parts.push((first_line, part));
        first_line += count_lines(part);
        rest = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_whatever_the_block() {
        let text = b"un\ndeux\n\nquatre quatre quatre\ncinq\nsix";
        for block in 1..50 {
            let mut blocks = LineBlocks::with_block(&text[..], 12, block);
            let mut read = Vec::new();
            let mut too_long = Vec::new();
            while let Some(piece) = blocks.next().unwrap() {
                match piece {
                    Piece::TooLong { line } => too_long.push(line),
                    Piece::Lines(block) => {
                        for (first, part) in parts(&block, 2) {
                            for (line, bytes) in numbered(part, first) {
                                read.push((line, String::from_utf8(bytes.to_vec()).unwrap()));
                            }
                        }
                    }
                }
            }
            let short: Vec<_> = read.iter().filter(|(line, _)| *line != 4).collect();
            let lines: Vec<_> = short
                .iter()
                .map(|(line, text)| (*line, text.as_str()))
                .collect();
            assert_eq!(
                lines,
                [(1, "un"), (2, "deux"), (3, ""), (5, "cinq"), (6, "six")],
                "{block}"
            );
            // A long line that came whole in one block is for the parser to refuse.
            assert_eq!(too_long.len() + read.len() - short.len(), 1, "{block}");
        }
    }
}
