//! Any archive answers any request as the oracle does.

use std::collections::HashSet;

use pressoir_document::{Clipping, PressDate};
use pressoir_index::{Archive, Writer, WriterOptions};
use pressoir_query::{
    FacetField, Filters, Matching, Reprints, SearchRequest, SearchResponse, Sort, Warning,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseError;

use crate::any_query::query;
use crate::counting::{check_cross_tables, check_facets, check_timeline};
use crate::kinship::{Kinship, likeness_of};
use crate::oracle::{Answer, Oracle};
use crate::samples::{REPRINTED, Shelf, clipping, codes, ids, origin, source};

/// Words of the press with their inflections, spelled as the press and its readers spell them.
pub(crate) const WORDS: &[&str] = &[
    "État",
    "Etat",
    "états",
    "l’État",
    "d'état",
    "télécentre",
    "télécentres",
    "Telecentre",
    "sécurité",
    "securite",
    "Sécurités",
    "opérateur",
    "opérateurs",
    "OPERATEURS",
    "opératrice",
    "l'eau",
    "d’eau",
    "eaux",
    "N’Diaye",
    "Ndiaye",
    "A.R.T.P.",
    "ARTP",
    "1 000",
    "1000",
    "13,9",
    "2025",
    "7ᵉ",
    "aujourd’hui",
    "œuvre",
    "oeuvres",
    "cœur",
    "coeur",
    "Noël",
    "souveraineté numérique",
    "souverainete numerique",
    "numérique",
    "numériques",
    "ministère de la Communication",
    "ministères",
    "communications",
    "de",
    "la",
    "le",
    "et",
    "a",
    "à",
    "sans",
    "pas",
    "Sénégal-Azerbaïdjan",
    "sénégal",
    "Thiès",
    "thies",
    "élève",
    "élevé",
    "eleve",
    "licence",
    "licences",
    "activité",
    "activite",
    "actives",
    "suspendu",
    "suspendue",
    "ﬁbre",
    "fibre",
    "garçon",
    "e\u{301}tat",
];

const SEPARATORS: &[&str] = &[" ", " ", " ", " ", "\n", ", ", ". ", "\u{a0}", "-", " — "];
const KEYWORDS: &[&str] = &[
    "Télécoms",
    "Médias/Réseaux sociaux",
    "Vie privée",
    "TIC",
    "tic",
    "Souveraineté numérique",
    "Licences de l’État",
];
const AUTHORS: &[&str] = &["Ibrahima ANNE", "A. Mbodj", "Anne Éloi"];
const SOURCES: &[&str] = &["Le Soleil", "APS", "Wal Fadjri", "Sud/Quotidien"];

/// Sources as a filter names them: as they are counted, or as they are printed.
const ASKED_SOURCES: &[&str] = &[
    "Le Soleil",
    "APS",
    "Sud/Quotidien",
    "WAL FADJRI",
    "LE SOLEIL",
];
const DATES: &[&str] = &[
    "1631-05-30",
    "1999",
    "1999-12",
    "1999-12-31",
    "2024-02",
    "2024-02-29",
    "2025",
    "2025-01",
    "2025-01-01",
    "2025-01-02",
    "2025-12-25",
];
fn words(pool: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    vec((select(pool), select(SEPARATORS)), 0..=most).prop_map(|words| {
        words
            .iter()
            .flat_map(|(word, separator)| [*word, separator])
            .collect()
    })
}

fn date() -> impl Strategy<Value = Option<PressDate>> {
    prop::option::weighted(0.8, select(DATES).prop_map(|date| date.parse().unwrap()))
}

fn body() -> impl Strategy<Value = String> {
    let changed = (
        select(REPRINTED),
        prop_oneof![Just(0), 1..4_usize],
        vec((any::<Index>(), select(WORDS)), 3),
    )
        .prop_map(|(text, count, changes)| {
            let mut words: Vec<&str> = text.split(' ').collect();
            for (place, word) in &changes[..count] {
                let at = place.index(words.len());
                words[at] = word;
            }
            words.join(" ")
        });
    prop_oneof![2 => words(WORDS, 16), 1 => changed]
}

/// A clipping whose identity is still to be given.
fn draft() -> impl Strategy<Value = Clipping> {
    (
        prop::option::weighted(0.8, words(WORDS, 4)),
        body(),
        date(),
        vec(select(KEYWORDS), 0..4),
        prop::option::weighted(0.7, select(SOURCES)),
        prop::option::weighted(0.5, select(AUTHORS)),
    )
        .prop_map(|(title, body, date, keywords, name, author)| Clipping {
            title,
            author: author.map(str::to_owned),
            date,
            keywords: keywords.into_iter().map(str::to_owned).collect(),
            source: name.map(source),
            ..clipping("", "", &body)
        })
}

/// What happens to an archive: commits of new clippings, then one that changes and deletes.
#[derive(Clone, Debug)]
pub(crate) struct History {
    commits: Vec<Vec<Clipping>>,
    changed: Vec<(Index, Clipping)>,
    deleted: Vec<Index>,
    threads: usize,
}

pub(crate) fn history() -> impl Strategy<Value = History> {
    (
        vec(vec(draft(), 0..24), 1..4),
        vec((any::<Index>(), draft()), 0..5),
        vec(any::<Index>(), 0..5),
        1..=2_usize,
    )
        .prop_map(|(commits, changed, deleted, threads)| History {
            commits,
            changed,
            deleted,
            threads,
        })
}

impl History {
    /// Builds the index and returns the clippings that it must hold.
    pub(crate) fn play(&self, shelf: &Shelf) -> Vec<Clipping> {
        let mut number = 0;
        let mut alive: Vec<Clipping> = Vec::new();
        for commit in &self.commits {
            let mut named = Vec::new();
            for draft in commit {
                number += 1;
                // Identities in an order that is not the one of the documents.
                let id = format!("{:02}-{number}", number * 37 % 100);
                named.push(Clipping {
                    id,
                    ..draft.clone()
                });
            }
            self.write(shelf, &named, &[]);
            alive.extend(named);
        }
        let first = alive.clone();
        for (place, draft) in &self.changed {
            if let Some(at) = place_in(&alive, place) {
                let id = alive[at].id.clone();
                alive[at] = Clipping {
                    id,
                    ..draft.clone()
                };
            }
        }
        let mut gone = Vec::new();
        for place in &self.deleted {
            if let Some(at) = place_in(&alive, place) {
                gone.push(alive.remove(at));
            }
        }
        alive.extend(keeper(&first, &alive));
        self.write(shelf, &alive, &gone);
        alive
    }

    fn write(&self, shelf: &Shelf, put: &[Clipping], gone: &[Clipping]) {
        let options = WriterOptions {
            threads: self.threads,
            memory: 0,
        };
        let mut writer = Writer::open_or_create(&shelf.folder, options).unwrap();
        for clipping in put {
            let likeness = likeness_of(clipping);
            writer
                .put(&origin(&clipping.id), clipping, &likeness)
                .unwrap();
        }
        if !gone.is_empty() {
            let origins: Vec<String> = gone.iter().map(|clipping| origin(&clipping.id)).collect();
            let pruned = writer.prune(&origins, &HashSet::new()).unwrap();
            assert_eq!(pruned, gone.len() as u64);
        }
        writer.commit().unwrap();
    }
}

fn place_in(alive: &[Clipping], place: &Index) -> Option<usize> {
    (!alive.is_empty()).then(|| place.index(alive.len()))
}

/// Returns a clipping with the forms that no other has any more.
///
/// The postings know deleted clippings until their segment is merged; with this one, what they
/// know of the forms is also what the texts say.
fn keeper(before: &[Clipping], after: &[Clipping]) -> Option<Clipping> {
    let now = Oracle::new(after);
    let lost: Vec<String> = Oracle::new(before)
        .forms()
        .filter(|form| !now.knows(form))
        .map(str::to_owned)
        .collect();
    (!lost.is_empty()).then(|| clipping("keeper", "", &lost.join(" | ")))
}

fn filters() -> impl Strategy<Value = Filters> {
    let some = |pool: &'static [&'static str]| {
        prop_oneof![
            2 => Just(Vec::new()),
            1 => vec(select(pool).prop_map(str::to_owned), 1..=2),
        ]
    };
    let bound = || prop::option::weighted(0.25, select(DATES).prop_map(|day| day.parse().unwrap()));
    (some(KEYWORDS), some(ASKED_SOURCES), bound(), bound()).prop_map(
        |(keywords, sources, from, to)| Filters {
            keywords,
            sources,
            from,
            to,
        },
    )
}

