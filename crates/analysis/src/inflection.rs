use crate::fold;
use crate::irregular::lemmas;

/// Endings of the persons, tenses and moods of French verbs, folded, the longest first, with what
/// stands for them in a key: verbs in -ir keep their `i`, those in -dre, -tre and -vre the end of
/// their stem. The source is the conjugation tables of French grammars. Endings that more nouns than
/// verbs of the press have are left out: -ons and -ions (`millions`), -ais (`français`), and those of
/// the simple past and of the imperfect subjunctive (`contrat`, `limites`).
const VERB_ENDINGS: [(&str, &str); 75] = [
    ("issaient", "i"),
    ("ttraient", "t"),
    ("eraient", ""),
    ("iraient", "i"),
    ("draient", "d"),
    ("vraient", "v"),
    ("geaient", "g"),
    ("issiez", "i"),
    ("issait", "i"),
    ("issant", "i"),
    ("issons", "i"),
    ("issent", "i"),
    ("drions", "d"),
    ("ttrons", "t"),
    ("ttront", "t"),
    ("ttrais", "t"),
    ("ttrait", "t"),
    ("erent", ""),
    ("irent", "i"),
    ("erons", ""),
    ("irons", "i"),
    ("eront", ""),
    ("iront", "i"),
    ("erais", ""),
    ("irais", "i"),
    ("erait", ""),
    ("irait", "i"),
    ("eriez", ""),
    ("iriez", "i"),
    ("issez", "i"),
    ("drons", "d"),
    ("vrons", "v"),
    ("dront", "d"),
    ("vront", "v"),
    ("drais", "d"),
    ("vrais", "v"),
    ("drait", "d"),
    ("vrait", "v"),
    ("aient", ""),
    ("geait", "g"),
    ("geant", "g"),
    ("geons", "g"),
    ("ttrez", "t"),
    ("erai", ""),
    ("eras", ""),
    ("erez", ""),
    ("irai", "i"),
    ("iras", "i"),
    ("irez", "i"),
    ("drai", "d"),
    ("drez", "d"),
    ("vrez", "v"),
    ("ttra", "t"),
    ("ttre", "t"),
    ("era", ""),
    ("ira", "i"),
    ("dra", "d"),
    ("vra", "v"),
    ("dre", "d"),
    ("vre", "v"),
    ("ent", ""),
    ("ait", ""),
    ("ant", ""),
    ("ees", ""),
    ("dus", "d"),
    ("due", "d"),
    ("er", ""),
    ("ez", ""),
    ("ir", "i"),
    ("it", "i"),
    ("ee", ""),
    ("es", ""),
    ("ds", "d"),
    ("du", "d"),
    ("e", ""),
];

/// Words whose last letters are no endings, although they look like some: function words, and
/// nouns that are the same in the plural and would look like the plural of another noun.
const UNCHANGING: [&str; 56] = [
    "ailleurs", "alors", "apres", "assez", "aupres", "bois", "bras", "chez", "contre", "corps",
    "dans", "depuis", "des", "dessous", "dessus", "envers", "fils", "fois", "fonds", "gres",
    "heros", "hors", "jadis", "jamais", "jus", "lors", "mais", "moins", "mois", "nous", "paris",
    "parmi", "pays", "plus", "poids", "pres", "propos", "puis", "puits", "sans", "selon", "sens",
    "souvent", "sous", "sus", "temps", "toujours", "tous", "travers", "tres", "trois", "vers",
    "voix", "vous", "choix", "prix",
];

/// The shortest stem, in bytes, that an ending is taken from: `mer` is no verb.
const SHORTEST_STEM: usize = 3;

