use std::collections::BTreeSet;

use pressoir_analysis::Words;
use pressoir_query::Occur;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_segmentation::UnicodeSegmentation;

use super::Highlighter;
use super::passage::passages;
use crate::compile::{Needle, Pattern, Plan};
use crate::schema::TextField;

fn word(forms: &[&str]) -> Needle {
    Needle {
        forms: forms.iter().map(|form| (form.to_string(), 1.0)).collect(),
        ..Needle::new(Occur::Free)
    }
}

fn phrase(places: &[&[&str]]) -> Needle {
    let place = |forms: &&[&str]| Pattern::Forms(forms.iter().map(ToString::to_string).collect());
    Needle {
        patterns: vec![(Pattern::Run(places.iter().map(place).collect()), 1.0)],
        ..Needle::new(Occur::Free)
    }
}

/// Returns the highlighter for needles, each with how telling it is.
fn highlighter(needles: Vec<(Needle, f32)>) -> Highlighter {
    let needles = needles
        .into_iter()
        .map(|(needle, idf)| Needle { idf, ..needle })
        .collect();
    Highlighter::new(&Plan {
        needles,
        ..Plan::default()
    })
}

#[track_caller]
fn check_whole(highlighter: &Highlighter, text: &str, html: &str) {
    assert_eq!(highlighter.whole(text).html, html);
}

#[test]
fn marks_cover_words_and_not_their_elisions() {
    let avocat = highlighter(vec![(word(&["avocat", "avocats", "état"]), 1.0)]);
    for (text, html) in [
        ("l’avocat", "l’<mark>avocat</mark>"),
        (
            "L'AVOCAT d'Orange",
            "L&#39;<mark>AVOCAT</mark> d&#39;Orange",
        ),
        ("« avocats »", "« <mark>avocats</mark> »"),
        ("l’État, l’état", "l’<mark>État</mark>, l’<mark>état</mark>"),
        ("E\u{301}tat", "<mark>E\u{301}tat</mark>"),
        ("avocat-conseil", "<mark>avocat</mark>-conseil"),
        ("avocate", "avocate"),
        ("<b>avocat</b>", "&lt;b&gt;<mark>avocat</mark>&lt;/b&gt;"),
        ("", ""),
    ] {
        check_whole(&avocat, text, html);
    }
}

#[test]
fn marks_cover_ligatures_numbers_and_acronyms_whole() {
    let all = highlighter(vec![(word(&["fibre", "œuvre", "1000", "artp", "7e"]), 1.0)]);
    for (text, html) in [
        ("la ﬁbre", "la <mark>ﬁbre</mark>"),
        ("l’Œuvre", "l’<mark>Œuvre</mark>"),
        ("1\u{a0}000 francs", "<mark>1\u{a0}000</mark> francs"),
        ("1.000,", "<mark>1.000</mark>,"),
        ("l’A.R.T.P. dit", "l’<mark>A.R.T.P</mark>. dit"),
        ("le 7ᵉ art", "le <mark>7ᵉ</mark> art"),
        ("télé\u{ad}fi\u{ad}bre", "télé\u{ad}fi\u{ad}bre"),
        ("fi\u{ad}bre", "<mark>fi\u{ad}bre</mark>"),
    ] {
        check_whole(&all, text, html);
    }
}

#[test]
fn a_mark_never_parts_a_grapheme() {
    // The sign behind the digit was left outside, so that a browser drew it on the next letter.
    let one = highlighter(vec![(word(&["1", "a", "b"]), 1.0)]);
    for (text, html) in [
        (
            "1\u{fe0f}\u{20e3} mai",
            "<mark>1\u{fe0f}\u{20e3}</mark> mai",
        ),
        ("a\u{20dd}b", "<mark>a\u{20dd}</mark><mark>b</mark>"),
        ("👩\u{200d}👩 a", "👩\u{200d}👩 <mark>a</mark>"),
    ] {
        check_whole(&one, text, html);
    }
}

#[test]
fn a_phrase_is_one_mark() {
    let deal = highlighter(vec![
        (phrase(&[&["new"], &["deal", "déal"]]), 2.0),
        (word(&["deal", "technologique"]), 1.0),
    ]);
    for (text, html) in [
        (
            "le New Deal technologique",
            "le <mark>New Deal</mark> <mark>technologique</mark>",
        ),
        ("new\u{a0}déal", "<mark>new\u{a0}déal</mark>"),
        ("« New », « deal »", "« <mark>New », « deal</mark> »"),
        (
            "new new deal deal",
            "new <mark>new deal</mark> <mark>deal</mark>",
        ),
        ("new", "new"),
    ] {
        check_whole(&deal, text, html);
    }
    // A phrase that overlaps another begins after it.
    let twice = highlighter(vec![(phrase(&[&["peu"], &["peu"]]), 1.0)]);
    check_whole(&twice, "peu peu peu", "<mark>peu peu</mark> peu");
}

