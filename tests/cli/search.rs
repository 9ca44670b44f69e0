use crate::support::{Bench, check_text};

#[test]
fn hits_are_ranked_with_their_passages() {
    let bench = Bench::indexed();
    check_text!(
        bench.run(&["search", "souverainete numerique", "--limit", "3"]).whole(),
        @"
    11 of 68 clippings ([n] ms)

    1. Données personnelles : « La *souveraineté* *numérique* commence par un
       inventaire »
       2018-05-25 · Le Courrier de Port-Saré · Coumba Sallayé · Données personnelles
       · [37303176bb442dc9]
       … Pourquoi parler de *souveraineté* *numérique* à propos de fichiers d’état
       civil ? Parce que nous avons demandé à trente-deux administrations où étaient
       hébergées leurs données. Onze seulement ont su répondre et, parmi elles, sept
       nous ont donné …

    2. L’Assemblée crée Dioral *Numérique* SA, bras armé de la *souveraineté* *numérique*
       2021-06-30 · Le Courrier de Port-Saré · [b79098099de44977]
       … La *souveraineté* *numérique* a occupé l’essentiel de la discussion. La
       majorité en a fait l’article premier du texte : l’État « veille à conserver
       la maîtrise de ses données, de ses clés et de ses compétences ». L’opposition
       a tenté, sans …

    3. La *souveraineté* a-t-elle une prise de courant ?
       2018-10-31 · Editorial · [9a67c08a1b0cbf4e]
       … En trois mois, nous avons relevé la *souveraineté* *numérique* dans une
       déclaration de politique générale, deux allocutions ministérielles, un
       séminaire de notaires et la publicité d’une marque d’onduleurs. Un tel succès
       mérite qu’on s’arrête …

    8 more; --offset 3 shows the next
    [exit 0]
    "
    );
    check_text!(
        bench.run(&["search", "\"l'état suspend\"", "--facets", "keyword,source,year"]).whole(),
        @"
    1 of 68 clippings ([n] ms)

    1. *L’État suspend* la licence de Celdior
       2003-05-15 · Le Matin dioralais · [c1544fd7f8d9e46c]
       reprinted by 1 paper: Le Courrier de Port-Saré
       (ANDP) Le ministre des Postes et des Télécommunications, Idrissa Kolomé, a
       signé hier un arrêté portant suspension, pour une durée de trois mois, de la
       licence de téléphonie mobile accordée en juillet 1999 à la société Celdior.
       La mesure, …

    keyword
      none

    year
      1  2003

    source
      1  Le Matin dioralais
    [exit 0]
    "
    );
}

