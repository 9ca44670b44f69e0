use crate::help::help_of;
use crate::support::check_text;

#[test]
fn every_command_that_analyses_explains_itself() {
    let help = help_of(&["kwic"]);
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
              How lines are printed

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

    In the order of date, -date, order and source the first lines are there at once. The orders left,
    keyword and right read every line before they print the first, and keep twice as many in memory as
    --offset and --limit ask for; with --all they keep all.

    Examples:
      pressoir kwic licence
      pressoir kwic '"souveraineté numérique"' --sort right --window 5
      pressoir kwic 'télécent*' --from 2003 --to 2005 --sort left
      pressoir kwic 'licence PRÈS/5 suspen*' --all --format csv > licence.csv
    "#);
}
