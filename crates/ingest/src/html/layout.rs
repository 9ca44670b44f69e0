//! Which lines of a page are its article, by its elements.

use std::ops::Range;

use html5ever::tokenizer::{EndTag, Tag};

use super::article::PageArticle;
use super::claims::Claims;
use crate::Role;
use crate::text::{Line, fold, lines};

/// The elements of a page, as far as they tell an article from what is around it.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// How many elements are open that hold what is beside an article.
    asides: usize,
    /// How many articles are open, one in another.
    depth: usize,
    /// How many outermost articles have begun.
    articles: usize,
    in_heading: bool,
    /// What begins behind so many bytes of the text.
    places: Vec<(usize, Place)>,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    /// Beside articles: in a menu, a sidebar, a form.
    is_aside: bool,
    /// In which of the outermost articles, from 1; 0 is none.
    article: usize,
    is_heading: bool,
}

/// Behind the title of its article the name of a page may have that of the site, in bytes.
const LONGEST_SITE: usize = 60;
/// A shorter article is the frame of a title alone, in bytes.
const SHORTEST_ARTICLE: usize = 200;
/// How many lines below the title its author and its age may stand.
const FARTHEST_SIGNATURE: usize = 5;
/// A longer line is no age, in bytes.
const LONGEST_AGE: usize = 80;

impl Layout {
    /// Notes a tag that stands behind `at` bytes of the text.
    pub(super) fn note_tag(&mut self, tag: &Tag, at: usize) {
        let ends = tag.kind == EndTag;
        let step = |count: &mut usize| {
            *count = if ends {
                count.saturating_sub(1)
            } else {
                *count + 1
            };
        };
        match &*tag.name {
            "nav" | "aside" | "form" | "button" => step(&mut self.asides),
            // That of an article can name its source.
            "footer" if self.depth == 0 => step(&mut self.asides),
            "article" => {
                if !ends && self.depth == 0 {
                    self.articles += 1;
                }
                step(&mut self.depth);
            }
            "h1" | "h2" => self.in_heading = !ends,
            _ => return,
        }
        let place = Place {
            is_aside: self.asides > 0,
            article: if self.depth > 0 { self.articles } else { 0 },
            is_heading: self.in_heading,
        };
        self.places.push((at, place));
    }

    /// Finds the article of a page in its text; `None` where the page does not tell which it is.
    pub(super) fn find_article(&self, text: &str, claims: &Claims) -> Option<PageArticle> {
        let lines = lines(text);
        let begin = |line: &Line<'_>| line.text.as_ptr().addr() - text.as_ptr().addr();
        let places: Vec<Place> = lines
            .iter()
            .map(|line| self.place_at(begin(line)))
            .collect();
        let title = find_title(&lines, &places, claims)?;
        let within = article_around(&lines, &places, title);
        let above = places
            .iter()
            .position(|place| place.article > 0 && place.article == places[title].article);
        let last = lines[within.end - 1];
        let first = lines[above.unwrap_or(title).min(title)];
        let date = claims.date(begin(&first)..begin(&last) + last.text.len() + 1);
        if date.is_none() && !claims.are_of_article() {
            return None;
        }
        let author = claims.author().map(fold);
        let hidden = |at: usize| {
            if at < title {
                Some((at, Role::Menu))
            } else if at >= within.end || places[at].is_aside {
                Some((at, Role::Footer))
            } else {
                let line = &lines[at];
                let is_near = (title + 1..=title + FARTHEST_SIGNATURE).contains(&at);
                let signs = || {
                    author
                        .as_ref()
                        .is_some_and(|author| signs(line.text, author))
                };
                // Beside a date that is claimed, `il y a deux ans` tells nothing.
                let is_age = || {
                    let is_short = line.text.len() <= LONGEST_AGE;
                    let place = begin(line)..begin(line) + line.text.len();
                    is_short && !holds_year(line.text) && claims.is_time(text, place)
                };
                let role = if is_near && signs() {
                    Role::Author
                } else if is_near && is_age() {
                    Role::Date
                } else {
                    return None;
                };
                Some((at, role))
            }
        };
        Some(PageArticle {
            title: lines[title].text.to_owned(),
            date,
            author: claims.author().map(str::to_owned),
            publisher: claims.publisher().map(str::to_owned),
            lines: lines.len(),
            hidden: (0..lines.len()).filter_map(hidden).collect(),
        })
    }

    fn place_at(&self, at: usize) -> Place {
        let behind = self.places.partition_point(|(begin, _)| *begin <= at);
        behind
            .checked_sub(1)
            .map_or_else(Place::default, |last| self.places[last].1)
    }
}

/// Finds the line that says the title which a page claims: rather a heading, rather the first.
fn find_title(lines: &[Line<'_>], places: &[Place], claims: &Claims) -> Option<usize> {
    let claimed: Vec<String> = claims.titles().map(fold).collect();
    let says = |at: usize| {
        let line = fold(lines[at].text);
        let mut claimed = claimed.iter();
        !line.is_empty() && claimed.any(|claimed| is_title(&line, claimed))
    };
    let beside = |at: &usize| !places[*at].is_aside;
    let mut headings = (0..lines.len()).filter(beside);
    headings
        .find(|&at| places[at].is_heading && says(at))
        .or_else(|| (0..lines.len()).filter(beside).find(|&at| says(at)))
}

/// Tells whether a line is the title that a page claims, which may name the site behind it.
fn is_title(line: &str, claimed: &str) -> bool {
    claimed.strip_prefix(line).is_some_and(|site| {
        let site = site.trim_start();
        let separated = site.starts_with(['-', '|', '»', '·', ':', '>', '/', '"']);
        site.is_empty() || separated && site.len() <= LONGEST_SITE
    })
}

fn holds_year(line: &str) -> bool {
    let mut runs = line.split(|inner: char| !inner.is_ascii_digit());
    runs.any(|digits| digits.len() == 4)
}

/// Tells whether a line says who wrote the article, and nothing else; `author` is folded.
fn signs(line: &str, author: &str) -> bool {
    let line = fold(line);
    let name = line.strip_prefix("par ").unwrap_or(&line);
    name.trim_start_matches([':', ' ']) == author
}

/// The lines from the title on that belong to one article with it.
fn article_around(lines: &[Line<'_>], places: &[Place], title: usize) -> Range<usize> {
    let article = places[title].article;
    let all = title..lines.len();
    if article == 0 {
        return all;
    }
    let last = places.iter().rposition(|place| place.article == article);
    let end = last.map_or(lines.len(), |last| last + 1);
    let text = lines[title + 1..end].iter().map(|line| line.text.len());
    if text.sum::<usize>() < SHORTEST_ARTICLE {
        return all;
    }
    title..end
}
