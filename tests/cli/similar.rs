use crate::support::{Bench, check_text};

const ID: &str = "bde56ada0ef36d0a";

#[test]
fn what_is_near_is_told_with_the_words_that_make_it_so() {
    let bench = Bench::indexed();
    check_text!(bench.run(&["similar", ID, "--limit", "3"]).whole(), @"
    La licence de Celdior suspendue pour trois mois
    looked for celdior, licence, télécommunications, arrêté, autorisations, durée,
    filiale, majorité, mesure, portant, prend, refusées, restaient, retire,
    couverture, demeure, déclaré, délai, juillet, postes, référés, soutient,
    téléphonie, mois, effet, instruction, interdit, opposition, parole, privés,
    pylônes, recevoir
    reprinted by 1 paper: Le Matin dioralais

    1. Le régulateur des télécommunications prend ses fonctions
       2001-10-22 · Le Courrier de Port-Saré · Régulation des télécoms ·
       [cdceb349a4caf871]
       télécommunications, prend, celdior, licence, autorisations, demeure, déclaré,
       postes

    2. L’État et Zéphyr enterrent sept ans de querelle
       2010-09-17 · Le Courrier de Port-Saré · Licences de télécommunications ·
       [f2cad2fe9a69427b]
       licence, télécommunications, celdior, retire, opposition, parole

    3. L'ARTED met Celdior en demeure de couvrir huit régions
       2003-02-11 · Le Courrier de Port-Saré · [09cd298035a168c2]
       celdior, demeure, licence, télécommunications, mois
    [exit 0]
    ");
    check_text!(bench.run(&["similar", "zzzz"]).whole(), @"
    warning: the archive has no clipping `zzzz`; `pressoir search` prints the ids of its hits
    [exit 1]
    ");
}

#[test]
fn every_format_is_pinned() {
    let bench = Bench::indexed();
    let similar = |format| {
        bench
            .run(&["similar", ID, "--limit", "1", "--format", format])
            .whole()
    };
    insta::with_settings!({filters => vec![(r#""took_ms":[0-9.]+"#, r#""took_ms":[n]"#)]}, {
        insta::assert_snapshot!(similar("json"), @r#"
        {"id":"bde56ada0ef36d0a","title":"La licence de Celdior suspendue pour trois mois","copies":[],"reprinted_by":["Le Matin dioralais"],"reprint_count":1,"reprints":[{"id":"c1544fd7f8d9e46c","title":"L’État suspend la licence de Celdior","date":"2003-05-15","source":"Le Matin dioralais"}],"terms":[{"form":"celdior","weight":3.9201946},{"form":"licence","weight":3.617449},{"form":"télécommunications","weight":3.3815594},{"form":"arrêté","weight":2.9957323},{"form":"autorisations","weight":2.9957323},{"form":"durée","weight":2.9957323},{"form":"filiale","weight":2.9957323},{"form":"majorité","weight":2.9957323},{"form":"mesure","weight":2.9957323},{"form":"portant","weight":2.9957323},{"form":"prend","weight":2.9957323},{"form":"refusées","weight":2.9957323},{"form":"restaient","weight":2.9957323},{"form":"retire","weight":2.9957323},{"form":"couverture","weight":2.744418},{"form":"demeure","weight":2.744418},{"form":"déclaré","weight":2.744418},{"form":"délai","weight":2.744418},{"form":"juillet","weight":2.744418},{"form":"postes","weight":2.744418},{"form":"référés","weight":2.744418},{"form":"soutient","weight":2.744418},{"form":"téléphonie","weight":2.744418},{"form":"mois","weight":2.635054},{"form":"effet","weight":2.5437472},{"form":"instruction","weight":2.5437472},{"form":"interdit","weight":2.5437472},{"form":"opposition","weight":2.5437472},{"form":"parole","weight":2.5437472},{"form":"privés","weight":2.5437472},{"form":"pylônes","weight":2.5437472},{"form":"recevoir","weight":2.5437472}],"took_ms":[n],"index":{"generation":1,"docs":68},"hits":[{"id":"cdceb349a4caf871","score":22.71318,"title":"Le régulateur des télécommunications prend ses fonctions","date":"2001-10-22","source":"Le Courrier de Port-Saré","keywords":["Régulation des télécoms"],"url":null,"reprint_count":0,"terms":[{"form":"télécommunications","weight":4.6049075},{"form":"prend","weight":3.7829056},{"form":"celdior","weight":2.9924514},{"form":"licence","weight":2.7613528},{"form":"autorisations","weight":2.28677},{"form":"demeure","weight":2.094931},{"form":"déclaré","weight":2.094931},{"form":"postes","weight":2.094931}]}]}
        [exit 0]
        "#);
    });
    check_text!(similar("jsonl"), @r#"
    {"id":"cdceb349a4caf871","score":22.71318,"title":"Le régulateur des télécommunications prend ses fonctions","date":"2001-10-22","source":"Le Courrier de Port-Saré","keywords":["Régulation des télécoms"],"url":null,"reprint_count":0,"terms":[{"form":"télécommunications","weight":4.6049075},{"form":"prend","weight":3.7829056},{"form":"celdior","weight":2.9924514},{"form":"licence","weight":2.7613528},{"form":"autorisations","weight":2.28677},{"form":"demeure","weight":2.094931},{"form":"déclaré","weight":2.094931},{"form":"postes","weight":2.094931}]}
    [exit 0]
    "#);
    check_text!(similar("csv"), @"
    rank,id,score,date,source,title,keywords,url,reprint_count,terms
    1,cdceb349a4caf871,22.7132,2001-10-22,Le Courrier de Port-Saré,Le régulateur des télécommunications prend ses fonctions,Régulation des télécoms,,0,télécommunications | prend | celdior | licence | autorisations | demeure | déclaré | postes
    [exit 0]
    ");
}
