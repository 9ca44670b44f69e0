use proptest::prelude::*;

use super::*;

/// Compares what a query is printed as, and the codes of its warnings.
#[track_caller]
fn check(rows: &[(&str, &str, &[&str])]) {
    for (text, printed, codes) in rows {
        let (query, warnings) = parse(text);
        assert_eq!(query.to_string(), *printed, "{text}");
        let found: Vec<&str> = warnings.iter().map(Warning::code).collect();
        assert_eq!(found, *codes, "{text}");
        if query != Query::Nothing {
            assert_eq!(parse(printed).0, query, "{text}");
        }
    }
}

#[test]
fn words_and_phrases_are_read_as_people_type_them() {
    check(&[
        ("", "*", &[]),
        (" \u{a0} ", "*", &[]),
        ("*", "*", &[]),
        ("souverainete numerique", "souverainete numerique", &[]),
        ("l'état\u{a0}menace", "l'état menace", &[]),
        ("« new deal » 2025", "\"new deal\" 2025", &[]),
        ("‘’new deal’’", "\"new deal\"", &[]),
        (
            "“new deal” -orange +fibre",
            "\"new deal\" -orange +fibre",
            &[],
        ),
        ("-\"new deal\" fibre", "-\"new deal\" fibre", &[]),
        ("mot\"deux mots\"", "mot \"deux mots\"", &[]),
        ("12:30 l'eau a-t-il", "12:30 l'eau a-t-il", &[]),
        ("* -orange", "* -orange", &[]),
        ("- orange", "orange", &[]),
        (
            "étudiant(e)s (enfin) inscrit(s",
            "étudiant(e)s enfin inscrit s",
            &["open_parenthesis"],
        ),
        ("art (régulation 2005)", "art régulation 2005", &[]),
        (
            "(et ou) près de l'eau, non ?",
            "et ou près de l'eau, non",
            &[],
        ),
        ("xam marse", "xam marse", &[]),
        ("http://exemple.org/?id=3", "http://exemple.org/?id=3", &[]),
    ]);
}

#[test]
fn what_cannot_be_understood_is_words_and_told() {
    check(&[
        ("\"new deal", "\"new deal\"", &["open_quote"]),
        ("?! …", "", &["no_words"]),
        ("\"\" ()", "", &["no_words"]),
        ("-orange", "", &["only_exclusions"]),
        ("fibre ET", "fibre et", &["stray_operator"]),
        ("OU fibre", "ou fibre", &["stray_operator"]),
        (
            "fibre ET OU cuivre",
            "fibre ET ou ET cuivre",
            &["stray_operator"],
        ),
        ("NON AU NUCLÉAIRE", "non AU NUCLÉAIRE", &["stray_operator"]),
        ("fibre PRÈS/5", "fibre près", &["stray_operator"]),
        ("ADJ/3 fibre", "adj fibre", &["stray_operator"]),
        ("(fibre", "fibre", &["open_parenthesis"]),
        ("fibre)", "fibre", &[]),
        ("titre: fibre", "titre: fibre", &["field_without_value"]),
        ("date:hier fibre", "hier fibre", &["bad_date"]),
        ("date:\"avant-hier\"", "\"avant-hier\"", &["bad_date"]),
        ("mot~7", "mot~2", &["distance_cut"]),
        ("a??~", "a??~", &[]),
        ("a PRÈS/999 b", "a PRÈS/100 b", &["distance_cut"]),
        ("a PRÈS/5 source:b", "+a source:b", &["near_without_places"]),
    ]);
}

