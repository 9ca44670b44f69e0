//! The lines of a text, without blanks.

use std::borrow::Cow;

/// One line that holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    /// Its text without outer white space.
    pub(crate) text: &'t str,
    /// Whether a blank line stood before it.
    pub(crate) after_gap: bool,
    /// How many lines stand above it, blank ones included.
    pub(crate) above: u32,
}

/// Cuts a text into its lines.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(64);
    let mut after_gap = false;
    let mut begin = 0;
    let mut above = 0_u32;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    for end in ends {
        let trimmed = trim(&text[begin..end]);
        begin = (end + 1).min(text.len());
        let number = above;
        above = above.saturating_add(1);
        if trimmed.is_empty() {
            after_gap = true;
            continue;
        }
        lines.push(Line {
            text: trimmed,
            after_gap,
            above: number,
        });
        after_gap = false;
    }
    lines
}

/// Returns the lines without those whose numbers `hidden` names in order; the gap above one that is
/// hidden is above the next.
pub(crate) fn without<'a, 't, R>(
    lines: &'a [Line<'t>],
    hidden: &[(usize, R)],
) -> Cow<'a, [Line<'t>]> {
    if hidden.is_empty() {
        return Cow::Borrowed(lines);
    }
    let mut hidden = hidden.iter().peekable();
    let mut gap = false;
    let mut left = Vec::with_capacity(lines.len());
    for (at, &line) in lines.iter().enumerate() {
        let is_hidden = hidden.next_if(|(hidden, _)| *hidden == at).is_some();
        let after_gap = line.after_gap || gap;
        gap = is_hidden && after_gap;
        if !is_hidden {
            left.push(Line { after_gap, ..line });
        }
    }
    Cow::Owned(left)
}

fn trim(line: &str) -> &str {
    if line.is_empty() {
        return line;
    }
    // Most lines have nothing to take off.
    if let [first, .., last] = line.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return line;
    }
    line.trim_matches(|outer: char| {
        outer.is_whitespace() || matches!(outer, '\u{feff}' | '\u{200b}')
    })
}

/// Turns the line ends of other systems (`\r\n`, `\r`) into `\n`.
pub(crate) fn with_unix_line_ends(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_are_gaps() {
        let check = |text: &str, expected: &[(&str, bool, u32)]| {
            let text = with_unix_line_ends(text);
            let read: Vec<_> = lines(&text)
                .iter()
                .map(|line| (line.text, line.after_gap, line.above))
                .collect::<Vec<_>>();
            assert_eq!(read, expected, "{text:?}");
        };
        check("", &[]);
        check("\u{a0}\n \n", &[]);
        check("a\nb", &[("a", false, 0), ("b", false, 1)]);
        check(
            "\u{feff}a \r\n\r\n\u{a0}b\r",
            &[("a", false, 0), ("b", true, 2)],
        );
        check("a\rb", &[("a", false, 0), ("b", false, 1)]);
    }
}