#[test]
fn what_is_excluded_is_not_marked() {
    let plan = Plan {
        needles: vec![Needle {
            occur: Occur::Excluded,
            ..word(&["fibre"])
        }],
        ..Plan::default()
    };
    check_whole(&Highlighter::new(&plan), "la fibre", "la fibre");
}

#[track_caller]
fn check_passage(highlighter: &Highlighter, text: &str, most: usize, html: &str) {
    assert_eq!(
        highlighter.best_passages(text, most).html,
        html,
        "{text} {most}"
    );
}

#[test]
fn the_passage_is_the_one_with_the_most_telling_words() {
    let both = highlighter(vec![(word(&["fibre"]), 2.0), (word(&["cuivre"]), 1.0)]);
    let text = "Le cuivre est ancien. Le cuivre, le cuivre encore. Rien à voir ici, passons. \
                La fibre remplace le cuivre. La fin.";
    check_passage(
        &both,
        text,
        30,
        "… La <mark>fibre</mark> remplace le <mark>cuivre</mark>. …",
    );
    // Of equal passages the first.
    let cuivre = highlighter(vec![(word(&["ancien", "fin"]), 1.0)]);
    check_passage(&cuivre, text, 24, "Le cuivre est <mark>ancien</mark>. Le …");
}

#[test]
fn a_passage_without_marks_is_the_beginning() {
    let none = highlighter(vec![(word(&["fibre"]), 1.0)]);
    for (text, most, html) in [
        ("", 10, ""),
        (" \n ", 10, ""),
        ("Le cuivre.", 10, "Le cuivre."),
        ("Le cuivre.", 9, "Le …"),
        ("Le cuivre.", 2, "Le …"),
        ("Le cuivre\nest ancien.", 13, "Le cuivre est …"),
        ("anticonstitutionnellement", 4, "anti …"),
        // Of a text that begins with a space nothing was left.
        (" anticonstitutionnellement", 4, "ant …"),
        ("\n\nanticonstitutionnellement dit", 10, "anticonsti …"),
        (
            "👨\u{200d}👩\u{200d}👧👨\u{200d}👩\u{200d}👧",
            7,
            "👨\u{200d}👩\u{200d}👧 …",
        ),
        ("e\u{301}e\u{301}e\u{301}", 3, "e\u{301} …"),
    ] {
        check_passage(&none, text, most, html);
    }
}

#[test]
fn marks_that_stand_far_apart_are_shown_in_several_passages() {
    let words = highlighter(vec![
        (word(&["fibre"]), 2.0),
        (word(&["cuivre"]), 2.0),
        (word(&["satellite"]), 0.5),
    ]);
    let filler = "Le conseil a parlé de tout autre chose pendant une heure. ".repeat(6);
    let far = format!(
        "{filler}La fibre arrive enfin dans le quartier nord. {filler}Le cuivre sera démonté à la \
         fin de l’année. {filler}"
    );
    check_passage(
        &words,
        &far,
        140,
        "… La <mark>fibre</mark> arrive enfin dans le quartier nord. Le conseil a parlé de … \
         Le <mark>cuivre</mark> sera démonté à la fin de l’année. Le conseil a parlé de tout …",
    );
    // One passage reads better than two when the second says little that is new.
    let little = format!("{filler}La fibre et le cuivre. {filler}Un satellite. {filler}");
    check_passage(
        &words,
        &little,
        120,
        "… La <mark>fibre</mark> et le <mark>cuivre</mark>. Le conseil a parlé de tout autre chose \
         pendant une heure. Le conseil a parlé de tout autre chose …",
    );
}

#[test]
fn a_passage_is_not_cut_inside_a_word() {
    let fibre = highlighter(vec![(word(&["fibre"]), 1.0)]);
    for (text, most, html) in [
        (
            "Dix mots avant la fibre, dix mots après.",
            20,
            "… la <mark>fibre</mark>, dix mots …",
        ),
        (
            "Avant.\nLa fibre\narrive.\nAprès.",
            16,
            "… La <mark>fibre</mark> arrive. …",
        ),
        // A number with a space in it was cut there: 000 francs for the price of 1 000.
        (
            "La fibre coûte 1 000 francs.",
            17,
            "La <mark>fibre</mark> coûte …",
        ),
        (
            "Un long prix de 1\u{202f}000 fibre",
            21,
            "… <mark>fibre</mark>",
        ),
        (
            "tout-sans-espace-avant-fibre-et-après",
            10,
            "… <mark>fibre</mark> …",
        ),
        ("la fibre", 4, "la …"),
    ] {
        check_passage(&fibre, text, most, html);
    }
}

