//! What a query costs is bounded: whatever is asked, it is answered or refused in time, and others are
//! served meanwhile.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A search is given up after 10 seconds; the rest is for a machine that has other things to do.
const IN_TIME: Duration = Duration::from_secs(30);
/// A command reads a megabyte that no request may hold, here without optimisation.
const COMMAND_IN_TIME: Duration = Duration::from_secs(120);

/// Returns queries that cost as much as their authors could think of, by name.
fn hostile() -> Vec<(&'static str, String)> {
    let letters = || ('a'..='z').map(|letter| letter.to_string());
    let listed = |parts: Vec<String>, by: &str| parts.join(by);
    let everywhere = ["le", "la", "de", "et", "les", "des", "un", "une"];
    vec![
        (
            "a million clauses",
            listed((0..1_000_000).map(|n| format!("mot{n}")).collect(), " OU "),
        ),
        ("a million words", "le ".repeat(1_000_000)),
        ("a letter anywhere", "*a*".to_owned()),
        (
            "every letter",
            listed(letters().map(|a| format!("{a}*")).collect(), " OU "),
        ),
        (
            "every two letters",
            listed(
                letters()
                    .flat_map(|a| letters().map(move |b| format!("*{a}{b}*")))
                    .collect(),
                " OU ",
            ),
        ),
        ("far away", "fibre NEAR/1000000 licence".to_owned()),
        ("near, near, near", everywhere.repeat(8).join(" NEAR/100 ")),
        ("near patterns", "a* NEAR/100 e* NEAR/100 l*".to_owned()),
        ("a phrase of patterns", "\"a* e* l* s* d*\"".to_owned()),
        (
            "deep parentheses",
            format!("{}fibre{}", "(".repeat(200_000), ")".repeat(200_000)),
        ),
        ("open parentheses", "(".repeat(1_000_000)),
        ("open quotes", "\"".repeat(1_000_000)),
        ("one long word", "a".repeat(1_000_000)),
        (
            "typing errors",
            listed(
                (0..1000)
                    .map(|n| format!("télécommuniqation{n}~2"))
                    .collect(),
                " ",
            ),
        ),
        (
            "unknown words",
            listed(
                (0..1000)
                    .map(|n| format!("+telecomuniquation{n}"))
                    .collect(),
                " ",
            ),
        ),
        (
            "a megabyte",
            "licence opérateur \"fibre optique\" -cuivre source:soleil ".repeat(18_000),
        ),
        ("a long phrase", format!("\"{}\"", "de la ".repeat(150_000))),
        ("signs", "-+~*?:()\"«»".repeat(90_000)),
    ]
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

fn pressoir(place: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pressoir"));
    command
        .current_dir(place.path())
        .env_remove("PRESSOIR_INDEX")
        .env_remove("PRESSOIR_SYNONYMS");
    command
}

#[test]
fn a_command_answers_hostile_queries_in_time() {
    let place = tempfile::tempdir().unwrap();
    let indexed = pressoir(&place)
        .arg("index")
        .arg(corpus())
        .output()
        .unwrap();
    assert!(indexed.status.success());
    for (name, query) in hostile() {
        std::fs::write(place.path().join("queries.tsv"), format!("q\t{query}\n")).unwrap();
        let start = Instant::now();
        let answered = pressoir(&place)
            .args(["batch", "queries.tsv"])
            .output()
            .unwrap();
        let taken = start.elapsed();
        assert!(taken < COMMAND_IN_TIME, "{name}: {taken:?}");
        // Something found or nothing found, and no panic.
        assert!(
            answered.status.code().is_some_and(|code| code < 2),
            "{name}: {answered:?}"
        );
    }
}

struct Service {
    child: Child,
    address: String,
    _place: TempDir,
}

impl Service {
    fn start() -> Self {
        let place = tempfile::tempdir().unwrap();
        let mut child = pressoir(&place)
            .args(["serve", "--port", "0", "--corpus"])
            .arg(corpus())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("http://")?.1.split_once('/')?.0.to_owned()))
            .unwrap();
        // Nobody else empties the pipe, and a full one would stop the service.
        thread::spawn(move || lines.for_each(drop));
        Service {
            child,
            address,
            _place: place,
        }
    }

    /// Sends a query in a body, and returns the status and the answer.
    fn ask(&self, query: &str) -> (u16, Value) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let body = json!({"q": query, "facets": ["keyword"]}).to_string();
        let asked = agent
            .post(format!("http://{}/v1/search", self.address))
            .header("content-type", "application/json")
            .send(&body);
        match asked {
            Ok(mut response) => {
                let text = response.body_mut().read_to_string().unwrap();
                let answer = serde_json::from_str(&text).unwrap();
                (response.status().as_u16(), answer)
            }
            // Who is refused before all was sent may see no more than a closed connection.
            Err(_) => (413, Value::Null),
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_service_answers_hostile_queries_in_time_and_others_meanwhile() {
    let service = Service::start();
    let found = service.ask("licence").1["found"].clone();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let quiet = scope.spawn(|| {
            let mut answered = 0;
            while !done.load(Ordering::Acquire) {
                let start = Instant::now();
                let (status, answer) = service.ask("licence");
                assert!(start.elapsed() < IN_TIME);
                if status == 200 {
                    assert_eq!(answer["found"], found);
                    answered += 1;
                } else {
                    assert_eq!(status, 429, "{answer}");
                }
                thread::sleep(Duration::from_millis(20));
            }
            answered
        });
        for (name, query) in hostile() {
            // What fits into a body, and what does not.
            for part in [&query[..], query.get(..60_000).unwrap_or(&query)] {
                let start = Instant::now();
                let (status, answer) = service.ask(part);
                let taken = start.elapsed();
                assert!(taken < IN_TIME, "{name}: {taken:?}");
                match status {
                    200 => assert!(answer["query"]["warnings"].is_array(), "{name}"),
                    413 => assert!(json!(part).to_string().len() > 60_000, "{name}: {answer}"),
                    503 => assert_eq!(answer["code"], "timed_out", "{name}"),
                    _ => panic!("{name}: {status} {answer}"),
                }
            }
        }
        done.store(true, Ordering::Release);
        assert!(quiet.join().unwrap() > 0);
    });
}
