use rust_stemmers::{Algorithm, Stemmer};

use crate::fold;

/// The two keys under which a form meets its inflections; see [`stem_keys`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StemKeys {
    /// The stem of the form as if it had been typed without accents.
    pub stem_of_fold: String,
    /// The stem of the form as printed, without accents.
    pub fold_of_stem: String,
}

impl StemKeys {
    /// Iterates over the keys, each once.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let second = (self.fold_of_stem != self.stem_of_fold).then_some(&self.fold_of_stem);
        std::iter::once(&self.stem_of_fold)
            .chain(second)
            .map(String::as_str)
    }
}

/// Returns the stems of a form, by Snowball's French stemmer
/// (<https://snowballstem.org/algorithms/french/stemmer.html>).
///
/// Its rules look at accents: `sécurité` loses `ité`, `securite` only its `e`. Either key alone
/// would part words that belong together, so forms belong together that share one of them.
#[must_use]
pub fn stem_keys(form: &str) -> StemKeys {
    let stemmer = Stemmer::create(Algorithm::French);
    let folded = fold(form);
    let stem_of_fold = stemmer.stem(&folded).into_owned();
    let fold_of_stem = if folded == form {
        stem_of_fold.clone()
    } else {
        fold(&stemmer.stem(&form.replace(['\'', '-'], "")))
    };
    StemKeys {
        stem_of_fold,
        fold_of_stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share_a_key(one: &str, other: &str) -> bool {
        let (one, other) = (stem_keys(one), stem_keys(other));
        [&one.stem_of_fold, &one.fold_of_stem]
            .iter()
            .any(|key| **key == other.stem_of_fold || **key == other.fold_of_stem)
    }

    #[test]
    fn inflections_share_a_key_with_and_without_accents() {
        for (one, other, together) in [
            ("télécentre", "télécentres", true),
            ("telecentre", "télécentres", true),
            ("sécurité", "securite", true),
            ("activité", "activités", true),
            ("licence", "licences", true),
            ("suspendu", "suspendue", true),
            ("opérateur", "ministre", false),
        ] {
            assert_eq!(share_a_key(one, other), together, "{one} {other}");
        }
    }
}
