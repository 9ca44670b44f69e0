//! The breadcrumb of a page: `Accueil > Articles de presse > Année 2003 > Mai > Title (…)`.

use pressoir_document::PressDate;

use super::fold::{Beginnings, fold};
use super::heading::begins_title;
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
/// A longer step is no rubric, in bytes.
const LONGEST_STEP: usize = 60;
/// A shorter title that a line repeats may be a rubric, in bytes.
const SHORTEST_TITLE: usize = 12;
/// A breadcrumb with its separators on lines of their own has no more lines than this.
const MOST_LINES: usize = 20;

/// What stands between the steps.
const SEPARATORS: [char; 6] = ['>', '›', '→', '»', '|', '/'];

impl Breadcrumb {
    /// Reads a line as a breadcrumb, if it is one.
    pub(crate) fn read(line: &str) -> Option<Self> {
        if line.len() > LONGEST {
            return None;
        }
        let (home, steps) = steps(line)?;
        is_home(home).then(|| Breadcrumb::of(steps))
    }

    /// Reads a line as a breadcrumb that begins with any step, since the line below says its last
    /// one again: `Le Phare > Économie > Un câble`.
    pub(crate) fn read_above(line: &str, below: &str) -> Option<Self> {
        if line.len() > LONGEST {
            return None;
        }
        let (home, steps) = steps(line)?;
        if home.len() > LONGEST_STEP {
            return None;
        }
        let crumb = Breadcrumb::of(steps);
        let title = crumb.title.as_deref()?;
        (title.len() >= SHORTEST_TITLE && begins_title(below, title)).then_some(crumb)
    }

    /// Reads the first of some lines as a breadcrumb that has its steps, or what separates them, on
    /// lines of their own; returns it with how many lines it has.
    pub(crate) fn read_lines<'t>(
        lines: impl IntoIterator<Item = &'t str>,
    ) -> Option<(usize, Self)> {
        let mut lines = lines.into_iter().take(MOST_LINES);
        let (home, mut is_open) = without_separator_behind(lines.next()?);
        let mut lines = lines.peekable();
        let goes_on = is_open || lines.peek()?.starts_with(SEPARATORS);
        if !goes_on || home.len() > LONGEST_HOME || !is_home(home) {
            return None;
        }
        let mut steps = Vec::new();
        let mut count = 1;
        let mut whole = 1;
        for line in lines {
            count += 1;
            let (bare, is_open_behind) = without_separator_behind(line);
            let step = bare.trim_start_matches(SEPARATORS).trim_start();
            if step.len() == bare.len() && !is_open && !bare.is_empty() {
                break;
            }
            is_open = is_open_behind || bare.is_empty();
            if !step.is_empty() {
                steps.push(step);
                whole = count;
            }
        }
        (!steps.is_empty()).then(|| (whole, Breadcrumb::of(steps.into_iter())))
    }

    /// Reads the steps behind the first one.
    fn of<'t>(parts: impl Iterator<Item = &'t str>) -> Self {
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
            let uncut = without_cut(title);
            crumb.title_is_cut = uncut.is_some();
            let left = uncut.unwrap_or(title).trim_end();
            crumb.title = (!left.is_empty()).then(|| left.to_owned());
        }
        crumb.date = match (year, month) {
            (Some(year), Some(month)) => PressDate::from_month(year, month),
            (Some(year), None) => PressDate::from_year(year),
            (None, _) => None,
        };
        crumb
    }
}

/// Returns a title without the mark that it was cut, if it has one.
pub(crate) fn without_cut(title: &str) -> Option<&str> {
    ["(…)", "(...)", "[…]", "[...]", "…"]
        .iter()
        .find_map(|mark| title.strip_suffix(mark))
}

/// Splits a line into its first step and the others, at what stands behind the first.
fn steps(line: &str) -> Option<(&str, impl Iterator<Item = &str>)> {
    // The first step is short: text is not searched for what may separate others.
    let begin = &line[..line.floor_char_boundary(LONGEST_HOME)];
    let mut begins = begin.bytes().enumerate();
    let (at, separator) = begins.find_map(|(at, byte)| {
        // The first bytes of what may separate; most lines hold none of them.
        if !matches!(byte, b'>' | b'|' | b'/' | b'-' | b':' | 0xc2 | 0xe2) {
            return None;
        }
        let sign = begin[at..].chars().next()?;
        Some((at, Separator::at(begin, at, sign)?))
    })?;
    let mut rest = Some(separator.behind(&line[at..]));
    let others = std::iter::from_fn(move || {
        let text = rest?;
        let end = separator.find(text);
        rest = end.map(|end| separator.behind(&text[end..]));
        Some(text[..end.unwrap_or(text.len())].trim())
    });
    Some((line[..at].trim(), others))
}

