//! Reading files and folders through the public face of the crate.

#![cfg(test)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use pressoir_document::Clipping;
use pressoir_ingest::{Input, Item, Options, read};

/// A folder of files that goes away with the test.
struct Archive {
    _place: tempfile::TempDir,
    base: PathBuf,
}

impl Archive {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let place = tempfile::tempdir().unwrap();
        let base = place.path().join("corpus");
        fs::create_dir(&base).unwrap();
        for (name, bytes) in files {
            let path = base.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Archive {
            _place: place,
            base,
        }
    }

    fn input(&self, name: &str) -> Input {
        Input::resolve(&self.base.join(name), &[]).unwrap()
    }

    /// Reads one path below the folder; tells each item in a few words, paths cut to the folder.
    fn told(&self, name: &str, options: &Options) -> Vec<String> {
        let folder = format!("{}/", self.base.display());
        read(vec![self.input(name)], options)
            .map(|item| match item {
                Item::Clipping(found) => {
                    let Clipping { title, body, .. } = &found.clipping;
                    let title = title.as_deref().unwrap_or("-");
                    format!("{} | {title} | {body}", found.origin)
                }
                Item::Skipped(skipped) => skipped.to_string().replace(&folder, ""),
            })
            .collect()
    }

    #[track_caller]
    fn check(&self, name: &str, expected: &[&str]) {
        assert_eq!(self.told(name, &Options::default()), expected);
    }

    fn clippings(&self, name: &str) -> Vec<Clipping> {
        read(vec![self.input(name)], &Options::default())
            .filter_map(|item| match item {
                Item::Clipping(found) => Some(found.clipping),
                Item::Skipped(_) => None,
            })
            .collect()
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn xz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = liblzma::write::XzEncoder::new(Vec::new(), 6);
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap()
}

#[test]
fn folders_are_read_sorted_and_hidden_files_passed_over() {
    let archive = Archive::with(&[
        ("b.txt", b"Deux."),
        ("2003/mai/c.txt", b"Un."),
        (".git/x.txt", b"Non."),
        (".cache", b"Non."),
        ("z", b"Trois."),
    ]);
    let mut reader = read(vec![archive.input("")], &Options::default());
    assert_eq!(reader.progress().files_total, None);
    let origins: Vec<String> = reader
        .by_ref()
        .map(|item| match item {
            Item::Clipping(found) => found.origin,
            Item::Skipped(skipped) => panic!("{skipped}"),
        })
        .collect();
    assert_eq!(
        origins,
        ["corpus/2003/mai/c.txt", "corpus/b.txt", "corpus/z"]
    );
    let progress = reader.progress();
    assert_eq!((progress.files_done, progress.files_total), (3, Some(3)));
    assert_eq!((progress.hidden, progress.bytes_read), (2, 14));
    assert_eq!(
        progress.stored_bytes_total,
        Some(progress.stored_bytes_read)
    );
}

#[test]
fn what_cannot_be_read_is_told_and_stops_nothing() {
    let archive = Archive::with(&[
        ("a.txt", b""),
        ("b.txt", b" \n\xc2\xa0\n"),
        ("c.txt", b"OSIRIS\n\nSuivez-vous\n"),
        ("d.pdf", b"%PDF-1.4"),
        ("e.txt", b"a\0b"),
        ("f.html", b"<!DOCTYPE html><script>Non</script>"),
        (
            "g.txt.gz",
            &gzip("Un texte assez long pour être coupé.".as_bytes())[..30],
        ),
        (
            "h.txt.xz",
            &xz("Un texte assez long pour être coupé.".as_bytes())[..50],
        ),
        (
            "i.txt.zst",
            &zst("Un texte assez long pour être coupé.".as_bytes())[..20],
        ),
        ("j.txt.gz", b"Pas gzip."),
        ("k.txt", b"Le seul."),
    ]);
    let told = archive.told("", &Options::default());
    let expected = [
        "a.txt: is empty; remove it or fill it",
        "b.txt: is empty; remove it or fill it",
        "c.txt: holds no article, only menus and footers; save the page again with its text",
        "d.pdf: is a PDF document, not text; convert it to text first",
        "e.txt: is binary data, not text; convert it to text first",
        "f.html: is an HTML page that shows nothing without its scripts; save it as text",
        "g.txt.gz: the compressed stream is damaged or cut short: ",
        "h.txt.xz: the compressed stream is damaged or cut short: ",
        "i.txt.zst: the compressed stream is damaged or cut short: ",
        "j.txt.gz: is not compressed with gzip, xz or zstd as its name says; compress it again",
        "corpus/k.txt | - | Le seul.",
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.starts_with(expected), "{told}\n{expected}");
    }
}

