//! Reading archives: their clippings are those of the same files in a folder.

#![cfg(test)]

use std::fs;
use std::io::{self, Cursor, Read, Write};
use std::path::PathBuf;

use pressoir_ingest::{Input, Item, Options, Progress, read};
use zip::write::SimpleFileOptions;

type Files<'f> = &'f [(&'f str, &'f [u8])];

/// A folder that goes away with the test.
struct Bench {
    _place: tempfile::TempDir,
    base: PathBuf,
}

impl Bench {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let base = fs::canonicalize(place.path()).unwrap();
        Bench {
            _place: place,
            base,
        }
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.base.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: &str, options: &Options) -> (Vec<Item>, Progress) {
        let input = Input::resolve(&self.base.join(name), &[]).unwrap();
        let mut reader = read(vec![input], options);
        let items = reader.by_ref().collect();
        let progress = reader.progress();
        assert_eq!(Some(progress.files_done), progress.files_total);
        assert_eq!(
            progress.stored_bytes_total,
            Some(progress.stored_bytes_read)
        );
        (items, progress)
    }

    /// Tells each clipping by its origin and text, each refusal in its words.
    fn told(&self, name: &str) -> Vec<String> {
        let folder = format!("{}/", self.base.display());
        let (items, _) = self.read(name, &Options::default());
        let told = items.into_iter().map(|item| match item {
            Item::Clipping(found) => format!("{} | {}", found.origin, found.clipping.body),
            Item::Skipped(skipped) => skipped.to_string(),
        });
        told.map(|told| told.replace(&folder, "")).collect()
    }

    #[track_caller]
    fn check(&self, name: &str, bytes: &[u8], expected: &[&str]) {
        self.write(name, bytes);
        let told = self.told(name);
        assert_eq!(told.len(), expected.len(), "{told:#?}");
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.starts_with(expected), "{told}\n{expected}");
        }
    }
}

