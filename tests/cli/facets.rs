use crate::help::help_of;
use crate::support::{Bench, check_text};

#[test]
fn counting_explains_itself() {
    check_text!(help_of(&["facets"]), @r#"
    === pressoir facets
    Count the clippings that a query finds by keyword, source, author, year or month

    Each count is exact. A clipping with two keywords counts for both; one without a date, a keyword, a
    source or an author is counted as such, last. In a list, a filter on keywords, sources or dates does
    not bear on the counts of its own field, so that a chosen value does not hide its siblings.

    Two fields joined by a comma are a table: how many of the clippings found have each pair of values.
    All filters bear on it. Data holds a pair a row, and leaves out pairs that no clipping has.

    Usage: pressoir facets [OPTIONS] [QUERY]

    Arguments:
      [QUERY]
              What to look for, in the query language of `pressoir search`; every clipping without it
              
              [default: *]

    Options:
          --by <FIELD[,FIELD]>
              Count by this field: keyword, source, author, year or month; give it again for another
              list. Two of them, as in keyword,month, are the rows and the columns of a table [default:
              keyword, source, author and year, a list each]

          --values <TEXT>
              List only values, or rows, that hold these letters; accents and case do not matter

          --suggested
              Count the keywords that are suggested to clippings without one as well, apart from the
              editors' own: a few milliseconds for each such clipping

          --limit <N>
              List at most this many values of a field, or rows, months and years excepted; how many
              more there are is told [default: 20; all in a table as data]

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
      pressoir facets
      pressoir facets licence --by source --limit 50
      pressoir facets 'télécent*' --by month --format csv > months.csv
      pressoir facets licence --by source,year
      pressoir facets --by keyword,month --format csv > keywords-by-month.csv
      pressoir facets --by author --values ndiaye
      pressoir facets licence --by keyword --suggested
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
            "licence", "--by", "year", "--by", "source", "--from", "2003", "--limit", "2",
        ],
        &["--by", "author", "--by", "keyword", "--values", "SEC"],
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
        &["--by", "month", "--from", "2008", "--to", "2009-06"],
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
    == licence --by year --by source --from 2003 --limit 2
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
    == --by author --by keyword --values SEC
    68 of 68 clippings

    author
      none

    keyword
      2  Cybersécurité/Cybercriminalité
    [exit 0]
    == introuvable --by month
    1 of 68 clippings

    month
      1  2000
      1    2000-06
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
    == --by month --from 2008 --to 2009-06
    7 of 68 clippings

    month
      1  1999
      1    1999-11
      2  2000
      1    2000-02
      1    2000-06
      2  2001
      1    2001-04
      1    2001-10
      2  2002
      1    2002-01
      1    2002-09
      4  2003
      1    2003-02
      3    2003-05
      3  2004
      1    2004-02
      1    2004-06
      1    2004-09
      2  2005
      1    2005-02
      1    2005-07
      2  2006
      1    2006-03
      1    2006-11
      2  2007
      1    2007-01
      1    2007-03
      6  2008
      4    2008-03 (chosen)
      1    2008-04 (chosen)
      1    2008-07 (chosen)
      2  2009
      1    2009-03 (chosen)
      1    2009-10
      2  2010
      1    2010-09
      1    2010-12
      2  2011
      1    2011-05
      1    2011-08
      2  2012
      1    2012-06
      1    2012-10
      2  2013
      1    2013-04
      1    2013-12
      2  2014
      1    2014-07
      1    2014-11
      1  2015
      1    2015-09
      2  2016
      1    2016-03
      1    2016-04
      1  2017
      1    2017-11
      3  2018
      1    2018-03
      1    2018-05
      1    2018-10
      3  2019
      1    2019-02
      1    2019-06
      1    2019-11
      1  2020
      1    2020-01
      6  2021
      1    2021-06
      1    2021-09
      2    2021-10
      1    2021-11
      1    2021-12
      3  2022
      1    2022-02
      1    2022-06
      1    2022-09
      1  2023
      1    2023-02
      6  2024
      1    2024-01
      1    2024-03
      1    2024-05
      1    2024-07
      1    2024-08
      1    2024-11
      1  2025
      1    2025-10
      2  no date
    [exit 0]
    == --by colour
    error: invalid value 'colour' for '--by <FIELD[,FIELD]>': `colour` is not one of author, keyword, month, source, year

    For more information, try '--help'.
    [exit 2]
    "#);
}

