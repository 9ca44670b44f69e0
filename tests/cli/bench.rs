use serde_json::Value;

use crate::help::help_of;
use crate::support::{Bench, check_text};

/// Pins a text with its figures, and the blanks before them, left out.
macro_rules! check_words {
    ($text:expr, @$snapshot:literal) => {
        insta::with_settings!({filters => vec![
            (r"blake3 [0-9a-f]{16}", "blake3 [digest]"),
            (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "[date]"),
            (r"\[date\]\n.*, .* cores?, .*\n", "[date]\n[machine]\n"),
            (r"\((debug|release)\)", "([build])"),
            (r"\b\d+( \d{3})*(\.\d+)?|–", "[n]"),
            (r"\[n\] (kB|MB|GB|B)\b", "[n] B"),
            (r" +(\[n\]|before|now|seconds|p50 ms)", " $1"),
            (r" +", " "),
        ]}, {
            insta::assert_snapshot!($text, @$snapshot)
        })
    };
}

#[test]
fn bench_explains_itself() {
    check_text!(help_of(&["bench"]), @"
    === pressoir bench
    Measure how fast clippings are indexed and queries are answered

    Indexing from the files to the merged index, each of its stages alone over what is held in memory,
    and a log of queries on one thread, several times each. Medians are told, with the distance of the
    lowest and the highest run. Indexes are built in the folder for temporary files, TMPDIR, and
    removed; the clippings are held in memory meanwhile.

    Usage: pressoir bench [OPTIONS] [INPUT]...

    Arguments:
      [INPUT]...
              Files and folders to read
              
              [default: corpus]

    Options:
          --queries <FILE>
              File of queries, with a query id, a tab and a query on each line; without it 200 titles
              are asked

          --runs <N>
              How often everything is measured
              
              [default: 5]

          --threads <N>
              Threads that parse and that write; one a processor where it is not given

          --memory <MB>
              Memory to fill before a part of the index is written, in MB
              
              [default: 400]

          --format <FORMAT>
              How the report is printed

              Possible values:
              - table: For reading: tables of medians
              - json:  One JSON object: every run
              
              [default: table]

          --output <FILE>
              Write the report to this file, too, as JSON

          --baseline <FILE>
              Compare with the report in this file, which --output wrote, and tell which differences
              exceed the noise of the runs

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
      pressoir bench
      pressoir bench 2003 2004 --queries queries.tsv --output before.json
      pressoir bench 2003 2004 --queries queries.tsv --baseline before.json
      pressoir bench depeches.jsonl.xz --threads 1 --runs 9 --format json
    ");
}

#[test]
fn every_stage_and_way_to_ask_is_told() {
    let bench = Bench::new();
    let answer = bench.run(&["bench", "corpus/2024", "--runs", "1", "--threads", "1"]);
    assert_eq!(answer.status, 0);
    check_words!(answer.out, @"
    [n] clippings of [n] B in [n] files, blake3 [digest]
    Pressoir [n].[n] ([build]), [n] thread, [n] run, [date]
    [machine]

     seconds ± CPU s clippings/s MB/s indexing
     [n] [n] % [n] [n] [n] index
     [n] [n] % [n] [n] [n] read
     [n] [n] % [n] [n] [n] decode
     [n] [n] % [n] [n] [n] parse
     [n] [n] % [n] [n] [n] compare
     [n] [n] % [n] [n] [n] analyse
     [n] [n] % [n] [n] [n] add
     [n] [n] % [n] [n] [n] commit
     [n] [n] % [n] [n] [n] merge

    The index takes [n] B, [n] bytes a clipping, [n] times the text; building it takes [n] B of memory.

     p50 ms p95 ms p99 ms queries/s ± one thread, warm
     [n] [n] [n] [n] [n] % count
     [n] [n] [n] [n] [n] % top [n]
     [n] [n] [n] [n] [n] % top [n], any word
     [n] [n] [n] [n] [n] % top [n], snippets
     [n] [n] [n] [n] [n] % top [n], snippets, facets

    [n] queries of the clippings' titles
    ");
}

#[test]
fn a_report_is_compared_with_an_earlier_one() {
    let bench = Bench::new();
    bench.write(
        "queries.tsv",
        "q1\tlicence 5G\nq2\tréseau\n\nsouveraineté\n",
    );
    let asked = [
        "bench",
        "corpus/2024",
        "--runs",
        "3",
        "--threads",
        "1",
        "--queries",
        "queries.tsv",
    ];
    let first = bench.run(&[&asked[..], &["--output", "before.json"]].concat());
    assert_eq!(first.status, 0);
    let whole = [
        &asked[..],
        &["--baseline", "before.json", "--format", "json"],
    ]
    .concat();
    let second = bench.run(&whole);
    assert_eq!(second.status, 0);
    let report: Value = serde_json::from_str(&second.out).unwrap();
    let before: Value =
        serde_json::from_slice(&std::fs::read(bench.path("before.json")).unwrap()).unwrap();
    for same in ["corpus", "settings", "program", "query_log"] {
        assert_eq!(report[same], before[same]);
    }
    assert_eq!(report["query_log"]["queries"], 3);
    assert_eq!(
        report["corpus"]["clippings"],
        report["corpus"]["files"].as_u64().unwrap() + 3
    );
    for phase in report["phases"].as_array().unwrap() {
        assert_eq!(
            phase["seconds"]["runs"].as_array().unwrap().len(),
            3,
            "{phase}"
        );
    }
    let differences = report["baseline"]["differences"].as_array().unwrap();
    let names: Vec<&str> = differences
        .iter()
        .map(|difference| difference["name"].as_str().unwrap())
        .collect();
    insta::assert_snapshot!(names.join("\n"), @"
    index
    read
    decode
    parse
    compare
    analyse
    add
    commit
    merge
    index size
    peak memory
    count, p50
    count, p95
    count, p99
    top 10, p50
    top 10, p95
    top 10, p99
    top 10, any word, p50
    top 10, any word, p95
    top 10, any word, p99
    top 10, snippets, p50
    top 10, snippets, p95
    top 10, snippets, p99
    top 10, snippets, facets, p50
    top 10, snippets, facets, p95
    top 10, snippets, facets, p99
    ");
    let size = differences
        .iter()
        .find(|difference| difference["name"] == "index size")
        .unwrap();
    assert_eq!(size["before"], size["now"]);
    assert_eq!(size["verdict"], "within-noise");
}

#[test]
fn what_cannot_be_compared_as_it_is_is_told() {
    let bench = Bench::new();
    let run = |input: &str, more: &[&str]| {
        bench.run(&[&["bench", input, "--runs", "1"] as &[&str], more].concat())
    };
    assert_eq!(run("corpus/2024", &["--output", "before.json"]).status, 0);
    let other = run(
        "corpus/2023",
        &["--threads", "3", "--baseline", "before.json"],
    );
    assert_eq!(other.status, 0);
    let warnings: Vec<&str> = other
        .err
        .lines()
        .filter(|line| line.contains("baseline"))
        .collect();
    check_words!(warnings.join("\n"), @"
    warning: the baseline cannot be compared as it is: the corpus is another one
    warning: the baseline cannot be compared as it is: the queries are others
    warning: the baseline cannot be compared as it is: [n] threads now, [n] before
    ");
    let (_, compared) = other.out.split_once("Against ").unwrap();
    check_words!(compared, @"
    before.json, [n] run, [date]

     before now unit ratio difference measure
     [n] [n] s [n] too few runs index
     [n] [n] s [n] too few runs read
     [n] [n] s [n] too few runs decode
     [n] [n] s [n] too few runs parse
     [n] [n] s [n] too few runs compare
     [n] [n] s [n] too few runs analyse
     [n] [n] s [n] too few runs add
     [n] [n] s [n] too few runs commit
     [n] [n] s [n] too few runs merge
     [n] [n] bytes [n] too few runs index size
     [n] [n] bytes [n] too few runs peak memory
     [n] [n] ms [n] too few runs count, p50
     [n] [n] ms [n] too few runs count, p95
     [n] [n] ms [n] too few runs count, p99
     [n] [n] ms [n] too few runs top [n], p50
     [n] [n] ms [n] too few runs top [n], p95
     [n] [n] ms [n] too few runs top [n], p99
     [n] [n] ms [n] too few runs top [n], any word, p50
     [n] [n] ms [n] too few runs top [n], any word, p95
     [n] [n] ms [n] too few runs top [n], any word, p99
     [n] [n] ms [n] too few runs top [n], snippets, p50
     [n] [n] ms [n] too few runs top [n], snippets, p95
     [n] [n] ms [n] too few runs top [n], snippets, p99
     [n] [n] ms [n] too few runs top [n], snippets, facets, p50
     [n] [n] ms [n] too few runs top [n], snippets, facets, p95
     [n] [n] ms [n] too few runs top [n], snippets, facets, p99
    ");
}

#[test]
fn nothing_is_measured_where_something_is_missing() {
    let bench = Bench::new();
    bench.write("empty.tsv", "\n");
    bench.write("old.json", "{}");
    bench.write("nothing/here.bin", b"\x7fELF\0\0\0\0");
    let told: Vec<String> = [
        &["none"] as &[&str],
        &["-"],
        &["corpus", "--queries", "empty.tsv"],
        &["corpus", "--queries", "none.tsv"],
        &["corpus", "--baseline", "old.json"],
        &["corpus", "--runs", "0"],
        &["nothing"],
    ]
    .iter()
    .map(|args| {
        let answer = bench.run(&[&["bench"] as &[&str], *args].concat());
        let lines: Vec<&str> = answer
            .err
            .lines()
            .filter(|line| !line.contains("not optimised"))
            .collect();
        format!("{args:?}: {}\n{}", answer.status, lines.join("\n"))
    })
    .collect();
    check_text!(told.join("\n\n"), @r#"
    ["none"]: 2
    error: `none` does not exist
    hint: check the spelling of the path

    ["-"]: 2
    error: standard input can be read only once
    hint: write it to a file and name that

    ["corpus", "--queries", "empty.tsv"]: 2
    error: `empty.tsv` holds no query
    hint: name a file with a query id, a tab and a query on each line

    ["corpus", "--queries", "none.tsv"]: 2
    error: `none.tsv` cannot be read: No such file or directory (os error 2)
    hint: name a file with a query id, a tab and a query on each line

    ["corpus", "--baseline", "old.json"]: 2
    error: `old.json` is no report: missing field `bench` at line 1 column 2
    hint: name a file that `pressoir bench --output` wrote

    ["corpus", "--runs", "0"]: 2
    error: invalid value '0' for '--runs <N>': 0 is not in 1..=65535

    For more information, try '--help'.

    ["nothing"]: 1
    warning: there is no clipping to measure
    "#);
}
