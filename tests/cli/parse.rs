use crate::support::{Bench, check_text};

#[test]
fn a_clipping_is_one_json_object_a_line() {
    let bench = Bench::new();
    bench.write(
        "a.txt",
        "Le câble est réparé\nmardi 4 mars 2003\nLe câble a été réparé dans la nuit.\nLe trafic reprend.\n\
         (Source\u{a0}: Le Fil, 4 mars 2003)\n",
    );
    check_text!(bench.run(&["parse", "a.txt"]).whole(), @r#"
    {"path":"a.txt","id":"0c1b1bc9896253c1","layout":"extract","title":"Le câble est réparé","date":"2003-03-04","keywords":[],"source":"Le Fil","source_facet":"Le Fil","source_date":"2003-03-04","author":null,"url":null,"body":"Le câble a été réparé dans la nuit.\nLe trafic reprend.","warnings":[]}
    [exit 0]
    "#);
}

#[test]
fn the_sample_archive_parses_in_order() {
    let answer = Bench::new().run(&["parse", "corpus"]);
    assert_eq!(answer.status, 0, "{}", answer.err);
    assert_eq!(answer.err, "");
    let paths: Vec<&str> = answer
        .out
        .lines()
        .map(|line| {
            line.strip_prefix(r#"{"path":""#)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
        })
        .collect();
    assert_eq!(paths.len(), 69);
    assert!(paths.is_sorted());
}

const DIORAL_ACTU: &str = "La fibre arrive à Niaro.\n(Source : Dioral Actu, 4 mars 2003)";
const DIORALACTU: &str = "La fibre est coupée à Niaro.\n(Source : Dioralactu, 5 mars 2003)";

#[test]
fn spellings_of_a_paper_are_counted_as_one_by_a_table_of_the_user() {
    let bench = Bench::new();
    bench.write("presse/a.txt", DIORAL_ACTU);
    bench.write("presse/b.txt", DIORALACTU);
    bench.write("presse/c.txt", "La fibre est réparée.\n\nDioralactu");
    bench.write(
        "presse/d.jsonl",
        r#"{"id":"d","body":"La fibre tient.","source":"dioralactu"}"#,
    );
    bench.write("papers.toml", "\"Dioralactu\" = \"Dioral Actu\"\n");
    let sources = |args: &[&str]| {
        let out = bench.run(args).out;
        let field = |line: &str, name: &str| {
            let (_, rest) = line.split_once(&format!("\"{name}\":")).unwrap();
            rest.split([',', '}']).next().unwrap().to_owned()
        };
        out.lines()
            .map(|line| {
                format!(
                    "{} {}\n",
                    field(line, "source"),
                    field(line, "source_facet")
                )
            })
            .collect::<String>()
    };
    check_text!(sources(&["parse", "presse"]), @r#"
    "Dioral Actu" "Dioral Actu"
    "Dioralactu" "Dioralactu"
    null null
    "dioralactu" "dioralactu"
    "#);
    check_text!(sources(&["parse", "presse", "--sources", "papers.toml"]), @r#"
    "Dioral Actu" "Dioral Actu"
    "Dioralactu" "Dioral Actu"
    "Dioralactu" "Dioral Actu"
    "dioralactu" "Dioral Actu"
    "#);
    bench.run(&["index", "presse", "--sources", "papers.toml"]);
    check_text!(bench.run(&["search", "*", "--facets", "source", "--limit", "0"]).whole(), @"
    4 of 4 clippings ([n] ms)

    source
      4  Dioral Actu
    [exit 0]
    ");
    check_text!(
        bench.run(&["search", "fibre", "--source", "Dioral Actu", "--format", "ids"]).whole(),
        @"
    d
    27a05c9ead98f9bc
    1144234e0bd197fb
    9b464876f42b9d8d
    [exit 0]
    "
    );
    bench.write(
        "again.jsonl",
        bench
            .run(&["parse", "presse", "--sources", "papers.toml"])
            .out,
    );
    assert_eq!(
        sources(&["parse", "again.jsonl"]),
        sources(&["parse", "presse", "--sources", "papers.toml"]),
        "what was parsed keeps the names it was counted under"
    );
}

#[test]
fn a_bad_table_of_papers_is_named_with_its_line() {
    let bench = Bench::new();
    bench.write("presse/a.txt", DIORAL_ACTU);
    bench.write("number.toml", "# Ours\n\"Dioralactu\" = 3\n");
    bench.write(
        "open.toml",
        "\"Dioralactu\" = \"Dioral Actu\nAPS = \"APS\"\n",
    );
    bench.write(
        "two.toml",
        "Dioralactu = \"Dioral Actu\"\nDIORALACTU = \"Le Fil\"\n",
    );
    let mut told = String::new();
    for file in ["number.toml", "open.toml", "two.toml", "none.toml"] {
        for command in ["parse", "index"] {
            told.push_str(&bench.run(&[command, "presse", "--sources", file]).whole());
            told.push('\n');
        }
    }
    check_text!(told, @r#"
    error: number.toml:2: invalid type: integer `3`, expected a string
    hint: write one name a line, as in "Dakaractu" = "Dakar Actu"
    [exit 2]
    error: number.toml:2: invalid type: integer `3`, expected a string
    hint: write one name a line, as in "Dakaractu" = "Dakar Actu"
    [exit 2]
    error: open.toml:1: invalid basic string, expected `"`
    hint: write one name a line, as in "Dakaractu" = "Dakar Actu"
    [exit 2]
    error: open.toml:1: invalid basic string, expected `"`
    hint: write one name a line, as in "Dakaractu" = "Dakar Actu"
    [exit 2]
    error: two.toml:2: `DIORALACTU` is counted as `Dioral Actu` and as `Le Fil`
    hint: write one name a line, as in "Dakaractu" = "Dakar Actu"
    [exit 2]
    error: two.toml:2: `DIORALACTU` is counted as `Dioral Actu` and as `Le Fil`
    hint: write one name a line, as in "Dakaractu" = "Dakar Actu"
    [exit 2]
    error: cannot read `none.toml`: No such file or directory (os error 2)
    hint: check that it is there, that you may read it, and that it is text in UTF-8
    [exit 2]
    error: cannot read `none.toml`: No such file or directory (os error 2)
    hint: check that it is there, that you may read it, and that it is text in UTF-8
    [exit 2]
    "#);
    assert!(!bench.path("index").exists(), "nothing is written");
}

#[test]
fn a_list_of_keywords_replaces_the_one_that_ships() {
    let bench = Bench::new();
    bench.write(
        "presse/a.txt",
        "La fibre arrive\nmardi 4 mars 2003\nPêche/Océan\nLe câble est là.",
    );
    bench.write(
        "presse/b.txt",
        "La fibre repart\nmardi 4 mars 2003\nRecherche\nLe câble est loin.",
    );
    bench.write("ours.txt", "# Ours\n\nPêche/Océan\n  # Élevage\nForêts\n");
    bench.write("none.txt", "# Nothing yet\n");
    let read = |args: &[&str]| {
        let out = bench.run(args).out;
        out.lines()
            .map(|line| {
                let keywords = line.split("\"keywords\":").nth(1).unwrap();
                let body = line.split("\"body\":").nth(1).unwrap();
                format!(
                    "{}] {}\n",
                    keywords.split(']').next().unwrap(),
                    body.split(",\"").next().unwrap()
                )
            })
            .collect::<String>()
    };
    check_text!(read(&["parse", "presse"]), @r#"
    [] "Pêche/Océan\nLe câble est là."
    ["Recherche"] "Le câble est loin."
    "#);
    check_text!(read(&["parse", "presse", "--keywords", "ours.txt"]), @r#"
    ["Pêche/Océan"] "Le câble est là."
    [] "Recherche\nLe câble est loin."
    "#);
    bench.run(&["index", "presse", "--keywords", "ours.txt"]);
    assert_eq!(
        bench
            .run(&["search", "*", "--keyword", "Pêche/Océan"])
            .status,
        0
    );
    check_text!(bench.run(&["parse", "presse", "--keywords", "none.txt"]).whole(), @"
    error: `none.txt` holds no keyword
    hint: write one keyword a line; `#` begins a comment
    [exit 2]
    ");
}

#[test]
fn repaired_characters_are_counted() {
    let bench = Bench::new();
    bench.write(
        "a.txt",
        "L\u{e2}€™Ã©tÃ© des cÃ¢bles\nmardi 4 mars 2003\nLes télé- communications reprennent.\n\
         Les télécom\u{ad}munications coupées, dit le minis\u{200b}tre.\nLes télécommunications.",
    );
    bench.write(
        "b.jsonl",
        r#"{"id":"b","title":"Le cÃ¢ble","body":"Le dÃ©bit.","source":"EnquÃªte"}"#,
    );
    check_text!(bench.run(&["parse", "a.txt", "b.jsonl"]).whole(), @r#"
    {"path":"a.txt","id":"0c1b1bc9896253c1","layout":"extract","title":"L’été des câbles","date":"2003-03-04","keywords":[],"source":null,"source_facet":null,"source_date":null,"author":null,"url":null,"body":"Les télécommunications reprennent.\nLes télécommunications coupées, dit le ministre.\nLes télécommunications.","warnings":["1 line repaired that had been encoded twice","2 characters without width removed","1 word joined that a hyphen broke"]}
    {"path":"b.jsonl","id":"b","layout":"record","title":"Le câble","date":null,"keywords":[],"source":"Enquête","source_facet":"EnQuête","source_date":null,"author":null,"url":null,"body":"Le débit.","warnings":["3 lines repaired that had been encoded twice"]}
    [exit 0]
    "#);
}
