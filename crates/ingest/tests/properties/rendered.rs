//! A clipping that was rendered parses back to what it was rendered from.

use pressoir_document::{Layout, PressDate, Source};
use pressoir_ingest::{Input, Item, Options, ParsedClipping, parse_text, read};
use proptest::prelude::*;

use crate::articles::{Article, article};
use crate::renderer::{Shape, TEXTS, teaser};

/// What a perfect reader finds in a text of this shape.
fn expected(shape: Shape, articles: &[&Article]) -> Vec<ParsedClipping> {
    let month = PressDate::from_month(articles[0].date.year(), articles[0].date.month().unwrap());
    let count = if shape.holds_several() {
        articles.len()
    } else {
        1
    };
    articles[..count]
        .iter()
        .map(|article| {
            let printed = article.source.as_ref().map(|source| Source {
                name: source.name.to_owned(),
                facet: source.name.to_owned(),
                date: source.date,
            });
            let printed_date = article.source.as_ref().and_then(|source| source.date);
            let whole = ParsedClipping {
                layout: shape.layout(),
                title: Some(article.title.clone()),
                date: Some(article.date),
                keywords: Vec::new(),
                source: printed,
                author: article.author.map(str::to_owned),
                url: None,
                body: article.paragraphs.join("\n"),
                warnings: Vec::new(),
            };
            let unsigned = ParsedClipping {
                source: None,
                author: None,
                ..whole.clone()
            };
            let keywords = article.keyword.map(str::to_owned).into_iter().collect();
            match shape.layout() {
                Layout::Page | Layout::PageLegacy => ParsedClipping { keywords, ..whole },
                Layout::Body => ParsedClipping {
                    title: None,
                    date: printed_date,
                    ..whole
                },
                Layout::Brief => ParsedClipping {
                    body: article.paragraphs[0].clone(),
                    ..unsigned
                },
                Layout::Bare => ParsedClipping {
                    title: None,
                    ..unsigned
                },
                Layout::Listing => ParsedClipping {
                    body: teaser(article),
                    ..unsigned
                },
                Layout::Bulletin => ParsedClipping {
                    date: month,
                    ..whole
                },
                Layout::Extract | Layout::Record => whole,
            }
        })
        .collect()
}

/// Checks everything but the warnings, which tell of dates that disagree and of teasers.
fn check(
    shape: Shape,
    articles: &[&Article],
    parse: impl Fn(&str) -> Vec<ParsedClipping>,
) -> Result<(), TestCaseError> {
    let raw = shape.render(articles);
    let mut parsed = parse(&raw);
    let mut expected = expected(shape, articles);
    for clipping in &mut parsed {
        clipping.warnings.clear();
        // The table of sources that ships may know a paper by another name.
        clipping
            .source
            .iter_mut()
            .for_each(|source| source.facet.clone_from(&source.name));
    }
    // One paragraph with nothing around it is a bare text.
    if shape == Shape::Body && raw.lines().count() == 1 {
        expected[0].layout = Layout::Bare;
    }
    prop_assert_eq!(parsed, expected, "{:?}\n{}", shape, raw);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn what_was_rendered_parses_back(
        articles in prop::collection::vec(article(), 2..5),
        shape in prop::sample::select(TEXTS),
    ) {
        check(shape, &articles.iter().collect::<Vec<_>>(), parse_text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_was_rendered_as_a_web_page_parses_back(article in article()) {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("page.html");
        check(Shape::WebPage, &[&article], |raw| {
            std::fs::write(&path, raw).unwrap();
            let input = Input::resolve(&path, &[]).unwrap();
            read(vec![input], &Options::default()).map(parsed).collect()
        })?;
    }
}

fn parsed(item: Item) -> ParsedClipping {
    let clipping = match item {
        Item::Clipping(found) => found.clipping,
        Item::Skipped(skipped) => panic!("{skipped}"),
    };
    ParsedClipping {
        layout: clipping.layout,
        title: clipping.title,
        date: clipping.date,
        keywords: clipping.keywords,
        source: clipping.source,
        author: clipping.author,
        url: clipping.url,
        body: clipping.body,
        warnings: clipping.warnings,
    }
}
