//! Holds the plan of the house against the manifests: which crate may know which, which crate alone
//! names an outside thing, and how large a file may grow.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// The edges of ARCHITECTURE.md.
const EDGES: [(&str, &[&str]); 10] = [
    (
        "pressoir",
        &[
            "server", "ingest", "index", "analysis", "query", "citation", "document",
        ],
    ),
    (
        "pressoir-server",
        &["index", "query", "citation", "document"],
    ),
    ("pressoir-index", &["analysis", "query", "document"]),
    ("pressoir-ingest", &["document"]),
    ("pressoir-query", &["document"]),
    ("pressoir-citation", &["document"]),
    ("pressoir-analysis", &[]),
    ("pressoir-document", &[]),
    (
        "pressoir-benches",
        &["analysis", "ingest", "index", "query", "document"],
    ),
    ("pressoir-fuzz", &["analysis", "ingest", "query"]),
];

/// Outside things and the one crate that names each.
const OWNERS: [(&str, &str); 15] = [
    ("tantivy", "pressoir-index"),
    ("tantivy-fst", "pressoir-index"),
    ("warp", "pressoir-server"),
    ("tower", "pressoir-server"),
    ("hyper-util", "pressoir-server"),
    ("governor", "pressoir-server"),
    ("prometheus-client", "pressoir-server"),
    ("clap", "pressoir"),
    ("clap_complete", "pressoir"),
    ("clap_mangen", "pressoir"),
    ("indicatif", "pressoir"),
    ("rust-stemmers", "pressoir-analysis"),
    ("encoding_rs", "pressoir-ingest"),
    ("tar", "pressoir-ingest"),
    ("zip", "pressoir-ingest"),
];

const LONGEST_FILE: usize = 500;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

fn metadata() -> Metadata {
    MetadataCommand::new()
        .manifest_path(repository().join("Cargo.toml"))
        .no_deps()
        .exec()
        .unwrap()
}

/// Returns what each crate of the workspace needs to run; what it is tested with does not count.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let mut dependencies = BTreeMap::new();
    for package in metadata().packages {
        let needed = package
            .dependencies
            .iter()
            .filter(|dependency| dependency.kind != DependencyKind::Development)
            .map(|dependency| dependency.name.clone())
            .collect();
        dependencies.insert(package.name.to_string(), needed);
    }
    dependencies
}

#[test]
fn crates_know_only_what_the_plan_allows() {
    let dependencies = dependencies();
    let planned: BTreeSet<&str> = EDGES.iter().map(|(name, _)| *name).collect();
    let built: BTreeSet<&str> = dependencies.keys().map(String::as_str).collect();
    assert_eq!(
        built, planned,
        "the crates of the workspace are those of the plan"
    );
    for (name, allowed) in EDGES {
        let allowed: BTreeSet<String> = allowed
            .iter()
            .map(|room| format!("pressoir-{room}"))
            .collect();
        let known: BTreeSet<String> = dependencies[name]
            .iter()
            .filter(|dependency| dependency.starts_with("pressoir"))
            .cloned()
            .collect();
        let forbidden: Vec<&String> = known.difference(&allowed).collect();
        assert!(forbidden.is_empty(), "{name} must not know {forbidden:?}");
    }
}

#[test]
fn one_crate_names_each_outside_thing() {
    for (name, needed) in dependencies() {
        for (thing, owner) in OWNERS {
            assert!(
                name == owner || name == "pressoir-benches" || !needed.contains(thing),
                "{name} must not name {thing}: {owner} does"
            );
        }
    }
}

#[test]
fn files_stay_small() {
    let mut folders = vec![repository().join("crates"), repository().join("tests")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let lines = fs::read_to_string(&path).unwrap().lines().count();
                assert!(
                    lines <= LONGEST_FILE,
                    "{} has {lines} lines",
                    path.display()
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "the folders were found");
}
