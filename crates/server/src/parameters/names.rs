use strsim::damerau_levenshtein;

use crate::api_error::ApiError;

/// Names and values in the order in which they were sent.
pub(crate) type Pairs = Vec<(String, String)>;

/// A parameter that a path takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    /// Its name, in URLs and in bodies.
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) values: Values,
}

/// Which texts are values of a parameter.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Values {
    /// All.
    Any,
    /// Whole numbers from 1 to so many.
    UpTo(usize),
    /// Days, months and years.
    Dates,
    /// These names.
    Named(fn() -> Vec<&'static str>),
    /// Two different ones of these names, with a comma between them.
    TwoOf(fn() -> Vec<&'static str>),
}

/// What a parameter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One text or number.
    Single,
    /// Several texts.
    List,
    /// `true` or `false`.
    Flag,
}

/// Returns a parameter with one value.
pub(crate) const fn single(name: &'static str) -> Name {
    Name {
        name,
        kind: Kind::Single,
        values: Values::Any,
    }
}

/// Returns a parameter that is a whole number from 1 to `most`.
pub(crate) const fn numeric(name: &'static str, most: usize) -> Name {
    Name {
        values: Values::UpTo(most),
        ..single(name)
    }
}

/// Returns a parameter that is a date.
pub(crate) const fn date(name: &'static str) -> Name {
    Name {
        values: Values::Dates,
        ..single(name)
    }
}

/// Returns a parameter that is one of some names.
pub(crate) const fn choice(name: &'static str, names: fn() -> Vec<&'static str>) -> Name {
    Name {
        values: Values::Named(names),
        ..single(name)
    }
}

/// Returns the names of a table of names.
pub(crate) fn names_of<T>(table: &[(&'static str, T)]) -> Vec<&'static str> {
    table.iter().map(|(name, _)| *name).collect()
}

/// Returns a parameter with any number of values.
pub(crate) const fn list(name: &'static str) -> Name {
    Name {
        kind: Kind::List,
        ..single(name)
    }
}

/// Returns a parameter that is `true` or `false`.
pub(crate) const fn switch(name: &'static str) -> Name {
    Name {
        kind: Kind::Flag,
        ..single(name)
    }
}

/// Joins lists of parameters, which must have `N` in all.
pub(super) const fn joined<const N: usize>(lists: &[&[Name]]) -> [Name; N] {
    let mut all = [single(""); N];
    let (mut taken, mut list) = (0, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            all[taken] = lists[list][at];
            taken += 1;
            at += 1;
        }
        list += 1;
    }
    assert!(taken == N, "a list has another length");
    all
}

/// The parameters of a path that takes none.
pub(crate) const NONE: &[Name] = &[];

/// Fails on the first name that is not `known`, and tells the known name that is nearest.
pub(crate) fn refuse_unknown(pairs: &Pairs, known: &[Name]) -> Result<(), ApiError> {
    for (name, _) in pairs {
        if !known.iter().any(|parameter| parameter.name == name) {
            return Err(ApiError::UnknownParameter {
                name: name.clone(),
                nearest: nearest(name, known),
                known: known.iter().map(|parameter| parameter.name).collect(),
            });
        }
    }
    Ok(())
}

/// Returns the name that `given` may have been meant for: the nearest within a third of its
/// letters.
fn nearest(given: &str, known: &[Name]) -> Option<&'static str> {
    // Beyond any real name the distance would cost more than it tells.
    if given.chars().count() > 32 {
        return None;
    }
    let given = given.to_lowercase();
    let (distance, name) = known
        .iter()
        .map(|parameter| (damerau_levenshtein(&given, parameter.name), parameter.name))
        .min()?;
    (distance * 3 <= name.len().max(given.len())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::search::NAMES;

    #[test]
    fn an_unknown_name_is_told_with_the_nearest_known_one() {
        let all = "this path takes q, match, keyword, source, from, to, sort, collapse, page, per_page, \
             cursor, facets, synonyms, suggest_keywords";
        for (name, hint) in [
            ("perpage", "did you mean `per_page`?"),
            ("per-page", "did you mean `per_page`?"),
            ("Keyword", "did you mean `keyword`?"),
            ("keywords", "did you mean `keyword`?"),
            ("facet", "did you mean `facets`?"),
            ("soruce", "did you mean `source`?"),
            ("frm", "did you mean `from`?"),
            ("zzz", all),
            ("", all),
        ] {
            let pairs = vec![(name.to_owned(), String::new())];
            let error = refuse_unknown(&pairs, &NAMES).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("`{name}` is not a parameter; {hint}")
            );
        }
        let long = "q".repeat(100_000);
        assert!(refuse_unknown(&vec![(long, String::new())], &NAMES).is_err());
    }
}
