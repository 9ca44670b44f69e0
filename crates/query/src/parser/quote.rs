/// Returns the width in bytes of the quotation mark that `text` begins with.
///
/// Two apostrophes in a row are one: part of the press types `‘’mot’’`.
pub(super) fn quote(text: &str) -> Option<usize> {
    let mut letters = text.chars();
    let first = letters.next()?;
    if is_quote(first) {
        return Some(first.len_utf8());
    }
    let second = letters.next()?;
    (is_apostrophe(first) && is_apostrophe(second)).then(|| first.len_utf8() + second.len_utf8())
}

/// Returns whether the letter is a quotation mark by itself.
pub(super) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '＂')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '‘' | '’')
}
