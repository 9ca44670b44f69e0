use unicode_normalization::UnicodeNormalization;

use crate::apostrophe::elides;
use crate::character::{is_apostrophe, is_invisible, is_word_character, is_word_extender};
use crate::number::{read_acronym, read_number};

/// The longest form, in bytes. What is longer is no word: a key, an address, lost line breaks.
const LONGEST_FORM: usize = 128;

/// Where a word stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The byte at which it starts.
    pub start: usize,
    /// The byte after its end.
    pub end: usize,
    /// How many words stand before it. An elided particle is a word: `l'état` is two.
    pub position: usize,
}

/// Reads the words of a text one by one.
///
/// ```
/// use pressoir_analysis::Words;
///
/// let mut words = Words::new("L’État, aujourd’hui");
/// let mut form = String::new();
/// let mut forms = Vec::new();
/// while words.read(&mut form).is_some() {
///     forms.push(form.clone());
/// }
/// assert_eq!(forms, ["l", "état", "aujourd'hui"]);
/// ```
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    position: usize,
}

impl<'a> Words<'a> {
    /// Starts at the beginning of `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Words {
            text,
            at: 0,
            position: 0,
        }
    }

    /// Reads the next word, writes its form over `form`, and returns where it stands.
    pub fn read(&mut self, form: &mut String) -> Option<Word> {
        let start = self.skip_to_word()?;
        let end = self.compound(start, form).unwrap_or_else(|| {
            let run = self.run(start);
            write_form(&self.text[start..run.end], run.plain, form);
            run.end
        });
        self.at = end;
        let word = Word {
            start,
            end,
            position: self.position,
        };
        self.position += 1;
        Some(word)
    }

    fn skip_to_word(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            let byte = *bytes.get(at)?;
            if byte.is_ascii() {
                if byte.is_ascii_alphanumeric() {
                    return Some(at);
                }
                at += 1;
            } else {
                let letter = self.text[at..].chars().next()?;
                if is_word_character(letter) {
                    return Some(at);
                }
                at += letter.len_utf8();
            }
        }
    }

    /// Reads a word that holds separators: `1 000`, `A.R.T.P.`; returns its end.
    fn compound(&self, start: usize, form: &mut String) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let rest = &self.text[start..];
        let length = if bytes[start].is_ascii_digit() {
            // The second half of a date is no number of its own.
            let inside = start >= 2
                && matches!(bytes[start - 1], b'.' | b',')
                && bytes[start - 2].is_ascii_digit();
            if inside {
                None
            } else {
                read_number(rest, form)
            }
        } else if bytes.get(start + 1) == Some(&b'.') || !bytes[start].is_ascii() {
            read_acronym(rest, form)
        } else {
            None
        };
        length.map(|length| start + length)
    }

    /// Finds the end of the word that begins at `start`.
    fn run(&self, start: usize) -> Run {
        let bytes = self.text.as_bytes();
        let mut at = start;
        let mut plain = true;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                at += 1;
                continue;
            }
            let Some(letter) = self.text[at..].chars().next() else {
                break;
            };
            let after = at + letter.len_utf8();
            if is_apostrophe(letter) {
                let rest = &self.text[after..];
                let joins =
                    rest.starts_with(is_word_character) && !elides(&self.text[start..at], rest);
                if !joins {
                    break;
                }
            } else if !(is_word_character(letter) || is_word_extender(letter)) {
                break;
            }
            plain = false;
            at = after;
        }
        Run { end: at, plain }
    }
}

struct Run {
    end: usize,
    /// The word has nothing but ASCII letters and digits.
    plain: bool,
}

fn write_form(word: &str, plain: bool, form: &mut String) {
    form.clear();
    if plain {
        form.push_str(word);
        form.make_ascii_lowercase();
    } else if word.chars().all(is_composed_latin) {
        form.extend(word.chars().flat_map(char::to_lowercase));
    } else {
        // Compatibility folding turns superscripts and ligatures into letters: 7ᵉ, ﬁbre.
        let letters = word
            .chars()
            .filter(|letter| !is_invisible(*letter))
            .map(|letter| if is_apostrophe(letter) { '\'' } else { letter });
        form.extend(letters.nfkc().flat_map(char::to_lowercase).nfc());
    }
    if form.len() > LONGEST_FORM {
        let end = (0..=LONGEST_FORM)
            .rev()
            .find(|&end| form.is_char_boundary(end))
            .unwrap_or(0);
        form.truncate(end);
    }
}