#[test]
fn a_folder_without_clippings_is_told() {
    let archive = Archive::with(&[]);
    archive.check(
        "",
        &[": holds no clipping; name a folder with text, .jsonl, .csv, .zip, .tar, .gz, .xz or .zst files"],
    );
}

#[test]
fn compressed_files_are_read_whole() {
    let twice = [gzip(b"Un. "), gzip(b"Deux.")].concat();
    let twice_xz = [xz(b"Un. "), xz(b"Deux.")].concat();
    let twice_zst = [zst(b"Un. "), zst(b"Deux.")].concat();
    let archive = Archive::with(&[
        ("a.txt.gz", &twice),
        ("b.txt.xz", &twice_xz),
        ("c.txt.zst", &twice_zst),
        ("d.jsonl.gz", &gzip(br#"{"id":1,"body":"Trois."}"#)),
        ("e.txt", &xz(b"Sans nom.")),
    ]);
    archive.check(
        "",
        &[
            "corpus/a.txt.gz | - | Un. Deux.",
            "corpus/b.txt.xz | - | Un. Deux.",
            "corpus/c.txt.zst | - | Un. Deux.",
            "corpus/d.jsonl.gz | - | Trois.",
            "corpus/e.txt | - | Sans nom.",
        ],
    );
}

#[test]
fn web_pages_are_read_as_their_text() {
    let page = "<!DOCTYPE html><html><head><title>Le câble - OSIRIS</title>\
                <link rel='canonical' href='http://a.sn/1'></head><body><ul><li>Ressources</ul>\
                <div><a href='/'>Accueil</a> &gt; <a>Articles de presse</a> &gt; Année 2003 \
                &gt; Mai &gt; Le câble est là</div><h1>Le câble est là</h1>\
                <p class=date>lundi 12 mai 2003</p><div><a rel=tag>Sonatel/Orange</a></div>\
                <div><p>Il est <b>arrivé</b>\nhier.</p><p>On fête.</p>\
                <p>(Source&nbsp;: Le Soleil, 12 mai 2003)</p></div><h2>Fil d'actu</h2></body>";
    let archive = Archive::with(&[("a.html", page.as_bytes())]);
    let clipping = &archive.clippings("a.html")[0];
    assert_eq!(clipping.layout.as_str(), "page");
    assert_eq!(clipping.title.as_deref(), Some("Le câble est là"));
    assert_eq!(clipping.keywords, ["Sonatel/Orange"]);
    assert_eq!(clipping.body, "Il est arrivé hier.\nOn fête.");
    assert_eq!(clipping.url.as_deref(), Some("http://a.sn/1"));
}

#[test]
fn files_over_the_bound_are_refused() {
    let long = "Un texte trop long.".repeat(10);
    let archive = Archive::with(&[
        ("a.txt", long.as_bytes()),
        ("b.txt.gz", &gzip(long.as_bytes())),
        (
            "c.jsonl",
            format!("{{\"body\":\"{long}\"}}\n{{\"body\":\"Un.\"}}\n").as_bytes(),
        ),
    ]);
    let options = Options {
        max_text_bytes: 100,
        max_line_bytes: 100,
        ..Options::default()
    };
    assert_eq!(
        archive.told("", &options),
        [
            "a.txt: holds more than 100 bytes of text; split it, or make it JSON Lines",
            "b.txt.gz: holds more than 100 bytes of text; split it, or make it JSON Lines",
            "c.jsonl:1: the line is longer than 100 bytes; split the record",
            "corpus/c.jsonl | - | Un.",
        ]
    );
}

#[test]
fn records_are_read_line_by_line() {
    let archive = Archive::with(&[(
        "r.jsonl",
        "\u{feff}{\"id\":\"a\",\"title\":\"Un\",\"body\":\"Texte un.\\n\\nSuite.\",\"page\":3}\n\
         \n\
         {\"id\":7,\"title\":\"Deux\",\"text\":\"Texte deux.\",\"page\":4,\"fax\":null}\n\
         {\"id\":\"c\", oups}\n\
         {\"id\":\"d\"}\n\
         [1]\n\
         {\"id\":\"a\",\"title\":\"Un\",\"body\":\"Texte un.\\n\\nSuite.\"}\n\
         {\"id\":\"7\",\"title\":\"Autre\"}\n\
         {\"title\":\"Sans corps\"}"
            .as_bytes(),
    )]);
    archive.check(
        "r.jsonl",
        &[
            "r.jsonl | Un | Texte un.\nSuite.",
            "r.jsonl | Deux | Texte deux.",
            "r.jsonl:4: is not a JSON record: key must be a string at column 12; write one JSON \
             object a line",
            "r.jsonl:5: the record has neither a title nor a body; name them `title` and `body`",
            "r.jsonl:6: is not a JSON record: invalid type: sequence, expected a JSON object at \
             column 0; write one JSON object a line",
            "r.jsonl:7: repeats the clipping `a` of `{base}/r.jsonl:1`; remove one of the two",
            "r.jsonl:8: has the id `7` of another clipping, in `{base}/r.jsonl:3`; give it its own",
            "r.jsonl | Sans corps | ",
        ]
        .map(|line| line.replace("{base}/", ""))
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>(),
    );
    let mut reader = read(vec![archive.input("r.jsonl")], &Options::default());
    assert_eq!(reader.by_ref().count(), 8);
    let ignored: Vec<_> = reader.ignored_fields().into_iter().collect();
    assert_eq!(ignored, [("fax".to_owned(), 1), ("page".to_owned(), 2)]);
}

#[test]
fn fields_of_records_are_read() {
    let archive = Archive::with(&[(
        "r.jsonl",
        r#"{"id":"a","title":" Un\ntitre ","date":"2003-05-12T08:00:00Z","source":"Le Soleil","source_date":"12 mai 2003","author":"Awa Sow","keywords":["Sonatel/Orange","Radio"],"body":["Un.","Deux."],"url":"http://a.sn/1"}
{"id":"b","date":"lundi 13 mai 2003","tags":"Radio; Internet","body":"Un."}
{"id":"c","date":"hier","body":"Un."}
{"id":"d","date":2003,"body":"Un.","title":null}"#
            .as_bytes(),
    )]);
    let json: Vec<String> = archive
        .clippings("r.jsonl")
        .iter()
        .map(|clipping| {
            let json = serde_json::to_string(clipping).unwrap();
            json[json.find("\"id\"").unwrap()..].to_owned()
        })
        .collect();
    assert_eq!(
        json,
        [
            r#""id":"a","layout":"record","title":"Un titre","date":"2003-05-12","keywords":["Sonatel/Orange","Radio"],"source":"Le Soleil","source_facet":"Le Soleil","source_date":"2003-05-12","author":"Awa Sow","url":"http://a.sn/1","body":"Un.\nDeux.","warnings":[]}"#,
            r#""id":"b","layout":"record","title":null,"date":"2003-05-13","keywords":["Radio","Internet"],"source":null,"source_facet":null,"source_date":null,"author":null,"url":null,"body":"Un.","warnings":["date: the printed weekday is wrong: the calendar has mardi"]}"#,
            r#""id":"c","layout":"record","title":null,"date":null,"keywords":[],"source":null,"source_facet":null,"source_date":null,"author":null,"url":null,"body":"Un.","warnings":["date: `hier` is not a date"]}"#,
            r#""id":"d","layout":"record","title":null,"date":"2003","keywords":[],"source":null,"source_facet":null,"source_date":null,"author":null,"url":null,"body":"Un.","warnings":[]}"#,
        ]
    );
}

#[test]
fn raw_texts_in_records_are_parsed() {
    let archive = Archive::with(&[(
        "raw.jsonl",
        br#"{"path":"2003/a.txt","raw":"Un titre\nlundi 12 mai 2003\nLe texte.\n(Source : APS)","url":"http://a.sn/1"}
{"raw":"Un texte seul."}
{"path":"vide.txt","raw":" "}"#,
    )]);
    archive.check(
        "raw.jsonl",
        &[
            "raw.jsonl#2003/a.txt | Un titre | Le texte.",
            "raw.jsonl#2 | - | Un texte seul.",
            "raw.jsonl:3: is empty; remove it or fill it",
        ],
    );
    let first = &archive.clippings("raw.jsonl")[0];
    assert_eq!(
        (first.path.as_str(), first.layout.as_str()),
        ("2003/a.txt", "extract")
    );
    assert_eq!(first.url.as_deref(), Some("http://a.sn/1"));
}

#[test]
fn other_json_is_refused_with_a_way_out() {
    let archive = Archive::with(&[
        ("a.json", b"[\n{\"id\":1}\n]"),
        ("b.json", b""),
        ("c.jsonl", b"\xff\xfe{\0}\0"),
        ("d.jsonl", b"a\0\0"),
    ]);
    let told = archive.told("", &Options::default());
    assert_eq!(
        told[..4],
        [
            "a.json: is a JSON array; write one record a line, for example with `jq -c '.[]'`",
            "b.json: is empty; remove it or fill it",
            "c.jsonl: is JSON Lines in UTF-16; convert it to UTF-8",
            "d.jsonl: is binary data, not text; convert it to text first",
        ]
    );
}

#[test]
fn ids_depend_on_the_origin_alone() {
    let archive = Archive::with(&[("a.txt", b"Un."), ("b.txt", "Décoré".as_bytes())]);
    let ids: Vec<String> = archive
        .clippings("")
        .into_iter()
        .map(|found| found.id)
        .collect();
    let expected = ["corpus/a.txt", "corpus/b.txt"]
        .map(|origin| blake3::hash(origin.as_bytes()).to_hex()[..16].to_owned());
    assert_eq!(ids, expected);
    // The same folder named twice gives nothing twice.
    let twice = vec![archive.input(""), archive.input("")];
    let skipped = read(twice, &Options::default())
        .filter(|item| matches!(item, Item::Skipped(_)))
        .count();
    assert_eq!(skipped, 2);
}

#[test]
fn threads_do_not_change_the_order() {
    let texts: Vec<(String, String)> = (0..700)
        .map(|number| (format!("{number:04}.txt"), format!("Texte {number}.")))
        .collect();
    let files: Vec<(&str, &[u8])> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let archive = Archive::with(&files);
    let told = |threads| {
        let options = Options {
            threads,
            ..Options::default()
        };
        archive.told("", &options)
    };
    assert_eq!(told(Some(1)), told(Some(3)));
    assert_eq!(told(None).len(), 700);
}

#[test]
fn an_encoding_is_told_on_the_clipping() {
    let archive = Archive::with(&[("a.txt", b"Le minist\xe8re a \xe9t\xe9 avis\xe9 \x96 enfin.")]);
    let clippings = archive.clippings("a.txt");
    assert_eq!(clippings[0].body, "Le ministère a été avisé – enfin.");
    assert_eq!(clippings[0].warnings, ["decoded from windows-1252"]);
    assert!(Path::new(&clippings[0].path).ends_with("corpus/a.txt"));
}