/// Returns the keys that the inflections of a word share, each once.
///
/// A form can be a noun or an adjective (`actions`, the plural of `action`) and a form of a verb
/// (`nous actions`, from `acter`); it has a key for each reading, and the keys of its lemma where it
/// is irregular. Number, gender, person, tense and mood are taken off and no more: `parlement` is no
/// inflection of `parler`, though the two share a stem. Keys are made of folded letters, so that a
/// word typed bare has the keys of the accented one.
#[must_use]
pub fn inflection_keys(form: &str) -> Vec<String> {
    let folded = fold(form);
    let mut keys = Vec::new();
    if is_unchanging(&folded) {
        return keys;
    }
    for word in std::iter::once(folded.as_str()).chain(lemmas(&folded)) {
        for key in [Some(noun_key(word)), verb_key(word)].into_iter().flatten() {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

fn is_unchanging(folded: &str) -> bool {
    let first = folded.as_bytes().first();
    // A look at one letter spares most comparisons.
    let mut words = UNCHANGING.iter();
    words.any(|word| word.as_bytes().first() == first && *word == folded)
}

/// Takes number and gender off a noun or an adjective.
fn noun_key(word: &str) -> String {
    let singular = singular(word);
    for (ending, kept) in [
        ("trice", "teu"),
        ("euse", "eu"),
        ("eur", "eu"),
        ("eux", "eu"),
        ("ive", "if"),
        ("iere", "ier"),
    ] {
        if let Some(stem) = singular.strip_suffix(ending).filter(|stem| stem.len() >= 2) {
            return [stem, kept].concat();
        }
    }
    let without_e = |word: &'_ str| word.strip_suffix('e').map(str::len);
    let mut length = singular.len();
    for _ in 0..2 {
        length = without_e(&singular[..length])
            .filter(|left| *left >= SHORTEST_STEM)
            .unwrap_or(length);
    }
    let masculine = &singular[..length];
    // The s of français is taken for a plural, and so must be that of française.
    let masculine = match masculine.strip_suffix('s') {
        Some(stem)
            if length < singular.len()
                && stem.len() > SHORTEST_STEM
                && stem.ends_with(['i', 'u']) =>
        {
            stem
        }
        _ => masculine,
    };
    if length == singular.len() {
        return masculine.to_owned();
    }
    undouble(masculine).to_owned()
}

fn singular(word: &str) -> std::borrow::Cow<'_, str> {
    if word.len() < 4 {
        return word.into();
    }
    if let Some(stem) = word
        .strip_suffix("aux")
        .filter(|stem| stem.len() >= 2 && !stem.ends_with('e'))
    {
        return [stem, "al"].concat().into();
    }
    if word.ends_with("eaux") || word.ends_with("oux") {
        return word[..word.len() - 1].into();
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') => stem.into(),
        _ => word.into(),
    }
}

/// Takes person, tense and mood off a verb; `None` where the form has no ending of a verb.
fn verb_key(word: &str) -> Option<String> {
    let last = word.as_bytes().last();
    let (stem, kept) = VERB_ENDINGS.iter().find_map(|(ending, kept)| {
        // A look at one letter spares most comparisons.
        if ending.as_bytes().last() != last {
            return None;
        }
        let stem = word.strip_suffix(ending)?;
        (stem.len() >= SHORTEST_STEM).then_some((stem, *kept))
    })?;
    // Before a mute e, y becomes i and some verbs double their consonant: emploie, appelle.
    let mut key = match stem.strip_suffix('y') {
        Some(stem) if kept.is_empty() => [stem, "i"].concat(),
        _ => [stem, kept].concat(),
    };
    key.truncate(undouble(&key).len());
    Some(key)
}

/// Leaves out the second of two equal consonants before an ending: `citoyenne`, `appelle`.
fn undouble(word: &str) -> &str {
    let bytes = word.as_bytes();
    match bytes {
        [.., one, other] if one == other && b"lnt".contains(one) && bytes.len() > SHORTEST_STEM => {
            &word[..word.len() - 1]
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_key_and_derivations_do_not() {
        for (one, other, together) in [
            ("télécentre", "telecentres", true),
            ("amis", "ami", true),
            ("abattus", "abattue", true),
            ("national", "nationaux", true),
            ("nationale", "nationaux", true),
            ("chercheuse", "chercheurs", true),
            ("actrices", "acteur", true),
            ("heureuse", "heureux", true),
            ("active", "actifs", true),
            ("première", "premiers", true),
            ("citoyenne", "citoyens", true),
            ("parlent", "parler", true),
            ("parlerons", "parlé", true),
            ("mangeons", "manger", true),
            ("emploient", "employer", true),
            ("appelle", "appeler", true),
            ("finissons", "fini", true),
            ("attendra", "attendu", true),
            ("yeux", "œil", true),
            ("travaux", "travail", true),
            ("élus", "élire", true),
            ("obtenu", "obtiendra", true),
            ("parlement", "parler", false),
            ("chat", "châtiment", false),
            ("opération", "opérateur", false),
            ("licence", "licencier", false),
            ("nation", "national", false),
            ("française", "français", true),
            ("mai", "mais", false),
            ("foi", "fois", false),
            ("mille", "millions", false),
            ("contrat", "contre", false),
            ("presse", "présent", false),
            ("francs", "français", false),
            ("état", "etatt", false),
        ] {
            let (keys, others) = (inflection_keys(one), inflection_keys(other));
            let share = keys.iter().any(|key| others.contains(key));
            assert_eq!(share, together, "{one} {keys:?} {other} {others:?}");
        }
    }
}
