use crate::support::{Bench, check_text};

#[test]
fn a_word_that_is_being_typed_is_completed() {
    let bench = Bench::indexed();
    check_text!(bench.run(&["suggest", "l'ECON"]).whole(), @"
    4  source   Tam-Tam Économie
    3  word     économie
    2  source   Tam-Tam Economie
    1  word     économiserait
    1  word     économiste
    [exit 0]
    ");
    check_text!(bench.run(&["suggest", "souverainete num", "--limit", "3"]).whole(), @"
    11  word     souveraineté numérique
     1  title    L’Assemblée crée Dioral Numérique SA, bras armé de la souveraineté numérique
     1  title    Données personnelles : « La souveraineté numérique commence par un inventaire »
    [exit 0]
    ");
    check_text!(bench.run(&["suggest", "zzz"]).whole(), @"[exit 1]");
}

#[test]
fn every_format_is_pinned() {
    let bench = Bench::indexed();
    let suggest = |format| {
        let args = ["suggest", "tel", "--limit", "4", "--format", format];
        bench.run(&args).out
    };
    insta::with_settings!({filters => vec![(r#""took_ms":[0-9.]+"#, r#""took_ms":[n]"#)]}, {
        insta::assert_snapshot!(suggest("json"), @r#"{"query":"tel","took_ms":[n],"index":{"generation":1,"docs":68},"suggestions":[{"kind":"word","text":"télédioral","count":27},{"kind":"word","text":"téléphone","count":16},{"kind":"keyword","text":"Télécentres/Cybercentres","count":2},{"kind":"title","text":"Avec Galet, Télédioral met la banque dans le combiné","count":1}]}"#);
    });
    check_text!(suggest("jsonl"), @r#"
    {"kind":"word","text":"télédioral","count":27}
    {"kind":"word","text":"téléphone","count":16}
    {"kind":"keyword","text":"Télécentres/Cybercentres","count":2}
    {"kind":"title","text":"Avec Galet, Télédioral met la banque dans le combiné","count":1}
    "#);
    check_text!(suggest("tsv"), @"
    kind	text	count
    word	télédioral	27
    word	téléphone	16
    keyword	Télécentres/Cybercentres	2
    title	Avec Galet, Télédioral met la banque dans le combiné	1
    ");
}
