use crate::support::{Bench, check_text};

/// Returns what the commands say of themselves, one after the other.
pub(crate) fn help_of(commands: &[&str]) -> String {
    let bench = Bench::new();
    let mut help = String::new();
    for command in commands {
        let args: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let answer = bench.run(&args);
        assert_eq!(answer.status, 0, "{command}");
        help.push_str(&format!("=== pressoir {command}\n{}\n", answer.out));
    }
    help
}

#[test]
fn every_command_that_reads_and_serves_explains_itself() {
    let help = help_of(&["", "index", "parse", "analyze", "serve"]);
    check_text!(help, @r#"
    === pressoir 
    Search French press archives: raw clippings in, ranked hits out

    `pressoir index` reads clippings into an index, `pressoir search` asks it, `pressoir serve` answers
    over HTTP. Results go to standard output, everything else to standard error. The exit status is 0
    when something was found or done, 1 when nothing was found, 2 on an error.

    On a terminal, what search, show, kwic, facets and timeline print for reading goes through the pager
    that PRESSOIR_PAGER or PAGER names, or else `less -FRX`; an empty PRESSOIR_PAGER switches it off.

    Usage: pressoir [OPTIONS] <COMMAND>

    Commands:
      index              Read clippings into an index
      delete             Delete clippings from the index, and their text from its files
      parse              Print the clippings of files and folders as JSON, one a line
      search             Search the archive and print ranked hits
      show               Print a clipping of the archive
      facets             Count the clippings that a query finds by keyword, source, author, year or
                         month
      timeline           Count what one or several queries find in each period
      kwic               Show every place at which something stands, each in its context
      cooccurrences      List the words and keywords that go together with something
      compare            List the words and keywords that distinguish two parts of the archive
      similar            List the clippings that are nearest to one by their words
      export             Write every clipping that a query finds, as data, references or a corpus
      suggest            Complete a word that is being typed
      check-suggestions  Tell how well keywords are suggested to clippings that have none
      batch              Run the queries of a file and print the ids of their hits, or how many each
                         finds
      analyze            Show the words of a text as the index sees them
      serve              Answer searches over HTTP
      verify             Check that the index is whole, or that it still gives a result that a manifest
                         notes
      snapshot           Keep the index as it is now in a folder of its own
      rollback           Make a snapshot the newest state of the index
      bench              Measure how fast clippings are indexed and queries are answered
      completions        Print what a shell needs to complete commands and options
      man                Print the manual page of a command, or write those of all into a folder
      help               Print this message or the help of the given subcommand(s)

    Options:
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

    === pressoir index
    Read clippings into an index

    Folders and .zip or .tar archives are read with all that is below them: text files in any layout,
    JSON Lines, CSV and TSV, also compressed with gzip, xz or zstd; `-` is standard input, JSON Lines or
    one text. Clippings that are in the index as they are, are left alone, changed ones are replaced:
    running the command again brings the index up to date.

    Usage: pressoir index [OPTIONS] <PATH>...

    Arguments:
      <PATH>...
              Files and folders to read; `-` is standard input

    Options:
          --prune
              Delete clippings from the index that are gone from these paths

          --publish
              Build the index anew from these paths, beside the one that is there, and put it in its
              place when it is whole: who searches sees the old archive until then, and the new one
              after. Where nothing could be read the old one stays

          --memory <MB>
              Memory to fill before a part of the index is written, in MB
              
              [default: 400]

          --threads <N>
              Threads that parse and that write; one a processor where it is not given

          --verbose
              Name every file that was skipped, however many there are, and count the fields found in
              each layout

          --report <FILE>
              Write what was found and skipped to this file, as JSON

          --glob <PATTERN>
              Read only files below a folder that fit this pattern, such as `*.txt` or `2003/**`, or
              with a leading `!` those that do not; can be given again, and the last one that fits
              counts

          --keywords <FILE>
              List of the portal's keywords, one a line, `#` before a comment; it replaces the one that
              ships

          --sources <FILE>
              Table of papers in TOML, one a line: "name as printed" = "name to count it by"; it adds to
              the one that ships

          --no-learned-chrome
              Drop only menus and footers that are known, and none that were learned from the other
              texts

          --chrome-report[=<FILE>]
              Tell which lines were dropped as chrome, how often, and whether they are known or were
              learned from the other texts; with a file, as JSON

          --json
              Print the summary as JSON

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
      pressoir index corpus
      pressoir index 2003 2004 depeches.jsonl.xz --index presse
      pressoir index corpus --prune
      pressoir index 2003 2004 --publish --index presse
      zcat depeches.jsonl.gz | grep '"Le Fil"' | pressoir index -

    === pressoir parse
    Print the clippings of files and folders as JSON, one a line

    Each line is an object with the fields path, id, layout, title, date, keywords, source,
    source_facet, source_date, author, url, body and warnings; what is not known is null. source is the
    name as printed, source_facet the one under which all its spellings are counted. One file can give
    several clippings. Standard input, `-`, is JSON Lines or one text, also compressed. No index is read
    or written. With --explain it prints instead what each line was read as.

    Usage: pressoir parse [OPTIONS] <PATH>...

    Arguments:
      <PATH>...
              Files and folders to read; `-` is standard input

    Options:
          --threads <N>
              Threads that parse; one a processor where it is not given

          --report <FILE>
              Write what was found and skipped to this file, as JSON

          --explain
              Show what each line became, instead of JSON: its number, its role, the paragraph; then
              repairs and warnings

          --glob <PATTERN>
              Read only files below a folder that fit this pattern, such as `*.txt` or `2003/**`, or
              with a leading `!` those that do not; can be given again, and the last one that fits
              counts

          --keywords <FILE>
              List of the portal's keywords, one a line, `#` before a comment; it replaces the one that
              ships

          --sources <FILE>
              Table of papers in TOML, one a line: "name as printed" = "name to count it by"; it adds to
              the one that ships

          --no-learned-chrome
              Drop only menus and footers that are known, and none that were learned from the other
              texts

          --chrome-report[=<FILE>]
              Tell which lines were dropped as chrome, how often, and whether they are known or were
              learned from the other texts; with a file, as JSON

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
      pressoir parse corpus/2003
      pressoir parse article.txt | jq .title
      pressoir parse --explain article.txt
      pressoir parse corpus --keywords keywords.txt | jq .keywords
      pressoir parse corpus --sources papers.toml | jq .source_facet
      pdftotext article.pdf - | pressoir parse -

    === pressoir analyze
    Show the words of a text as the index sees them

    Each word has its form, which is what the index holds; its fold, under which it is found without
    accents; the stems and the inflection keys that it shares with related words; and its place in the
    text, in bytes and in characters from 0. A compound and the other gender of inclusive writing stand
    at the position of their first word, as they do in the index. No index is read.

    Usage: pressoir analyze [OPTIONS] <TEXT>

    Arguments:
      <TEXT>
              The text; `-` is standard input

    Options:
          --format <FORMAT>
              How words are printed

              Possible values:
              - human: For reading: a table
              - json:  One JSON object: the text and its words
              - jsonl: One JSON object a word, one a line
              - tsv:   Tab-separated values, with a header
              
              [default: human]

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
      pressoir analyze "l'A.R.T.P. et les étudiant·e·s"
      pressoir analyze 'SAT-3, 1 000 F CFA' --format json
      pressoir analyze - --format tsv < article.txt | cut -f 3 | sort | uniq -c

    === pressoir serve
    Answer searches over HTTP

    GET /v1/search answers with hits, counts and snippets as JSON, GET /v1/documents/{id} with one
    clipping, and / is a page to search with. The service moves on by itself when `pressoir index` has
    brought the index up to date. Ctrl-C finishes the requests that were begun, and ends it.

    What no flag says can stand in a variable, PRESSOIR_ and the name of the flag in capitals, such as
    PRESSOIR_RATE_LIMIT, or else in the file that --config names.

    Usage: pressoir serve [OPTIONS]

    Options:
          --corpus <PATH>
              Bring the index up to date from this file or folder first; can be given again

          --host <ADDRESS>
              Address to listen on; the default is reached from this machine only
              
              [default: 127.0.0.1]

          --port <PORT>
              Port to listen on; 0 is any free one
              
              [default: 7878]

          --unix-socket <PATH>
              Listen on this socket in the file system instead of on a port

          --allow-origin <ORIGIN>
              Web origin whose pages may call the service, such as `https://presse.example`; can be
              given again

          --public-url <URL>
              Address under which clients reach the service, such as `https://presse.example`, for feeds
              and the search box of browsers; otherwise the one that each request names

          --trust-proxy <HEADER>
              Header in which the proxy before the service names its client, such as `X-Real-IP`; every
              client is believed what it says there, so only a proxy may reach the service

          --rate-limit <N/s>
              Refuse what one client asks more often than this, such as `20/s`; otherwise there is no
              limit

          --max-connections <N>
              Most connections that are open at the same time
              
              [default: 10000]

          --max-header-size <BYTES>
              Most bytes of the head of a request, its URL included; at least 8192
              
              [default: 65536]

          --max-body-size <BYTES>
              Most bytes of the body of a request
              
              [default: 65536]

          --header-timeout <TIME>
              How long a client may take to send the head of a request, or be idle between two
              
              [default: 30s]

          --request-timeout <TIME>
              How long a request may take before it is given up with 503
              
              [default: 30s]

          --concurrent-searches <N>
              How many searches run at the same time; one a processor where it is not given

          --queued-searches <N>
              How many searches may wait for their turn before others are refused with 429; 64 a
              processor where it is not given

          --slow-query <TIME>
              Tell in the log which requests take this long, such as `500ms`

          --log-queries
              Tell there what was searched for, too, which is the searchers' own business

          --log-format <FORMAT>
              How the log is written

              Possible values:
              - text: For reading
              - json: One JSON object a line
              
              [default: text]

          --config <FILE>
              Read settings that no flag and no variable gives from this file, in TOML, by the names of
              the flags: port = 8080

          --print-config
              Print all settings as such a file, with where each comes from, and end

          --memory <MB>
              Memory to fill before a part of the index is written, in MB
              
              [default: 400]

          --threads <N>
              Threads that parse and that write; one a processor where it is not given

          --verbose
              Name every file that was skipped, however many there are, and count the fields found in
              each layout

          --report <FILE>
              Write what was found and skipped to this file, as JSON

          --glob <PATTERN>
              Read only files below a folder that fit this pattern, such as `*.txt` or `2003/**`, or
              with a leading `!` those that do not; can be given again, and the last one that fits
              counts

          --keywords <FILE>
              List of the portal's keywords, one a line, `#` before a comment; it replaces the one that
              ships

          --sources <FILE>
              Table of papers in TOML, one a line: "name as printed" = "name to count it by"; it adds to
              the one that ships

          --no-learned-chrome
              Drop only menus and footers that are known, and none that were learned from the other
              texts

          --chrome-report[=<FILE>]
              Tell which lines were dropped as chrome, how often, and whether they are known or were
              learned from the other texts; with a file, as JSON

          --synonyms <FILE>
              File of names that mean the same, in TOML: groups = [["Sentel", "Tigo"]]; under one_way,
              "opérateur historique" = ["Sonatel"] finds the latter for the former alone
              
              [env: PRESSOIR_SYNONYMS]

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
      pressoir serve
      pressoir serve --corpus corpus --port 8080
      pressoir serve --config pressoir.toml --print-config
      curl 'http://127.0.0.1:7878/v1/search?q=souverainete+numerique&facets=keyword,month'
    "#);
}

#[test]
fn a_wrong_flag_is_an_error() {
    let answer = Bench::new().run(&["search", "--limti", "3", "licence"]);
    assert_eq!(answer.status, 2);
    assert!(answer.err.contains("--limit"), "{}", answer.err);
}
