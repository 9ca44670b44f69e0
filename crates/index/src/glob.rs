use tantivy_fst::Automaton;

use crate::lexicon::KeyKind;

/// Of a longer pattern the beginning counts. Its places are the bits of a number, of which the mark
/// of a key and the end take one each.
const LONGEST: usize = 62;

/// A pattern of letters, as an automaton over the bytes of folded forms: `*` is any letters or
/// none, `?` is one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Glob {
    parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Byte(u8),
    Letter,
    Letters,
}

impl Glob {
    /// Reads a pattern, which is folded but for its wildcards.
    pub(crate) fn new(pattern: &str) -> Self {
        let mut parts = Vec::new();
        for byte in pattern.bytes() {
            let part = match byte {
                b'*' => Part::Letters,
                b'?' => Part::Letter,
                byte => Part::Byte(byte),
            };
            // Two stars in a row are one.
            if part != Part::Letters || parts.last() != Some(&Part::Letters) {
                parts.push(part);
            }
        }
        if parts.len() > LONGEST {
            parts.truncate(LONGEST - 1);
            parts.push(Part::Letters);
        }
        Glob { parts }
    }

    /// Returns the pattern for the keys of a lexicon, which begin with the mark of their kind.
    pub(crate) fn marked(&self, kind: KeyKind) -> Self {
        let mark = kind.marked("");
        let parts = mark.bytes().map(Part::Byte);
        Glob {
            parts: parts.chain(self.parts.iter().copied()).collect(),
        }
    }

    pub(crate) fn fits(&self, folded: &str) -> bool {
        let end = folded
            .bytes()
            .fold(self.start(), |state, byte| self.accept(&state, byte));
        self.is_match(&end)
    }

    /// Adds the places after stars that stand for nothing.
    fn through_stars(&self, mut places: u64) -> u64 {
        for (place, part) in self.parts.iter().enumerate() {
            if *part == Part::Letters && places & (1 << place) != 0 {
                places |= 1 << (place + 1);
            }
        }
        places
    }
}

impl Automaton for Glob {
    /// The places of the pattern that the bytes so far can lead to, one bit each.
    type State = u64;

    fn start(&self) -> u64 {
        self.through_stars(1)
    }

    fn is_match(&self, state: &u64) -> bool {
        state & (1 << self.parts.len()) != 0
    }

    fn can_match(&self, state: &u64) -> bool {
        *state != 0
    }

    fn accept(&self, state: &u64, byte: u8) -> u64 {
        let continues = byte & 0b1100_0000 == 0b1000_0000;
        let mut places = 0;
        for (place, part) in self.parts.iter().enumerate() {
            if state & (1 << place) == 0 {
                continue;
            }
            match part {
                Part::Byte(expected) if *expected == byte => places |= 1 << (place + 1),
                Part::Letter if !continues => places |= 1 << (place + 1),
                Part::Letters => places |= 1 << place,
                Part::Byte(_) | Part::Letter => {}
            }
        }
        if continues {
            // The rest of the letter that a question mark stands for.
            for (place, part) in self.parts.iter().enumerate() {
                if *part == Part::Letter {
                    places |= state & (1 << (place + 1));
                }
            }
        }
        self.through_stars(places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_whole_words() {
        for (pattern, form, fits) in [
            ("telecom*", "telecoms", true),
            ("telecom*", "telecom", true),
            ("telecom*", "telephone", false),
            ("*phonie", "telephonie", true),
            ("*phonie", "telephonies", false),
            ("t?lecom", "telecom", true),
            ("t?lecom", "tlecom", false),
            ("*a*b*", "xaxbx", true),
            ("*a*b*", "xbxa", false),
            ("**", "", true),
            ("н?вости", "новости", true),
            ("?", "é", true),
            ("?", "éa", false),
            ("??", "é", false),
        ] {
            assert_eq!(Glob::new(pattern).fits(form), fits, "{pattern} {form}");
        }
        assert!(Glob::new(&"a*".repeat(500)).fits(&"ab".repeat(40)));
    }
}
