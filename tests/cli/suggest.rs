use crate::support::{Bench, check_text};

#[test]
fn a_word_that_is_being_typed_is_completed() {
    let bench = Bench::indexed();
    check_text!(bench.run(&["suggest", "l'ECON"]).whole(), @"");
    check_text!(bench.run(&["suggest", "souverainete num", "--limit", "3"]).whole(), @"");
    check_text!(bench.run(&["suggest", "zzz"]).whole(), @"");
}

#[test]
fn every_format_is_pinned() {
    let bench = Bench::indexed();
    let suggest = |format| {
        let args = ["suggest", "tel", "--limit", "4", "--format", format];
        bench.run(&args).out
    };
    insta::with_settings!({filters => vec![(r#""took_ms":[0-9.]+"#, r#""took_ms":[n]"#)]}, {
        insta::assert_snapshot!(suggest("json"), @"");
    });
    check_text!(suggest("jsonl"), @"");
    check_text!(suggest("tsv"), @"");
}
