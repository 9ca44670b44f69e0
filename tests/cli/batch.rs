use crate::support::{Bench, check_text};

#[test]
fn queries_of_a_file_are_run_in_order() {
    let bench = Bench::indexed();
    let queries = "q1\trancongiciel mairies\tandp-2024-0809\n\nq2\tzzzzzz\nq3\tcarte prepayee\n";
    let answer = bench.run_with(&["batch", "-", "--limit", "2"], queries);
    insta::with_settings!({filters => vec![(r"\d+\.\d{4}", "[score]")]}, {
        insta::assert_snapshot!(answer.whole(), @"
        q1	1	andp-2024-0809	[score]
        q1	2	8d64fc3c3a7bad02	[score]
        q3	1	8a1a5ba39c6c0f21	[score]
        q3	2	cf6e0b9686f4cd06	[score]
        [exit 0]
        ");
    });
}

#[test]
fn a_line_without_a_tab_is_told_and_passed_over() {
    let bench = Bench::indexed();
    bench.write("requêtes.tsv", "q1 sans tabulation\nq2\tlicence\n");
    let answer = bench.run(&["batch", "requêtes.tsv", "--limit", "1"]);
    assert!(answer.out.starts_with("q2\t1\t"), "{}", answer.out);
    check_text!(answer.err, @"warning: requêtes.tsv:1: there is no tab between query id and query");
    assert_eq!(answer.status, 2);
    check_text!(bench.run(&["batch", "rien.tsv"]).whole(), @"
    error: cannot read `rien.tsv`: No such file or directory (os error 2)
    hint: name a file with a query id, a tab and a query on each line
    [exit 2]
    ");
}

#[test]
fn what_each_query_finds_is_counted() {
    let bench = Bench::indexed();
    let queries = "q1\tlicence\nq2\t\"souveraineté numérique\"\nq3\tzzzz\n";
    let mut shown = String::new();
    for args in [
        &[] as &[&str],
        &["--from", "2003", "--to", "2004"],
        &["--format", "csv"],
        &["--format", "tsv"],
        &["--format", "jsonl"],
        &["--format", "json"],
        &["--limit", "3"],
    ] {
        let answer = bench.run_with(&[&["batch", "-", "--counts"], args].concat(), queries);
        shown += &format!("== {}\n{}\n", args.join(" "), answer.whole());
    }
    check_text!(shown, @r#"
    == 
      qid  found  query
       q1     18  licence
       q2     11  "souveraineté numérique"
       q3      0  zzzz
    warning: q3: the archive does not know `zzzz`
    [exit 0]
    == --from 2003 --to 2004
      qid  found  query
       q1      4  licence
       q2      0  "souveraineté numérique"
       q3      0  zzzz
    warning: q3: the archive does not know `zzzz`
    [exit 0]
    == --format csv
    qid,query,found
    q1,licence,18
    q2,"""souveraineté numérique""",11
    q3,zzzz,0
    warning: q3: the archive does not know `zzzz`
    [exit 0]
    == --format tsv
    qid	query	found
    q1	licence	18
    q2	"""souveraineté numérique"""	11
    q3	zzzz	0
    warning: q3: the archive does not know `zzzz`
    [exit 0]
    == --format jsonl
    {"qid":"q1","query":"licence","found":18}
    {"qid":"q2","query":"\"souveraineté numérique\"","found":11}
    {"qid":"q3","query":"zzzz","found":0}
    warning: q3: the archive does not know `zzzz`
    [exit 0]
    == --format json
    {"queries":[{"qid":"q1","query":"licence","found":18},{"qid":"q2","query":"\"souveraineté numérique\"","found":11},{"qid":"q3","query":"zzzz","found":0}]}
    warning: q3: the archive does not know `zzzz`
    [exit 0]
    == --limit 3
    error: the argument '--counts' cannot be used with '--limit <N>'

    Usage: pressoir batch --counts <FILE>

    For more information, try '--help'.
    [exit 2]
    "#);
    check_text!(bench.run(&["batch", "-", "--format", "csv"]).whole(), @"
    error: the following required arguments were not provided:
      --counts

    Usage: pressoir batch --counts --format <FORMAT> <FILE>

    For more information, try '--help'.
    [exit 2]
    ");
}
