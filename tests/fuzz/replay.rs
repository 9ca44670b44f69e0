//! Replays the inputs that are kept in `corpus/`, and the sample archive, through every target.

#![allow(
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test that fails says at which input"
)]

use std::fs;
use std::path::{Path, PathBuf};

use pressoir_fuzz::TARGETS;

/// Returns the files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files
}

#[test]
fn kept_inputs_hold() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, target) in TARGETS {
        let kept = files(&home.join("corpus").join(name));
        assert!(!kept.is_empty(), "{name} has inputs");
        for path in kept {
            eprintln!("{}", path.display());
            target(&fs::read(&path).unwrap());
        }
    }
}

#[test]
fn the_sample_archive_holds() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    for path in files(&sample) {
        eprintln!("{}", path.display());
        let bytes = fs::read(&path).unwrap();
        for (_, target) in TARGETS {
            target(&bytes);
        }
    }
}