#[test]
fn operators_hold_terms_together() {
    check(&[
        ("fibre ET cuivre", "fibre ET cuivre", &[]),
        ("fibre AND cuivre", "fibre ET cuivre", &[]),
        ("fibre OU cuivre", "fibre OU cuivre", &[]),
        (
            "fibre optique OU cuivre",
            "(fibre ET optique) OU cuivre",
            &[],
        ),
        ("fibre SAUF cuivre", "fibre SAUF cuivre", &[]),
        ("fibre ET NON cuivre", "fibre SAUF cuivre", &[]),
        (
            "fibre NOT (cuivre OR câble)",
            "fibre SAUF (cuivre OU câble)",
            &[],
        ),
        ("* SAUF cuivre", "* -cuivre", &[]),
        ("fibre OU SAUF cuivre", "fibre OU (* SAUF cuivre)", &[]),
        (
            "(fibre OU cuivre) sonatel",
            "(fibre OU cuivre) sonatel",
            &[],
        ),
        ("+(fibre cuivre) sonatel", "(fibre ET cuivre) sonatel", &[]),
        ("-(fibre cuivre) sonatel", "-(fibre ET cuivre) sonatel", &[]),
        ("+la ET fibre", "+la ET fibre", &[]),
        ("a ET (b OU c) ET d", "a ET (b OU c) ET d", &[]),
        ("grève PRÈS/5 sonatel", "grève PRÈS/5 sonatel", &[]),
        ("grève PRES sonatel", "grève PRÈS/5 sonatel", &[]),
        (
            "grève NEAR/0 sonatel ADJ b",
            "grève PRÈS/1 sonatel ADJ/1 b",
            &[],
        ),
        (
            "un (a OU b) ADJ/3 \"c d\" deux",
            "un ((a OU b) ADJ/3 \"c d\") deux",
            &[],
        ),
        ("(a PRÈS b) PRÈS/2 c", "(a PRÈS/5 b) PRÈS/2 c", &[]),
        ("a PRÈS b ET c", "(a PRÈS/5 b) ET c", &[]),
    ]);
}

#[test]
fn signs_say_how_a_word_is_spelled() {
    check(&[
        ("télécom* t?lécom *phonie", "télécom* t?lécom *phonie", &[]),
        ("où va-t-on?", "où va-t-on?", &[]),
        (
            "\"ministère de la commun*\"",
            "\"ministère de la commun*\"",
            &[],
        ),
        ("mot~ mot~1 mot~2", "mot~1 mot~1 mot~2", &[]),
        ("=Tours ==SALL", "=Tours ==SALL", &[]),
        ("= Tours === x", "Tours x", &[]),
        (
            "\"a b\"~5 =\"a b\" ==\"A B\"",
            "\"a b\"~5 \"a b\" ==\"A B\"",
            &[],
        ),
        ("\"a b\"~0", "\"a b\"", &[]),
    ]);
}

#[test]
fn fields_bear_on_what_follows() {
    check(&[
        ("titre:fibre", "titre:fibre", &[]),
        ("TITLE:fibre", "titre:fibre", &[]),
        (
            "mots-clés:\"Médias/Réseaux\"",
            "mot-clé:\"Médias/Réseaux\"",
            &[],
        ),
        ("motcle:tic auteur:anne", "mot-clé:tic auteur:anne", &[]),
        ("titre:(fibre OU cuivre)", "titre:(fibre OU cuivre)", &[]),
        ("titre:(fibre cuivre)", "titre:(fibre ET cuivre)", &[]),
        ("titre:(fibre corps:eau)", "titre:(fibre ET corps:eau)", &[]),
        ("titre:(corps:eau)", "corps:eau", &[]),
        (
            "-source:\"Le Soleil\" grève",
            "-source:\"Le Soleil\" grève",
            &[],
        ),
        (
            "source:\"Le Soleil\" 2010",
            "source:\"Le Soleil\" 2010",
            &[],
        ),
        (
            "titre:=Tours titre:\"a b\"~3",
            "titre:=Tours titre:\"a b\"~3",
            &[],
        ),
        ("titre:l'état", "titre:l'état", &[]),
    ]);
}