fn request() -> impl Strategy<Value = SearchRequest> {
    let facets = FacetField::NAMES.map(|(_, field)| field);
    let sorts = Sort::NAMES.map(|(_, sort)| sort);
    let ways = Matching::NAMES.map(|(_, matching)| matching);
    (
        query(),
        filters(),
        select(sorts.to_vec()),
        prop_oneof![3 => Just(Matching::Auto), 1 => select(ways.to_vec())],
        0..4_usize,
        0..80_usize,
    )
        .prop_map(
            move |(query, filters, sort, matching, facet_limit, snippet_chars)| SearchRequest {
                matching,
                filters,
                sort,
                limit: 1_000,
                facets: facets.to_vec(),
                facet_limit,
                snippet_chars,
                ..SearchRequest::new(&query)
            },
        )
}

/// Compares the whole answer with the one of the oracle.
fn check(
    archive: &Archive,
    oracle: &Oracle<'_>,
    kinship: &Kinship<'_>,
    shown: &[Clipping],
    request: &SearchRequest,
) -> Result<(), TestCaseError> {
    let answer = oracle.answer(request);
    let response = archive.search(request).unwrap();
    let mut expected: Vec<&str> = answer.hits.iter().map(|hit| hit.id.as_str()).collect();
    let found = ids(&response);
    let mut compared: Vec<&str> = found.iter().map(String::as_str).collect();
    if request.sort == Sort::Relevance {
        check_ranking(&response)?;
        expected.sort_unstable();
        compared.sort_unstable();
    }
    prop_assert_eq!(compared, expected, "{}", &request.raw);
    prop_assert_eq!(response.found, answer.hits.len() as u64);
    prop_assert_eq!(&response.facets, &answer.facets);
    check_facets(archive, oracle, request, response.found)?;
    check_timeline(archive, request, &answer.hits, shown)?;
    check_cross_tables(archive, request, &answer.hits)?;
    check_warnings(&response, &answer)?;
    for hit in &response.hits {
        let clipping = answer.hits.iter().find(|clipping| clipping.id == hit.id);
        prop_assert_eq!(clipping.map(|clipping| &clipping.title), Some(&hit.title));
        prop_assert_eq!(clipping.and_then(|clipping| clipping.date), hit.date);
        prop_assert_eq!(hit.snippet.is_some(), request.snippet_chars > 0);
        prop_assert!(kinship.names(hit), "{:?}", hit.kin);
    }
    check_pages(archive, request, &found)?;
    check_folded(archive, kinship, request, &response)
}