/// What separates the steps of one line.
#[derive(Clone, Copy)]
enum Separator {
    /// A sign, and whether it has space around it: then one without is part of a step.
    Sign(char, bool),
    /// A sign that separates steps only with space around it.
    Spaced(&'static str),
}

impl Separator {
    /// Returns the separator whose sign stands at `at`.
    fn at(text: &str, at: usize, sign: char) -> Option<Self> {
        let spaced = match sign {
            '-' => "- ",
            '–' => "– ",
            '•' => "• ",
            ':' => ":: ",
            _ if SEPARATORS.contains(&sign) => {
                let is_spaced = text[..at].ends_with(char::is_whitespace);
                return Some(Separator::Sign(sign, is_spaced));
            }
            _ => return None,
        };
        let is_spaced = text[..at].ends_with(' ') && text[at..].starts_with(spaced);
        is_spaced.then_some(Separator::Spaced(spaced))
    }

    fn find(self, text: &str) -> Option<usize> {
        match self {
            Separator::Spaced(spaced) => text
                .match_indices(spaced)
                .map(|(at, _)| at)
                .find(|&at| text[..at].ends_with(' ')),
            Separator::Sign('>', _) => text.find('>'),
            Separator::Sign(sign, is_spaced) => text
                .match_indices(sign)
                .map(|(at, _)| at)
                .find(|&at| !is_spaced || text[..at].ends_with(char::is_whitespace)),
        }
    }

    /// Returns what follows the separator that `text` begins with.
    fn behind(self, text: &str) -> &str {
        match self {
            Separator::Spaced(spaced) => text.strip_prefix(spaced).unwrap_or(text),
            Separator::Sign(sign, _) => text.trim_start_matches(sign),
        }
    }
}

/// The first steps, folded.
const HOMES: [&str; 8] = [
    "accueil",
    "a la une",
    "batik",
    "ressources",
    "articles de presse",
    "home",
    "osiris",
    "page d'accueil",
];
/// What can stand before one of them.
const YOU_ARE_HERE: &str = "vous etes ici";

/// Tells whether a line can begin with a first step; most lines do not.
pub(crate) fn may_begin_home(line: &str) -> bool {
    static BEGINNINGS: Beginnings = {
        let mut beginnings = Beginnings::of(&HOMES);
        beginnings.add(YOU_ARE_HERE.as_bytes());
        beginnings.add_first(b':');
        beginnings
    };
    BEGINNINGS.may_begin(line)
}

fn is_home(step: &str) -> bool {
    let folded = fold(step);
    let step = folded.trim_start_matches(YOU_ARE_HERE);
    HOMES.contains(&step.trim_start_matches([' ', ':']))
}

/// Returns a line without the separator at its end, and whether there was one.
fn without_separator_behind(line: &str) -> (&str, bool) {
    let bare = line.trim_end_matches(SEPARATORS);
    (bare.trim_end(), bare.len() < line.len())
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
        check(
            "Accueil\u{a0}»\u{a0}Actualités\u{a0}»\u{a0}Un câble",
            Some((Some("Un câble"), false, None)),
        );
        check(
            "Accueil/Presse/Un câble",
            Some((Some("Un câble"), false, None)),
        );
        check(
            "Accueil / Presse / La TNT/la radio",
            Some((Some("La TNT/la radio"), false, None)),
        );
        check(
            "À la une >> Actualités >> Un câble",
            Some((Some("Un câble"), false, None)),
        );
        check(
            "Accueil :: Presse :: Un câble",
            Some((Some("Un câble"), false, None)),
        );
        check("Sonatel / Orange", None);
        check("Le débit passe de 2 > 4 Mbit/s", None);
        check("Accueil", None);
    }

    #[test]
    fn any_place_is_one_where_its_title_follows() {
        let check = |line: &str, below: &str, title: Option<&str>| {
            let crumb = Breadcrumb::read_above(line, below);
            let read = crumb.and_then(|crumb| crumb.title);
            assert_eq!(read.as_deref(), title, "{line}");
        };
        let title = "Un câble de plus vers le nord";
        check(
            "Le Phare > Économie > Un câble de (…)",
            title,
            Some("Un câble de"),
        );
        check(
            "Le Phare » Un câble de plus vers le nord",
            title,
            Some(title),
        );
        check("Le Phare > Économie", title, None);
        check("Le débit passe de 2 > 4 Mbit/s", title, None);
    }

    #[test]
    fn steps_stand_on_lines_of_their_own() {
        let check = |text: &str, expected: Option<(usize, Option<&str>)>| {
            let read = Breadcrumb::read_lines(text.lines());
            let expected = expected.map(|(count, title)| (count, title.map(str::to_owned)));
            assert_eq!(
                read.map(|(count, crumb)| (count, crumb.title)),
                expected,
                "{text}"
            );
        };
        check(
            "Accueil\n>\nActualités\n>\nUn câble\nUn câble",
            Some((5, Some("Un câble"))),
        );
        check(
            "Accueil\n> Actualités\n> Un câble\nUn câble",
            Some((3, Some("Un câble"))),
        );
        check(
            "Accueil »\nActualités »\nUn câble\nUn câble",
            Some((3, Some("Un câble"))),
        );
        check("Accueil\n>\n", None);
        check("Accueil\nActualités", None);
        check("Un câble\n> Accueil", None);
    }
}