/// Checks what holds of the marks of any text.
fn check_marks(highlighter: &Highlighter, text: &str) -> Result<(), TestCaseError> {
    let marks = highlighter.marks(text, TextField::Body);
    let mut at = 0;
    for mark in &marks {
        prop_assert!(mark.start >= at && mark.end > mark.start, "{:?}", marks);
        prop_assert!(text.get(mark.start..mark.end).is_some());
        at = mark.end;
    }
    let is_parted = |start: usize, end: usize| {
        marks
            .iter()
            .flat_map(|mark| [mark.start, mark.end])
            .any(|place| start < place && place < end)
    };
    let mut boundaries = BTreeSet::from([text.len()]);
    for (start, grapheme) in text.grapheme_indices(true) {
        prop_assert!(!is_parted(start, start + grapheme.len()), "{:?}", grapheme);
        boundaries.insert(start);
    }
    let mut words = Words::new(text);
    let mut form = String::new();
    while let Some(word) = words.read(&mut form) {
        // Signs of some scripts begin a word of their own inside a grapheme, which comes first.
        let is_whole = boundaries.contains(&word.start) && boundaries.contains(&word.end);
        prop_assert!(!(is_whole && is_parted(word.start, word.end)), "{:?}", form);
    }
    Ok(())
}

/// Checks what holds of the passages of any text: they are in order and apart, together not too
/// long, and marked alike.
fn check_snippet(highlighter: &Highlighter, text: &str, most: usize) -> Result<(), TestCaseError> {
    let flat = text.replace(['\n', '\r', '\t'], " ");
    let passages = passages(
        text,
        &highlighter.marks(text, TextField::Body),
        &highlighter.weights,
        most,
    );
    let snippet = highlighter.best_passages(text, most);
    let mut behind = 0;
    let mut length = 0;
    let mut rest = snippet.text.as_str();
    for passage in &passages {
        prop_assert!(behind <= passage.start && passage.start <= passage.end);
        let stretch = &flat[passage.start..passage.end];
        behind = passage.end;
        length += stretch.chars().count();
        let before = rest.find(stretch);
        prop_assert!(before.is_some(), "{:?} of {:?}", snippet.text, text);
        rest = &rest[before.unwrap_or(0) + stretch.len()..];
    }
    prop_assert!(length <= most, "{:?} of {:?}", snippet.text, text);
    prop_assert!(["", " …"].contains(&rest));
    let units: Vec<u16> = snippet.text.encode_utf16().collect();
    let mut at = 0;
    let mut marked = Vec::new();
    for &(start, end) in &snippet.marks {
        let (start, end) = (start as usize, end as usize);
        prop_assert!(start >= at && end > start && end <= units.len());
        marked.push(String::from_utf16(&units[start..end]).unwrap());
        at = end;
    }
    let html: Vec<&str> = snippet.html.split("<mark>").skip(1).collect();
    prop_assert_eq!(html.len(), marked.len());
    for (html, marked) in html.iter().zip(&marked) {
        prop_assert!(html.contains("</mark>"));
        prop_assert!(flat.contains(marked.as_str()));
    }
    Ok(())
}

const FORMS: [&str; 8] = ["état", "fibre", "a", "1000", "new", "deal", "l", "日本"];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(vec![
            "État", "l’état", "ﬁbre", "fibre", "a", "1 000", "1\u{202f}000", "New deal", "deal",
            "日本", "mot", "<b>", "&",
        ])
        .prop_map(str::to_owned),
        6 => select(vec![" ", " ", " ", ". ", "\n", "\u{a0}", ", ", "\r\n", "\t", "…"])
            .prop_map(str::to_owned),
        1 => select(vec!["\u{301}", "\u{200d}", "\u{fe0f}", "\u{20e3}", "👩", "🇸🇳", "\u{600}"])
            .prop_map(str::to_owned),
        1 => "\\PC{0,3}",
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn needles() -> impl Strategy<Value = Vec<(Needle, f32)>> {
    let forms = || vec(select(FORMS.to_vec()), 1..3);
    let kind = prop_oneof![
        forms().prop_map(|forms| word(&forms)),
        vec(forms(), 1..4).prop_map(|places| {
            let places: Vec<&[&str]> = places.iter().map(Vec::as_slice).collect();
            phrase(&places)
        }),
    ];
    vec((kind, 0.1_f32..9.0), 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_is_marked_by_any_plan(text in text(), needles in needles(), most in 0..240_usize) {
        let highlighter = highlighter(needles);
        check_marks(&highlighter, &text)?;
        prop_assert_eq!(&highlighter.whole(&text).text, &text);
        check_snippet(&highlighter, &text, most)?;
    }
}
