/// Returns a text without line breaks of any kind, which would end a field; spaces that no line can
/// be broken at stay.
pub(crate) fn one_line(text: &str) -> String {
    let breaks = |letter: char| {
        letter.is_control() || matches!(letter, ' ' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    let words: Vec<&str> = text.split(breaks).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
