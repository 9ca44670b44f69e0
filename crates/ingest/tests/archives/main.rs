//! Reading archives: their clippings are those of the same files in a folder.

#![cfg(test)]

mod damaged;
mod refused;
mod support;

use std::fs;

use pressoir_ingest::{Input, Item, Options, read};

use crate::support::{Bench, gzip, tar_of, xz, zip_of};

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
