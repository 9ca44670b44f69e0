use tantivy::DocId;

/// How many documents are scored at a time: their sums stay in the fastest memory.
const WIDTH: usize = 4096;

/// The sums of a window of documents: for each word its weighed frequency.
///
/// What a word has is a small part of all documents, so that those are noted which have one, and the
/// others are not looked at.
pub(crate) struct Window {
    start: DocId,
    /// The number of documents in the segment.
    documents: DocId,
    visited: Visited,
    sums: Vec<f32>,
    /// For each document the words it has, one bit each.
    masks: Vec<u64>,
    /// The documents that have a word, one bit each.
    touched: Vec<u64>,
}

/// Which documents of a window are worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visited {
    /// Those with a word.
    Matching,
    /// All of them.
    All,
}

impl Window {
    /// Returns the window of the first documents of a segment.
    pub(crate) fn new(words: usize, documents: DocId, visited: Visited) -> Self {
        let sums = vec![0.0; words * WIDTH];
        Window {
            start: 0,
            documents,
            visited,
            sums,
            masks: vec![0; WIDTH],
            touched: vec![0; WIDTH / Bits::COUNT],
        }
    }

    /// Returns the first document after the window.
    pub(crate) fn end(&self) -> DocId {
        self.start
            .saturating_add(WIDTH as DocId)
            .min(self.documents)
    }

    /// Moves to the documents after these.
    pub(crate) fn advance(&mut self) {
        self.start = self.end();
    }

    /// Returns whether all documents of the segment have been in a window.
    pub(crate) fn is_behind_the_end(&self) -> bool {
        self.start >= self.documents
    }

    /// Adds to the frequency of a word in a document of the window.
    pub(crate) fn add(&mut self, word: usize, doc: DocId, frequency: f32) {
        let place = (doc - self.start) as usize;
        self.sums[word * WIDTH + place] += frequency;
        self.masks[place] |= 1 << word;
        self.touched[place / Bits::COUNT] |= 1 << (place % Bits::COUNT);
    }

    /// Gives each document worth a look, in order, to `visit`, with its words and with the function
    /// from a word to its frequency; then forgets them all.
    pub(crate) fn drain(&mut self, mut visit: impl FnMut(DocId, u64, &dyn Fn(usize) -> f32)) {
        let documents = (self.end() - self.start) as usize;
        for first in (0..documents).step_by(Bits::COUNT) {
            let touched = std::mem::take(&mut self.touched[first / Bits::COUNT]);
            let worth_a_look = match self.visited {
                Visited::Matching => Bits(touched),
                Visited::All => Bits::lowest(documents - first),
            };
            for place in worth_a_look {
                let place = first + place;
                let mask = std::mem::take(&mut self.masks[place]);
                let sums = &self.sums;
                visit(self.start + place as DocId, mask, &|word| {
                    sums[word * WIDTH + place]
                });
                for word in Bits(mask) {
                    self.sums[word * WIDTH + place] = 0.0;
                }
            }
        }
    }
}

/// Iterates over the bits that are set, from the lowest.
pub(crate) struct Bits(pub(crate) u64);

impl Bits {
    /// How many bits there are.
    const COUNT: usize = 64;

    /// Returns so many bits from the lowest, all of them where there are no more.
    fn lowest(count: usize) -> Self {
        match 1_u64.checked_shl(u32::try_from(count).unwrap_or(u32::MAX)) {
            Some(next) => Bits(next - 1),
            None => Bits(u64::MAX),
        }
    }
}

impl Iterator for Bits {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        (self.0 != 0).then(|| {
            let bit = self.0.trailing_zeros() as usize;
            self.0 &= self.0 - 1;
            bit
        })
    }
}
