use crate::help::help_of;
use crate::support::check_text;

#[test]
fn every_command_that_asks_explains_itself() {
    let help = help_of(&["search", "show", "suggest", "batch"]);
    check_text!(help, @r#"
    === pressoir search
    Search the archive and print ranked hits

    Words are found in all their inflections, with or without accents. Where few clippings have all the
    words, hits with fewer of them are shown too, and a warning says so. No query is an error.

    Usage: pressoir search [OPTIONS] <QUERY>

    Arguments:
      <QUERY>
              What to look for

    Options:
          --collapse
              Show one hit for all reprints of a text, the best of them; counts are of clippings all the
              same

          --facets <FIELD,…>
              Count the clippings by these fields: keyword, source, author, year, month

          --explain
              Say which forms of the archive each word stands for, and why each hit has its score; with
              human, json and jsonl

          --suggest-keywords
              Tell keywords that a hit without one may be filed under, as the clippings nearest to it
              are; with human, json and jsonl

          --format <FORMAT>
              How hits are printed

              Possible values:
              - human: For reading: title, date, source, keywords and snippet
              - json:  One JSON object: the whole answer, with counts
              - jsonl: One JSON object a hit, one a line
              - csv:   Comma-separated values, with a header
              - tsv:   Tab-separated values, with a header
              - ids:   The ids alone, one a line
              
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

    Hits:
          --sort <ORDER>
              Order of the hits: relevance, date (the oldest first) or -date (the newest first)
              
              [default: relevance]

          --limit <N>
              Show at most this many hits; counts are exact all the same
              
              [default: 10]

          --offset <N>
              Pass over this many hits first
              
              [default: 0]

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

    The query language, with French or English names:
      "new deal"          a phrase; "salon internet"~5: near each other
      +word -word         must be there, must not
      a ET b OU c SAUF d  AND OR NOT, in capitals; parentheses hold together
      a PRÈS/5 b          NEAR/5: at most 5 words apart; ADJ/3: in this order
      télécom* t?lécom    any letters, one letter; word~1: one letter other
      =Tours ==SALL       no inflections; these accents and capitals
      titre: corps:       title: body: before a word, a phrase or parentheses
      source: mot-clé:    keyword: auteur: author: by the words of their names
      date:2003..2005     date:"décembre 2025" depuis:2019-03 avant:2005
      *                   every clipping

    Examples:
      pressoir search "souverainete numerique"
      pressoir search "licence -amende" --from 2003 --to 2005-06 --sort date
      pressoir search '"ministère de la Communication"' --facets source,month
      pressoir search 'securite reseaux' --explain --limit 1
      pressoir search 'titre:(licence OU amende) SAUF mobile'
      pressoir search licence --collapse
      pressoir search '*' --keyword 'Médias/Réseaux sociaux' --limit 1000 --format csv

    === pressoir show
    Print a clipping of the archive

    A clipping without a keyword is told with those that it may be filed under, as the clippings nearest
    to it are, and with how confident that is.

    Usage: pressoir show [OPTIONS] <ID>

    Arguments:
      <ID>
              The clipping's id, as `pressoir search` prints it

    Options:
          --format <FORMAT>
              How it is printed

              Possible values:
              - human:  For reading: all that is known, and the text
              - json:   One JSON object
              - text:   A plain text
              - ris:    A reference for Zotero, EndNote and other managers
              - bibtex: A reference for LaTeX
              - csl:    A reference for citation processors, as CSL-JSON
              - tei:    A document of TEI
              
              [default: human]

          --json
              Print it as JSON, as --format json does

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

    Examples:
      pressoir show 4c05f0b1a9e2d377
      pressoir search licence --format ids --limit 1 | xargs pressoir show
      pressoir show 4c05f0b1a9e2d377 --format bibtex >> references.bib

    === pressoir suggest
    Complete a word that is being typed

    Prints words, keywords, sources and titles of the archive that go on from what was typed, the most
    frequent first, each with how many clippings have it. Accents, capitals and elisions do not matter;
    words before the last one are what the suggestions go on from.

    Usage: pressoir suggest [OPTIONS] <PREFIX>

    Arguments:
      <PREFIX>
              What was typed so far

    Options:
          --limit <N>
              Print at most this many suggestions
              
              [default: 10]

          --format <FORMAT>
              How suggestions are printed

              Possible values:
              - human: For reading: count, kind and text
              - json:  One JSON object: the whole answer
              - jsonl: One JSON object a suggestion, one a line
              - tsv:   Tab-separated values, with a header
              
              [default: human]

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

    Examples:
      pressoir suggest "l'econ"
      pressoir suggest 'souverainete num'
      pressoir suggest med --format jsonl --limit 20

    === pressoir batch
    Run the queries of a file and print the ids of their hits, or how many each finds

    Each line of the file is a query id, a tab and a query; what follows another tab is passed over.
    Each line of the result is the query id, the rank from 1, the clipping's id and its score, separated
    by tabs: the form that retrieval evaluations read. With --counts it is the query id, the query and
    how many clippings it finds, exactly.

    Usage: pressoir batch [OPTIONS] <FILE>

    Arguments:
      <FILE>
              The file of queries; - is standard input

    Options:
          --limit <N>
              Print at most this many hits a query
              
              [default: 10]

          --counts
              Print how many clippings each query finds, not the hits

          --format <FORMAT>
              How counts are printed

              Possible values:
              - human: For reading: columns
              - json:  One JSON object: the whole answer, with counts
              - jsonl: One JSON object a row, one a line
              - csv:   Comma-separated values, with a header
              - tsv:   Tab-separated values, with a header
              
              [default: human]

          --collapse
              Print one hit for all reprints of a text, the best of them

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
      pressoir batch queries.tsv > run.tsv
      pressoir batch queries.tsv --counts --source 'Le Soleil'
      pressoir batch queries.tsv --counts --format csv > counts.csv
      printf 'q1\tlicence suspendue\n' | pressoir batch -
    "#);
}