#[test]
fn periods_are_read() {
    check(&[
        ("date:2025-12", "date:2025-12", &[]),
        ("date:2003..2005 grève", "date:2003..2005 grève", &[]),
        ("2003..2005", "date:2003..2005", &[]),
        ("2003..", "date:2003..", &[]),
        ("en 2003...", "en 2003...", &[]),
        ("date:..2005", "date:..2005", &[]),
        // The year behind an open period was taken for its end.
        ("date:2003.. 2005", "date:2003.. 2005", &[]),
        ("date:\"décembre 2025\"", "date:2025-12", &[]),
        ("date:décembre 2025 fibre", "date:2025-12 fibre", &[]),
        ("date:(décembre 2025) fibre", "date:2025-12 fibre", &[]),
        ("date:(2003 OU 2005)", "date:2003 OU date:2005", &[]),
        ("depuis:2019-03 fibre", "date:2019-03.. fibre", &[]),
        ("avant:2005 after:2003", "date:..2004 date:2004..", &[]),
        (
            "du 1er août 2010 au 31 août 2010 sonatel grève",
            "du 1er août 2010 au 31 août 2010 sonatel grève",
            &["period_read"],
        ),
        ("\"de 2003 à 2005\"", "\"de 2003 à 2005\"", &[]),
        (
            "de mai … à juin 2005, grève",
            "de mai à juin 2005 grève",
            &["period_read"],
        ),
        ("de 2003 à 2005", "de 2003 à 2005", &[]),
    ]);
}

#[test]
fn parentheses_that_only_printing_adds_are_not_too_deep_to_read_back() {
    // Each level of these prints as two.
    for most in [15, 16, 17, 31, 32, 40] {
        let text = format!("{}x{}", "(a b OU c ET ".repeat(most), ")".repeat(most));
        let (query, warnings) = parse(&text);
        let printed = query.to_string();
        assert_eq!(parse(&printed).0, query, "{most}: {warnings:?}");
    }
}

#[test]
fn any_length_and_any_depth_is_read_in_bounds() {
    for (text, code) in [
        ("mot ".repeat(250_000), "too_many_words"),
        ("(".repeat(1_000_000), "too_deep"),
        ("(mot ".repeat(100_000), "too_deep"),
        ("a OU ".repeat(200_000), "too_many_words"),
        ("a PRÈS ".repeat(150_000), "too_many_words"),
        (
            "a PRÈS source:b PRÈS ".repeat(50_000),
            "near_without_places",
        ),
        ("«a»".repeat(200_000), "too_many_words"),
        ("date:(".repeat(170_000), "too_deep"),
        ("ET ".repeat(300_000), "too_many_words"),
        ("x PRÈS (".repeat(120_000), "too_deep"),
        ("-(".repeat(500_000), "too_deep"),
        ("a(".repeat(500_000), "too_deep"),
        ("\"".repeat(1_000_001), "too_many_words"),
        (format!("{}-", "*".repeat(1_000_000)), "no_words"),
        ("=".repeat(1_000_000), "no_words"),
    ] {
        let (query, warnings) = parse(&text);
        let head: String = text.chars().take(12).collect();
        assert!(
            warnings.iter().any(|warning| warning.code() == code),
            "{head}: {warnings:?}"
        );
        assert!(warnings.len() <= MOST_WARNINGS + 1, "{head}");
        assert!(query.to_string().len() <= 2 * text.len() + 100, "{head}");
    }
    let word = "a".repeat(1_000_000);
    assert_eq!(parse(&word).0.to_string(), word);
}

#[test]
fn parentheses_that_are_too_deep_are_passed_over_in_pairs() {
    let text = format!("{}a OU b{} c", "(".repeat(40), ")".repeat(40));
    let (query, _) = parse(&text);
    assert_eq!(query.to_string(), "(a OU b) c");
}

fn any_query() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a", "mot", "l'état", "ET", "OU", "SAUF", "NON", "AND", "PRÈS/5", "ADJ", "(", ")", "(",
        ")", "\"", "«", "’’", "+", "-", "*", "?", "~1", "~", "=", "==", ":", "titre:", "corps:",
        "source:", "date:", "avant:", "2003", "..", "2005", "du", "1er", "août", "au", "31", "de",
        "à", "/", ".", ",", "…", "'", " ", " ", " ", " ", " ", "\u{a0}", "\n",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_parses_to_the_same_query(
        text in prop_oneof![any_query(), any_query(), ".*", "[-+*?=~:()\"'’«» a-cé.]{0,24}"]
    ) {
        let (query, _) = parse(&text);
        if query != Query::Nothing {
            let printed = query.to_string();
            prop_assert_eq!(parse(&printed).0, query, "{}", printed);
        }
    }
}
