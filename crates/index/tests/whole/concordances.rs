//! A concordance is what the words of each clipping say.

use pressoir_document::Clipping;
use pressoir_index::Archive;
use pressoir_query::{
    ConcordanceLine, ConcordanceRequest, ContextKey, LineCounts, LineField, LineOrder, Query,
    SearchRequest, Sort, Term,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::any_archive::history;
use crate::kinship::Kinship;
use crate::language::{Language, Span, texts};
use crate::oracle::{Oracle, forms};
use crate::samples::{Shelf, clipping, dated, source};

const QUERIES: &[&str] = &[
    "état",
    "telecentre",
    "securite",
    "licence",
    "=etat",
    "télé*",
    "*eurs",
    "\"souveraineté numérique\"",
    "\"ministère de la\"",
    "\"la\"",
    "titre:licence",
    "état PRÈS/3 licence",
    "(licence OU \"de la\") ADJ/2 commun*",
    "xylophone",
];

/// The place of a line: its clipping, field, and the letters of its words. Cut out of its text, `1 000`
/// can be other words than in it.
type Place = (String, LineField, String, String, String);

/// Works out the lines of a query of one term.
fn expected(oracle: &Oracle<'_>, request: &SearchRequest, window: usize) -> Vec<Place> {
    let mut places = Vec::new();
    for read in occurrences(oracle, request) {
        for (start, end) in read.spans {
            let before = start.saturating_sub(window);
            let behind = (end + window).min(read.forms.len());
            let words = |start: usize, end: usize| read.forms[start..end].concat();
            let (left, right) = (words(before, start), words(end, behind));
            let id = read.clipping.id.clone();
            places.push((id, read.field, left, words(start, end), right));
        }
    }
    places
}

/// The words of a text of a clipping that fits, and where in it the term of a query stands.
pub(crate) struct Occurrences<'o> {
    pub(crate) clipping: &'o Clipping,
    pub(crate) field: LineField,
    pub(crate) forms: &'o [String],
    pub(crate) spans: Vec<Span>,
}

/// Finds where the term of a query of one term stands.
pub(crate) fn occurrences<'o>(
    oracle: &'o Oracle<'_>,
    request: &SearchRequest,
) -> Vec<Occurrences<'o>> {
    let Query::Clauses(clauses) = &request.query else {
        return Vec::new();
    };
    let [clause] = &clauses[..] else {
        panic!("`{}` is one term", request.raw);
    };
    let language = Language { oracle };
    let (term, field) = match &clause.term {
        Term::In(field, term) => (&**term, Some(*field)),
        term => (term, None),
    };
    let mut found = Vec::new();
    for hit in oracle.answer(request).hits {
        let shelved = oracle.shelved(hit);
        for (field, text) in [LineField::Title, LineField::Body]
            .into_iter()
            .zip(texts(shelved, field))
        {
            let spans = language.spans(&text, term, clause.occur);
            found.push(Occurrences {
                clipping: shelved.clipping,
                field,
                forms: text.forms,
                spans: apart(spans.into_iter().collect()),
            });
        }
    }
    found
}

/// Leaves out what begins inside another, and of those that begin together the shorter ones.
fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    let mut free_from = 0;
    spans.retain(|(start, end)| {
        let is_free = *start >= free_from;
        free_from = if is_free { *end } else { free_from };
        is_free
    });
    spans
}

fn read(archive: &Archive, request: &ConcordanceRequest) -> (Vec<ConcordanceLine>, LineCounts) {
    let concordance = archive.concordance(request.clone()).unwrap();
    let lines = concordance.lines().unwrap();
    (
        lines.map(Result::unwrap).collect(),
        concordance.counts().unwrap(),
    )
}

fn every(query: &str, window: usize, order: LineOrder) -> ConcordanceRequest {
    ConcordanceRequest {
        search: SearchRequest::new(query),
        window,
        order,
        offset: 0,
        limit: usize::MAX,
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 20,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    })]

    #[test]
    fn lines_are_those_of_the_oracle(
        history in history(),
        query in select(QUERIES),
        window in 0..6_usize,
        order in select(LineOrder::NAMES.to_vec()),
    ) {
        let shelf = Shelf::new();
        let alive = history.play(&shelf);
        let archive = shelf.archive();
        let shown = Kinship::of(&alive).shown();
        let oracle = Oracle::new(&shown);
        let (_, order) = order;
        let request = every(query, window, order);
        let (lines, counts) = read(&archive, &request);
        let mut places = expected(&oracle, &request.search, window);
        let mut found: Vec<Place> = lines
            .iter()
            .map(|line| {
                let [left, keyword, right] = [&line.left, &line.keyword, &line.right]
                    .map(|text| forms(text).concat());
                (line.id.clone(), line.field, left, keyword, right)
            })
            .collect();
        // A pattern of letters finds compounds, too, which the oracle does not know.
        let is_told = |(id, ..): &Place| {
            let mut written = shown.iter().filter(|clipping| clipping.id == *id);
            !query.contains('*') || written.all(|clipping| !has_hyphen(clipping))
        };
        places.retain(is_told);
        found.retain(is_told);
        places.sort();
        found.sort();
        prop_assert_eq!(found, places, "{}", query);
        let clippings: std::collections::BTreeSet<&str> =
            lines.iter().map(|line| line.id.as_str()).collect();
        prop_assert_eq!(
            counts,
            LineCounts { occurrences: lines.len() as u64, clippings: clippings.len() as u64 }
        );
        for line in &lines {
            let written = shown.iter().find(|clipping| clipping.id == line.id).unwrap();
            prop_assert!(stands_in(written, line), "{:?}", line);
        }
        check_pages(&archive, &request, &lines);
    }
}

