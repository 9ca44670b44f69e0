use schemars::JsonSchema;
use serde::Serialize;

/// A passage of a clipping with the matching words marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Snippet {
    /// The passage as HTML: text escaped, marks as `<mark>` elements.
    pub html: String,
    /// The passage as text.
    pub text: String,
    /// The marks as `[start, end)` in UTF-16 code units of `text`, in order, without overlap.
    pub marks: Vec<(u32, u32)>,
}

impl Snippet {
    /// Returns the snippet of `text` with the byte ranges `marks`, which are in order, do not
    /// overlap and lie on character boundaries; a range that does not is left unmarked.
    #[must_use]
    pub fn new(text: &str, marks: &[(usize, usize)]) -> Self {
        let mut snippet = Snippet {
            text: text.to_owned(),
            ..Snippet::default()
        };
        let mut byte = 0;
        let mut unit = 0;
        for &(start, end) in marks {
            let (Some(before), Some(marked)) = (text.get(byte..start), text.get(start..end)) else {
                continue;
            };
            unit += utf16_len(before);
            snippet.marks.push((unit, unit + utf16_len(marked)));
            unit += utf16_len(marked);
            escape_into(before, &mut snippet.html);
            snippet.html.push_str("<mark>");
            escape_into(marked, &mut snippet.html);
            snippet.html.push_str("</mark>");
            byte = end;
        }
        escape_into(text.get(byte..).unwrap_or_default(), &mut snippet.html);
        snippet
    }
}

fn utf16_len(text: &str) -> u32 {
    text.chars()
        .map(|letter| if letter.len_utf16() == 2 { 2 } else { 1 })
        .sum()
}

/// Appends `text` with the five characters escaped that HTML gives a meaning to.
fn escape_into(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_utf16_and_text_is_escaped() {
        let text = "𝄞 l’<État> & co";
        let start = text.find("État").unwrap();
        let snippet = Snippet::new(text, &[(start, start + "État".len())]);
        assert_eq!(snippet.html, "𝄞 l’&lt;<mark>État</mark>&gt; &amp; co");
        assert_eq!(snippet.marks, [(6, 10)]);
        let utf16: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(String::from_utf16(&utf16[6..10]).unwrap(), "État");
    }

    #[test]
    fn a_range_off_the_text_is_left_unmarked() {
        assert_eq!(Snippet::new("été", &[(1, 3), (9, 12)]).html, "été");
    }
}
