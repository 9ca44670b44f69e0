/// Cuts a text into lines of at most `width` characters, between words where it can.
///
/// Returns the byte ranges of the lines; the space between two is in neither.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut last_space = None;
    let mut length = 0;
    for (place, letter) in text.char_indices() {
        let is_space = letter.is_whitespace() && letter != '\u{A0}' && letter != '\u{202F}';
        if length == width && is_space {
            // The line is full, and the word too.
            lines.push((start, place));
            start = place + letter.len_utf8();
            length = 0;
            last_space = None;
            continue;
        }
        if length == width {
            let (end, next) = last_space
                .map_or((place, place), |(space, after): (usize, usize)| {
                    (space, after)
                });
            lines.push((start, end));
            start = next;
            length = text[start..place].chars().count();
            last_space = None;
        }
        if is_space {
            last_space = Some((place, place + letter.len_utf8()));
        }
        length += 1;
    }
    if start < text.len() {
        lines.push((start, text.len()));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_between_words() {
        for (text, width, lines) in [
            ("", 8, &[] as &[&str]),
            ("un deux trois", 8, &["un deux", "trois"]),
            ("un deux", 80, &["un deux"]),
            ("ab\u{a0}: cd", 4, &["ab\u{a0}:", "cd"]),
            ("abcdefghij", 4, &["abcd", "efgh", "ij"]),
            ("été été été", 7, &["été été", "été"]),
        ] {
            let found: Vec<&str> = wrap(text, width)
                .into_iter()
                .map(|(start, end)| &text[start..end])
                .collect();
            assert_eq!(found, lines, "{text}");
        }
    }
}
