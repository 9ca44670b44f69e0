use crate::support::{Bench, check_text};

#[test]
fn words_are_shown_with_their_keys_and_places() {
    let bench = Bench::new();
    check_text!(
        bench.run(&["analyze", "L’État a co-créé SAT-3 avec des étudiant·e·s."]).whole(),
        @"
    position  text          form        fold        stems  inflections  role      stop word  bytes  chars
    0         L             l           l           l      l                      yes        0-1    0-1
    1         État          état        etat        etat   etat                              4-9    2-6
    2         a             a           a           a      a                      yes        10-11  7-8
    3         co            co          co          co     co                                12-14  9-11
    3         co-créé       co-créé     cocree      cocre  cocr         compound             12-21  9-16
    4         créé          créé        cree        cre    cre                               15-21  12-16
    5         SAT           sat         sat         sat    sat                               22-25  17-20
    6         3             3           3                                                    26-27  21-22
    7         avec          avec        avec        avec   avec                   yes        28-32  23-27
    8         des           des         des         de                            yes        33-36  28-31
    9         étudiant·e·s  étudiants   etudiants   etudi  etudiant                          37-52  32-44
    9         étudiant·e·s  étudiantes  etudiantes  etudi  etudiant     variant              37-52  32-44
    [exit 0]
    "
    );
}

#[test]
fn words_are_data_too() {
    let bench = Bench::new();
    check_text!(
        bench.run(&["analyze", "les yeux", "--format", "json"]).whole(),
        @r#"
    {"text":"les yeux","words":[{"position":0,"text":"les","form":"les","fold":"les","stems":["le"],"inflections":["les"],"role":"word","stop_word":true,"bytes":[0,3],"chars":[0,3]},{"position":1,"text":"yeux","form":"yeux","fold":"yeux","stems":["yeux"],"inflections":["yeux","oeil"],"role":"word","stop_word":false,"bytes":[4,8],"chars":[4,8]}]}
    [exit 0]
    "#
    );
    check_text!(
        bench.run(&["analyze", "les yeux", "--format", "jsonl"]).whole(),
        @r#"
    {"position":0,"text":"les","form":"les","fold":"les","stems":["le"],"inflections":["les"],"role":"word","stop_word":true,"bytes":[0,3],"chars":[0,3]}
    {"position":1,"text":"yeux","form":"yeux","fold":"yeux","stems":["yeux"],"inflections":["yeux","oeil"],"role":"word","stop_word":false,"bytes":[4,8],"chars":[4,8]}
    [exit 0]
    "#
    );
    check_text!(
        bench.run_with(&["analyze", "-", "--format", "tsv"], "7ᵉ A.R.T.P.\n").whole(),
        @"
    position	text	form	fold	stems	inflections	role	stop_word	bytes	chars
    0	7ᵉ	7e	7e			word	false	0-4	0-2
    1	A.R.T.P	artp	artp	artp	artp	word	false	5-12	3-10
    [exit 0]
    "
    );
}

#[test]
fn a_text_without_words_finds_nothing() {
    let bench = Bench::new();
    check_text!(bench.run(&["analyze", "« … »"]).whole(), @"[exit 1]");
    check_text!(bench.run(&["analyze", "-l'eau", "--format", "tsv"]).whole(), @"
    position	text	form	fold	stems	inflections	role	stop_word	bytes	chars
    0	l	l	l	l	l	word	true	1-2	1-2
    1	eau	eau	eau	eau	eau	word	false	3-6	3-6
    [exit 0]
    ");
}
