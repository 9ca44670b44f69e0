use crate::help::help_of;
use crate::support::{Bench, check_text};

#[test]
fn what_shells_and_manuals_need_explains_itself() {
    check_text!(help_of(&["completions", "man"]), @"
    === pressoir completions
    Print what a shell needs to complete commands and options

    Usage: pressoir completions [OPTIONS] <SHELL>

    Arguments:
      <SHELL>  The shell [possible values: bash, elvish, fish, powershell, zsh]

    Options:
          --color <WHEN>  When to use colours [default: auto] [possible values: auto, always, never]
          --no-pager      Do not show long results page by page on a terminal
      -h, --help          Print help
      -V, --version       Print version

    Examples:
      pressoir completions bash > ~/.local/share/bash-completion/completions/pressoir
      pressoir completions zsh > ~/.zfunc/_pressoir
      pressoir completions fish > ~/.config/fish/completions/pressoir.fish

    === pressoir man
    Print the manual page of a command, or write those of all into a folder

    The pages say what --help says, in the form that `man` reads.

    Usage: pressoir man [OPTIONS] [COMMAND]

    Arguments:
      [COMMAND]
              The command; the program itself without it

    Options:
          --out <DIR>
              Write a page for each command into this folder, and one for the program

          --color <WHEN>
              When to use colours
              
              [default: auto]
              [possible values: auto, always, never]

          --no-pager
              Do not show long results page by page on a terminal

      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Examples:
      pressoir man search | man -l -
      pressoir man --out ~/.local/share/man/man1
    ");
}

#[test]
fn shells_complete_every_command() {
    let bench = Bench::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let answer = bench.run(&["completions", shell]);
        assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{shell}");
        for word in ["timeline", "occurrences", "check-suggestions"] {
            assert!(answer.out.contains(word), "{shell} {word}");
        }
    }
}

#[test]
fn each_command_has_a_page() {
    let bench = Bench::new();
    let answer = bench.run(&["man", "--out", "pages/man1"]);
    let mut pages: Vec<String> = std::fs::read_dir(bench.path("pages/man1"))
        .unwrap()
        .map(|page| page.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    check_text!(format!("{}\n{}", answer.whole(), pages.join(" ")), @"
    24 pages in pages/man1
    [exit 0]
    pressoir-analyze.1 pressoir-batch.1 pressoir-bench.1 pressoir-check-suggestions.1 pressoir-compare.1 pressoir-completions.1 pressoir-cooccurrences.1 pressoir-delete.1 pressoir-export.1 pressoir-facets.1 pressoir-index.1 pressoir-kwic.1 pressoir-man.1 pressoir-parse.1 pressoir-rollback.1 pressoir-search.1 pressoir-serve.1 pressoir-show.1 pressoir-similar.1 pressoir-snapshot.1 pressoir-suggest.1 pressoir-timeline.1 pressoir-verify.1 pressoir.1
    ");
    let page = std::fs::read_to_string(bench.path("pages/man1/pressoir-batch.1")).unwrap();
    assert_eq!(bench.run(&["man", "batch"]).out, page);
    let first: Vec<&str> = page.lines().take(9).collect();
    check_text!(first.join("\n"), @r#"
    .ie \n(.g .ds Aq \(aq
    .el .ds Aq '
    .TH pressoir-batch 1  "pressoir 0.1.0" Pressoir
    .SH NAME
    pressoir\-batch \- Run the queries of a file and print the ids of their hits, or how many each finds
    .SH SYNOPSIS
    \fBpressoir batch\fR [\fB\-\-limit\fR] [\fB\-\-counts\fR] [\fB\-\-format\fR] [\fB\-\-collapse\fR] [\fB\-\-match\fR] [\fB\-\-synonyms\fR] [\fB\-\-no\-synonyms\fR] [\fB\-\-index\fR] [\fB\-\-keyword\fR] [\fB\-\-source\fR] [\fB\-\-from\fR] [\fB\-\-to\fR] [\fB\-\-color\fR] [\fB\-\-no\-pager\fR] [\fB\-h\fR|\fB\-\-help\fR] [\fB\-V\fR|\fB\-\-version\fR] <\fIFILE\fR> 
    .SH DESCRIPTION
    Run the queries of a file and print the ids of their hits, or how many each finds
    "#);
    let last: Vec<&str> = page.lines().rev().take(10).collect();
    check_text!(last.into_iter().rev().collect::<Vec<_>>().join("\n"), @r#"
    Only clippings of this date or earlier
    .SH EXAMPLES
    .nf
      pressoir batch queries.tsv > run.tsv
      pressoir batch queries.tsv \-\-counts \-\-source \*(AqLe Soleil\*(Aq
      pressoir batch queries.tsv \-\-counts \-\-format csv > counts.csv
      printf \*(Aqq1\\tlicence suspendue\\n\*(Aq | pressoir batch \-
    .fi
    .SH VERSION
    v0.1.0
    "#);
    check_text!(bench.run(&["man", "fibre"]).whole(), @"
    error: there is no command `fibre`
    hint: `pressoir --help` lists the commands
    [exit 2]
    ");
}
