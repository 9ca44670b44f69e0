//! The pieces of a date.

/// One piece of a date text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A number and how many digits it has.
    Number(u16, u8),
    /// A word, folded.
    Word(&'t str),
    /// Any other character, folded.
    Mark(char),
}

/// A longer text is a sentence, not a date.
pub(super) const LONGEST: usize = 80;

/// Tells whether a text is neither too long for a date nor without a digit.
pub(super) fn may_be_date(text: &str) -> bool {
    text.len() <= LONGEST && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Cuts a folded text into its pieces; `None` when a number is too large for a date.
pub(super) fn tokens(folded: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::with_capacity(8);
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let kind_ends = |is_kind: fn(char) -> bool| {
            rest.find(|character| !is_kind(character))
                .unwrap_or(rest.len())
        };
        let length = if first.is_ascii_digit() {
            let length = kind_ends(|character| character.is_ascii_digit());
            let number = rest[..length].parse().ok()?;
            tokens.push(Token::Number(number, u8::try_from(length).ok()?));
            length
        } else if first.is_alphabetic() {
            let length = kind_ends(char::is_alphabetic);
            tokens.push(Token::Word(&rest[..length]));
            length
        } else {
            if first != ' ' {
                tokens.push(Token::Mark(first));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    Some(tokens)
}
