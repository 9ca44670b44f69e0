use unicode_normalization::UnicodeNormalization;

use crate::character::{is_apostrophe, is_degree, is_hyphen, is_invisible};
use crate::number::shorten_ordinal;
use crate::run::{Letters, Run};

/// The longest form, in bytes. What is longer is no word: a key, an address, lost line breaks.
pub(crate) const LONGEST_FORM: usize = 128;

/// Writes the form of the word that begins at `start` over `form`.
#[inline]
pub(crate) fn write_run(text: &str, start: usize, run: Run, form: &mut String) {
    let word = &text[start..run.end];
    match run.letters {
        Letters::Small => {
            form.clear();
            form.push_str(word);
            cut(form);
        }
        Letters::Ascii => {
            form.clear();
            form.push_str(word);
            form.make_ascii_lowercase();
            if word.starts_with(|letter: char| letter.is_ascii_digit()) {
                shorten_ordinal(form);
            }
            cut(form);
        }
        Letters::Latin1 => {
            form.clear();
            form.extend(word.chars().map(small_latin1));
            cut(form);
        }
        Letters::Any => write_form(word, form),
    }
}

/// Returns the small letter of a letter of Latin-1; × and ÷, which stand among them, are no letters.
fn small_latin1(letter: char) -> char {
    match letter {
        'À'..='Þ' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    }
}

/// Writes the form of a word, or of a compound, over `form`.
pub(crate) fn write_form(word: &str, form: &mut String) {
    form.clear();
    if word.chars().all(is_composed_latin) {
        form.extend(word.chars().flat_map(char::to_lowercase));
    } else {
        // Compatibility folding turns superscripts and ligatures into letters: 7ᵉ, ﬁbre.
        let letters =
            word.chars()
                .filter(|letter| !is_invisible(*letter))
                .map(|letter| match letter {
                    _ if is_apostrophe(letter) => '\'',
                    _ if is_hyphen(letter) => '-',
                    _ if is_degree(letter) => 'o',
                    _ => letter,
                });
        form.extend(letters.nfkc().flat_map(char::to_lowercase).nfc());
    }
    if form.starts_with(|letter: char| letter.is_ascii_digit()) {
        shorten_ordinal(form);
    }
    cut(form);
}

fn cut(form: &mut String) {
    if form.len() > LONGEST_FORM {
        form.truncate(form.floor_char_boundary(LONGEST_FORM));
    }
}

/// Returns whether lower case is all that the letter needs: ASCII and the composed letters of
/// Latin-1 and Latin Extended-A, of which the ones with a compatibility form are left out.
fn is_composed_latin(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || (matches!(letter, '\u{C0}'..='\u{17F}')
            && !matches!(letter, '×' | '÷' | 'İ' | 'ĳ' | 'Ĳ' | 'ŀ' | 'Ŀ' | 'ŉ' | 'ſ'))
}
