//! Any query of the language, over words that an archive can have.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::any_archive::WORDS;

/// What is only asked for: misspelt, unknown, or no word at all.
const ASKED: &[&str] = &[
    "telecentr",
    "uvre",
    "oprateur",
    "operatuer",
    "securitte",
    "lisence",
    "ministere",
    "xylophone",
    "zzzz",
    "eau",
    "diaye",
    "artp",
    "1.000",
    "d'oeuvre",
    "d’œuvre",
    "numerique sans",
    "ʼ",
    "12:30",
    "…",
];

const QUOTES: &[(&str, &str)] = &[
    ("\"", "\""),
    ("« ", " »"),
    ("“", "”"),
    ("‘’", "’’"),
    ("\"", ""),
];

/// Words with the signs that say how they are spelled.
const SPELLED: &[&str] = &[
    "télé*",
    "s?curit*",
    "*eurs",
    "l'op*",
    "*e*",
    "sénégal-*",
    "secrite~1",
    "operatur~2",
    "la~1",
    "=etat",
    "=l'état",
    "=souveraineté-numérique",
    "==État",
    "==ARTP",
    "==\"État de\"",
    "==\"souveraineté numérique\"",
    "\"la eau\"~2",
    "\"etat la etat\"~4",
    "\"ministère commun*\"~1",
    "\"de l'eau*\"",
    "2025",
    "1999",
];

/// What only columns answer.
const COLUMNS: &[&str] = &[
    "source:soleil",
    "source:\"Le Soleil\"",
    "source:=soleil",
    "source:(aps OU wal)",
    "journal:\"wal fadjri\"",
    "mot-clé:tic",
    "mot-clé:médias",
    "keyword:\"reseaux sociaux\"",
    "mot-clé:(vie ET privée)",
    "auteur:anne",
    "auteur:=\"Ibrahima ANNE\"",
    "author:é*",
    "date:2025",
    "date:1999-12..2025-01",
    "depuis:2024-02-29",
    "avant:2025",
    "du 1er au 2 janvier 2025",
];

pub(crate) fn query() -> impl Strategy<Value = String> {
    prop_oneof![2 => list(), 1 => operation()]
}

fn word() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => select(WORDS), 1 => select(ASKED)]
}

fn phrase() -> impl Strategy<Value = String> {
    (vec(word(), 1..=3), select(QUOTES))
        .prop_map(|(words, (open, close))| format!("{open}{}{close}", words.join(" ")))
}

/// A list of words as the search box takes it.
fn list() -> impl Strategy<Value = String> {
    let clause = (
        prop_oneof![6 => Just(""), 1 => Just("+"), 1 => Just("-")],
        prop_oneof![
            8 => word().prop_map(str::to_owned),
            2 => phrase(),
            1 => select(SPELLED).prop_map(str::to_owned),
            1 => select(COLUMNS).prop_map(str::to_owned),
            1 => operation().prop_map(|operation| format!("({operation})")),
        ],
    )
        .prop_map(|(sign, term)| format!("{sign}{term}"));
    (prop::bool::weighted(0.1), vec(clause, 0..=5)).prop_map(|(star, clauses)| {
        let star = star.then(|| "*".to_owned());
        let parts: Vec<String> = star.into_iter().chain(clauses).collect();
        parts.join(" ")
    })
}

/// Terms that operators hold together.
fn operation() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => word().prop_map(str::to_owned),
        2 => phrase().prop_map(|phrase| format!("{phrase} ")),
        3 => select(SPELLED).prop_map(str::to_owned),
        2 => select(COLUMNS).prop_map(str::to_owned),
        1 => Just("*".to_owned()),
    ];
    leaf.prop_recursive(4, 12, 3, |inner| {
        let fields = vec!["titre:", "corps:", "titre:", "-", "+", "NON ", ""];
        let near = vec!["PRÈS/2", "PRÈS/5", "ADJ/3", "ADJ", "NEAR/1"];
        prop_oneof![
            2 => vec(inner.clone(), 2..=3).prop_map(|terms| format!("({})", terms.join(" ET "))),
            2 => vec(inner.clone(), 2..=3).prop_map(|terms| format!("({})", terms.join(" OU "))),
            1 => vec(inner.clone(), 2..=3).prop_map(|terms| format!("({})", terms.join(" "))),
            1 => (inner.clone(), inner.clone())
                .prop_map(|(one, other)| format!("({one} SAUF {other})")),
            2 => (inner.clone(), select(near), inner.clone())
                .prop_map(|(one, near, other)| format!("({one} {near} {other})")),
            2 => (select(fields), inner).prop_map(|(field, term)| format!("{field}({term})")),
        ]
    })
}