/// Folded, the hits are the first of each group, and all else is as it was.
fn check_folded(
    archive: &Archive,
    kinship: &Kinship<'_>,
    request: &SearchRequest,
    apart: &SearchResponse,
) -> Result<(), TestCaseError> {
    let folding = SearchRequest {
        reprints: Reprints::Folded,
        ..request.clone()
    };
    let folded = archive.search(&folding).unwrap();
    let firsts = kinship.folded(ids(apart));
    prop_assert_eq!(&ids(&folded), &firsts, "{}", &request.raw);
    prop_assert_eq!(folded.ranked, firsts.len() as u64);
    prop_assert_eq!((folded.found, apart.ranked), (apart.found, apart.found));
    prop_assert_eq!(&folded.facets, &apart.facets);
    for hit in &folded.hits {
        prop_assert!(kinship.names(hit), "{:?}", hit.kin);
    }
    check_pages(archive, &folding, &firsts)
}

fn check_ranking(response: &SearchResponse) -> Result<(), TestCaseError> {
    for pair in response.hits.windows(2) {
        let place = |hit: &pressoir_query::Hit| {
            let day = hit.date.map_or(0, PressDate::first_day);
            (u32::MAX - day, hit.id.clone())
        };
        let in_order = pair[0].score > pair[1].score
            || (pair[0].score == pair[1].score && place(&pair[0]) < place(&pair[1]));
        prop_assert!(in_order, "{:?}", pair);
    }
    Ok(())
}

fn check_warnings(response: &SearchResponse, answer: &Answer<'_>) -> Result<(), TestCaseError> {
    let codes = codes(response);
    prop_assert_eq!(codes.contains(&"relaxed"), answer.relaxed.is_some());
    prop_assert_eq!(codes.contains(&"phrase_not_found"), answer.loosened);
    let told = response
        .query
        .warnings
        .iter()
        .find_map(|warning| match warning {
            Warning::Relaxed { at_least, .. } => Some(*at_least),
            _ => None,
        });
    prop_assert_eq!(told, answer.relaxed);
    Ok(())
}

/// Pages laid end to end are the whole list, which a selection reads at once, and each knows how
/// many there are in all.
fn check_pages(
    archive: &Archive,
    request: &SearchRequest,
    whole: &[String],
) -> Result<(), TestCaseError> {
    let mut pages = Vec::new();
    for offset in (0..=whole.len()).step_by(7) {
        let page = SearchRequest {
            offset,
            limit: 7,
            ..request.clone()
        };
        let response = archive.search(&page).unwrap();
        prop_assert_eq!(response.ranked, whole.len() as u64);
        prop_assert_eq!(response.page, offset / 7 + 1);
        pages.extend(ids(&response));
    }
    prop_assert_eq!(pages, whole);
    let selection = archive.select(request).unwrap();
    let selected = selection.clippings().map(|clipping| clipping.unwrap().id);
    prop_assert_eq!(selected.collect::<Vec<_>>(), whole);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 32,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    })]

    #[test]
    fn answers_are_those_of_the_oracle(
        history in history(),
        requests in vec(request(), 1..20),
    ) {
        let shelf = Shelf::new();
        let alive = history.play(&shelf);
        let archive = shelf.archive();
        let kinship = Kinship::of(&alive);
        let shown = kinship.shown();
        let oracle = Oracle::new(&shown);
        prop_assert_eq!(archive.info().docs, shown.len() as u64);
        for clipping in &alive {
            let document = archive.document(&clipping.id).unwrap().unwrap();
            prop_assert_eq!(&document.clipping, clipping);
            let first = kinship.first_of(&clipping.id);
            let copy_of = (first != clipping.id).then_some(first);
            prop_assert_eq!(document.copy_of.as_deref(), copy_of);
        }
        for request in &requests {
            check(&archive, &oracle, &kinship, &shown, request)?;
        }
    }
}
