use crate::help::help_of;
use crate::support::{Bench, check_text};

#[test]
fn timelines_explain_themselves() {
    check_text!(help_of(&["timeline"]), @r#"
    === pressoir timeline
    Count what one or several queries find in each period

    For each period: how many clippings each query finds, and their share of all clippings of that
    period that fit the filters. Periods without a clipping are listed with 0; years whose clippings
    name no month, and clippings without a date, are rows of their own, so that the rows of a query make
    up what it finds.

    Usage: pressoir timeline [OPTIONS] <QUERY>...

    Arguments:
      <QUERY>...
              What to look for, in the query language of `pressoir search`; one curve each

    Options:
          --unit <UNIT>
              Length of a period: month, quarter, year or decade
              
              [default: year]

          --match <HOW>
              How many of the words a hit needs: auto (all of them; fewer where few clippings have them
              all), all, or any
              
              [default: auto]

          --color <WHEN>
              When to use colours
              
              [default: auto]
              [possible values: auto, always, never]

      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Filters:
          --keyword <K>
              Only clippings with this keyword; give it again for another one (either will do)

          --source <S>
              Only clippings from this paper or agency, by the name it is counted under (`--facets
              source` lists them) or by one that is printed; give it again for another one

          --from <DATE>
              Only clippings of this date or later: 2025-12-25, 2025-12 or 2025

          --to <DATE>
              Only clippings of this date or earlier

          --format <FORMAT>
              How counts are printed

              Possible values:
              - human: For reading: columns
              - json:  One JSON object: the whole answer, with counts
              - jsonl: One JSON object a row, one a line
              - csv:   Comma-separated values, with a header
              - tsv:   Tab-separated values, with a header
              
              [default: human]

          --synonyms <FILE>
              File of names that mean the same, in TOML: groups = [["Sentel", "Tigo"]]; under one_way,
              "opérateur historique" = ["Sonatel"] finds the latter for the former alone
              
              [env: PRESSOIR_SYNONYMS]

          --no-synonyms
              Do not look for other names

          --index <DIR>
              Folder of the index
              
              [env: PRESSOIR_INDEX]
              [default: index]

    Examples:
      pressoir timeline licence
      pressoir timeline télécentre cybercafé --unit quarter --from 2000 --to 2010
      pressoir timeline '"souveraineté numérique"' --unit month --format csv > curve.csv
      pressoir timeline sonatel orange --source 'Le Soleil' --format json
    "#);
}

#[test]
fn what_is_found_is_counted_by_period() {
    let bench = Bench::indexed();
    let mut shown = String::new();
    for args in [
        &["licence", "--unit", "decade"] as &[&str],
        &[
            "licence",
            "télécentre",
            "--from",
            "2003-05-10",
            "--to",
            "2008",
        ],
        &["*", "--unit", "month", "--from", "2008", "--to", "2008-04"],
        &[
            "licence", "--unit", "quarter", "--to", "2001", "--format", "csv",
        ],
        &["licence", "--unit", "decade", "--format", "jsonl"],
        &[
            "licence", "--unit", "decade", "--to", "1999", "--format", "json",
        ],
        &["introuvables zzz", "--match", "all"],
        &["licence", "--unit", "week"],
    ] {
        let answer = bench.run(&[&["timeline"], args].concat());
        shown += &format!("== {}\n{}\n", args.join(" "), answer.whole());
    }
    check_text!(shown, @r#"
    == licence --unit decade
    licence: 18 clippings
      2000-2009  11   40.7 %  ██████████████████████████████████████████████████████
      2010-2019   6   30.0 %  █████████████████████████████▌
      2020-2029   1    5.6 %  ████▉
    [exit 0]
    == licence télécentre --from 2003-05-10 --to 2008
    licence: 6 clippings
      2003  2   66.7 %  ████████████████████████████████████████████████████████████
      2004  1   33.3 %  ██████████████████████████████
      2005  0    0.0 %
      2006  1   50.0 %  ██████████████████████████████
      2007  1   50.0 %  ██████████████████████████████
      2008  1   16.7 %  ██████████████████████████████

    télécentre: 6 clippings
      2003  0    0.0 %
      2004  2   66.7 %  ████████████████████████████████████████████████████████████
      2005  0    0.0 %
      2006  1   50.0 %  ██████████████████████████████
      2007  1   50.0 %  ██████████████████████████████
      2008  2   33.3 %  ████████████████████████████████████████████████████████████
    [exit 0]
    == * --unit month --from 2008 --to 2008-04
    *: 5 clippings
      2008-01  0    0.0 %
      2008-02  0    0.0 %
      2008-03  4  100.0 %  █████████████████████████████████████████████████████████
      2008-04  1  100.0 %  ██████████████▎
    [exit 0]
    == licence --unit quarter --to 2001 --format csv
    period,query,count,out_of,share,is_coarse
    2000-Q1,licence,1,1,1.0,false
    2000-Q2,licence,0,1,0.0,false
    2000-Q3,licence,0,0,0.0,false
    2000-Q4,licence,0,0,0.0,false
    2001-Q1,licence,0,0,0.0,false
    2001-Q2,licence,0,1,0.0,false
    2001-Q3,licence,0,0,0.0,false
    2001-Q4,licence,1,1,1.0,false
    [exit 0]
    == licence --unit decade --format jsonl
    {"period":"2000-2009","query":"licence","count":11,"out_of":27,"share":0.4074,"is_coarse":false}
    {"period":"2010-2019","query":"licence","count":6,"out_of":20,"share":0.3,"is_coarse":false}
    {"period":"2020-2029","query":"licence","count":1,"out_of":18,"share":0.0556,"is_coarse":false}
    [exit 0]
    == licence --unit decade --to 1999 --format json
    {"unit":"decade","index":{"generation":1,"docs":68},"queries":[{"query":{"raw":"licence","parsed":"licence","warnings":[],"suggestion":null},"found":0}],"periods":[]}
    [exit 1]
    == introuvables zzz --match all
    introuvables zzz: 0 clippings
    no period
    warning: the archive does not know `zzz`
    [exit 1]
    == licence --unit week
    error: invalid value 'week' for '--unit <UNIT>': `week` is not one of month, quarter, year, decade

    For more information, try '--help'.
    [exit 2]
    "#);
}
