//! Packing archives, and telling what was read from them.

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use pressoir_ingest::{Input, Item, Options, Progress, read};
use zip::write::SimpleFileOptions;

pub(crate) type Files<'f> = &'f [(&'f str, &'f [u8])];

/// A folder that goes away with the test.
pub(crate) struct Bench {
    _place: tempfile::TempDir,
    pub(crate) base: PathBuf,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let base = fs::canonicalize(place.path()).unwrap();
        Bench {
            _place: place,
            base,
        }
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.base.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str, options: &Options) -> (Vec<Item>, Progress) {
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
    pub(crate) fn told(&self, name: &str) -> Vec<String> {
        let folder = format!("{}/", self.base.display());
        let (items, _) = self.read(name, &Options::default());
        let told = items.into_iter().map(|item| match item {
            Item::Clipping(found) => format!("{} | {}", found.origin, found.clipping.body),
            Item::Skipped(skipped) => skipped.to_string(),
        });
        told.map(|told| told.replace(&folder, "")).collect()
    }

    #[track_caller]
    pub(crate) fn check(&self, name: &str, bytes: &[u8], expected: &[&str]) {
        self.write(name, bytes);
        let told = self.told(name);
        assert_eq!(told.len(), expected.len(), "{told:#?}");
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.starts_with(expected), "{told}\n{expected}");
        }
    }
}

pub(crate) fn zip_of(files: Files<'_>) -> Vec<u8> {
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
pub(crate) fn tar_of(files: Files<'_>) -> Vec<u8> {
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

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn xz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = liblzma::write::XzEncoder::new(Vec::new(), 6);
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) const TWO: Files<'_> = &[("a.txt", b"Un."), ("b/c.txt", b"Deux.")];