fn zip_of(files: Files<'_>) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Packs files under their names as they are, which the crate itself would refuse to do.
fn tar_of(files: Files<'_>) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len().try_into().unwrap());
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
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

const TWO: Files<'_> = &[("a.txt", b"Un."), ("b/c.txt", b"Deux.")];

#[test]
fn an_archive_holds_what_a_folder_would() {
    let files: Vec<(String, Vec<u8>)> = (0..600)
        .map(|number| (format!("textes/{number:03}.txt"), format!("Texte {number}.").into_bytes()))
        .chain([
            ("a.html".into(), b"<!DOCTYPE html><p>Un texte.</p>".to_vec()),
            ("b.jsonl".into(), b"{\"id\":\"r1\",\"title\":\"Un\"}\noups\n{\"id\":\"r2\",\"body\":\"Deux\",\"p\":1}".to_vec()),
            ("c.csv.gz".into(), gzip(b"id,title,autre\nr3,Trois,1\nr4\nr1,Un,2\n")),
            ("d.txt.xz".into(), xz(b"Un texte comprim\xe9.")),
            ("e.txt".into(), Vec::new()),
            ("f.pdf".into(), b"%PDF-1.4".to_vec()),
            ("g.txt.gz".into(), b"Pas gzip.".to_vec()),
            ("h.jsonl".into(), b"[]".to_vec()),
            (".caché/i.txt".into(), b"Non.".to_vec()),
        ])
        .collect();
    let mut files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    files.sort_unstable();
    let bench = Bench::new();
    for (name, bytes) in &files {
        bench.write(&format!("dossier/{name}"), bytes);
    }
    let (plain, read) = bench.read("dossier", &Options::default());
    assert_eq!((plain.len(), read.hidden), (612, 1));
    let plain: Vec<String> = bench.in_folder(plain, "dossier", "dossier");
    let tar = tar_of(&files);
    for (name, bytes) in [
        ("presse.zip", zip_of(&files)),
        ("presse.tar", tar.clone()),
        ("presse.tar.gz", gzip(&tar)),
        ("presse.TGZ", gzip(&tar)),
        ("presse.tar.xz", xz(&tar)),
        (
            "presse.tar.zst",
            zstd::encode_all(tar.as_slice(), 1).unwrap(),
        ),
    ] {
        // An archive in a folder is read in its place, and alone as one of its own.
        let path = format!("dans/{name}");
        bench.write(&path, &bytes);
        for (input, origin) in [("dans", path.as_str()), (path.as_str(), name)] {
            let (items, progress) = bench.read(input, &Options::default());
            assert_eq!((progress.hidden, progress.files_done), (1, 1), "{name}");
            assert_eq!(progress.bytes_read, read.bytes_read, "{name}");
            let items = bench.in_folder(items, origin, &path);
            assert_eq!(items.len(), plain.len(), "{name}");
            for (item, expected) in items.iter().zip(&plain) {
                assert_eq!(item, expected, "{name}");
            }
        }
        fs::remove_file(bench.base.join(path)).unwrap();
    }
}

impl Bench {
    /// Returns items as they would be without the place of their folder or archive.
    fn in_folder(&self, items: Vec<Item>, origin: &str, path: &str) -> Vec<String> {
        let folder = format!("{}/{path}/", self.base.display());
        let told = |item| match item {
            Item::Clipping(mut found) => {
                let below = found.origin.strip_prefix(origin).unwrap().to_owned();
                let id = &mut found.clipping.id;
                if !id.starts_with('r') {
                    let expected = blake3::hash(found.origin.as_bytes()).to_hex();
                    assert_eq!(*id, expected[..16]);
                    id.clear();
                }
                let clipping = serde_json::to_string(&found.clipping).unwrap();
                format!("{below} {}", clipping.replace(&folder, ""))
            }
            Item::Skipped(skipped) => skipped.to_string().replace(&folder, ""),
        };
        items.into_iter().map(told).collect()
    }
}

#[test]
fn members_that_lead_elsewhere_are_refused() {
    let escapes: Files<'_> = &[
        ("../x.txt", b"Non."),
        ("/etc/y.txt", b"Non."),
        ("./a/./z.txt", b"Oui."),
        ("b.zip", b"PK"),
        ("c.tar.gz", b"x"),
    ];
    let bench = Bench::new();
    for (name, bytes) in [("a.zip", zip_of(escapes)), ("a.tar", tar_of(escapes))] {
        let expected = [
            "{a}/../x.txt: has a path that leads out of its archive; pack it again with plain paths",
            "{a}//etc/y.txt: has a path that leads out of its archive",
            "{a}/a/z.txt | Oui.",
            "{a}/b.zip: is an archive inside an archive; unpack the outer one",
            "{a}/c.tar.gz: is an archive inside an archive",
        ]
        .map(|words| words.replace("{a}", name));
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        bench.check(name, &bytes, &expected);
    }
}

#[test]
fn links_are_refused() {
    let bench = Bench::new();
    let mut archive = tar::Builder::new(Vec::new());
    for (name, kind) in [
        ("a.txt", tar::EntryType::Symlink),
        ("b.txt", tar::EntryType::Link),
        ("c", tar::EntryType::Fifo),
    ] {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(kind);
        header.set_size(0);
        archive
            .append_link(&mut header, name, "/etc/passwd")
            .unwrap();
    }
    bench.check(
        "a.tar",
        &archive.into_inner().unwrap(),
        &[
            "a.tar/a.txt: is a link in an archive, which is not followed; pack the file itself",
            "a.tar/b.txt: is a link in an archive",
            "a.tar/c: is a pipe in an archive",
        ],
    );
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .add_symlink("a.txt", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    archive
        .add_directory("b", SimpleFileOptions::default())
        .unwrap();
    bench.check(
        "a.zip",
        &archive.finish().unwrap().into_inner(),
        &["a.zip/a.txt: is a link in an archive"],
    );
}

#[test]
fn names_given_twice_are_told() {
    let bench = Bench::new();
    let twice: Files<'_> = &[("a.txt", b"Un."), ("a.txt", b"Deux."), ("a.txt", b"Un.")];
    bench.check(
        "a.tar",
        &tar_of(twice),
        &[
            "a.tar/a.txt | Un.",
            "a.tar/a.txt: has the id `f1632c740369b920` of another clipping, in `a.tar/a.txt`",
            "a.tar/a.txt: repeats the clipping `f1632c740369b920` of `a.tar/a.txt`",
        ],
    );
    let mut zip = zip_of(&[("a.txt", b"Un."), ("b.txt", b"Deux.")]);
    for at in 0..zip.len() - 5 {
        if &zip[at..at + 5] == b"b.txt" {
            zip[at] = b'a';
        }
    }
    bench.check(
        "a.zip",
        &zip,
        &[
            "a.zip: holds several files of one name, of which the last is read; pack it again",
            "a.zip/a.txt | Deux.",
        ],
    );
}

#[test]
fn damaged_archives_are_read_as_far_as_they_go() {
    let bench = Bench::new();
    let long = "Un texte assez long. ".repeat(200);
    let files: Files<'_> = &[
        ("a.txt", b"Un."),
        ("b.txt", long.as_bytes()),
        ("c.txt", b"Trois."),
    ];
    let zip = zip_of(files);
    bench.check(
        "cut.zip",
        &zip[..zip.len() / 2],
        &["cut.zip: the compressed stream is damaged or cut short: "],
    );
    let mut damaged = zip;
    let at = damaged
        .windows(5)
        .position(|name| name == b"b.txt")
        .unwrap()
        + 30;
    damaged[at] ^= 0x55;
    bench.check(
        "damaged.zip",
        &damaged,
        &[
            "damaged.zip/a.txt | Un.",
            "damaged.zip/b.txt: the compressed stream is damaged or cut short: ",
            "damaged.zip/c.txt | Trois.",
        ],
    );
    let tar = tar_of(files);
    let cut = &tar[..512 * 3 + 1000];
    let expected = |name: &str| {
        [
            format!("{name}/a.txt | Un."),
            format!("{name}/b.txt: the compressed stream is damaged or cut short: "),
            format!("{name}: was read up to `b.txt` and no further: "),
        ]
    };
    let check = |name: &str, bytes: &[u8]| {
        let expected = expected(name);
        bench.check(name, bytes, &expected.each_ref().map(String::as_str));
    };
    check("cut.tar", cut);
    check("packed-cut.tar.gz", &gzip(cut));
    let mut noise = vec![0_u8; 1 << 20];
    blake3::Hasher::new().finalize_xof().fill(&mut noise);
    let noisy = tar_of(&[("a.txt", b"Un."), ("b.txt", &noise)]);
    let packed = gzip(&noisy);
    check("cut.tar.gz", &packed[..packed.len() / 2]);
    let packed = xz(&noisy);
    check("cut.tar.xz", &packed[..packed.len() / 2]);
}

#[test]
fn what_is_no_archive_is_told() {
    let bench = Bench::new();
    bench.check(
        "a.zip",
        b"Un texte.",
        &["a.zip: is no zip archive as its name says; name it by what it is, or fetch it again"],
    );
    bench.check(
        "a.tar",
        &b"Un texte. ".repeat(100),
        &["a.tar: is no tar archive as its name says"],
    );
    bench.check(
        "b.tgz",
        b"Un texte.",
        &["b.tgz: is no tar archive as its name says"],
    );
    bench.check(
        "vide.zip",
        b"",
        &["vide.zip: is empty; remove it or fill it"],
    );
    bench.check(
        "vide.tar",
        b"",
        &["vide.tar: is empty; remove it or fill it"],
    );
    bench.check(
        "rien.zip",
        &zip_of(&[]),
        &["rien.zip: is empty; remove it or fill it"],
    );
    bench.check(
        "rien.tar.gz",
        &gzip(&tar_of(&[])),
        &["rien.tar.gz: is empty; remove it or fill it"],
    );
    bench.check(
        "zip.txt",
        &zip_of(TWO),
        &["zip.txt: is a zip archive or an office document, not text"],
    );
    // A folder is one whatever its name.
    bench.check("dossier.zip/a.txt", b"Un.", &["a.txt | Un."]);
    assert_eq!(bench.told("dossier.zip"), ["dossier.zip/a.txt | Un."]);
}

#[test]
fn locked_members_are_named() {
    let mut zip = zip_of(TWO);
    // The flag of the local header, and that of the list at the end.
    let listed = zip
        .windows(4)
        .position(|sign| sign == b"PK\x01\x02")
        .unwrap();
    zip[6] |= 1;
    zip[listed + 8] |= 1;
    Bench::new().check(
        "a.zip",
        &zip,
        &[
            "a.zip/a.txt: is locked with a password; pack it again without",
            "a.zip/b/c.txt | Deux.",
        ],
    );
}

#[test]
fn members_of_other_methods_are_named() {
    let mut zip = zip_of(TWO);
    let listed = zip
        .windows(4)
        .position(|sign| sign == b"PK\x01\x02")
        .unwrap();
    // 14 is LZMA.
    zip[8] = 14;
    zip[listed + 10] = 14;
    Bench::new().check(
        "a.zip",
        &zip,
        &[
            "a.zip/a.txt: is packed by a method that is not read: Lzma; pack it again with deflate",
            "a.zip/b/c.txt | Deux.",
        ],
    );
}

#[test]
fn bombs_are_refused() {
    let zeros = || io::repeat(0).take(200 << 20);
    let bench = Bench::new();
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("a.txt", SimpleFileOptions::default())
        .unwrap();
    io::copy(&mut zeros(), &mut archive).unwrap();
    archive
        .start_file("b.txt", SimpleFileOptions::default())
        .unwrap();
    let bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    bench.check("a.zip", &bomb, &[
        "a.zip/a.txt: unpacks to more than 200 times the size of its archive and 67108864 bytes more; \
         unpack it yourself if you trust it",
        "a.zip: was read up to `a.txt` and no further: it unpacks to far more than it holds; fetch or",
    ]);
    let encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let mut archive = tar::Builder::new(encoder);
    let mut header = tar::Header::new_gnu();
    header.set_size(200 << 20);
    archive
        .append_data(&mut header, "a.jsonl", zeros())
        .unwrap();
    let bomb = archive.into_inner().unwrap().finish().unwrap();
    let expected: &[&str] = &[
        "a.tgz/a.jsonl:1: the line is longer than 67108864 bytes; split the record",
        "a.tgz/a.jsonl: unpacks to more than 200 times",
        "a.tgz: was read up to `a.jsonl` and no further",
    ];
    bench.write("a.tgz", &bomb);
    let told = bench.told("a.tgz");
    assert!(
        told.iter().any(|told| told.starts_with(expected[1])),
        "{told:#?}"
    );
    assert!(told.last().unwrap().starts_with(expected[2]), "{told:#?}");
}

#[test]
fn the_bound_of_a_text_holds_for_a_member() {
    let bench = Bench::new();
    let long = "Un texte trop long. ".repeat(10);
    let files: Files<'_> = &[
        ("a.txt", long.as_bytes()),
        ("b.txt.gz", &gzip(long.as_bytes())),
        ("c.txt", b"Un."),
    ];
    let options = Options {
        max_text_bytes: 100,
        ..Options::default()
    };
    for (name, bytes) in [("a.zip", zip_of(files)), ("a.tar", tar_of(files))] {
        bench.write(name, &bytes);
        let (items, _) = bench.read(name, &options);
        let told: Vec<bool> = items
            .iter()
            .map(|item| matches!(item, Item::Clipping(_)))
            .collect();
        assert_eq!(told, [false, false, true], "{items:#?}");
    }
}

#[test]
fn an_archive_that_is_given_up_leaves_no_thread_waiting() {
    let bench = Bench::new();
    let texts: Vec<(String, String)> = (0..5000)
        .map(|number| (format!("{number}.txt"), "Un.".repeat(100)))
        .collect();
    let files: Vec<(&str, &[u8])> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    bench.write("a.tar", &tar_of(&files));
    let input = Input::resolve(&bench.base.join("a.tar"), &[]).unwrap();
    assert!(read(vec![input], &Options::default()).next().is_some());
}
