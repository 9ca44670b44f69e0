use proptest::prelude::*;

use super::*;
use crate::form::LONGEST_FORM;

fn forms(text: &str) -> Vec<String> {
    let mut words = Words::new(text);
    let mut form = String::new();
    std::iter::from_fn(|| words.read(&mut form).map(|_| form.clone())).collect()
}

/// Returns the forms of a text; what else is found at the position of a word stands behind it after
/// a `|`.
fn everything(text: &str) -> String {
    let mut words = Words::with_compounds(text);
    let mut form = String::new();
    let mut all = String::new();
    while let Some(word) = words.read(&mut form) {
        let gap = if word.role == Role::Word { ' ' } else { '|' };
        all.push(gap);
        all.push_str(&form);
    }
    all.trim_start().to_owned()
}

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(everything(text), *expected, "{text}");
    }
}

#[test]
fn an_apostrophe_elides_or_is_a_letter() {
    for apostrophe in ["'", "’", "‘", "ʼ", "ʹ", "＇", "`", "´"] {
        let text = "l'avocat qu'aujourd'hui N'Diaye".replace('\'', apostrophe);
        assert_eq!(everything(&text), "l avocat qu aujourd'hui n'diaye");
    }
    check(&[
        ("L’État menace", "l état menace"),
        ("d’aujourd’hui, quelqu'un", "d aujourd'hui quelqu'un"),
        ("presqu’île presqu'illisible", "presqu'île presqu illisible"),
        (
            "prud'homme, entr'acte, s'entr'aider",
            "prud'homme entr'acte s entr'aider",
        ),
        ("grand'mère rock'n'roll", "grand'mère rock'n'roll"),
        ("M'Baye n'ont", "m'baye n ont"),
        ("O'Brien, N'Djamena", "o'brien n'djamena"),
        ("L'As l'MTN lorsqu'il", "l as l mtn lorsqu il"),
        (
            "D'Almeida d'Almeida D'ABORD",
            "d|d'almeida almeida d almeida d abord",
        ),
        ("‘’cette consolidation’’ ’x’ ʼ", "cette consolidation x"),
        ("l''eau", "l eau"),
    ]);
}

#[test]
fn letters_are_composed_and_compatible() {
    check(&[
        ("7ᵉ 7ème 7E, 1ᵉʳ 1er 1ère 2nde", "7e 7e 7e 1er 1er 1re 2nde"),
        ("ﬁbre m² CO₂", "fibre m 2 co 2"),
        ("n° 12, N°12, nº 12, 25°C", "no 12 no 12 no 12 25 c"),
        ("cœur OEUVRE ŒUVRE ex æquo", "cœur oeuvre œuvre ex æquo"),
        ("télé\u{AD}communications", "télécommunications"),
        ("e\u{301}cole E\u{301}COLE É", "école école é"),
        ("Ｏｒａｎｇｅ", "orange"),
    ]);
}

#[test]
fn compounds_are_one_word_and_several() {
    check(&[
        (
            "Sénégal-Azerbaïdjan",
            "sénégal|sénégal-azerbaïdjan azerbaïdjan",
        ),
        (
            "la co-création, le week\u{2011}end",
            "la co|co-création création le week|week-end end",
        ),
        ("la licence-A.R.T.P. suit", "la licence artp suit"),
        ("l’arc-en-ciel", "l arc|arc-en-ciel en ciel"),
        ("chef-d’œuvre", "chef|chef-d'œuvre d œuvre"),
        (
            "dit-il a-t-elle celui-ci là-même",
            "dit il a t elle celui ci là même",
        ),
        ("2010-2011 Covid-19 G-20", "2010 2011 covid 19 g 20"),
        ("pré- et post-", "pré et post"),
        ("a-b-c-d-e-f", "a b c d e f"),
        (
            "#NewDeal #Sénégal @orange_sn",
            "new|new-deal deal sénégal orange sn",
        ),
        ("NewDeal", "newdeal"),
    ]);
}

#[test]
fn inclusive_writing_is_both_forms() {
    let both = "étudiants|étudiantes";
    check(&[
        ("étudiant·e·s", both),
        ("étudiant-es", both),
        ("étudiant(e)s", both),
        ("étudiant.e.s", both),
        ("étudiant-e-s", both),
        ("ÉTUDIANT·e·s", both),
        ("les Sénégalais(es).", "les sénégalais|sénégalaises"),
        ("le(s) article(s)", "le|les article|articles"),
        ("un·e élu·e", "un|une élu|élue"),
        ("mot.le site amazon.es", "mot le site amazon es"),
        ("Sonatel(Orange) mot(2)", "sonatel orange mot 2"),
    ]);
}

