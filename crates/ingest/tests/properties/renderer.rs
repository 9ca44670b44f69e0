//! Articles as the texts that archives hold of them.

use pressoir_document::{Layout, PressDate};

use crate::articles::{Article, Printed};

/// A layout, in one of the shapes that it comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Page,
    WebPage,
    LegacyPage,
    LegacyPageOfASection,
    Extract,
    Body,
    Brief,
    Bare,
    Listing,
    Bulletin,
}

/// All shapes but that of a web page, which is text only after its tags are read.
pub(crate) const TEXTS: &[Shape] = &[
    Shape::Page,
    Shape::LegacyPage,
    Shape::LegacyPageOfASection,
    Shape::Extract,
    Shape::Body,
    Shape::Brief,
    Shape::Bare,
    Shape::Listing,
    Shape::Bulletin,
];

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const DAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];
const MENU: &[&str] = &[
    "OSIRIS",
    "Show navigation Hide navigation",
    "  • Ressources",
    "    • Politique nationale",
    "  • Articles de presse",
    "    • Projets",
];
const SIDEBAR: &[&str] = &[
    "Fil d'actu",
    "  • Une étude sur les usages (9 avril 2025)",
    "Navigation par mots clés",
    "  • 1871/5288 Politique nationale",
    "2025 OSIRIS",
    "Suivez-vous",
];

impl Shape {
    pub(crate) fn layout(self) -> Layout {
        match self {
            Shape::Page | Shape::WebPage => Layout::Page,
            Shape::LegacyPage | Shape::LegacyPageOfASection => Layout::PageLegacy,
            Shape::Extract => Layout::Extract,
            Shape::Body => Layout::Body,
            Shape::Brief => Layout::Brief,
            Shape::Bare => Layout::Bare,
            Shape::Listing => Layout::Listing,
            Shape::Bulletin => Layout::Bulletin,
        }
    }

    /// Tells whether one text holds several articles.
    pub(crate) fn holds_several(self) -> bool {
        matches!(self, Shape::Listing | Shape::Bulletin)
    }

    /// Renders the articles, or the first where one text is one article.
    pub(crate) fn render(self, articles: &[&Article]) -> String {
        let first = articles[0];
        match self {
            Shape::Page => {
                let blocks = [MENU, SIDEBAR].map(|lines| lines.join("\n"));
                let [menu, sidebar] = blocks;
                let mut page = vec![menu, crumb(first), first.title.clone(), long(first.date)];
                page.extend(first.keyword.map(str::to_owned));
                page.extend(text(first));
                page.push(sidebar);
                page.join("\n\n")
            }
            Shape::WebPage => web_page(first),
            Shape::LegacyPage => legacy(
                "twitter facebook rss\nImprimer Texte plus petit Texte plus grand",
                first,
            ),
            Shape::LegacyPageOfASection => legacy(
                "twitter facebook rss\n\nArticles de presse\n\nImprimer Texte plus petit Texte plus grand",
                first,
            ),
            Shape::Extract => {
                let mut lines = vec![first.title.clone(), long(first.date)];
                lines.extend(text(first));
                lines.join("\n")
            }
            Shape::Body => text(first).join("\n"),
            Shape::Brief => format!(
                "{}\n{}\n{}\n{} Lire la suite",
                crumb(first),
                first.title,
                long(first.date),
                first.paragraphs[0]
            ),
            Shape::Bare => format!(" date {} {}", first.date, first.paragraphs.join("\n\n")),
            Shape::Listing => {
                let entries = articles.iter().map(|article| {
                    format!(
                        "{}\n\n{}\n\n{}",
                        article.title,
                        short(article.date),
                        teaser(article)
                    )
                });
                entries.collect::<Vec<_>>().join("\n\n") + "\n\n0 | 10 | 20"
            }
            Shape::Bulletin => {
                let mut lines = vec![
                    format!("La Lettre n° 28 - {}", month(first.date)),
                    "Sommaire".to_owned(),
                ];
                lines.extend(
                    articles
                        .iter()
                        .map(|article| format!("  • {}", article.title)),
                );
                for article in articles {
                    lines.push(article.title.clone());
                    lines.extend(text(article));
                }
                lines.join("\n\n")
            }
        }
    }
}

