use crate::support::{Bench, check_text};

#[test]
fn other_names_are_searched_and_told() {
    let bench = Bench::indexed();
    bench.write("noms.toml", "groups = [['Celdior', 'Télédioral']]\n");
    let found = |args: &[&str]| {
        let search = ["search", "celdior", "--limit", "0"];
        let answer = bench.run(&[&search, args].concat());
        answer.whole()
    };
    check_text!(found(&["--synonyms", "noms.toml"]), @"
    38 of 68 clippings ([n] ms)
    warning: for `celdior` also searched: Télédioral
    [exit 0]
    ");
    check_text!(found(&["--synonyms", "noms.toml", "--no-synonyms"]), @"
    18 of 68 clippings ([n] ms)
    [exit 0]
    ");
    check_text!(found(&[]), @"
    18 of 68 clippings ([n] ms)
    [exit 0]
    ");
}

#[test]
fn a_bad_file_is_told_with_its_line() {
    let bench = Bench::indexed();
    bench.write(
        "noms.toml",
        "groups = [\n  ['Celdior', 'Télédioral'],\n  ['Galet'],\n]\n",
    );
    check_text!(bench.run(&["search", "x", "--synonyms", "noms.toml"]).whole(), @r#"
    error: noms.toml:3: a group needs two names or more
    hint: write groups = [["Sentel", "Tigo"]], and under [one_way] lines such as "opérateur historique" = ["Sonatel"]
    [exit 2]
    "#);
    check_text!(bench.run(&["search", "x", "--synonyms", "rien.toml"]).whole(), @"
    error: cannot read `rien.toml`: No such file or directory (os error 2)
    hint: check that it is there, that you may read it, and that it is text in UTF-8
    [exit 2]
    ");
}
