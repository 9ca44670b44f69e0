use pressoir_analysis::{Role, Words, fold, inflection_keys, is_stop_word, stem_keys};
use pressoir_query::{AnalysedWord, Analysis, WordRole};

/// Returns the words of a text as the index would hold them.
#[must_use]
pub fn analyze(text: &str) -> Analysis {
    let mut read = Words::with_compounds(text);
    let mut form = String::new();
    let mut words = Vec::new();
    // Characters are counted on from the last word.
    let (mut byte, mut char) = (0, 0);
    while let Some(word) = read.read(&mut form) {
        char += text[byte..word.start].chars().count();
        byte = word.start;
        let printed = &text[word.start..word.end];
        // What holds a digit is found as it is written.
        let has_keys = !form.bytes().any(|byte| byte.is_ascii_digit());
        let keys = has_keys.then(|| (stem_keys(&form), inflection_keys(&form)));
        let (stems, inflections) = keys.map_or_else(Default::default, |(stems, inflections)| {
            (stems.iter().map(str::to_owned).collect(), inflections)
        });
        words.push(AnalysedWord {
            position: word.position,
            text: printed.to_owned(),
            fold: fold(&form),
            stems,
            inflections,
            role: match word.role {
                Role::Word => WordRole::Word,
                Role::Compound => WordRole::Compound,
                Role::Variant => WordRole::Variant,
            },
            stop_word: is_stop_word(&form),
            bytes: [word.start, word.end],
            chars: [char, char + printed.chars().count()],
            form: form.clone(),
        });
    }
    Analysis {
        text: text.to_owned(),
        words,
    }
}