#[test]
fn dots_part_words_and_not_acronyms() {
    check(&[
        ("A.R.T.P. et S.A, M. Diouf", "artp et sa m diouf"),
        ("É.D.F.", "édf"),
        ("toile.Toutefois", "toile toutefois"),
        ("contact@osiris.sn", "contact osiris sn"),
        (
            "https://www.osiris.sn/Article-12.html?x=1",
            "https www osiris sn article 12 html x 1",
        ),
        ("", ""),
        ("… — «»", ""),
    ]);
}

#[test]
fn numbers_are_read_through_their_groups_and_parted_from_letters() {
    check(&[
        ("1 000 francs, 1.000 ou 1000", "1000 francs 1000 ou 1000"),
        ("1\u{a0}000\u{a0}000 F, 2\u{202f}000", "1000000 f 2000"),
        ("13,9 milliards et 13.9", "13,9 milliards et 13,9"),
        ("1 234 567,5", "1234567,5"),
        ("le 28.06.2010 à 12:30", "le 28 06 2010 à 12 30"),
        ("192.168.1.1", "192 168 1 1"),
        ("tél. 33 821 12 12", "tél 33 821 12 12"),
        ("en 2003 120 personnes", "en 2003 120 personnes"),
        ("SAT3 SAT 3 SAT-3", "sat 3 sat 3 sat 3"),
        ("4G 20h30 172Gbps H1N1", "4 g 20 h 30 172 gbps h 1 n 1"),
        ("1000F 13,9Mds", "1000 f 13,9 mds"),
        ("a3f9c2e1", "a3f9c2e1"),
    ]);
}

#[test]
fn offsets_cover_the_word_and_not_its_elision() {
    let text = "l’avocat de l’A.R.T.P.";
    let mut words = Words::new(text);
    let mut form = String::new();
    let mut found = Vec::new();
    while let Some(word) = words.read(&mut form) {
        found.push(&text[word.start..word.end]);
    }
    assert_eq!(found, ["l", "avocat", "de", "l", "A.R.T.P"]);
}

#[test]
fn a_form_has_a_longest_length() {
    let forms = forms(&"é".repeat(5_000));
    assert_eq!(forms.len(), 1);
    assert_eq!(forms[0].len(), LONGEST_FORM);
}

#[test]
fn compounds_and_variants_cover_all_that_is_printed() {
    let text = "la co-création des étudiant·e·s";
    let mut words = Words::with_compounds(text);
    let mut form = String::new();
    let mut found = Vec::new();
    while let Some(word) = words.read(&mut form) {
        found.push((word.position, &text[word.start..word.end]));
    }
    let expected = [
        (0, "la"),
        (1, "co"),
        (1, "co-création"),
        (2, "création"),
        (3, "des"),
        (4, "étudiant·e·s"),
        (4, "étudiant·e·s"),
    ];
    assert_eq!(found, expected);
}

/// Reads `text` both ways, and checks that compounds and variants only add to the words.
fn check_order(text: &str) -> Result<(), TestCaseError> {
    let mut words = Words::new(text);
    let mut all = Words::with_compounds(text);
    let (mut form, mut other) = (String::new(), String::new());
    let mut at = 0;
    let mut last: Option<Word> = None;
    while let Some(word) = all.read(&mut form) {
        prop_assert!(
            text.get(word.start..word.end)
                .is_some_and(|word| !word.is_empty())
        );
        prop_assert!(!form.is_empty() && form.len() <= LONGEST_FORM);
        if word.role == Role::Word {
            prop_assert!(word.start >= at);
            prop_assert_eq!(word.position, last.map_or(0, |last| last.position + 1));
            prop_assert_eq!(words.read(&mut other), Some(word));
            prop_assert_eq!(&form, &other);
            at = word.end;
        } else {
            let last = last.unwrap();
            prop_assert_eq!((word.position, word.start), (last.position, last.start));
            prop_assert!(word.end >= at);
        }
        last = Some(word);
    }
    prop_assert_eq!(words.read(&mut other), None);
    Ok(())
}

proptest! {
    #[test]
    fn words_stand_in_order_on_character_boundaries(
        text in ".*|[a-zé'’ .,0-9A-Z-]*|[dDeés'·.()#A-]*"
    ) {
        check_order(&text)?;
    }

    #[test]
    fn a_compound_is_read_into_its_words(text in "[a-zé]{2,5}(-[a-zé]{2,5}){0,5}( [a-zé]{1,3}(-[a-zé]{3,5})?){0,2}") {
        let mut all = Words::with_compounds(&text);
        let mut form = String::new();
        while let Some(word) = all.read(&mut form) {
            if word.role == Role::Compound {
                prop_assert_eq!(forms(&form), forms(&text[word.start..word.end]));
            }
        }
    }
}
