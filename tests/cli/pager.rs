//! What a person sees who reads at a terminal: `script` of util-linux is the terminal.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::Bench;

/// Runs a command at a terminal with these variables; returns what the terminal shows, or `None` where
/// there is no `script` to be one.
fn at_terminal(bench: &Bench, args: &str, variables: &[(&str, &str)]) -> Option<String> {
    if !Path::new("/usr/bin/script").exists() {
        return None;
    }
    let pressoir = env!("CARGO_BIN_EXE_pressoir");
    let mut command = Command::new("/usr/bin/script");
    command
        .args(["-qec", &format!("'{pressoir}' {args}"), "/dev/null"])
        .current_dir(bench.path("."))
        .env("TERM", "dumb")
        .stdin(Stdio::null());
    for variable in [
        "PAGER",
        "PRESSOIR_PAGER",
        "LESS",
        "NO_COLOR",
        "PRESSOIR_INDEX",
    ] {
        command.env_remove(variable);
    }
    let output = command.envs(variables.iter().copied()).output().unwrap();
    assert!(output.status.success(), "{args}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn long_results_go_through_a_pager_where_a_person_reads_them() {
    let bench = Bench::indexed();
    let pager = "sed s/^/paged:/";
    for (args, variables, paged) in [
        ("search licence", &[("PRESSOIR_PAGER", pager)] as &[_], true),
        ("search licence", &[("PAGER", pager)], true),
        ("kwic licence", &[("PAGER", pager)], true),
        ("facets", &[("PAGER", pager)], true),
        ("facets --by source,year", &[("PAGER", pager)], true),
        ("timeline licence", &[("PAGER", pager)], true),
        // The nearer name counts, and where it is empty there is none.
        (
            "search licence",
            &[("PAGER", "cat"), ("PRESSOIR_PAGER", pager)],
            true,
        ),
        (
            "search licence",
            &[("PAGER", pager), ("PRESSOIR_PAGER", "")],
            false,
        ),
        ("search licence --no-pager", &[("PAGER", pager)], false),
        // Data is for programs, and short results fit the screen.
        ("search licence --format csv", &[("PAGER", pager)], false),
        ("suggest lic", &[("PAGER", pager)], false),
        // A pager that is not there is no reason to show nothing.
        ("search licence", &[("PAGER", "no-such-pager")], false),
    ] {
        let Some(shown) = at_terminal(&bench, args, variables) else {
            continue;
        };
        assert!(!shown.trim().is_empty(), "{args} {variables:?}");
        assert_eq!(
            shown.contains("paged:"),
            paged,
            "{args} {variables:?}\n{shown}"
        );
    }
}

#[test]
fn nothing_is_paged_that_goes_elsewhere() {
    let bench = Bench::indexed();
    let output = bench
        .command()
        .args(["search", "licence"])
        .env("PRESSOIR_PAGER", "sed s/^/paged:/")
        .output()
        .unwrap();
    assert!(!String::from_utf8(output.stdout).unwrap().contains("paged:"));
}
