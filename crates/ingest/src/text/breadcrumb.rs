//! The breadcrumb of a page: `Accueil > Articles de presse > Année 2003 > Mai > Title (…)`.

use pressoir_document::PressDate;

use super::fold::fold;
use super::lists::SECTIONS;
use crate::date::month_of;

/// What a breadcrumb tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Breadcrumb {
    /// The title, perhaps cut.
    pub(crate) title: Option<String>,
    /// Whether the title was cut.
    pub(crate) title_is_cut: bool,
    /// The month or year the page was filed under.
    pub(crate) date: Option<PressDate>,
}

/// The first step ends within so many bytes.
const LONGEST_HOME: usize = 64;
/// A longer line is text.
const LONGEST: usize = 600;

/// What stands between the steps, the surest first.
const SEPARATORS: [&str; 5] = [">", "›", " » ", " | ", " / "];

impl Breadcrumb {
    /// Reads a line as a breadcrumb, if it is one.
    pub(crate) fn read(line: &str) -> Option<Self> {
        if line.len() > LONGEST {
            return None;
        }
        // The first step is short: text is not searched for what may separate others.
        let begin = &line[..line.floor_char_boundary(LONGEST_HOME)];
        let separator = SEPARATORS
            .iter()
            .find(|separator| begin.contains(**separator))?;
        let mut parts = line.split(*separator).map(str::trim);
        let first = fold(parts.next()?);
        let is_home = matches!(
            first
                .trim_start_matches("vous etes ici")
                .trim_start_matches([' ', ':']),
            "accueil" | "batik" | "ressources" | "articles de presse" | "home" | "osiris"
        );
        if !is_home {
            return None;
        }
        let mut crumb = Breadcrumb::default();
        let (mut year, mut month, mut title) = (None, None, None);
        for part in parts.filter(|part| !part.is_empty()) {
            match Step::of(part) {
                Step::Section => {}
                Step::Year(read) => year = Some(read),
                Step::Month(read, read_year) => {
                    month = Some(read);
                    year = read_year.or(year);
                }
                Step::Title => title = Some(part),
            }
        }
        if let Some(title) = title {
            let uncut = title
                .strip_suffix("(…)")
                .or_else(|| title.strip_suffix("(...)"))
                .or_else(|| title.strip_suffix("[…]"))
                .or_else(|| title.strip_suffix("[...]"))
                .or_else(|| title.strip_suffix('…'));
            crumb.title_is_cut = uncut.is_some();
            let left = uncut.unwrap_or(title).trim_end();
            crumb.title = (!left.is_empty()).then(|| left.to_owned());
        }
        crumb.date = match (year, month) {
            (Some(year), Some(month)) => PressDate::from_month(year, month),
            (Some(year), None) => PressDate::from_year(year),
            (None, _) => None,
        };
        Some(crumb)
    }
}

enum Step {
    Section,
    Year(u16),
    Month(u8, Option<u16>),
    Title,
}

impl Step {
    fn of(part: &str) -> Step {
        if part.len() > 40 {
            return Step::Title;
        }
        if SECTIONS.contains(part) {
            return Step::Section;
        }
        let folded = fold(part);
        let year_of = |text: &str| {
            (text.len() == 4)
                .then(|| text.parse::<u16>().ok())
                .flatten()
        };
        let mut words = folded.split(' ');
        match (words.next(), words.next(), words.next()) {
            (Some("archives"), Some(years), None)
                if years.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                Step::Section
            }
            (Some("annee"), Some(year), None) | (Some(year), None, None)
                if year_of(year).is_some() =>
            {
                year_of(year).map_or(Step::Title, Step::Year)
            }
            (Some(month), None, None) => {
                month_of(month).map_or(Step::Title, |month| Step::Month(month, None))
            }
            (Some(month), Some(year), None) => match (month_of(month), year_of(year)) {
                (Some(month), Some(year)) => Step::Month(month, Some(year)),
                _ => Step::Title,
            },
            _ => Step::Title,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breadcrumbs_tell_title_and_month() {
        let check = |line: &str, expected: Option<(Option<&str>, bool, Option<&str>)>| {
            let read = Breadcrumb::read(line).map(|crumb| {
                let date = crumb.date.map(|date| date.to_string());
                (crumb.title, crumb.title_is_cut, date)
            });
            let expected = expected
                .map(|(title, cut, date)| (title.map(str::to_owned), cut, date.map(str::to_owned)));
            assert_eq!(read, expected, "{line}");
        };
        check(
            "Accueil > Articles de presse > Archives 1999-2025 > Année 2003 > Mai > Les tarifs\u{a0}(…)",
            Some((Some("Les tarifs"), true, Some("2003-05"))),
        );
        check(
            "Accueil > Articles de presse > Année 2025 > Décembre 2025 > Un câble",
            Some((Some("Un câble"), false, Some("2025-12"))),
        );
        check(
            "Batik > Archives des éditoriaux > 2004 > À quoi sert le réseau ?",
            Some((Some("À quoi sert le réseau ?"), false, Some("2004"))),
        );
        check("Accueil > Articles de presse", Some((None, false, None)));
        check(
            "Accueil » Actualités » Un câble",
            Some((Some("Un câble"), false, None)),
        );
        check(
            "Accueil / Presse / Un câble",
            Some((Some("Un câble"), false, None)),
        );
        check("Sonatel / Orange", None);
        check("Le débit passe de 2 > 4 Mbit/s", None);
        check("Accueil", None);
    }
}
