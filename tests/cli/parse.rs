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
    {"path":"a.txt","id":"0c1b1bc9896253c1","layout":"extract","title":"Le câble est réparé","date":"2003-03-04","keywords":[],"source":"Le Fil","source_date":"2003-03-04","author":null,"url":null,"body":"Le câble a été réparé dans la nuit.\nLe trafic reprend.","warnings":[]}
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
    assert_eq!(paths.len(), 68);
    assert!(paths.is_sorted());
}