#[test]
fn two_fields_are_a_table() {
    let bench = Bench::indexed();
    let mut shown = String::new();
    for args in [
        &["licence", "--by", "source,year", "--limit", "4"] as &[&str],
        &["--by", "keyword,month", "--limit", "3"],
        &[
            "licence",
            "--by",
            "year,keyword",
            "--from",
            "2003",
            "--to",
            "2006",
        ],
        &[
            "--by",
            "keyword,month",
            "--values",
            "secu",
            "--format",
            "csv",
        ],
        &[
            "licence",
            "--by",
            "author,source",
            "--limit",
            "1",
            "--format",
            "tsv",
        ],
        &[
            "*",
            "--by",
            "author,year",
            "--values",
            "Aliou",
            "--format",
            "jsonl",
        ],
        &[
            "licence",
            "--by",
            "keyword,year",
            "--to",
            "2001",
            "--format",
            "json",
        ],
        &["introuvable", "--by", "keyword,month"],
        &["--by", "keyword,month", "--by", "source"],
        &["--by", "keyword,month,year"],
        &["--by", "year,year"],
    ] {
        let answer = bench.run(&[&["facets"], args].concat());
        shown += &format!("== {}\n{}\n", args.join(" "), answer.whole());
    }
    check_text!(shown, @r#"
    == licence --by source,year --limit 4
    source by year: 18 of 68 clippings

    source                    all  2017  2018  2019  2020  2021  2022  2023  2024
    Le Courrier de Port-Saré    5     0     0     0     0     0     0     0     0
    La Dépêche dioralaise       3     0     0     0     0     0     0     0     0
    ANDP                        1     0     0     0     0     0     0     0     0
    Dioral Actu                 1     0     0     1     0     0     0     0     0
    no source                   2     0     1     0     0     0     0     0     0

    6 more sources; --limit lists more
    17 earlier years, for which the screen is too narrow; --to shows earlier ones
    --format csv writes the whole table
    [exit 0]
    == --by keyword,month --limit 3
    keyword by month: 68 of 68 clippings

    keyword                         all  2025-07  2025-08  2025-09  2025-10  no date
    Licences de télécommunications    4        0        0        0        0        0
    Cybersécurité/Cybercriminalité    2        0        0        0        0        0
    Infrastructures                   2        0        0        0        0        0
    no keyword                       43        0        0        0        0        2

    17 more keywords; --limit lists more
    308 earlier months, for which the screen is too narrow; years have fewer columns
    --format csv writes the whole table
    [exit 0]
    == licence --by year,keyword --from 2003 --to 2006
    year by keyword: 5 of 68 clippings

    year  all    Licences de…     Régulation…  no keyword
    2003    3               1               0           2
    2004    1               0               1           0
    2005    0               0               0           0
    2006    1               0               0           1
    [exit 0]
    == --by keyword,month --values secu --format csv
    keyword,month,count
    Cybersécurité/Cybercriminalité,2013-04,1
    Cybersécurité/Cybercriminalité,2024-08,1
    [exit 0]
    == licence --by author,source --limit 1 --format tsv
    author	source	count
    Coumba Sallayé	La Dépêche dioralaise	1
    Coumba Sallayé	L'Éclaireur du Fleuve	1
    	Le Courrier de Port-Saré	4
    	ANDP	1
    	Dioral Actu	1
    	Dioralactu	1
    	Le Matin dioralais	1
    	Numérik Hebdo	1
    	Tam-Tam Economie	1
    	Tam-Tam Économie	1
    		2
    hint: 2 more of author; without --limit all are listed
    [exit 0]
    == * --by author,year --values Aliou --format jsonl
    {"author":"Aliou Mbarré","year":"2002","count":1}
    {"author":"Aliou Mbarré","year":"2003","count":1}
    [exit 0]
    == licence --by keyword,year --to 2001 --format json
    {"query":{"raw":"licence","parsed":"licence","warnings":[],"suggestion":null},"found":2,"out_of":68,"index":{"generation":1,"docs":68},"by":["keyword","year"],"more":0,"rows":[{"value":"Régulation des télécoms","count":1,"selected":false},{"value":null,"count":1,"selected":false}],"columns":[{"value":"2000","count":1,"selected":true},{"value":"2001","count":1,"selected":true}],"cells":[{"row":"Régulation des télécoms","column":"2001","count":1},{"row":null,"column":"2000","count":1}]}
    [exit 0]
    == introuvable --by keyword,month
    keyword by month: 1 of 68 clippings

    keyword     all  2000-06
    no keyword    1        1
    [exit 0]
    == --by keyword,month --by source
    error: a table stands alone
    hint: give --by once, or leave the other fields to a second command
    [exit 2]
    == --by keyword,month,year
    error: invalid value 'keyword,month,year' for '--by <FIELD[,FIELD]>': a table has two fields, and these are 3; give --by again for another list

    For more information, try '--help'.
    [exit 2]
    == --by year,year
    error: invalid value 'year,year' for '--by <FIELD[,FIELD]>': a table has two different fields, and both are year

    For more information, try '--help'.
    [exit 2]
    "#);
}
