use std::fs;

use crate::help::help_of;
use crate::support::{Bench, check_text};

#[test]
fn verify_explains_itself() {
    check_text!(help_of(&["verify"]), @r#"
    === pressoir verify
    Check that the index is whole, or that it still gives a result that a manifest notes

    Without a manifest: the checksum of each file, and for a thousand clippings, or with --full for all,
    that text, columns and postings agree. Exit status: 0 all is well, 2 something is broken.

    With a manifest, as `--manifest` of search, export and timeline writes it: each search is asked
    again, and what is new, gone or changed is told. Exit status: 0 all is the same, 1 something
    changed, 2 it could not be checked.

    Usage: pressoir verify [OPTIONS] [MANIFEST]

    Arguments:
      [MANIFEST]
              The manifest of a result; without it the index itself is checked

    Options:
          --full
              Read every clipping back

          --format <FORMAT>
              How the outcome is printed

              Possible values:
              - human: For reading
              - json:  One JSON object
              
              [default: human]

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
      pressoir verify
      pressoir verify --full --format json
      pressoir export licence --from 2003 --output licence.csv --manifest licence.json
      pressoir verify licence.json
    "#);
}

#[test]
fn a_result_is_proved_until_something_changes() {
    let bench = Bench::new();
    bench.write("a.txt", "Le quai rouvre\n3 mars 2003\n\nLe train revient.");
    bench.write("b.txt", "Le train part\n4 mars 2003\n\nLe quai est vide.");
    bench.write("c.txt", "Un musée\n5 mars 2003\n\nLa mer.");
    assert_eq!(bench.run(&["index", "a.txt", "b.txt", "c.txt"]).status, 0);
    for (name, command) in [
        ("search.json", &["search", "train", "--limit", "1"][..]),
        ("export.json", &["export", "train", "--from", "2003"]),
        ("timeline.json", &["timeline", "train", "musée"]),
    ] {
        let asked = bench.run(&[command, &["--manifest", name]].concat());
        assert_eq!((asked.status, &*asked.err), (0, ""), "{name}");
        let verified = bench.run(&["verify", name]);
        assert_eq!(verified.status, 0, "{}", verified.whole());
        // A checksum does not depend on what was shown of the result.
        let manifest = fs::read_to_string(bench.path(name)).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        assert_eq!(manifest["searches"][0]["found"], 2, "{name}");
    }
    bench.write("b.txt", "Le train part\n4 mars 2003\n\nLe quai est plein.");
    bench.write("a.txt", "Le quai rouvre\n3 mars 2003\n\nLe bac revient.");
    bench.write("d.txt", "Encore un train\n6 mars 2003\n\nLe soir.");
    assert_eq!(bench.run(&["index", "a.txt", "b.txt", "d.txt"]).status, 0);
    let filters = vec![(
        r"made \S+Z by pressoir \S+;",
        "made [when] by pressoir [version];",
    )];
    insta::with_settings!({filters => filters}, {
        insta::assert_snapshot!(bench.run(&["verify", "timeline.json"]).whole(), @"
        changed  train: 2 clippings now, 2 then
          + c075ba69222aa785
          - 0c1b1bc9896253c1
          ~ 94c60f97ed63cd19
        same     musée: 1 clipping
        made [when] by pressoir [version]; the archive is at generation 2 now, 1 then
        [exit 1]
        ");
    });
    let json = bench.run(&["verify", "search.json", "--format", "json"]);
    assert_eq!(json.status, 1);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["is_same"], false);
    assert_eq!(json["searches"][0]["gone"].as_array().unwrap().len(), 1);
}

#[test]
fn a_manifest_says_all_that_was_asked() {
    let bench = Bench::indexed();
    let asked = [
        "export",
        "licence",
        "--from",
        "2003",
        "--to",
        "2004-06",
        "--sort",
        "-date",
        "--collapse",
        "--source",
        "Le Courrier de Port-Saré",
        "--manifest",
        "m.json",
    ];
    bench.run(&asked);
    let manifest = fs::read_to_string(bench.path("m.json")).unwrap();
    let filters = vec![
        (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "[when]"),
        (r#""pressoir": "[^"]+""#, r#""pressoir": "[version]""#),
        (r#""(digest|checksum)": "[^"]+""#, r#""$1": "[digest]""#),
    ];
    insta::with_settings!({filters => filters}, {
        insta::assert_snapshot!(manifest, @r#"
        {
          "manifest": 1,
          "pressoir": "[version]",
          "made": "[when]",
          "command": "export",
          "archive": {
            "generation": 1,
            "docs": 68,
            "format": 5,
            "analysis": 3
          },
          "other_names": null,
          "searches": [
            {
              "query": "licence",
              "parsed": "licence",
              "match": "auto",
              "synonyms": true,
              "keywords": [],
              "sources": [
                "Le Courrier de Port-Saré"
              ],
              "from": "2003",
              "to": "2004-06",
              "sort": "-date",
              "collapse": true,
              "found": 2,
              "checksum": "[digest]",
              "clippings": [
                {
                  "id": "09cd298035a168c2",
                  "digest": "[digest]"
                },
                {
                  "id": "bde56ada0ef36d0a",
                  "digest": "[digest]"
                }
              ]
            }
          ]
        }
        "#);
    });
}

#[test]
fn what_is_no_manifest_is_told() {
    let bench = Bench::indexed();
    bench.write("not.json", "{\"a\": 1}");
    let newer = "{\"manifest\":9,\"pressoir\":\"9.0\",\"made\":\"\",\"command\":\"\",\"archive\":{\"generation\":1,\
        \"docs\":1,\"format\":1,\"analysis\":1},\"searches\":[]}";
    bench.write("newer.json", newer);
    let told = ["none.json", "not.json", "newer.json"]
        .map(|name| bench.run(&["verify", name]).whole())
        .join("\n");
    check_text!(told, @"
    error: `none.json` cannot be read: No such file or directory (os error 2)
    hint: name a file that `--manifest` of search, export or timeline wrote
    [exit 2]
    error: `not.json` is no manifest: missing field `manifest` at line 1 column 8
    hint: name a file that `--manifest` of search, export or timeline wrote
    [exit 2]
    error: `newer.json` has version 9 of the manifest, and this program reads version 1
    hint: check it with the program that made it, or make it again
    [exit 2]
    ");
}

#[test]
fn an_index_is_well_or_broken() {
    let bench = Bench::indexed();
    check_text!(bench.run(&["verify"]).whole(), @"
    well    index: 69 clippings, copies included; 69 read back
    [exit 0]
    ");
    check_text!(bench.run(&["verify", "--full", "--format", "json"]).whole(), @r#"
    {"clippings":69,"read_back":69,"problems":[]}
    [exit 0]
    "#);
    let store = fs::read_dir(bench.path("index"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "store"))
        .unwrap();
    let mut bytes = fs::read(&store).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&store, bytes).unwrap();
    let broken = bench.run(&["verify"]);
    assert_eq!(broken.status, 2);
    let filters = vec![(r"[0-9a-f]{32}", "[segment]")];
    insta::with_settings!({filters => filters}, {
        insta::assert_snapshot!(broken.whole(), @"
        broken  index
          `[segment].store` is not as it was written
        hint: delete the folder and build the index again with `pressoir index`
        [exit 2]
        ");
    });
    check_text!(bench.run(&["verify", "--index", "none"]).whole(), @"
    error: there is no index at `none`
    hint: build it with `pressoir index PATH… --index DIR`
    [exit 2]
    ");
}
