//! The indexing process is killed at random moments: the archive opens again with everything that
//! was acknowledged, nothing twice, and the next run completes the work.
//!
//! A short mode runs with every test run. `PRESSOIR_LONG_TESTS=1` kills 500 times, `PRESSOIR_KILLS` as often
//! as it says; `PRESSOIR_SEED` chooses other moments.

#![allow(
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and a long one tells how far it is"
)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

const KILLS: usize = 10;
const KILLS_OF_LONG_MODE: usize = 500;
/// How many records an archive has, and by how many it grows with each version.
const RECORDS: usize = 120;
const GROWTH: usize = 3;
/// After so many versions an archive is begun anew, so that a first run is killed, too.
const VERSIONS: usize = 12;
/// The signal that no program can catch.
const SIGKILL: i32 = 9;

/// What is known of each record: its text.
type Records = BTreeMap<String, String>;

/// The archive of a version: some records change each time, some are new, some go.
fn records(version: usize) -> Records {
    (version..RECORDS + version * GROWTH)
        .map(|number| {
            let changed = if number % 3 == version % 3 {
                version
            } else {
                0
            };
            let words = "Le quai rouvre, la fibre arrive. ".repeat(number % 40 + 1);
            (format!("r{number}"), format!("{words}Version {changed}."))
        })
        .collect()
}

fn keyword(id: &str) -> String {
    let number: usize = id[1..].parse().unwrap();
    format!("rubrique {}", number % 4)
}

/// An archive that versions are indexed into.
struct Bench {
    place: TempDir,
}

impl Bench {
    fn new() -> Self {
        Bench {
            place: tempfile::tempdir().unwrap(),
        }
    }

    fn index(&self) -> PathBuf {
        self.place.path().join("index")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pressoir"));
        command
            .current_dir(self.place.path())
            .args(args)
            .env_remove("PRESSOIR_INDEX")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    fn json(&self, args: &[&str]) -> Value {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Writes the records of a version to be indexed.
    fn write(&self, version: usize) {
        let lines: Vec<String> = records(version)
            .into_iter()
            .map(|(id, body)| {
                let keywords = [keyword(&id)];
                json!({"id": id, "title": id, "date": "2003-02", "keywords": keywords, "body": body})
                    .to_string()
            })
            .collect();
        fs::write(self.place.path().join("presse.jsonl"), lines.join("\n")).unwrap();
    }

    fn indexing(&self) -> Command {
        self.command(&["index", "presse.jsonl", "--prune", "--json"])
    }

    /// Returns what the archive holds, after checking that nothing is there twice and that counts
    /// are those of what is there.
    fn contents(&self) -> Records {
        let exported = self.run(&["export", "*"]);
        let mut found = Records::new();
        let mut counts = BTreeMap::<String, u64>::new();
        for line in exported.stdout.split(|byte| *byte == b'\n') {
            if line.is_empty() {
                continue;
            }
            let record: Value = serde_json::from_slice(line).unwrap();
            let id = record["id"].as_str().unwrap().to_owned();
            *counts.entry(keyword(&id)).or_default() += 1;
            let again = found.insert(id, record["body"].as_str().unwrap().to_owned());
            assert_eq!(again, None, "a record is there twice");
        }
        let facets = self.run(&["facets", "*", "--by", "keyword", "--format", "json"]);
        let facets: Value = serde_json::from_slice(&facets.stdout).unwrap();
        let told: BTreeMap<String, u64> = facets["fields"][0]["values"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| {
                let name = value["value"].as_str().unwrap().to_owned();
                (name, value["count"].as_u64().unwrap())
            })
            .collect();
        assert_eq!(told, counts);
        assert_eq!(facets["found"], found.len());
        found
    }

    /// Checks that every file is as it was written.
    fn verify(&self) {
        let checked = self.json(&["verify", "--full", "--format", "json"]);
        assert_eq!(checked["problems"], json!([]), "{checked}");
    }
}

/// A row of numbers that looks like chance and is the same for a seed (xorshift64*, Vigna 2016).
struct Chance(u64);

impl Chance {
    /// Returns a number from 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11;
        number as f64 / (1_u64 << 53) as f64
    }
}

/// How runs ended.
#[derive(Debug, Default)]
struct Tally {
    killed: usize,
    /// Of these, how many had committed already.
    killed_after_commit: usize,
    /// How many were killed before there was an index.
    killed_before_index: usize,
    ended_before: usize,
}

#[test]
fn a_killed_run_loses_nothing_and_the_next_completes_it() {
    let number = |name: &str| std::env::var(name).ok()?.parse().ok();
    let most = if std::env::var_os("PRESSOIR_LONG_TESTS").is_some() {
        KILLS_OF_LONG_MODE
    } else {
        KILLS
    };
    let most = number("PRESSOIR_KILLS").unwrap_or(most);
    let seed = number("PRESSOIR_SEED").unwrap_or(7);
    let mut chance = Chance(seed as u64);
    let mut tally = Tally::default();
    let mut longest = Duration::from_millis(400);
    while tally.killed < most {
        let bench = Bench::new();
        let mut before = Records::new();
        for version in 0..VERSIONS {
            bench.write(version);
            let after = records(version);
            let mut run = bench.indexing().spawn().unwrap();
            sleep(longest.mul_f64(chance.next()));
            run.kill().unwrap();
            let output = run.wait_with_output().unwrap();
            let is_acknowledged = output.status.success();
            if output.status.signal() == Some(SIGKILL) {
                tally.killed += 1;
            } else {
                assert!(is_acknowledged, "{output:?}");
                tally.ended_before += 1;
            }
            let has_index = bench.index().join("meta.json").is_file();
            let found = if has_index {
                bench.verify();
                bench.contents()
            } else {
                tally.killed_before_index += 1;
                Records::new()
            };
            assert!(
                found == after || !is_acknowledged && found == before,
                "version {version}: {output:?}"
            );
            tally.killed_after_commit += usize::from(!is_acknowledged && found == after);
            // The next run completes the work.
            let start = Instant::now();
            let again = bench.indexing().output().unwrap();
            // A run that finds its work done already is shorter than the one to be killed.
            longest = start.elapsed().max(longest.mul_f64(0.9));
            assert!(again.status.success(), "{again:?}");
            assert_eq!(bench.contents(), after, "version {version}");
            before = after;
            if tally.killed >= most {
                break;
            }
        }
        bench.verify();
        // What killed runs left is gone: the lists, the locks and at most one table stand beside
        // the segments.
        let names = fs::read_dir(bench.index()).unwrap();
        let left = names
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with(".tmp"))
            .count();
        assert_eq!(left, 0);
    }
    eprintln!("{tally:?}");
}