#[test]
fn every_format_is_pinned() {
    let bench = Bench::indexed();
    let hits = |format| {
        let args = [
            "search",
            "rancongiciel mairies",
            "--limit",
            "1",
            "--format",
            format,
        ];
        bench.run(&args).out
    };
    check_text!(hits("jsonl"), @r#"{"id":"andp-2024-0809","score":10.497717,"title":"Deux mairies rançonnées, les registres sauvés par le papier","date":"2024-08-09","date_precision":"day","source":"ANDP","source_date":null,"keywords":["Cybersécurité/Cybercriminalité","Collectivités locales"],"author":null,"url":"https://depeches.example.org/2024/08/09/mairies-ranconnees","copies":[],"reprinted_by":[],"reprint_count":0,"reprints":[],"title_snippet":{"html":"Deux <mark>mairies</mark> rançonnées, les registres sauvés par le papier","text":"Deux mairies rançonnées, les registres sauvés par le papier","marks":[[5,12]]},"snippet":{"html":"NIARO, 9 août (ANDP) – Les <mark>mairies</mark> de Niaro et de Saré-Woulo ont été victimes d’une attaque par <mark>rançongiciel</mark> dans la nuit de mardi à mercredi. Les pirates, qui ont chiffré l’état civil et la comptabilité, exigent l’équivalent de 48 millions …","text":"NIARO, 9 août (ANDP) – Les mairies de Niaro et de Saré-Woulo ont été victimes d’une attaque par rançongiciel dans la nuit de mardi à mercredi. Les pirates, qui ont chiffré l’état civil et la comptabilité, exigent l’équivalent de 48 millions …","marks":[[27,34],[96,108]]}}"#);
    check_text!(hits("csv"), @r#"
    rank,id,score,date,source,title,keywords,author,url,snippet
    1,andp-2024-0809,10.4977,2024-08-09,ANDP,"Deux mairies rançonnées, les registres sauvés par le papier",Cybersécurité/Cybercriminalité | Collectivités locales,,https://depeches.example.org/2024/08/09/mairies-ranconnees,"NIARO, 9 août (ANDP) – Les mairies de Niaro et de Saré-Woulo ont été victimes d’une attaque par rançongiciel dans la nuit de mardi à mercredi. Les pirates, qui ont chiffré l’état civil et la comptabilité, exigent l’équivalent de 48 millions …"
    "#);
    check_text!(hits("tsv"), @"
    rank	id	score	date	source	title	keywords	author	url	snippet
    1	andp-2024-0809	10.4977	2024-08-09	ANDP	Deux mairies rançonnées, les registres sauvés par le papier	Cybersécurité/Cybercriminalité | Collectivités locales		https://depeches.example.org/2024/08/09/mairies-ranconnees	NIARO, 9 août (ANDP) – Les mairies de Niaro et de Saré-Woulo ont été victimes d’une attaque par rançongiciel dans la nuit de mardi à mercredi. Les pirates, qui ont chiffré l’état civil et la comptabilité, exigent l’équivalent de 48 millions …
    ");
    check_text!(hits("ids"), @"andp-2024-0809");
    let json = bench.run(&[
        "search",
        "zephyr kewo",
        "--limit",
        "0",
        "--facets",
        "month",
        "--format",
        "json",
    ]);
    insta::with_settings!({filters => vec![(r#""took_ms":[0-9.]+"#, r#""took_ms":[n]"#)]}, {
        insta::assert_snapshot!(json.out, @r#"{"query":{"raw":"zephyr kewo","parsed":"zephyr kewo","warnings":[{"code":"relaxed","message":"few clippings have every word; hits have at least 1 of the 2"}],"suggestion":null},"found":17,"ranked":17,"out_of":68,"page":1,"per_page":0,"offset":0,"took_ms":[n],"index":{"generation":1,"docs":68},"hits":[],"facets":{"month":[{"value":"2006-11","count":1,"selected":false},{"value":"2007-01","count":1,"selected":false},{"value":"2007-03","count":1,"selected":false},{"value":"2008-03","count":2,"selected":false},{"value":"2009-03","count":1,"selected":false},{"value":"2009-10","count":1,"selected":false},{"value":"2010-09","count":1,"selected":false},{"value":"2010-12","count":1,"selected":false},{"value":"2012-06","count":1,"selected":false},{"value":"2012-10","count":1,"selected":false},{"value":"2015-09","count":1,"selected":false},{"value":"2019-06","count":1,"selected":false},{"value":"2021-11","count":1,"selected":false},{"value":"2022-06","count":1,"selected":false},{"value":"2024-03","count":1,"selected":false},{"value":null,"count":1,"selected":false}]}}"#);
    });
}

#[test]
fn what_visitors_type_finds_the_right_clipping_first() {
    let bench = Bench::indexed();
    for (query, expected) in [
        (
            "amende celdior 13,9 milliards",
            "corpus/2004/amende-celdior-13-milliards.txt",
        ),
        (
            "fermeture telecentres",
            "corpus/2008/fermeture-telecentres-niaro.txt",
        ),
        (
            "l'etat suspend la licence de celdior",
            "corpus/2003/matin-etat-suspend-licence-celdior.txt",
        ),
        (
            "cour supreme annule amende",
            "corpus/2005/cour-supreme-annule-amende-celdior.txt",
        ),
        (
            "protocole accord etat zephyr",
            "corpus/2010/protocole-etat-zephyr.txt",
        ),
        (
            "coeur de reseau 5g",
            "corpus/2024/licences-5g-teledioral-kewo.txt",
        ),
        ("cable harma panne", "corpus/2005/harma1-panne-cable.txt"),
        (
            "carte prepayee 1000 francs",
            "corpus/2002/carte-prepayee-1000-francs.txt",
        ),
        (
            "oeuvres sociales",
            "corpus/2009/audition-ndare-commission.txt",
        ),
        ("rancongiciel mairies", "corpus/2024/depeches.jsonl"),
        (
            "portabilite numero",
            "corpus/2015/portabilite-numeros-sowe.txt",
        ),
        (
            "noms de domaine",
            "corpus/2011/noms-de-domaine-point-dl.txt",
        ),
        ("zephyr devient kewo", "corpus/2019/zephyr-devient-kewo.txt"),
    ] {
        let ids = bench.run(&["search", query, "--limit", "1", "--format", "ids"]);
        let shown = bench.run(&["show", ids.out.trim(), "--json"]);
        assert!(
            shown.out.contains(&format!(r#""path":"{expected}""#)),
            "{query}: {}",
            shown.out
        );
    }
}

#[test]
fn filters_and_order_are_kept() {
    let bench = Bench::indexed();
    for (args, expected) in [
        (
            &["--from", "2003", "--to", "2003-05", "--sort", "date"] as &[&str],
            "2003-02-11 2003-05-15 2003-05-15",
        ),
        (
            &["--source", "Le Matin dioralais", "--sort", "-date"],
            "2003-05-15",
        ),
        (
            &[
                "--keyword",
                "Licences de télécommunications",
                "--sort",
                "date",
            ],
            "2003-05-15 2007-03-16 2010-09-17 2024-03-19",
        ),
    ] {
        let mut all = vec!["search", "licence", "--format", "jsonl", "--limit", "4"];
        all.extend(args);
        let dates: Vec<String> = bench
            .run(&all)
            .out
            .lines()
            .map(|line| line.split(r#""date":""#).nth(1).unwrap()[..10].to_owned())
            .collect();
        assert_eq!(dates.join(" "), expected, "{args:?}");
    }
}

#[test]
fn counts_agree_whatever_is_shown() {
    let bench = Bench::indexed();
    let found = |args: &[&str]| {
        let answer = bench.run(args);
        let count = answer.out.split(r#""found":"#).nth(1).unwrap();
        count.split(',').next().unwrap().parse::<usize>().unwrap()
    };
    for query in ["*", "licence", "télécentres fermeture", "* -licence"] {
        let json = found(&["search", query, "--format", "json", "--limit", "3"]);
        assert_eq!(
            json,
            found(&["search", query, "--format", "json", "--limit", "0"]),
            "{query}"
        );
        let ids = bench.run(&["search", query, "--format", "ids", "--limit", "1000"]);
        assert_eq!(ids.out.lines().count(), json, "{query}");
    }
}

#[test]
fn a_clipping_is_shown_whole() {
    let bench = Bench::indexed();
    check_text!(bench.run(&["show", "andp-2024-0809"]).whole(), @"
    Deux mairies rançonnées, les registres sauvés par le papier

    id          andp-2024-0809
    date        2024-08-09
    source      ANDP
    keywords    Cybersécurité/Cybercriminalité, Collectivités locales
    url         https://depeches.example.org/2024/08/09/mairies-ranconnees
    path        corpus/2024/depeches.jsonl
    layout      record

    NIARO, 9 août (ANDP) – Les mairies de Niaro et de Saré-Woulo ont été victimes
    d’une attaque par rançongiciel dans la nuit de mardi à mercredi. Les pirates,
    qui ont chiffré l’état civil et la comptabilité, exigent l’équivalent de 48
    millions de FCFA en cryptomonnaie. Le parquet a ouvert une enquête.

    Les deux communes n’avaient pas encore rejoint le centre de données de Kambéla.
    Une copie vieille de cinq mois a été retrouvée sur une clé, et le secrétaire
    général de Niaro, bientôt retraité, avait continué de tenir les registres à la
    plume. « On se moquait de moi », a-t-il rappelé, modeste. Les naissances du
    trimestre sont recopiées par des lycéens volontaires.
    [exit 0]
    ");
    check_text!(bench.run(&["show", "nulle-part"]).whole(), @"
    warning: the archive has no clipping `nulle-part`; `pressoir search` prints the ids of its hits
    [exit 1]
    ");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let bench = Bench::indexed();
    let mut child = bench
        .command()
        .args(["search", "*", "--limit", "1000", "--format", "jsonl"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn another_query_is_proposed_on_standard_error() {
    let bench = Bench::indexed();
    let answer = bench.run(&["search", "souverainetenumerique", "--limit", "1"]);
    check_text!(answer.err, @"
    warning: the archive does not know `souverainetenumerique`
    hint: did you mean `souveraineté numérique`?
    ");
    let json = bench.run(&["search", "souverainetenumerique", "--format", "json"]);
    assert_eq!(json.err, "");
    assert!(
        json.out
            .contains(r#""suggestion":"souveraineté numérique""#)
    );
}

#[test]
fn an_explanation_shows_the_forms_and_the_parts_of_a_score() {
    let bench = Bench::indexed();
    check_text!(
        bench.run(&["search", "amendes 2004", "--explain", "--limit", "1"]).whole(),
        @"
    14 of 68 clippings ([n] ms)
      idf 2.54: 2004 ×1 (5 clippings)
      idf 1.90: amende ×0.9 (10 clippings), amendement ×0.15 (3 clippings)

    1. Celdior condamné à une *amende* de 13,9 milliards de FCFA
       2004-06-25 · La Dépêche dioralaise · Ibra Tolomé · Régulation des télécoms ·
       [a96e30c954d25794]
       … Réuni mercredi, le conseil de l’ARTED a infligé à Celdior une *amende* de
       13,9 milliards de FCFA, payable sous soixante jours. La décision, longue de
       trente et une pages, a été notifiée hier à l’opérateur et publiée dans la
       foulée. L’Agence …
       score 5.47 = (2.92 + 2.54) × 1.00 for 2 of 2 words
         2.92 of idf 1.90 and frequency 3.86: amende ×0.9 1 in title and 2 in
           body
         2.54 of idf 2.54 and frequency 1.00: by its date

    13 more; --offset 1 shows the next
    warning: few clippings have every word; hits have at least 1 of the 2
    [exit 0]
    "
    );
}
