use std::fmt::{self, Display, Write};

/// Letters as they may stand in a document of XML.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                // XML 1.0 has no way to write these.
                '\u{FFFE}' | '\u{FFFF}' => f.write_char('\u{FFFD}')?,
                letter if letter.is_control() => f.write_char(' ')?,
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}

/// A number of picture points, to the tenth.
pub(super) struct Points(pub(super) f64);

impl Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() / 10.0;
        // There is no negative zero on paper.
        write!(f, "{}", tenths + 0.0)
    }
}

/// Returns about how wide a text is; no letter of a usual font is much wider on average.
pub(super) fn width_of(text: &str, size: f64) -> f64 {
    unicode_width::UnicodeWidthStr::width(text) as f64 * size * 0.56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_typed_is_markup() {
        for (text, escaped) in [
            ("licence", "licence"),
            ("\"a & b\" <script>", "&quot;a &amp; b&quot; &lt;script&gt;"),
            ("a\tb\u{0}c", "a b c"),
            ("l’été\u{FFFE}", "l’été\u{FFFD}"),
        ] {
            assert_eq!(Escaped(text).to_string(), escaped);
        }
        for (points, text) in [(1.0, "1"), (-0.01, "0"), (2.349, "2.3")] {
            assert_eq!(Points(points).to_string(), text);
        }
    }
}
