//! Archives that are cut, are none, or unpack to more than they should.

use std::io::{self, Cursor, Read};

use pressoir_ingest::{Item, Options};
use zip::write::SimpleFileOptions;

use crate::support::{Bench, Files, TWO, gzip, tar_of, xz, zip_of};

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
        "a.zip/a.txt: unpacks to more than 200 times the size of what is stored and 67108864 bytes \
         more; unpack it yourself if you trust it",
        "a.zip: was read up to `a.txt` and no further: it unpacks to far more than it holds; fetch or",
    ]);
    let encoder = || flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let mut packed = encoder();
    io::copy(&mut zeros(), &mut packed).unwrap();
    let bomb = packed.finish().unwrap();
    bench.check(
        "a.txt.gz",
        &bomb,
        &["a.txt.gz: unpacks to more than 200 times"],
    );
    bench.check(
        "b.jsonl.gz",
        &bomb,
        &["b.jsonl.gz: unpacks to more than 200 times"],
    );
    let mut archive = tar::Builder::new(encoder());
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
