use std::fmt;

/// The part of a clipping that a term is looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The headline.
    Title,
    /// The text.
    Body,
    /// The editors' keywords.
    Keyword,
    /// The paper or agency, as it is counted or as it is printed.
    Source,
    /// Who signed it.
    Author,
}

/// What a name before a colon asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Field(Field),
    Date(Bound),
}

/// Which end of a period a date gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// Both: the date is the period.
    Within,
    /// The period begins with the date.
    From,
    /// The period ends with the date.
    Until,
    /// The period begins right after the date.
    After,
    /// The period ends right before the date.
    Before,
}

/// The names that are read, in lower case and without accents.
const NAMES: [(&str, Name); 33] = [
    ("titre", Name::Field(Field::Title)),
    ("title", Name::Field(Field::Title)),
    ("corps", Name::Field(Field::Body)),
    ("texte", Name::Field(Field::Body)),
    ("body", Name::Field(Field::Body)),
    ("text", Name::Field(Field::Body)),
    ("mot-cle", Name::Field(Field::Keyword)),
    ("mots-cles", Name::Field(Field::Keyword)),
    ("mot-cles", Name::Field(Field::Keyword)),
    ("mots-cle", Name::Field(Field::Keyword)),
    ("motcle", Name::Field(Field::Keyword)),
    ("motscles", Name::Field(Field::Keyword)),
    ("keyword", Name::Field(Field::Keyword)),
    ("keywords", Name::Field(Field::Keyword)),
    ("source", Name::Field(Field::Source)),
    ("sources", Name::Field(Field::Source)),
    ("journal", Name::Field(Field::Source)),
    ("auteur", Name::Field(Field::Author)),
    ("auteurs", Name::Field(Field::Author)),
    ("autrice", Name::Field(Field::Author)),
    ("author", Name::Field(Field::Author)),
    ("date", Name::Date(Bound::Within)),
    ("annee", Name::Date(Bound::Within)),
    ("year", Name::Date(Bound::Within)),
    ("depuis", Name::Date(Bound::From)),
    ("since", Name::Date(Bound::From)),
    ("jusqu'a", Name::Date(Bound::Until)),
    ("jusqu'en", Name::Date(Bound::Until)),
    ("until", Name::Date(Bound::Until)),
    ("apres", Name::Date(Bound::After)),
    ("after", Name::Date(Bound::After)),
    ("avant", Name::Date(Bound::Before)),
    ("before", Name::Date(Bound::Before)),
];

impl Name {
    /// Returns what a name asks for, whatever its capitals and with or without its accents.
    pub(crate) fn of(text: &str) -> Option<Self> {
        // Nothing longer is a name.
        if text.len() > 16 {
            return None;
        }
        let plain = plain(text);
        NAMES
            .iter()
            .find(|(name, _)| *name == plain)
            .map(|(_, meaning)| *meaning)
    }
}

impl Field {
    /// Returns the name under which the field is printed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Title => "titre",
            Field::Body => "corps",
            Field::Keyword => "mot-clé",
            Field::Source => "source",
            Field::Author => "auteur",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Returns the text in lower case without the accents of French, for comparison with the names and
/// months that the language knows.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !matches!(letter, '\u{300}'..='\u{36F}'))
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'à' | 'â' => 'a',
            'ç' => 'c',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            '‘' | '’' => '\'',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_french_and_english_names() {
        for (text, name) in [
            ("titre", Some(Name::Field(Field::Title))),
            ("TITLE", Some(Name::Field(Field::Title))),
            ("Mot-clé", Some(Name::Field(Field::Keyword))),
            ("mots-cle\u{301}s", Some(Name::Field(Field::Keyword))),
            ("Année", Some(Name::Date(Bound::Within))),
            ("jusqu’à", Some(Name::Date(Bound::Until))),
            ("après", Some(Name::Date(Bound::After))),
            ("12", None),
            ("http", None),
            ("", None),
        ] {
            assert_eq!(Name::of(text), name, "{text}");
        }
    }
}
