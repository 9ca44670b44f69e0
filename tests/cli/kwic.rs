use crate::support::{Bench, check_text};

#[test]
fn every_occurrence_stands_in_its_context() {
    let bench = Bench::indexed();
    check_text!(bench.run(&["kwic", "licence", "--limit", "5"]).whole(), @"
    trois régimes : la  licence pour les réseaux,     2000-02-01  [c6ed48c4252781a1]
      le retrait d’une  licence. Le gouvernement      2001-10-22  [cdceb349a4caf871]
      au retrait de la  licence. ¶ L'entreprise ne    2003-02-11  [09cd298035a168c2]
                    La  licence de Celdior suspendue  2003-05-15  [bde56ada0ef36d0a]
     trois mois, de la  licence de téléphonie mobile  2003-05-15  [bde56ada0ef36d0a]

    29 occurrences in 18 of 68 clippings; 24 more, --offset 5 shows the next
    [exit 0]
    ");
    let near = [
        "kwic",
        "licence PRÈS/5 suspen*",
        "--sort",
        "right",
        "--window",
        "3",
    ];
    check_text!(bench.run(&near).whole(), @"
                L’État  suspend la licence de         2003-05-15  [c1544fd7f8d9e46c]
        subi depuis la  suspension de sa licence, en  2007-03-16  [aa8018bf656eeded]
         tempête de la  licence suspendue et de l’    2019-06-18  [d616ac839aa52a72]
           an après la  suspension avortée de la…     2004-06-25  [a96e30c954d25794]
                    La  licence de Celdior suspendue  2003-05-15  [bde56ada0ef36d0a]

    5 occurrences in 5 of 68 clippings
    [exit 0]
    ");
    check_text!(bench.run(&["kwic", "zzzz"]).whole(), @"
    0 occurrences in 0 of 68 clippings
    warning: the archive does not know `zzzz`
    [exit 1]
    ");
    check_text!(bench.run(&["kwic", "date:2003"]).whole(), @"
    0 occurrences in 0 of 68 clippings
    warning: the query asks for nothing that stands in a text; a concordance needs a word
    [exit 1]
    ");
    let unknown = ["kwic", "licence", "--sort", "gauche"];
    check_text!(bench.run(&unknown).whole(), @"
    error: invalid value 'gauche' for '--sort <ORDER>': `gauche` is not one of date, -date, order, source, left, keyword, right

    For more information, try '--help'.
    [exit 2]
    ");
}

#[test]
fn every_format_is_pinned() {
    let bench = Bench::indexed();
    let kwic = |format| {
        let args = [
            "kwic",
            "\"souveraineté numérique\"",
            "--limit",
            "2",
            "--window",
            "4",
        ];
        bench
            .run(&[&args[..], &["--format", format]].concat())
            .whole()
    };
    check_text!(kwic("json"), @r#"
    {"query":{"raw":"\"souveraineté numérique\"","parsed":"\"souveraineté numérique\"","warnings":[],"suggestion":null},"occurrences":14,"clippings":11,"out_of":68,"offset":0,"index":{"generation":1,"docs":68},"lines":[{"left":"des serveurs étrangers. ¶ ‘’La ","keyword":"souveraineté numérique","right":" ne se proclame pas","field":"body","id":"37cad685207fbbc7","date":"2018-03-14","source":"Dioralactu","title":null},{"left":"Données personnelles : « La ","keyword":"souveraineté numérique","right":" commence par un inventaire »","field":"title","id":"37303176bb442dc9","date":"2018-05-25","source":"Le Courrier de Port-Saré","title":"Données personnelles : « La souveraineté numérique commence par un inventaire »"}]}
    [exit 0]
    "#);
    check_text!(kwic("jsonl"), @r#"
    {"left":"des serveurs étrangers. ¶ ‘’La ","keyword":"souveraineté numérique","right":" ne se proclame pas","field":"body","id":"37cad685207fbbc7","date":"2018-03-14","source":"Dioralactu","title":null}
    {"left":"Données personnelles : « La ","keyword":"souveraineté numérique","right":" commence par un inventaire »","field":"title","id":"37303176bb442dc9","date":"2018-05-25","source":"Le Courrier de Port-Saré","title":"Données personnelles : « La souveraineté numérique commence par un inventaire »"}
    14 occurrences in 11 of 68 clippings; 12 more, --offset 2 shows the next
    [exit 0]
    "#);
    check_text!(kwic("csv"), @"
    left,keyword,right,date,source,title,id,field
    des serveurs étrangers. ¶ ‘’La ,souveraineté numérique, ne se proclame pas,2018-03-14,Dioralactu,,37cad685207fbbc7,body
    Données personnelles : « La ,souveraineté numérique, commence par un inventaire »,2018-05-25,Le Courrier de Port-Saré,Données personnelles : « La souveraineté numérique commence par un inventaire »,37303176bb442dc9,title
    14 occurrences in 11 of 68 clippings; 12 more, --offset 2 shows the next
    [exit 0]
    ");
    check_text!(kwic("tsv"), @"
    left	keyword	right	date	source	title	id	field
    des serveurs étrangers. ¶ ‘’La 	souveraineté numérique	 ne se proclame pas	2018-03-14	Dioralactu		37cad685207fbbc7	body
    Données personnelles : « La 	souveraineté numérique	 commence par un inventaire »	2018-05-25	Le Courrier de Port-Saré	Données personnelles : « La souveraineté numérique commence par un inventaire »	37303176bb442dc9	title
    14 occurrences in 11 of 68 clippings; 12 more, --offset 2 shows the next
    [exit 0]
    ");
}
