use crate::help::help_of;
use crate::support::{Bench, check_text};

#[test]
fn timelines_explain_themselves() {
    check_text!(help_of(&["timeline"]), @r#"
    === pressoir timeline
    Count what one or several queries find in each period

    For each period: how many clippings each query finds, and their share of all clippings of that
    period that fit the filters. Periods without a clipping are listed with 0; years and months whose
    clippings name no shorter period, and clippings without a date, are rows of their own, so that the
    rows of a query make up what it finds. docs/counts.md tells how each figure is counted.

    Usage: pressoir timeline [OPTIONS] <QUERY>...

    Arguments:
      <QUERY>...
              What to look for, in the query language of `pressoir search`; one curve each

    Options:
          --unit <UNIT>
              Length of a period: day, month, quarter, year or decade
              
              [default: year]

          --occurrences
              Count the places at which each query stands, too, and tell how many there are per million
              words of all clippings of the period that fit the filters

          --smooth <N>
              Tell beside each share, or with --occurrences beside each rate, the mean of this many
              periods before it, as many behind it and itself; periods without a clipping are left out
              of it

          --svg <FILE>
              Draw the curves into this file, as a picture in SVG: of the shares, or with --occurrences
              of the rates; with --smooth of their means, the figures themselves as thin lines

          --format <FORMAT>
              How counts are printed

              Possible values:
              - human: For reading: columns
              - json:  One JSON object: the whole answer, with counts
              - jsonl: One JSON object a row, one a line
              - csv:   Comma-separated values, with a header
              - tsv:   Tab-separated values, with a header
              
              [default: human]

          --match <HOW>
              How many of the words a hit needs: auto (all of them; fewer where few clippings have them
              all), all, or any
              
              [default: auto]

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

          --manifest <FILE>
              Note in this file, as JSON, what was asked, of which state of the archive, and a checksum
              of all that was found; `pressoir verify FILE` tells later whether it still is

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

    Filters:
          --keyword <K>
              Only clippings with this keyword; give it again for another one (either will do)

          --source <S>
              Only clippings from this paper or agency, by the name it is counted under (`pressoir
              facets --by source` lists them) or by one that is printed; give it again for another one

          --from <DATE>
              Only clippings of this date or later: 2025-12-25, 2025-12 or 2025

          --to <DATE>
              Only clippings of this date or earlier

    Examples:
      pressoir timeline licence
      pressoir timeline télécentre cybercafé --unit quarter --from 2000 --to 2010
      pressoir timeline '"souveraineté numérique"' --unit month --format csv > curve.csv
      pressoir timeline sonatel orange --smooth 1 --svg curves.svg
      pressoir timeline licence --occurrences --format tsv
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
    error: invalid value 'week' for '--unit <UNIT>': `week` is not one of day, month, quarter, year, decade

    For more information, try '--help'.
    [exit 2]
    "#);
}

#[test]
fn occurrences_and_means_stand_beside_shares() {
    let bench = Bench::indexed();
    let mut shown = String::new();
    for args in [
        &["licence", "--unit", "decade", "--occurrences"] as &[&str],
        &[
            "licence", "fibre", "--from", "2003", "--to", "2008", "--smooth", "1",
        ],
        &[
            "licence",
            "--unit",
            "decade",
            "--occurrences",
            "--smooth",
            "1",
            "--format",
            "csv",
        ],
        &[
            "licence",
            "--unit",
            "decade",
            "--occurrences",
            "--smooth",
            "1",
            "--format",
            "json",
        ],
        &[
            "licence",
            "--unit",
            "day",
            "--from",
            "2003-05-13",
            "--to",
            "2003-05-16",
        ],
        &["licence", "--unit", "day", "--from", "1500"],
    ] {
        let answer = bench.run(&[&["timeline"], args].concat());
        shown += &format!("== {}\n{}\n", args.join(" "), answer.whole());
    }
    check_text!(shown, @r#"
    == licence --unit decade --occurrences
    licence: 18 clippings, 29 occurrences
      decade     clippings   share  occurrences  per million
      2000-2009         11  40.7 %           19       3231.3  ██████████████████████
      2010-2019          6  30.0 %            7       1638.6  ███████████▏
      2020-2029          1   5.6 %            3       1039.5  ███████▏
    [exit 0]
    == licence fibre --from 2003 --to 2008 --smooth 1
    licence: 7 clippings
      year  clippings   share  smoothed
      2003          3  75.0 %    54.2 %  ███████████████████████████████████████████
      2004          1  33.3 %    36.1 %  ████████████████████████████▋
      2005          0   0.0 %    27.8 %  ██████████████████████
      2006          1  50.0 %    33.3 %  ██████████████████████████▌
      2007          1  50.0 %    38.9 %  ██████████████████████████████▉
      2008          1  16.7 %    33.3 %  ██████████████████████████▌

    fibre: 1 clipping
      year  clippings   share  smoothed
      2003          0   0.0 %     0.0 %
      2004          0   0.0 %     0.0 %
      2005          0   0.0 %     0.0 %
      2006          0   0.0 %     0.0 %
      2007          0   0.0 %     5.6 %  ████▍
      2008          1  16.7 %     8.3 %  ██████▋
    [exit 0]
    == licence --unit decade --occurrences --smooth 1 --format csv
    period,query,count,out_of,share,is_coarse,occurrences,words,per_million,smoothed_share,smoothed_per_million
    2000-2009,licence,11,27,0.4074,false,19,5880,3231.2925,0.3537,2434.9346
    2010-2019,licence,6,20,0.3,false,7,4272,1638.5768,0.2543,1969.7901
    2020-2029,licence,1,18,0.0556,false,3,2886,1039.501,0.1778,1339.0389
    [exit 0]
    == licence --unit decade --occurrences --smooth 1 --format json
    {"unit":"decade","smoothing":1,"index":{"generation":1,"docs":68},"queries":[{"query":{"raw":"licence","parsed":"licence","warnings":[],"suggestion":null},"found":18,"occurrences":29}],"periods":[{"period":"2000-2009","is_coarse":false,"out_of":27,"counts":[11],"words":5880,"occurrences":[19],"smoothed_shares":[0.3537037037037037],"smoothed_rates":[2434.93464801651]},{"period":"2010-2019","is_coarse":false,"out_of":20,"counts":[6],"words":4272,"occurrences":[7],"smoothed_shares":[0.254320987654321],"smoothed_rates":[1969.7901118446864]},{"period":"2020-2029","is_coarse":false,"out_of":18,"counts":[1],"words":2886,"occurrences":[3],"smoothed_shares":[0.17777777777777778],"smoothed_rates":[1339.0389092636283]}]}
    [exit 0]
    == licence --unit day --from 2003-05-13 --to 2003-05-16
    licence: 2 clippings
      2003-05-13  0    0.0 %
      2003-05-14  0    0.0 %
      2003-05-15  2  100.0 %  ██████████████████████████████████████████████████████
      2003-05-16  0    0.0 %
    [exit 0]
    == licence --unit day --from 1500
    error: a timeline by day would have 191466 periods, and 40000 is the most
    hint: ask for longer periods, or for a shorter time with --from and --to
    [exit 2]
    "#);
}

#[test]
fn curves_are_drawn() {
    let bench = Bench::indexed();
    let args = [
        "timeline",
        "licence",
        "<fibre> & \"cuivre\"",
        "--unit",
        "decade",
        "--smooth",
        "1",
        "--svg",
        "courbes.svg",
        "--format",
        "tsv",
    ];
    let answer = bench.run(&args);
    let picture = std::fs::read_to_string(bench.path("courbes.svg")).unwrap();
    check_text!(format!("{}\n{picture}", answer.err), @r##"
    warning: the archive does not know `cuivre`; looked for suivre
    warning: no clipping has the phrase together with the rest; looked for its words instead
    warning: few clippings have every word; hits have at least 1 of the 2
    2 curves in courbes.svg

    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 499" width="800" height="499" role="img" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif" font-size="13" fill="#1a1a1a">
    <title>Share of clippings by decade</title>
    <rect width="800" height="499" fill="#ffffff"/>
    <text x="20" y="34" font-size="17" font-weight="bold">Share of clippings by decade</text>
    <path d="M20 55h38" fill="none" stroke="#000000" stroke-width="2" stroke-dasharray="none"/><circle cx="39" cy="55" r="3.2" fill="#000000"/><text x="66" y="59.5">licence (18 clippings)</text>
    <path d="M248.2 55h38" fill="none" stroke="#d55e00" stroke-width="2" stroke-dasharray="9 4"/><rect x="264.1" y="51.9" width="6.2" height="6.2" fill="#ffffff" stroke="#d55e00" stroke-width="1.5"/><text x="294.2" y="59.5">&lt;fibre&gt; &amp; &quot;cuivre&quot; (9 clippings)</text>
    <path d="M61.6 403H768" stroke="#1a1a1a"/><text x="53.6" y="407.5" text-anchor="end">0</text>
    <path d="M61.6 339H768" stroke="#dddddd"/><text x="53.6" y="343.5" text-anchor="end">10</text>
    <path d="M61.6 275H768" stroke="#dddddd"/><text x="53.6" y="279.5" text-anchor="end">20</text>
    <path d="M61.6 211H768" stroke="#dddddd"/><text x="53.6" y="215.5" text-anchor="end">30</text>
    <path d="M61.6 147H768" stroke="#dddddd"/><text x="53.6" y="151.5" text-anchor="end">40</text>
    <path d="M61.6 83H768" stroke="#dddddd"/><text x="53.6" y="87.5" text-anchor="end">50</text>
    <path d="M61.6 403v5" stroke="#1a1a1a"/><text x="61.6" y="423" text-anchor="middle">2000-2009</text>
    <path d="M414.8 403v5" stroke="#1a1a1a"/><text x="414.8" y="423" text-anchor="middle">2010-2019</text>
    <path d="M768 403v5" stroke="#1a1a1a"/><text x="765.2" y="423" text-anchor="middle">2020-2029</text>
    <text x="414.8" y="443" text-anchor="middle">decade</text>
    <text transform="translate(29 243) rotate(-90)" text-anchor="middle">share of clippings (%)</text>
    <path d="M61.6 142.3L414.8 211L768 367.4" fill="none" stroke="#000000" stroke-opacity="0.35"/>
    <path d="M61.6 176.6L414.8 240.2L768 289.2" fill="none" stroke="#000000" stroke-width="2" stroke-linejoin="round" stroke-dasharray="none"/>
    <circle cx="61.6" cy="176.6" r="3.2" fill="#000000"/>
    <circle cx="414.8" cy="240.2" r="3.2" fill="#000000"/>
    <circle cx="768" cy="289.2" r="3.2" fill="#000000"/>
    <path d="M61.6 331.9L414.8 339L768 260.8" fill="none" stroke="#d55e00" stroke-opacity="0.35"/>
    <path d="M61.6 335.4L414.8 310.6L768 299.9" fill="none" stroke="#d55e00" stroke-width="2" stroke-linejoin="round" stroke-dasharray="9 4"/>
    <rect x="58.5" y="332.3" width="6.2" height="6.2" fill="#ffffff" stroke="#d55e00" stroke-width="1.5"/>
    <rect x="411.7" y="307.5" width="6.2" height="6.2" fill="#ffffff" stroke="#d55e00" stroke-width="1.5"/>
    <rect x="764.9" y="296.8" width="6.2" height="6.2" fill="#ffffff" stroke="#d55e00" stroke-width="1.5"/>
    <text x="20" y="465" font-size="11" fill="#555555">Thick lines: centred moving average over 3 decades; thin lines: each decade by itself.</text>
    <text x="20" y="480" font-size="11" fill="#555555">Archive of 68 clippings, generation 1.</text>
    </svg>
    "##);
    let none = bench.run(&["timeline", "zzz", "--match", "all", "--svg", "rien.svg"]);
    check_text!(none.whole(), @"
    zzz: 0 clippings
    no period
    warning: the archive does not know `zzz`
    warning: there is no period to draw, and `rien.svg` is not written
    [exit 1]
    ");
    assert!(!bench.path("rien.svg").exists());
    let nowhere = bench.run(&[
        "timeline",
        "licence",
        "--unit",
        "decade",
        "--svg",
        "pas/là.svg",
    ]);
    check_text!(nowhere.err, @"
    error: cannot write `pas/là.svg.part`: No such file or directory (os error 2)
    hint: name a place where you may write, with enough room
    ");
}
