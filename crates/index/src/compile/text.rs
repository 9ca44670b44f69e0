//! What was typed as words and as patterns of letters.

use pressoir_analysis::{Role, Words, fold, is_stop_word};

use crate::glob::Glob;
use crate::search::words_covered;
use crate::synonyms::Name;

/// More words than this are not read of one text.
const MOST_READ: usize = 1024;

/// One word of what was typed.
#[derive(Clone, Debug)]
pub(crate) struct TypedWord<'a> {
    /// Its form, wildcards aside.
    pub(crate) form: String,
    /// As it was typed.
    pub(crate) typed: &'a str,
    /// The letters that fit, where it holds wildcards.
    pub(crate) glob: Option<Glob>,
    /// Other names for it, or for the words it stands among.
    pub(crate) names: Vec<Name>,
    /// The compound that begins with it.
    pub(crate) compound: Option<Compound>,
}

/// Several words that are one as well: `co-création`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Compound {
    /// Its letters, without accents and hyphens.
    pub(crate) letters: String,
    /// How many words it has, two at least.
    pub(crate) words: usize,
}

/// Reads the words of a phrase, or of what was typed without a space: `l'état`.
pub(crate) fn words(text: &str) -> Vec<TypedWord<'_>> {
    let mut words = Words::with_compounds(text);
    let mut form = String::new();
    let mut typed: Vec<TypedWord<'_>> = Vec::new();
    while typed.len() < MOST_READ
        && let Some(word) = words.read(&mut form)
    {
        match (word.role, typed.last_mut()) {
            (Role::Word, _) => {
                typed.push(TypedWord {
                    form: form.clone(),
                    typed: &text[word.start..word.end],
                    glob: None,
                    names: Vec::new(),
                    compound: None,
                });
            }
            (Role::Compound, Some(first)) => {
                first.compound = Some(Compound {
                    letters: fold(&form),
                    words: words_covered(&form) as usize,
                });
            }
            _ => {}
        }
    }
    typed
}

/// Reads words that can hold `*` and `?`.
pub(crate) fn words_and_patterns(text: &str) -> Vec<TypedWord<'_>> {
    // A vowel in the place of a wildcard parts words where any letter would: `l'*phonie`.
    let filled = text.replace(['*', '?'], "a");
    if filled == text {
        return words(text);
    }
    let mut words = Words::new(&filled);
    let mut form = String::new();
    let mut typed = Vec::new();
    while typed.len() < MOST_READ
        && let Some(word) = words.read(&mut form)
    {
        let written = &text[word.start..word.end];
        let has_wildcards = written.contains(['*', '?']);
        // Wildcards alone are no word.
        if has_wildcards && !written.contains(char::is_alphanumeric) {
            continue;
        }
        typed.push(TypedWord {
            form: form.clone(),
            typed: written,
            glob: has_wildcards.then(|| Glob::new(&fold(&written.to_lowercase()))),
            names: Vec::new(),
            compound: None,
        });
    }
    typed
}

/// Leaves out the stop words before a telling one: who excludes `l'état` means the state, not every
/// clipping with an `l'`.
pub(crate) fn without_particle(mut words: Vec<TypedWord<'_>>) -> Vec<TypedWord<'_>> {
    let telling = words.iter().position(TypedWord::tells);
    words.split_off(telling.unwrap_or(0))
}

impl TypedWord<'_> {
    /// Returns whether the word is no stop word.
    pub(crate) fn tells(&self) -> bool {
        self.glob.is_some() || !is_stop_word(&self.form)
    }
}
