use crate::help::help_of;
use crate::support::check_text;

#[test]
fn every_command_that_analyses_explains_itself() {
    let help = help_of(&[
        "kwic",
        "cooccurrences",
        "compare",
        "similar",
        "check-suggestions",
    ]);
    check_text!(help, @r#"
    === pressoir kwic
    Show every place at which something stands, each in its context

    A concordance (key word in context): one line for each occurrence in the titles and texts of the
    clippings that `pressoir search` finds, with the words before it, the words behind it, and the date,
    the source and the id of the clipping. `¶` is where a paragraph ends. Phrases and words that stand
    near each other are one keyword. `=mot` finds the word without its inflections.

    Usage: pressoir kwic [OPTIONS] <QUERY>

    Arguments:
      <QUERY>
              What to look for, in the query language of `pressoir search`

    Options:
          --window <N>
              Show this many words on each side
              
              [default: 8]

          --sort <ORDER>
              Order of the lines: date (the oldest first), -date, order (as `pressoir search` ranks the
              clippings), source, left or right (by the words of the context, the nearest first, accents
              and capitals aside), or keyword (by what was found, then right)
              
              [default: date]

          --limit <N>
              Show at most this many lines; counts are exact all the same
              
              [default: 100]

          --offset <N>
              Pass over this many lines first
              
              [default: 0]

          --all
              Show every line

          --format <FORMAT>
              How lines are printed

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

    In the order of date, -date, order and source the first lines are there at once. The orders left,
    keyword and right read every line before they print the first, and keep twice as many in memory as
    --offset and --limit ask for; with --all they keep all.

    Examples:
      pressoir kwic licence
      pressoir kwic '"souveraineté numérique"' --sort right --window 5
      pressoir kwic 'télécent*' --from 2003 --to 2005 --sort left
      pressoir kwic 'licence PRÈS/5 suspen*' --all --format csv > licence.csv

    === pressoir cooccurrences
    List the words and keywords that go together with something

    A word is listed that stands near what the query looks for more often than chance says: with a
    log-likelihood ratio of 10.83 or more, which chance reaches once in 1000 (Dunning 1993). Log-dice
    says how exclusively the two go together: 14 is always, one less is half as much (Rychlý 2008).
    Words are forms as they are written, capitals aside. docs/text-analysis.md has the formulas.

    Usage: pressoir cooccurrences [OPTIONS] <QUERY>

    Arguments:
      <QUERY>
              What to look for, in the query language of `pressoir search`

    Options:
          --window <N>
              Look at this many words before and behind
              
              [default: 5]

          --within <WHOLE>
              Look at the whole clipping, and count clippings

              Possible values:
              - clipping: The clipping, its title and its text

          --by <UNIT>
              Look at each period for itself: day, month, quarter, year or decade

          --sort <ORDER>
              Order of the rows: log-likelihood (the least likely by chance first), log-dice (the most
              exclusive first) or together (the most frequent first)
              
              [default: log-likelihood]

          --format <FORMAT>
              How rows are printed

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

    Rows:
          --min <N>
              Leave out what is found less often
              
              [default: 3]

          --min-log-likelihood <X>
              Leave out what has a lower log-likelihood ratio: chance alone reaches 3.84 once in 20
              rows, 6.63 once in 100, 10.83 once in 1000
              
              [default: 10.83]

          --stop-words
              List articles, prepositions, pronouns and the like, too

          --limit <N>
              Print at most this many words and as many keywords
              
              [default: 20]

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
      pressoir cooccurrences licence
      pressoir cooccurrences 'télécent*' --window 3 --sort log-dice
      pressoir cooccurrences '"souveraineté numérique"' --within clipping
      pressoir cooccurrences licence --by decade --limit 5 --format csv

    === pressoir compare
    List the words and keywords that distinguish two parts of the archive

    Each part is what a query finds; dates, sources and keywords can be asked for in the query. A word
    is listed that one part has more of than chance says: with a log-likelihood ratio of 10.83 or more
    (Dunning 1993). The log ratio says how much more: 1 is twice as often, 2 four times (Hardie 2014). A
    clipping that fits both queries belongs to the first, so that `*` as the second is the rest of the
    archive. docs/text-analysis.md has the formulas.

    Usage: pressoir compare [OPTIONS] <A> <B>

    Arguments:
      <A>
              The query of the one part

      <B>
              The query of the other part

    Options:
          --sort <ORDER>
              Order of the rows: log-likelihood (the least likely by chance first) or log-ratio (the
              greatest difference first)
              
              [default: log-likelihood]

          --format <FORMAT>
              How rows are printed

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

    Rows:
          --min <N>
              Leave out what is found less often
              
              [default: 3]

          --min-log-likelihood <X>
              Leave out what has a lower log-likelihood ratio: chance alone reaches 3.84 once in 20
              rows, 6.63 once in 100, 10.83 once in 1000
              
              [default: 10.83]

          --stop-words
              List articles, prepositions, pronouns and the like, too

          --limit <N>
              Print at most this many words and as many keywords
              
              [default: 20]

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
      pressoir compare date:2000..2009 date:2010..2019
      pressoir compare 'source:soleil' '*' --sort log-ratio --min 10
      pressoir compare 'mot-clé:fintech' 'mot-clé:médias' --format csv

    === pressoir similar
    List the clippings that are nearest to one by their words

    The most telling words of the clipping, those that stand often in it and in few others, are looked
    for, and what has them is scored as by a search. Each clipping that is near is told with the words
    that make it so. Copies and reprints of the clipping itself are told apart, and one clipping stands
    for all its reprints.

    Usage: pressoir similar [OPTIONS] <ID>

    Arguments:
      <ID>
              The clipping's id, as `pressoir search` prints it

    Options:
          --limit <N>
              Print at most this many clippings
              
              [default: 10]

          --format <FORMAT>
              How clippings are printed

              Possible values:
              - human: For reading: columns
              - json:  One JSON object: the whole answer, with counts
              - jsonl: One JSON object a row, one a line
              - csv:   Comma-separated values, with a header
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
      pressoir similar 4c05f0b1a9e2d377
      pressoir search licence --format ids --limit 1 | xargs pressoir similar --limit 5
      pressoir similar 4c05f0b1a9e2d377 --format csv

    === pressoir check-suggestions
    Tell how well keywords are suggested to clippings that have none

    A fifth of the clippings that have keywords is taken as if it had none, keywords are suggested from
    the other four fifths, and what is suggested is compared with the editors' own. One row is one
    confidence from which on a keyword counts as suggested; `pressoir search --suggest-keywords` and
    `pressoir show` suggest from 0.5 on.

    Usage: pressoir check-suggestions [OPTIONS]

    Options:
          --format <FORMAT>
              How rows are printed

              Possible values:
              - human: For reading: columns
              - json:  One JSON object: the whole answer, with counts
              - jsonl: One JSON object a row, one a line
              - csv:   Comma-separated values, with a header
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
      pressoir check-suggestions
      pressoir check-suggestions --format csv
    "#);
}
