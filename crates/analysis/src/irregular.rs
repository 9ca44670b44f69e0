use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold;

/// The list; its head says how it is written.
static LIST: &str = include_str!("../data/irregular-forms.txt");

/// From a folded form to its folded lemmas.
static LEMMAS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut lemmas: HashMap<String, Vec<String>> = HashMap::new();
    for (prefix, lemma, form) in LIST.lines().flat_map(entries) {
        let lemma = fold(&format!("{prefix}{lemma}"));
        let known = lemmas.entry(fold(&format!("{prefix}{form}"))).or_default();
        if !known.contains(&lemma) {
            known.push(lemma);
        }
    }
    lemmas
});

/// Returns what the folded form is an irregular form of, folded.
pub(crate) fn lemmas(folded: &str) -> impl Iterator<Item = &str> {
    let known = LEMMAS.get(folded).map(Vec::as_slice).unwrap_or_default();
    known.iter().map(String::as_str)
}

/// Reads a line of the list into prefix, lemma and form.
fn entries(line: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let line = line.split('#').next().unwrap_or_default();
    let (head, forms) = line.split_once(':').unwrap_or_default();
    let is_bound = head.contains('/');
    let (prefixes, lemma) = head.split_once(['+', '/']).unwrap_or(("", head));
    let (prefixes, lemma) = (prefixes.split_whitespace(), lemma.trim());
    let alone = (!is_bound).then_some("");
    let prefixes: Vec<&str> = alone.into_iter().chain(prefixes).collect();
    forms.split_whitespace().flat_map(move |form| {
        prefixes
            .clone()
            .into_iter()
            .map(move |prefix| (prefix, lemma, form))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_go_before_lemma_and_forms() {
        for (form, expected) in [
            ("yeux", &["oeil"] as &[&str]),
            ("obtiendra", &["obtenir"]),
            ("parle", &[]),
        ] {
            assert_eq!(lemmas(form).collect::<Vec<_>>(), expected, "{form}");
        }
    }
}