/// The first words of an article, as a list of articles shows them.
pub(crate) fn teaser(article: &Article) -> String {
    let words = article.paragraphs[0].split(' ').take(6).collect::<Vec<_>>();
    words.join(" ") + "\u{a0}(…)"
}

fn legacy(buttons: &str, article: &Article) -> String {
    let mut page = vec![
        buttons.to_owned(),
        article.title.clone(),
        long(article.date),
    ];
    page.extend(text(article));
    page.push("Mots clés".to_owned());
    page.extend(article.keyword.map(|keyword| format!("  • {keyword}")));
    page.push("Inscrivez-vous a BATIK".to_owned());
    page.join("\n\n")
}

fn web_page(article: &Article) -> String {
    let list = |lines: &[&str]| {
        let items = lines.iter().map(|line| {
            format!(
                "<li><a href=\"#\">{}</a></li>",
                line.trim_start_matches([' ', '•'])
            )
        });
        items.collect::<String>()
    };
    let keyword = article.keyword.map_or_else(String::new, |keyword| {
        format!("<p class=\"mots\"><a rel=\"tag\" href=\"/mot\">{keyword}</a></p>")
    });
    let text: String = text(article)
        .iter()
        .map(|line| format!("<p class=\"spip\">{line}</p>"))
        .collect();
    format!(
        "<!DOCTYPE html><html><head><title>{title}</title><script>if (a < b) {{}}</script></head><body>\
         <ul>{menu}</ul><p id=\"hierarchie\">{crumb}</p><h1 class=\"crayon\">{title}</h1>\
         <p><small><abbr class=\"published\">{date}</abbr></small></p>{keyword}<div class=\"texte\">{text}</div>\
         <h2>Fil d'actu</h2><ul>{sidebar}</ul></body></html>",
        title = article.title,
        menu = list(MENU),
        crumb = crumb(article).replace('>', "&gt;"),
        date = long(article.date),
        sidebar = list(&SIDEBAR[1..]),
    )
}

fn crumb(article: &Article) -> String {
    let date = article.date;
    let month = MONTHS[usize::from(date.month().unwrap_or(1)) - 1];
    let mut title = article.title.clone();
    if title.chars().count() > 80 {
        let begin: String = title.chars().take(80).collect();
        let whole = begin
            .rsplit_once(' ')
            .map_or(begin.as_str(), |(whole, _)| whole);
        title = format!("{whole}\u{a0}(…)");
    }
    format!(
        "Accueil > Articles de presse > Archives 1999-2024 > Année {} > {} > {title}",
        date.year(),
        month[..1].to_uppercase() + &month[1..],
    )
}

fn text(article: &Article) -> Vec<String> {
    let mut lines = article.paragraphs.clone();
    lines.extend(article.author.map(str::to_owned));
    lines.extend(article.source.as_ref().map(source_line));
    lines
}

fn source_line(source: &Printed) -> String {
    let date = source
        .date
        .map(|date| format!(", {}", short(date)))
        .unwrap_or_default();
    format!("(Source{}: {}{date})", source.space, source.name)
}

/// `12 mai 2003`
fn short(date: PressDate) -> String {
    let day = match date.day() {
        Some(1) => "1er".to_owned(),
        Some(day) => day.to_string(),
        None => String::new(),
    };
    format!("{day} {}", month(date))
}

fn month(date: PressDate) -> String {
    let month = MONTHS[usize::from(date.month().unwrap_or(1)) - 1];
    format!("{month} {}", date.year())
}

/// `lundi 12 mai 2003`
fn long(date: PressDate) -> String {
    let weekday = date.weekday().map_or("", |weekday| {
        DAYS[usize::try_from(weekday.to_monday_zero_offset()).unwrap()]
    });
    format!("{weekday} {}", short(date))
}
