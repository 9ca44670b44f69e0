//! Members that are not read.

use std::io::Cursor;

use zip::write::SimpleFileOptions;

use crate::support::{Bench, Files, TWO, tar_of, zip_of};

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
