//! What stands above an article: the site's menu, the breadcrumb, the buttons of the older skin.

use std::ops::Range;

use super::breadcrumb::{Breadcrumb, may_begin_home};
use super::fold::{Beginnings, fold};
use super::heading::begins_title;
use super::lines::Line;
use super::lists::{CHROME_HEAD, SECTIONS};
use super::marks::Marks;
use crate::Role;
use crate::date::read_line;

/// The chrome above an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// The first line of the article.
    pub(crate) start: usize,
    /// The breadcrumb, on pages that have one.
    pub(crate) crumb: Option<Breadcrumb>,
    /// The lines of the breadcrumb.
    pub(crate) crumb_lines: Range<usize>,
    /// Whether the buttons of the older skin were there.
    pub(crate) is_legacy: bool,
}

/// Menus are no longer than this.
const FARTHEST_CRUMB: usize = 120;
const FARTHEST_BUTTONS: usize = 30;
/// Shorter lines can be a site’s motto, in bytes.
const SHORTEST_PARAGRAPH: usize = 300;
/// A breadcrumb is wrapped to no more lines than this.
const MOST_CRUMB_LINES: usize = 4;

/// Finds where the article begins.
pub(crate) fn find(lines: &[Line<'_>]) -> Head {
    let crumb = find_crumb(lines);
    let buttons = lines
        .iter()
        .take(FARTHEST_BUTTONS)
        .rposition(|line| is_legacy_buttons(line.text));
    let (crumb_lines, crumb) = crumb.map_or((0..0, None), |(lines, crumb)| (lines, Some(crumb)));
    let mut start = buttons.map_or(0, |at| at + 1).max(crumb_lines.end);
    while start < lines.len() && is_chrome_before(lines, start, buttons.is_some()) {
        start += 1;
    }
    Head {
        start,
        crumb,
        crumb_lines,
        is_legacy: buttons.is_some(),
    }
}

/// Finds the breadcrumb, and the lines that it stands on.
pub(crate) fn find_crumb(lines: &[Line<'_>]) -> Option<(Range<usize>, Breadcrumb)> {
    lines
        .iter()
        .take(FARTHEST_CRUMB)
        .take_while(|line| !is_paragraph(line.text))
        .enumerate()
        .find_map(|(at, _)| crumb_at(lines, at))
}

impl Head {
    /// What stands above the article of a page that says its title.
    pub(crate) fn of_page(lines: &[Line<'_>], title: &str) -> Self {
        let folded = fold(title);
        let start = lines.iter().position(|line| fold(line.text) == folded);
        Head {
            start: start.unwrap_or(0),
            crumb: Some(Breadcrumb {
                title: Some(title.to_owned()),
                ..Breadcrumb::default()
            }),
            crumb_lines: 0..0,
            is_legacy: false,
        }
    }

    /// Marks the lines above the article.
    pub(crate) fn mark(&self, marks: &mut Marks) {
        marks.set_chrome(0..self.start, Role::Menu);
        marks.set_chrome(self.crumb_lines.clone(), Role::Breadcrumb);
    }
}

/// Reads the breadcrumb that begins at a line.
fn crumb_at(lines: &[Line<'_>], at: usize) -> Option<(Range<usize>, Breadcrumb)> {
    let below = || lines[at..].iter().map(|line| line.text);
    let line = lines[at].text;
    if may_begin_home(line) {
        if let Some((count, crumb)) = Breadcrumb::read_lines(below()) {
            return Some((at..at + count, crumb));
        }
        if let Some(crumb) = Breadcrumb::read(line) {
            let (last, crumb) = with_wrapped_lines(lines, at, crumb);
            return Some((at..last + 1, crumb));
        }
    }
    let crumb = Breadcrumb::read_above(line, below().nth(1)?)?;
    Some((at..at + 1, crumb))
}

/// A wrapped breadcrumb goes on until what follows it is the title that it ends in.
fn with_wrapped_lines(lines: &[Line<'_>], at: usize, crumb: Breadcrumb) -> (usize, Breadcrumb) {
    let names_next = |crumb: &Breadcrumb, last: usize| {
        let next = lines.get(last + 1).map(|line| line.text);
        let title = crumb.title.as_deref();
        next.zip(title)
            .is_some_and(|(next, title)| begins_title(next, title))
    };
    if names_next(&crumb, at) {
        return (at, crumb);
    }
    let mut joined = lines[at].text.to_owned();
    for (last, line) in lines.iter().enumerate().skip(at + 1).take(MOST_CRUMB_LINES) {
        if line.after_gap {
            break;
        }
        joined.push(' ');
        joined.push_str(line.text);
        if let Some(whole) = Breadcrumb::read(&joined)
            && names_next(&whole, last)
        {
            return (last, whole);
        }
    }
    (at, crumb)
}

/// Tells whether a line is text that no menu holds.
fn is_paragraph(line: &str) -> bool {
    line.len() > SHORTEST_PARAGRAPH && line.ends_with('.')
}

fn is_legacy_buttons(line: &str) -> bool {
    const SMALLER: &str = "texte plus petit";
    static BEGINNINGS: Beginnings = Beginnings::of(&["facebook", "imprimer", "twitter"]);
    if line.len() > 60 {
        return false;
    }
    let may_say_smaller =
        line.len() >= SMALLER.len() && memchr::memchr2(b'x', b'X', line.as_bytes()).is_some();
    if !may_say_smaller && !BEGINNINGS.may_begin(line) {
        return false;
    }
    let folded = fold(line);
    folded.contains(SMALLER)
        || matches!(
            folded.as_str(),
            "twitter facebook rss" | "facebook twitter rss" | "imprimer"
        )
}

fn is_chrome_before(lines: &[Line<'_>], at: usize, is_legacy: bool) -> bool {
    let line = lines[at].text;
    let known = CHROME_HEAD.contains(line) || (is_legacy && SECTIONS.contains(line));
    // A menu entry right before the date is the title of a page.
    let is_title = || {
        !line.starts_with('•')
            && lines
                .get(at + 1)
                .is_some_and(|next| read_line(next.text).is_some())
    };
    known && !is_title()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lines::lines;

    #[test]
    fn the_article_begins_after_the_chrome() {
        let check = |text: &str, first: &str, is_legacy: bool| {
            let lines = lines(text);
            let head = find(&lines);
            assert_eq!(lines[head.start].text, first, "{text}");
            assert_eq!(head.is_legacy, is_legacy, "{text}");
        };
        check(
            "OSIRIS\n\n  • Politique nationale\nAccueil > Batik > Un\n\nUn",
            "Un",
            false,
        );
        check(
            "twitter facebook rss\n\nRessources\n\nImprimer Texte plus petit Texte plus grand\n\nUn",
            "Un",
            true,
        );
        check("twitter facebook rss\nRessources\nUn", "Un", true);
        check("Accueil\n>\nProjets\n>\nUn\nUn", "Un", false);
        check(
            "Le Phare › Un câble vers le nord\nUn câble vers le nord",
            "Un câble vers le nord",
            false,
        );
        check("Projets\n3 mars 2003\nUn", "Projets", false);
        let text = format!("Un.\n{}.\nAccueil > Brèves > Un", "Deux mots ".repeat(40));
        check(&text, "Un.", false);
        check(
            "Politique nationale et suite.",
            "Politique nationale et suite.",
            false,
        );
    }
}
