use pressoir_analysis::{Words, fold, is_stop_word};

/// How many words before the last one are looked at.
const LONGEST_CONTEXT: usize = 6;

/// What was typed: a word that is not finished, and what stands before it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// What stands before the words of the context, as it was typed.
    pub(super) before: String,
    /// The words right before the one that is not finished, without accents.
    pub(super) context: Vec<String>,
    /// The letters of the word that is not finished, without accents; empty where the last word is
    /// followed by a space.
    pub(super) prefix: String,
}

impl Asked {
    /// Reads what was typed; `None` where there is nothing to go on from.
    ///
    /// Words that tell nothing are passed over where no other stands before them: `l'écon` goes on
    /// as `écon` does.
    pub(super) fn read(typed: &str) -> Option<Self> {
        let mut words = Words::new(typed);
        let mut form = String::new();
        let mut context = Vec::new();
        while let Some(word) = words.read(&mut form) {
            if !context.is_empty() || word.end == typed.len() || !is_stop_word(&form) {
                context.push((word, fold(&form)));
            }
        }
        let is_unfinished = |(word, _): &(pressoir_analysis::Word, String)| word.end == typed.len();
        let (end, prefix) = match context.last() {
            Some(last) if is_unfinished(last) => context
                .pop()
                .map(|(word, prefix)| (word.start, prefix))
                .unwrap_or_default(),
            _ => (typed.len(), String::new()),
        };
        let start = context.len().saturating_sub(LONGEST_CONTEXT);
        let context = context.split_off(start);
        if context.is_empty() && prefix.is_empty() {
            return None;
        }
        let context_start = context.first().map_or(end, |(word, _)| word.start);
        let is_skipped = start == 0;
        Some(Asked {
            before: if is_skipped {
                String::new()
            } else {
                typed[..context_start].trim_start().to_owned()
            },
            context: context.into_iter().map(|(_, fold)| fold).collect(),
            prefix,
        })
    }

    /// Returns the text without accents, a space between its words.
    pub(super) fn folded(&self) -> String {
        let mut words: Vec<&str> = self.context.iter().map(String::as_str).collect();
        words.push(&self.prefix);
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_is_told_from_those_before_it() {
        for (typed, expected) in [
            ("", None),
            (" … ", None),
            ("l'", None),
            ("l'Écon", Some(("", "", "econ"))),
            ("Écon", Some(("", "", "econ"))),
            ("new d", Some(("", "new", "d"))),
            ("new ", Some(("", "new", ""))),
            ("dans le new d", Some(("", "new", "d"))),
            ("ministère de la C", Some(("", "ministere de la", "c"))),
            ("droit de l’enf", Some(("", "droit de l", "enf"))),
            ("A.R.T.P", Some(("", "", "artp"))),
            ("x b c d e f g h", Some(("x ", "b c d e f g", "h"))),
        ] {
            let asked = Asked::read(typed);
            let told = asked
                .as_ref()
                .map(|asked| (&*asked.before, asked.context.join(" "), &*asked.prefix));
            let expected =
                expected.map(|(before, context, prefix)| (before, context.to_owned(), prefix));
            assert_eq!(told, expected, "{typed}");
        }
    }
}