/// Returns whether lower case is all that the letter needs: ASCII and the composed letters of
/// Latin-1 and Latin Extended-A, of which the ones with a compatibility form are left out.
fn is_composed_latin(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || (matches!(letter, '\u{C0}'..='\u{17F}')
            && !matches!(letter, '×' | '÷' | 'İ' | 'ĳ' | 'Ĳ' | 'ŀ' | 'Ŀ' | 'ŉ' | 'ſ'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn forms(text: &str) -> Vec<String> {
        let mut words = Words::new(text);
        let mut form = String::new();
        std::iter::from_fn(|| words.read(&mut form).map(|_| form.clone())).collect()
    }

    #[test]
    fn words_are_cut_as_french_writes_them() {
        for (text, expected) in [
            ("L’État menace", "l état menace"),
            ("l'avocat d`Orange ʼ", "l avocat d orange"),
            ("qu’aujourd’hui, quelqu'un", "qu aujourd'hui quelqu'un"),
            ("presqu’île presqu'illisible", "presqu'île presqu illisible"),
            ("prud'homme", "prud'homme"),
            ("N’Diaye et M'Baye n'ont", "n'diaye et m'baye n ont"),
            ("‘’cette consolidation’’ ’x’", "cette consolidation x"),
            ("Sénégal-Azerbaïdjan", "sénégal azerbaïdjan"),
            ("A.R.T.P. et S.A, M. Diouf", "artp et sa m diouf"),
            ("É.D.F.", "édf"),
            ("1 000 francs, 1.000 ou 1000", "1000 francs 1000 ou 1000"),
            ("13,9 milliards et 13.9", "13,9 milliards et 13,9"),
            ("1 234 567,5", "1234567,5"),
            ("le 28.06.2010 à 12:30", "le 28 06 2010 à 12 30"),
            ("192.168.1.1", "192 168 1 1"),
            ("tél. 33 821 12 12", "tél 33 821 12 12"),
            ("en 2003 120 personnes", "en 2003 120 personnes"),
            ("7ᵉ ﬁbre m²", "7e fibre m2"),
            ("cœur OEUVRE ŒUVRE", "cœur oeuvre œuvre"),
            ("télé\u{AD}communications", "télécommunications"),
            ("e\u{301}cole E\u{301}COLE", "école école"),
            ("toile.Toutefois", "toile toutefois"),
            ("L'As l'MTN", "l as l mtn"),
            ("", ""),
            ("… — «»", ""),
        ] {
            assert_eq!(forms(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn offsets_cover_the_word_and_not_its_elision() {
        let text = "l’avocat de l’A.R.T.P.";
        let mut words = Words::new(text);
        let mut form = String::new();
        let mut found = Vec::new();
        while let Some(word) = words.read(&mut form) {
            found.push(&text[word.start..word.end]);
        }
        assert_eq!(found, ["l", "avocat", "de", "l", "A.R.T.P"]);
    }

    #[test]
    fn a_form_has_a_longest_length() {
        let forms = forms(&"é".repeat(5_000));
        assert_eq!(forms.len(), 1);
        assert_eq!(forms[0].len(), LONGEST_FORM);
    }

    proptest! {
        #[test]
        fn words_stand_in_order_on_character_boundaries(text in ".*|[a-zé'’ .,0-9A-Z-]*") {
            let mut words = Words::new(&text);
            let mut form = String::new();
            let mut at = 0;
            let mut position = 0;
            while let Some(word) = words.read(&mut form) {
                prop_assert!(word.start >= at && word.end > word.start);
                prop_assert!(text.get(word.start..word.end).is_some());
                prop_assert_eq!(word.position, position);
                prop_assert!(!form.is_empty());
                at = word.end;
                position += 1;
            }
        }
    }
}
