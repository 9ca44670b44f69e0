//! Articles that nobody wrote.

use pressoir_document::PressDate;
use proptest::prelude::*;

/// An article, and all that a clipping of it can tell.
#[derive(Clone, Debug)]
pub(crate) struct Article {
    pub(crate) title: String,
    pub(crate) date: PressDate,
    pub(crate) keyword: Option<&'static str>,
    pub(crate) author: Option<&'static str>,
    pub(crate) source: Option<Printed>,
    pub(crate) paragraphs: Vec<String>,
}

/// A source line.
#[derive(Clone, Debug)]
pub(crate) struct Printed {
    pub(crate) name: &'static str,
    pub(crate) date: Option<PressDate>,
    /// What stands between `Source` and the colon.
    pub(crate) space: &'static str,
}

const SUBJECTS: &[&str] = &[
    "Le câble sous-marin",
    "La régie des téléphones",
    "L’antenne du marché",
    "Un pêcheur de Niaro",
    "La ministre",
    "L’État",
    "Le cybercafé de l’Escale",
    "Une élève de seconde",
    "Le facteur",
    "L'opérateur public",
    "Le collège d’experts",
    "« La Voix du fleuve »",
];
const VERBS: &[&str] = &[
    "attend",
    "inaugure",
    "refuse",
    "relie",
    "a réparé",
    "vend",
    "n’a pas payé",
    "étudie",
    "rêve de",
    "perd",
    "cherche",
    "dénonce",
];
const OBJECTS: &[&str] = &[
    "son premier abonné",
    "la fibre optique",
    "trois émetteurs à Dioral",
    "l’école du quartier",
    "12 500 francs par mois",
    "sa licence (la troisième)",
    "les cœurs et les ondes",
    "13,9 milliards de dettes",
    "le village le plus proche",
    "un réseau à deux vitesses",
    "le service universel",
    "l’avenue de la République",
];
const ENDS: &[&str] = &[
    "",
    " depuis lundi",
    " au mois d’août",
    ", dit-on à Kambela",
    " en 2003",
    " sans attendre l’hiver",
    " (voir notre n° 12 du 8 mai 2005)",
    ", « faute de mieux »",
];
const NAMES: &[&str] = &[
    "Awa Sow",
    "M. Fall",
    "P. I. Dieng",
    "Ibrahima NDIAYE",
    "Khady de Souza",
    "Awa Sow et Malick Ba",
];
const PAPERS: &[&str] = &[
    "Le Fil",
    "Le Courrier de Niaro",
    "APS",
    "L’Écho du Fleuve",
    "Dioral Actu",
    "Radio-Escale",
    "Le Matin (Kambela)",
];
const KEYWORDS: &[&str] = &[
    "Fintech",
    "Sonatel/Orange",
    "Point de vue",
    "Projet",
    "Médias",
];

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

fn clause() -> impl Strategy<Value = String> {
    let words = (
        one_of(SUBJECTS),
        one_of(VERBS),
        one_of(OBJECTS),
        one_of(ENDS),
    );
    words.prop_map(|(subject, verb, object, end)| format!("{subject} {verb} {object}{end}"))
}

/// Some sentences. A question alone could be a title.
fn paragraph() -> impl Strategy<Value = String> {
    let end = one_of(&[". ", ". ", "\u{a0}! ", "\u{a0}? ", "… "]);
    let sentence = (clause(), end).prop_map(|(clause, end)| clause + end);
    let sentences = prop::collection::vec(sentence, 0..4);
    (sentences, clause()).prop_map(|(sentences, last)| sentences.concat() + &last + ".")
}

fn title() -> impl Strategy<Value = String> {
    let end = one_of(&["", "", "", "\u{a0}?", " (2)", "\u{a0}: le bilan"]);
    (clause(), end).prop_map(|(clause, end)| clause + end)
}

pub(crate) fn date() -> impl Strategy<Value = PressDate> {
    let day = (1999_u16..2026, 1_u8..13, 1_u8..29);
    day.prop_map(|(year, month, day)| PressDate::from_day(year, month, day).unwrap())
}

fn source() -> impl Strategy<Value = Printed> {
    let space = one_of(&["\u{a0}", " ", "", "\u{202f}"]);
    (one_of(PAPERS), prop::option::weighted(0.8, date()), space)
        .prop_map(|(name, date, space)| Printed { name, date, space })
}

pub(crate) fn article() -> impl Strategy<Value = Article> {
    let signed = (
        prop::option::of(one_of(NAMES)),
        prop::option::weighted(0.8, source()),
    );
    let paragraphs = prop::collection::vec(paragraph(), 1..6);
    let keyword = prop::option::of(one_of(KEYWORDS));
    (title(), date(), keyword, signed, paragraphs).prop_map(
        |(title, date, keyword, (author, source), paragraphs)| Article {
            title,
            date,
            keyword,
            // Only above a source line a name is a signature.
            author: author.filter(|_| source.is_some()),
            source,
            paragraphs,
        },
    )
}
