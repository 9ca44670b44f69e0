use crate::support::{Bench, check_text};

const RECORDS: &str = "{\"id\":\"a\",\"title\":\"La fibre\",\"body\":\"Un texte.\",\"page\":3}\n\
                       {\"id\":\"b\",\"title\":\"Le câble\",\"body\":\"Un autre.\"}\n";

#[test]
fn records_and_texts_are_piped_in() {
    let bench = Bench::new();
    let answer = bench.run_with(&["parse", "-"], RECORDS);
    let ids: Vec<&str> = answer.out.lines().map(|line| &line[..21]).collect();
    assert_eq!(
        ids,
        [r#"{"path":"-","id":"a","#, r#"{"path":"-","id":"b","#]
    );
    let answer = bench.run_with(&["parse", "-"], "Un texte.\n(Source : Le Fil, 2 mai 2003)");
    assert!(
        answer.out.contains(r#""source":"Le Fil""#),
        "{}",
        answer.out
    );
    check_text!(bench.run(&["parse", "-"]).whole(), @"
    warning: -: is empty; remove it or fill it
    [exit 2]
    ");
}

#[test]
fn what_is_piped_in_again_is_known() {
    let bench = Bench::new();
    check_text!(bench.run_with(&["index", "-"], RECORDS).whole(), @"
    2 clippings from 1 file: 2 new, 0 changed, 0 unchanged, 0 deleted
    108 B of text in [n] s ([n] MB/s)
    layouts: record 2
    fields not read: page 1
    index: 2 clippings, [n] kB, generation 1
    [exit 0]
    ");
    check_text!(bench.run_with(&["index", "-"], RECORDS).whole(), @"
    2 clippings from 1 file: 0 new, 0 changed, 2 unchanged, 0 deleted
    108 B of text in [n] s ([n] MB/s)
    layouts: record 2
    fields not read: page 1
    index: 2 clippings, [n] kB, generation 1
    [exit 0]
    ");
    // Another text is another clipping, whatever was piped in before.
    bench.run_with(&["index", "-"], "Un texte sur la fibre.");
    let answer = bench.run_with(&["index", "-"], "Un texte sur le câble.");
    assert!(answer.out.contains("1 new, 0 changed"), "{}", answer.out);
    assert!(answer.out.contains("index: 4 clippings"), "{}", answer.out);
}

#[test]
fn a_folder_called_like_the_root_of_standard_input_is_another() {
    let bench = Bench::new();
    bench.run_with(&["index", "-"], RECORDS);
    bench.write("stdin/a.txt", "Un texte.");
    let answer = bench.run(&["index", "stdin", "--prune"]);
    assert!(
        answer
            .out
            .contains("1 new, 0 changed, 0 unchanged, 0 deleted"),
        "{}",
        answer.out
    );
}

#[test]
fn pruning_standard_input_is_refused() {
    let bench = Bench::new();
    bench.run_with(&["index", "-"], RECORDS);
    let answer = bench.run_with(&["index", "-", "corpus", "--prune"], RECORDS);
    check_text!(answer.whole(), @"
    error: --prune cannot be used with `-`: what is not piped in again would be deleted
    hint: prune the folders and files by a run of their own
    [exit 2]
    ");
}
