use crate::character::{is_apostrophe, is_hyphen, is_word_character};
use crate::compound::{capital_inside, hyphen_chain, particle_name};
use crate::form::{write_form, write_run};
use crate::inclusive::read_endings;
use crate::number::{read_acronym, read_number};
use crate::run::{Run, run};

/// Where a word stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The byte at which it starts.
    pub start: usize,
    /// The byte after its end.
    pub end: usize,
    /// How many words stand before it. An elided particle is a word: `l'état` is two.
    pub position: usize,
    /// Whether it is a word by itself.
    pub role: Role,
}

/// What a word is to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One of the words that the text is made of.
    Word,
    /// The compound that begins with the word before, at whose position it stands: `co-création`
    /// after `co`. It ends with the last of its words.
    Compound,
    /// What else the word before can be, at the same position: `étudiantes` where `étudiant·e·s`
    /// is printed.
    Variant,
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
    reading: Reading,
    /// Where the compound ends that was read last.
    compound_end: usize,
    /// Where the hashtag ends that is being read: its capitals part words.
    hashtag_end: usize,
    /// What is to be read next at the position of the word before.
    pending: Option<Word>,
    pending_form: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    /// The words that the text is made of, one a position.
    Words,
    /// Compounds and variants too.
    Everything,
}

impl<'a> Words<'a> {
    /// Reads the words that `text` is made of, one a position.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self::reading(text, Reading::Words)
    }

    /// Reads the words of `text`, and after each what else is found at its position: the compound
    /// that begins there, or the variant of inclusive writing.
    ///
    /// ```
    /// use pressoir_analysis::{Role, Words};
    ///
    /// let mut words = Words::with_compounds("la co-création");
    /// let mut form = String::new();
    /// let mut found = Vec::new();
    /// while let Some(word) = words.read(&mut form) {
    ///     found.push((form.clone(), word.position, word.role));
    /// }
    /// assert_eq!(found, [
    ///     ("la".to_owned(), 0, Role::Word),
    ///     ("co".to_owned(), 1, Role::Word),
    ///     ("co-création".to_owned(), 1, Role::Compound),
    ///     ("création".to_owned(), 2, Role::Word),
    /// ]);
    /// ```
    #[must_use]
    pub fn with_compounds(text: &'a str) -> Self {
        Self::reading(text, Reading::Everything)
    }

    fn reading(text: &'a str, reading: Reading) -> Self {
        Words {
            text,
            at: 0,
            position: 0,
            reading,
            compound_end: 0,
            hashtag_end: 0,
            pending: None,
            pending_form: String::new(),
        }
    }

    /// Reads the next word, writes its form over `form`, and returns where it stands.
    pub fn read(&mut self, form: &mut String) -> Option<Word> {
        if let Some(word) = self.pending.take() {
            std::mem::swap(form, &mut self.pending_form);
            return Some(word);
        }
        let start = self.skip_to_word()?;
        let end = match self.dotted(start, form) {
            Some(end) => end,
            None => self.plain(start, form),
        };
        self.at = end;
        let word = Word {
            start,
            end,
            position: self.position,
            role: Role::Word,
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
    fn dotted(&self, start: usize, form: &mut String) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let rest = &self.text[start..];
        let length = if bytes[start].is_ascii_digit() {
            // Neither the second half of a date nor the `30` of `20h30` begins a number.
            let before = &bytes[..start];
            let inside = before.last().is_some_and(u8::is_ascii_alphanumeric)
                || matches!(before, [.., b'0'..=b'9', b'.' | b',']);
            if inside {
                None
            } else {
                read_number(rest, form)
            }
        } else if followed_by_stop(rest) {
            read_acronym(rest, form)
        } else {
            None
        };
        length.map(|length| start + length)
    }

    /// Reads any other word, and what else is found at its position; returns its end.
    fn plain(&mut self, start: usize, form: &mut String) -> usize {
        let bytes = self.text.as_bytes();
        let mut run = run(self.text, start);
        if bytes[..start].ends_with(b"#") || start < self.hashtag_end {
            run.end = self.hashtag_part(start, run.end);
        }
        write_run(self.text, start, run, form);
        // What can follow within the same word, or the same compound.
        match bytes[run.end..] {
            [b'.', b'a'..=b'z', ..] | [b'(' | b'-' | b'/' | b'\'' | b'`' | 0x80.., ..] => {
                self.signs_behind(start, run, form)
            }
            _ => run.end,
        }
    }

    /// Reads on behind a word that a sign follows which can join it to the next; returns its end.
    fn signs_behind(&mut self, start: usize, word: Run, form: &mut String) -> usize {
        let rest = &self.text[word.end..];
        let Some(sign) = rest.chars().next() else {
            return word.end;
        };
        if is_apostrophe(sign) {
            if let Some(end) = particle_name(self.text, start, word.end) {
                self.keep_compound(start, end);
            }
            return word.end;
        }
        if let Some(length) = read_endings(rest, form, &mut self.pending_form) {
            let end = word.end + length;
            self.keep(start, end, Role::Variant);
            return end;
        }
        if is_hyphen(sign) && start >= self.compound_end {
            let chain = hyphen_chain(self.text, start, word.end);
            if chain.is_compound {
                self.keep_compound(start, chain.end);
            }
            self.compound_end = chain.end;
        }
        word.end
    }

    /// Returns where the next word of a hashtag begins: `#NewDeal` has two.
    #[cold]
    fn hashtag_part(&mut self, start: usize, end: usize) -> usize {
        let cut = capital_inside(self.text, start, end);
        if start >= self.hashtag_end {
            self.hashtag_end = end;
            if cut.is_some() {
                self.keep_compound(start, end);
            }
        }
        cut.unwrap_or(end)
    }

    /// Keeps the compound of the words in `start..end` to be read next.
    fn keep_compound(&mut self, start: usize, end: usize) {
        self.compound_end = end;
        if self.reading == Reading::Everything {
            write_form(&self.text[start..end], &mut self.pending_form);
            if start < self.hashtag_end {
                set_hyphens(&self.text[start..end], &mut self.pending_form);
            }
            self.keep(start, end, Role::Compound);
        }
    }

    fn keep(&mut self, start: usize, end: usize, role: Role) {
        self.pending = (self.reading == Reading::Everything).then_some(Word {
            start,
            end,
            position: self.position,
            role,
        });
    }
}

/// Returns whether a full stop follows the first letter, as in `A.R.T.P.`.
fn followed_by_stop(text: &str) -> bool {
    let length = match text.as_bytes() {
        [0..0x80, ..] => 1,
        _ => text.chars().next().map_or(1, char::len_utf8),
    };
    text.as_bytes().get(length) == Some(&b'.')
}

/// Writes the compound of a hashtag as others are written: `#NewDeal` as `new-deal`.
fn set_hyphens(hashtag: &str, form: &mut String) {
    form.clear();
    let mut part = String::new();
    let mut at = 0;
    while at < hashtag.len() {
        let end = capital_inside(hashtag, at, hashtag.len()).unwrap_or(hashtag.len());
        write_form(&hashtag[at..end], &mut part);
        if at > 0 {
            form.push('-');
        }
        form.push_str(&part);
        at = end;
    }
}

#[cfg(test)]
mod tests;
