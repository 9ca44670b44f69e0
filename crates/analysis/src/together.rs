use crate::Words;

/// Returns whether what was typed without a space is one thing although it is several words: `SAT3`,
/// `Covid-19`, `osiris.sn`, `redaction@exemple.sn`, an address on the Web. Whoever looks for it wants
/// its words one right after the other.
#[must_use]
pub fn stands_together(typed: &str) -> bool {
    if typed.contains('@') || typed.contains("://") {
        return true;
    }
    let mut words = Words::new(typed);
    let mut form = String::new();
    let mut last: Option<(usize, bool)> = None;
    while let Some(word) = words.read(&mut form) {
        let is_number = form.starts_with(|letter: char| letter.is_numeric());
        if let Some((end, was_number)) = last {
            let joins = match &typed[end..word.start] {
                "" => true,
                "-" => is_number != was_number,
                "." => !is_number && !was_number,
                _ => false,
            };
            if joins {
                return true;
            }
        }
        last = Some((word.end, is_number));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_words_are_told_from_lists_and_compounds() {
        for (typed, together) in [
            ("sat3", true),
            ("SAT-3", true),
            ("4G", true),
            ("osiris.sn", true),
            ("redaction@exemple", true),
            ("https://exemple.sn/une", true),
            ("co-création", false),
            ("l'état", false),
            ("Sonatel/Orange", false),
            ("2010-2011", false),
            ("28.06.2010", false),
            ("A.R.T.P.", false),
            ("7ᵉ", false),
        ] {
            assert_eq!(stands_together(typed), together, "{typed}");
        }
    }
}
