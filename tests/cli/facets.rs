use crate::help::help_of;
use crate::support::{Bench, check_text};

#[test]
fn counting_explains_itself() {
    check_text!(help_of(&["facets"]), @r#"
    === pressoir facets
    Count the clippings that a query finds by keyword, source, author, year or month

    Each count is exact. A clipping with two keywords counts for both; one without a date, a keyword, a
    source or an author is counted as such, last. A filter on keywords, sources or dates does not bear
    on the counts of its own field, so that a chosen value does not hide its siblings.

    Usage: pressoir facets [OPTIONS] [QUERY]

    Arguments:
      [QUERY]
              What to look for, in the query language of `pressoir search`; every clipping without it
              
              [default: *]

    Options:
          --by <FIELD,…>
              Count by these fields: keyword, source, author, year, month
              
              [default: keyword,source,author,year]

          --values <TEXT>
              List only values that hold these letters; accents and case do not matter

          --limit <N>
              List at most this many values of a field, months and years excepted; how many more there
              are is told
              
              [default: 20]

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
      pressoir facets
      pressoir facets licence --by source --limit 50
      pressoir facets 'télécent*' --by month --format csv > months.csv
      pressoir facets --by author --values ndiaye
      pressoir facets amende --by year --source 'Le Soleil'
    "#);
}

#[test]
fn counts_are_listed_with_what_has_no_value() {
    let bench = Bench::indexed();
    let mut shown = String::new();
    for args in [
        &["--limit", "3"] as &[&str],
        &[
            "licence",
            "--by",
            "year,source",
            "--from",
            "2003",
            "--limit",
            "2",
        ],
        &["--by", "author,keyword", "--values", "SEC"],
        &["introuvable", "--by", "month"],
        &[
            "licence", "--by", "author", "--limit", "1", "--format", "csv",
        ],
        &[
            "licence", "--by", "author", "--limit", "1", "--format", "jsonl",
        ],
        &[
            "licence", "--by", "author", "--limit", "1", "--format", "json",
        ],
        &["--by", "colour"],
    ] {
        let answer = bench.run(&[&["facets"], args].concat());
        shown += &format!("== {}\n{}\n", args.join(" "), answer.whole());
    }
    check_text!(shown, @r#"
    == --limit 3
    68 of 68 clippings

    keyword
       4  Licences de télécommunications
       2  Cybersécurité/Cybercriminalité
       2  Infrastructures
      43  no keyword
      and 17 more; --limit 20 lists them all

    source
      10  Le Courrier de Port-Saré
       7  La Dépêche dioralaise
       7  Le Matin dioralais
      16  no source
      and 9 more; --limit 12 lists them all

    author
       4  Coumba Sallayé
       3  Gnima Sékouba
       2  Aliou Mbarré
      49  no author
      and 7 more; --limit 10 lists them all

    year
      1  1999
      2  2000
      2  2001
      2  2002
      4  2003
      3  2004
      2  2005
      2  2006
      2  2007
      6  2008
      2  2009
      2  2010
      2  2011
      2  2012
      2  2013
      2  2014
      1  2015
      2  2016
      1  2017
      3  2018
      3  2019
      1  2020
      6  2021
      3  2022
      1  2023
      6  2024
      1  2025
      2  no date
    [exit 0]
    == licence --by year,source --from 2003 --limit 2
    16 of 68 clippings

    year
      1  2000
      1  2001
      3  2003 (chosen)
      1  2004 (chosen)
      1  2006 (chosen)
      1  2007 (chosen)
      1  2008 (chosen)
      2  2009 (chosen)
      2  2010 (chosen)
      1  2014 (chosen)
      1  2016 (chosen)
      1  2018 (chosen)
      1  2019 (chosen)
      1  2024 (chosen)

    source
      3  La Dépêche dioralaise
      3  Le Courrier de Port-Saré
      2  no source
      and 8 more; --limit 10 lists them all
    [exit 0]
    == --by author,keyword --values SEC
    68 of 68 clippings

    author
      none

    keyword
      2  Cybersécurité/Cybercriminalité
    [exit 0]
    == introuvable --by month
    1 of 68 clippings

    month
      1  2000-06
    [exit 0]
    == licence --by author --limit 1 --format csv
    field,value,count,selected
    author,Coumba Sallayé,2,false
    author,,13,false
    hint: 2 more of author; --limit 3 lists them all
    [exit 0]
    == licence --by author --limit 1 --format jsonl
    {"field":"author","value":"Coumba Sallayé","count":2,"selected":false}
    {"field":"author","value":null,"count":13,"selected":false}
    hint: 2 more of author; --limit 3 lists them all
    [exit 0]
    == licence --by author --limit 1 --format json
    {"query":{"raw":"licence","parsed":"licence","warnings":[],"suggestion":null},"found":18,"out_of":68,"index":{"generation":1,"docs":68},"fields":[{"field":"author","distinct":3,"more":2,"values":[{"value":"Coumba Sallayé","count":2,"selected":false},{"value":null,"count":13,"selected":false}]}]}
    [exit 0]
    == --by colour
    error: invalid value 'colour' for '--by <FIELD,…>': `colour` is not one of author, keyword, month, source, year

    For more information, try '--help'.
    [exit 2]
    "#);
}