fn has_hyphen(clipping: &Clipping) -> bool {
    clipping.body.contains('-') || clipping.title.iter().any(|title| title.contains('-'))
}

/// Tells whether the three parts of a line, one after the other, are a stretch of the text.
fn stands_in(written: &Clipping, line: &ConcordanceLine) -> bool {
    let text = match line.field {
        LineField::Title => written.title.as_deref().unwrap_or_default(),
        LineField::Body => &written.body,
    };
    let squeezed = |text: &str| text.replace(['\n', ' ', '¶'], "");
    let whole = [&line.left[..], &line.keyword, &line.right].concat();
    squeezed(text).contains(&squeezed(&whole))
}

/// Pages laid end to end are the whole.
#[track_caller]
fn check_pages(archive: &Archive, request: &ConcordanceRequest, whole: &[ConcordanceLine]) {
    let mut pages = Vec::new();
    for offset in (0..=whole.len()).step_by(11) {
        let page = ConcordanceRequest {
            offset,
            limit: 11,
            ..request.clone()
        };
        pages.extend(read(archive, &page).0);
    }
    assert_eq!(pages, whole);
}

#[test]
fn lines_stand_in_the_order_that_was_asked_for() {
    let paper = |name: &str, clipping: Clipping| Clipping {
        source: Some(source(name)),
        ..clipping
    };
    let shelf = Shelf::holding(&[
        paper(
            "Wal",
            dated("2003", clipping("c", "", "une licence zonale")),
        ),
        paper(
            "Écho",
            dated("2001-05", clipping("a", "", "cette licence, Élue")),
        ),
        paper(
            "Éco",
            dated("2002", clipping("b", "", "Âme : licence éludée")),
        ),
        clipping("d", "Sans date ni journal", "des licences"),
    ]);
    let archive = shelf.archive();
    for (order, ids) in [
        (
            LineOrder::Clippings(Sort::OldestFirst),
            ["a", "b", "c", "d"],
        ),
        (
            LineOrder::Clippings(Sort::NewestFirst),
            ["c", "b", "a", "d"],
        ),
        (LineOrder::Source, ["a", "b", "c", "d"]),
        (LineOrder::Context(ContextKey::Left), ["b", "a", "d", "c"]),
        (LineOrder::Context(ContextKey::Right), ["d", "b", "a", "c"]),
        (
            LineOrder::Context(ContextKey::Keyword),
            ["b", "a", "c", "d"],
        ),
    ] {
        let (lines, _) = read(&archive, &every("licence", 3, order));
        let found: Vec<&str> = lines.iter().map(|line| line.id.as_str()).collect();
        assert_eq!(found, ids, "{order:?}");
    }
}

#[test]
fn a_context_ends_with_the_signs_of_its_words() {
    for (text, query, window, left, keyword, right) in [
        (
            "Un « deux » trois, quatre.",
            "trois",
            1,
            "deux » ",
            "trois",
            ", quatre.",
        ),
        ("Un (deux) trois", "trois", 1, "(deux) ", "trois", ""),
        ("L’État d’hier", "etat", 9, "L’", "État", " d’hier"),
        (
            "l’opérateur de l’État d’hier",
            "etat",
            2,
            "de l’",
            "État",
            " d’hier",
        ),
        ("un\ndeux\r\ntrois", "deux", 1, "un ¶ ", "deux", " ¶ trois"),
        (
            "un\t deux\u{a0}: trois",
            "deux",
            1,
            "un ",
            "deux",
            "\u{a0}: trois",
        ),
        (
            "e\u{301}tat\u{308}, oui",
            "=état",
            1,
            "",
            "e\u{301}tat\u{308}",
            ", oui",
        ),
        ("un deux trois", "deux", 0, "", "deux", ""),
        (
            "grève des agents de la poste.",
            "greve PRÈS/5 poste",
            1,
            "",
            "grève des agents de la poste",
            ".",
        ),
    ] {
        let shelf = Shelf::holding(&[clipping("a", "", text)]);
        let request = every(query, window, LineOrder::Clippings(Sort::Relevance));
        let (lines, _) = read(&shelf.archive(), &request);
        let found = lines.first().map_or(("", "", ""), |line| {
            (&line.left[..], &line.keyword[..], &line.right[..])
        });
        assert_eq!(found, (left, keyword, right), "{text}");
    }
}
