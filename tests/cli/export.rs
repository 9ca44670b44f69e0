use std::fs;

use crate::help::help_of;
use crate::support::{Bench, check_text};

#[test]
fn the_commands_that_write_references_explain_themselves() {
    check_text!(help_of(&["export"]), @r#"
    === pressoir export
    Write every clipping that a query finds, as data, references or a corpus

    Nothing is left out and nothing is cut: as many clippings are written as `pressoir search` finds.
    The order is that of --sort, then the newest first, then by id, so that the same archive gives the
    same file. docs/export.md tells what each format holds.

    Usage: pressoir export [OPTIONS] <QUERY>

    Arguments:
      <QUERY>
              What to look for, in the query language of `pressoir search`

    Options:
          --format <FORMAT>
              What is written

              Possible values:
              - jsonl:  One JSON object a clipping, one a line, as `pressoir parse` prints them
              - csv:    Comma-separated values, with a header
              - tsv:    Tab-separated values, with a header
              - ris:    References for Zotero, EndNote and other managers
              - bibtex: References for LaTeX, as biblatex and BibTeX read them
              - csl:    References for citation processors: a list of CSL-JSON
              - text:   A folder with a text file a clipping and a table of them
              - tei:    A folder with a TEI file a clipping and a table of them, as TXM imports it
              
              [default: jsonl]

      -o, --output <PATH>
              Write to this file, or for text and tei into this folder; it stands under its name only
              when it is whole

          --bom
              Begin a table with a byte order mark, by which spreadsheets know that it is UTF-8

          --sort <ORDER>
              Order of the clippings: date (the oldest first), -date (the newest first) or relevance
              
              [default: date]

          --collapse
              Write one clipping for all reprints of a text

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
      pressoir export '*' > archive.jsonl
      pressoir export licence --from 2003 --format csv --bom --output licence.csv
      pressoir export '"souveraineté numérique"' --format ris | head
      pressoir export 'source:soleil' --format bibtex --output soleil.bib
      pressoir export amende --format tei --output corpus-amende
    "#);
}

#[test]
fn every_format_of_a_list_is_pinned() {
    let bench = Bench::indexed();
    let mut shown = String::new();
    for format in ["jsonl", "csv", "tsv", "ris", "bibtex", "csl"] {
        let answer = bench.run(&[
            "export",
            "titre:licence",
            "--to",
            "2003-05",
            "--format",
            format,
        ]);
        assert_eq!(answer.status, 0, "{format}");
        let cut = |line: &str| line.chars().take(160).collect::<String>();
        let lines: Vec<String> = answer.out.lines().take(14).map(cut).collect();
        shown += &format!("== {format}\n{}\n", lines.join("\n"));
    }
    check_text!(shown, @r#"
    == jsonl
    {"path":"corpus/2003/courrier-licence-celdior-suspendue.txt","id":"bde56ada0ef36d0a","layout":"page","title":"La licence de Celdior suspendue pour trois mois","
    {"path":"corpus/2003/matin-etat-suspend-licence-celdior.txt","id":"c1544fd7f8d9e46c","layout":"extract","title":"L’État suspend la licence de Celdior","date":"2
    == csv
    id,date,source,source_facet,source_date,title,author,keywords,url,path,body
    bde56ada0ef36d0a,2003-05-15,Le Courrier de Port-Saré,Le Courrier de Port-Saré,2003-05-15,La licence de Celdior suspendue pour trois mois,ANDP,Licences de téléco
    La mesure, qui prend effet le 19 mai à zéro heure, interdit à l’opérateur de souscrire de nouveaux abonnements et d’étendre son réseau. Les 187 000 abonnés actu
    Selon le ministère, Celdior n’a pas déféré à la mise en demeure que lui avait adressée le 10 février l’Agence de régulation des télécommunications du Dioral (AR
    Dans un communiqué, la direction de Celdior se dit « stupéfaite » et annonce qu’elle saisira le juge des référés. Son directeur général, Hervé Danglade, soutien
    Filiale du groupe Valdorane, Celdior avait acquis sa licence pour 4 milliards de FCFA, un prix que l’actuelle majorité, alors dans l’opposition, jugeait dérisoi
    c1544fd7f8d9e46c,2003-05-15,Le Matin dioralais,Le Matin dioralais,2003-05-15,L’État suspend la licence de Celdior,,,,corpus/2003/matin-etat-suspend-licence-celd
    La mesure, qui prend effet lundi à zéro heure, interdit à l’opérateur de souscrire de nouveaux abonnements et d’étendre son réseau. Les 187 000 abonnés actuels 
    Selon le ministère, Celdior n’a pas déféré à la mise en demeure que lui avait adressée le 10 février l’Agence de régulation des télécommunications (ARTED). À l’
    La direction de Celdior se dit « stupéfaite » et annonce qu’elle saisira le juge des référés. Son directeur général, Hervé Danglade, soutient que les autorisati
    Au siège de l’opérateur, où notre reporter s’est rendu dans la soirée, les lumières étaient encore allumées à 22 heures."
    == tsv
    id	date	source	source_facet	source_date	title	author	keywords	url	path	body
    bde56ada0ef36d0a	2003-05-15	Le Courrier de Port-Saré	Le Courrier de Port-Saré	2003-05-15	La licence de Celdior suspendue pour trois mois	ANDP	Licences de téléco
    La mesure, qui prend effet le 19 mai à zéro heure, interdit à l’opérateur de souscrire de nouveaux abonnements et d’étendre son réseau. Les 187 000 abonnés actu
    Selon le ministère, Celdior n’a pas déféré à la mise en demeure que lui avait adressée le 10 février l’Agence de régulation des télécommunications du Dioral (AR
    Dans un communiqué, la direction de Celdior se dit « stupéfaite » et annonce qu’elle saisira le juge des référés. Son directeur général, Hervé Danglade, soutien
    Filiale du groupe Valdorane, Celdior avait acquis sa licence pour 4 milliards de FCFA, un prix que l’actuelle majorité, alors dans l’opposition, jugeait dérisoi
    c1544fd7f8d9e46c	2003-05-15	Le Matin dioralais	Le Matin dioralais	2003-05-15	L’État suspend la licence de Celdior				corpus/2003/matin-etat-suspend-licence-celd
    La mesure, qui prend effet lundi à zéro heure, interdit à l’opérateur de souscrire de nouveaux abonnements et d’étendre son réseau. Les 187 000 abonnés actuels 
    Selon le ministère, Celdior n’a pas déféré à la mise en demeure que lui avait adressée le 10 février l’Agence de régulation des télécommunications (ARTED). À l’
    La direction de Celdior se dit « stupéfaite » et annonce qu’elle saisira le juge des référés. Son directeur général, Hervé Danglade, soutient que les autorisati
    Au siège de l’opérateur, où notre reporter s’est rendu dans la soirée, les lumières étaient encore allumées à 22 heures."
    == ris
    TY  - NEWS
    ID  - bde56ada0ef36d0a
    TI  - La licence de Celdior suspendue pour trois mois
    AU  - ANDP,
    T2  - Le Courrier de Port-Saré
    PY  - 2003
    DA  - 2003/05/15/
    KW  - Licences de télécommunications
    AN  - bde56ada0ef36d0a
    LA  - fr
    ER  - 

    TY  - NEWS
    ID  - c1544fd7f8d9e46c
    == bibtex
    @article{bde56ada0ef36d0a,
      title = {{La licence de Celdior suspendue pour trois mois}},
      author = {{ANDP}},
      journal = {Le Courrier de Port-Saré},
      date = {2003-05-15},
      year = {2003},
      month = {5},
      keywords = {Licences de télécommunications},
      langid = {french},
      entrysubtype = {newspaper},
    }

    @article{c1544fd7f8d9e46c,
      title = {{L’État suspend la licence de Celdior}},
    == csl
    [
    {"id":"bde56ada0ef36d0a","type":"article-newspaper","title":"La licence de Celdior suspendue pour trois mois","author":[{"literal":"ANDP"}],"container-title":"L
    {"id":"c1544fd7f8d9e46c","type":"article-newspaper","title":"L’État suspend la licence de Celdior","container-title":"Le Matin dioralais","issued":{"date-parts"
    ]
    "#);
}

#[test]
fn an_export_is_all_that_a_search_finds() {
    let bench = Bench::indexed();
    for (query, filters) in [
        ("*", vec![]),
        ("licence", vec!["--from", "2003"]),
        ("telecentres fermeture", vec!["--match", "any"]),
        ("introuvable", vec![]),
    ] {
        let args = |first: &[&'static str]| [first, &[query], &filters].concat();
        let found = bench.run(&args(&[
            "search", "--limit", "1000", "--sort", "date", "--format", "ids",
        ]));
        let exported = bench.run(&args(&["export"]));
        let ids: Vec<String> = exported
            .out
            .lines()
            .map(|line| {
                let clipping: serde_json::Value = serde_json::from_str(line).unwrap();
                clipping["id"].as_str().unwrap().to_owned()
            })
            .collect();
        assert_eq!(ids, found.out.lines().collect::<Vec<_>>(), "{query}");
        assert_eq!(exported.status, found.status, "{query}");
    }
}

#[test]
fn a_file_or_a_folder_is_written_whole() {
    let bench = Bench::indexed();
    let run = |args: &[&str]| bench.run(&[&["export", "fintech"], args].concat());
    let mut told = run(&["--format", "csv", "--bom", "--output", "out.csv"]).whole();
    assert!(
        fs::read_to_string(bench.path("out.csv"))
            .unwrap()
            .starts_with("\u{FEFF}id,")
    );
    for format in ["text", "tei"] {
        told += &run(&["--format", format, "--output", format]).whole();
        let mut names: Vec<String> = fs::read_dir(bench.path(format))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        told += &format!("{}\n", names.join(" "));
    }
    told += &run(&["--format", "tei", "--output", "tei"]).whole();
    told += &run(&["--format", "tei"]).whole();
    told += &run(&["--bom"]).whole();
    told += &run(&["--output", "nowhere/out.jsonl"]).whole();
    check_text!(told, @"
    1 clipping in out.csv
    [exit 0]1 clipping in text
    [exit 0]2011-05-26_d94067df3106d3df.txt metadata.csv
    1 clipping in tei
    [exit 0]2011-05-26_d94067df3106d3df.xml metadata.csv
    error: `tei` is there already
    hint: name a folder that does not exist, or an empty one
    [exit 2]error: text and tei are written into a folder, and none is named
    hint: add --output with the name of a new folder
    [exit 2]error: --bom is for tables
    hint: leave it out, or add --format csv or --format tsv
    [exit 2]error: cannot write `nowhere/out.jsonl.part`: No such file or directory (os error 2)
    hint: name a place where you may write, with enough room
    [exit 2]
    ");
}

#[test]
fn a_clipping_is_shown_as_a_reference() {
    let bench = Bench::indexed();
    let id = bench.run(&[
        "search",
        "titre:licence",
        "--sort",
        "date",
        "--limit",
        "1",
        "--format",
        "ids",
    ]);
    let mut shown = String::new();
    for format in ["text", "ris", "bibtex", "csl", "tei"] {
        let answer = bench.run(&["show", id.out.trim(), "--format", format]);
        let cut = |line: &str| line.chars().take(120).collect::<String>();
        let lines: Vec<String> = answer.out.lines().take(12).map(cut).collect();
        shown += &format!("== {format}\n{}\n", lines.join("\n"));
    }
    check_text!(shown, @r#"
    == text
    La licence de Celdior suspendue pour trois mois
    Date : 2003-05-15
    Source : Le Courrier de Port-Saré
    Auteur : ANDP
    Mots clés : Licences de télécommunications
    Identifiant : bde56ada0ef36d0a

    Le ministre des Postes et des Télécommunications, Idrissa Kolomé, a signé mercredi un arrêté portant suspension, pour un
    La mesure, qui prend effet le 19 mai à zéro heure, interdit à l’opérateur de souscrire de nouveaux abonnements et d’éten
    Selon le ministère, Celdior n’a pas déféré à la mise en demeure que lui avait adressée le 10 février l’Agence de régulat
    Dans un communiqué, la direction de Celdior se dit « stupéfaite » et annonce qu’elle saisira le juge des référés. Son di
    Filiale du groupe Valdorane, Celdior avait acquis sa licence pour 4 milliards de FCFA, un prix que l’actuelle majorité, 
    == ris
    TY  - NEWS
    ID  - bde56ada0ef36d0a
    TI  - La licence de Celdior suspendue pour trois mois
    AU  - ANDP,
    T2  - Le Courrier de Port-Saré
    PY  - 2003
    DA  - 2003/05/15/
    KW  - Licences de télécommunications
    AN  - bde56ada0ef36d0a
    LA  - fr
    ER  - 

    == bibtex
    @article{bde56ada0ef36d0a,
      title = {{La licence de Celdior suspendue pour trois mois}},
      author = {{ANDP}},
      journal = {Le Courrier de Port-Saré},
      date = {2003-05-15},
      year = {2003},
      month = {5},
      keywords = {Licences de télécommunications},
      langid = {french},
      entrysubtype = {newspaper},
    }

    == csl
    {"id":"bde56ada0ef36d0a","type":"article-newspaper","title":"La licence de Celdior suspendue pour trois mois","author":[
    == tei
    <?xml version="1.0" encoding="UTF-8"?>
    <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr">
    <teiHeader>
    <fileDesc>
    <titleStmt>
    <title>La licence de Celdior suspendue pour trois mois</title>
    <author><orgName>ANDP</orgName></author>
    </titleStmt>
    <publicationStmt><p/></publicationStmt>
    <sourceDesc>
    <bibl>
    <idno>bde56ada0ef36d0a</idno>
    "#);
}
