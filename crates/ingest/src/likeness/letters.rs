//! A text without all that two printers set differently.

use unicode_normalization::UnicodeNormalization;

/// The letters and digits of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) count: u64,
    /// A digest of them in their order.
    pub(super) digest: u64,
}

/// The multipliers of the digests, odd and without a pattern in their bits: the golden ratio and
/// the square root of 3 as 64-bit fractions.
const WORD_FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
const TEXT_FACTOR: u64 = 0xBB67_AE85_84CA_A73B;

/// Reads the letters and digits of a text in lower case without accents, with ligatures taken
/// apart; gives a digest of each run of them to `word`.
///
/// Quotation marks, apostrophes, hyphens, spaces and line breaks are gaps between words and no part
/// of the digest of the text, so that a space that is missing after a full stop changes little, and
/// nothing in that digest.
pub(super) fn read_letters(text: &str, word: impl FnMut(u64)) -> Letters {
    let mut reader = Reader {
        letters: Letters::default(),
        open: 0,
        word,
    };
    for character in text.chars() {
        if character.is_ascii() {
            match character {
                'a'..='z' | '0'..='9' => reader.letter(character as u32),
                'A'..='Z' => reader.letter(character as u32 | 0x20),
                _ => reader.gap(),
            }
        } else {
            reader.beyond_ascii(character);
        }
    }
    reader.gap();
    Letters {
        digest: mixed(reader.letters.digest),
        ..reader.letters
    }
}

struct Reader<F> {
    letters: Letters,
    /// The digest of the word that is being read, 0 between words.
    open: u64,
    word: F,
}

impl<F: FnMut(u64)> Reader<F> {
    fn letter(&mut self, letter: u32) {
        let letter = u64::from(letter);
        self.open = (self.open ^ letter).wrapping_mul(WORD_FACTOR);
        self.letters.digest = (self.letters.digest ^ letter).wrapping_mul(TEXT_FACTOR);
        self.letters.count += 1;
    }

    fn gap(&mut self) {
        if self.open != 0 {
            (self.word)(self.open);
            self.open = 0;
        }
    }

    fn beyond_ascii(&mut self, character: char) {
        match character {
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => self.letter('e'.into()),
            'à' | 'â' | 'À' | 'Â' => self.letter('a'.into()),
            'ô' => self.letter('o'.into()),
            'î' | 'ï' => self.letter('i'.into()),
            'ù' | 'û' => self.letter('u'.into()),
            'ç' | 'Ç' => self.letter('c'.into()),
            'œ' | 'Œ' => {
                self.letter('o'.into());
                self.letter('e'.into());
            }
            'æ' | 'Æ' => {
                self.letter('a'.into());
                self.letter('e'.into());
            }
            // Punctuation and spaces of French print, which are the rest but for a few.
            '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b1}' | '\u{2000}'..='\u{206f}' => self.gap(),
            other => self.rare(other),
        }
    }

    fn rare(&mut self, character: char) {
        for part in std::iter::once(character).nfkd() {
            if part.is_alphanumeric() {
                for lower in part.to_lowercase() {
                    self.letter(lower.into());
                }
            } else if !unicode_normalization::char::is_combining_mark(part) {
                self.gap();
            }
        }
    }
}

/// Spreads what a digest tells over all its bits: the last step of SplitMix64 (Steele, Lea and
/// Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
pub(super) fn mixed(digest: u64) -> u64 {
    let digest = (digest ^ (digest >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let digest = (digest ^ (digest >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    digest ^ (digest >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> (Letters, Vec<u64>) {
        let mut words = Vec::new();
        let letters = read_letters(text, |word| words.push(word));
        (letters, words)
    }

    #[test]
    fn what_printers_set_differently_is_the_same() {
        let check = |one: &str, other: &str| {
            assert_eq!(words(one), words(other), "{one} | {other}");
        };
        check("L'État a dit : \"non\".", "L’Etat a dit\u{a0}: « non ».");
        check("‘’Oui’’, dit-on", "\u{201c}OUI\u{201d}\ndit - on");
        check("cœur, Æsope", "coeur aesope");
        check("la 7ᵉ ﬁbre", "la 7e fibre");
        check("e\u{301}te\u{301}", "été");
        check("Ÿ ş Ł", "y s ł");
        check("—…!«\u{a0}»\u{2028}", "");
        let (glued, _) = words("la toile.Toutefois, les télé- communications");
        let (spaced, _) = words("la toile. Toutefois,\nles télécommunications");
        assert_eq!(glued, spaced);
        let (letters, found) = words("A.R.T.P. 13,9");
        assert_eq!((letters.count, found.len()), (7, 6));
    }

    #[test]
    fn what_is_said_differently_is_not() {
        let texts = ["13,9", "1 393", "un", "nu", "", "a b c", "abd", "ю", "я"];
        for (place, one) in texts.iter().enumerate() {
            for other in &texts[place + 1..] {
                let (one, other) = (words(one).0.digest, words(other).0.digest);
                assert_ne!(one, other);
            }
        }
    }
}
