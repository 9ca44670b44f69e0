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
