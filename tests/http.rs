//! The service as its clients meet it: a real process, a real socket.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};

use tempfile::TempDir;

struct Service {
    child: Child,
    address: String,
    /// What the service tells on its standard error.
    log: Option<JoinHandle<Vec<String>>>,
    folder: TempDir,
}

impl Service {
    /// Starts the service on a free port, over the sample archive.
    fn start() -> Self {
        Service::start_with(&[])
    }

    fn start_with(settings: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
        let mut child = Command::new(env!("CARGO_BIN_EXE_pressoir"))
            .args(["serve", "--port", "0", "--corpus"])
            .arg(corpus)
            .args(settings)
            .arg("--index")
            .arg(folder.path().join("index"))
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
        let log = thread::spawn(move || lines.map_while(Result::ok).collect());
        Service {
            child,
            address,
            log: Some(log),
            folder,
        }
    }

    fn get(&self, path: &str) -> (u16, String, serde_json::Value) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let mut response = agent
            .get(format!("http://{}{path}", self.address))
            .call()
            .unwrap();
        let kind = response.headers()["content-type"]
            .to_str()
            .unwrap()
            .to_owned();
        let text = response.body_mut().read_to_string().unwrap();
        let json = serde_json::from_str(&text).unwrap_or(serde_json::Value::String(text));
        (response.status().as_u16(), kind, json)
    }

    /// Asks the service to stop, and returns whether it ended well.
    fn stop(mut self) -> bool {
        self.end()
    }

    /// Asks the service to stop, and returns what it has told meanwhile.
    fn told(mut self) -> Vec<String> {
        assert!(self.end());
        self.log.take().unwrap().join().unwrap()
    }

    fn end(&mut self) -> bool {
        let process = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &process])
                .status()
                .unwrap()
                .success()
        );
        self.child.wait().unwrap().success()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_service_goes_on_when_its_index_is_gone() {
    let service = Service::start();
    let found = service.get("/v1/search?q=licence").2["found"].clone();
    let (index, moved) = (
        service.folder.path().join("index"),
        service.folder.path().join("moved"),
    );
    std::fs::rename(&index, &moved).unwrap();
    // The service looks once a second.
    thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(service.get("/v1/search?q=licence").2["found"], found);
    std::fs::remove_dir_all(&moved).unwrap();
    thread::sleep(std::time::Duration::from_millis(1500));
    let (status, _, answer) = service.get("/v1/search?q=licence");
    assert_eq!((status, &answer["found"]), (200, &found));
    assert!(
        !answer["hits"][0]["snippet"]["text"]
            .as_str()
            .unwrap()
            .is_empty()
    );
    assert!(service.stop());
}

#[test]
fn counts_and_whole_results_are_one_number() {
    let service = Service::start();
    let found = service.get("/v1/search?q=licence").2["found"].clone();
    assert!(found.as_u64().is_some_and(|found| found > 10), "{found}");
    for path in ["/v1/facets/year?q=licence", "/v1/facets/source?q=licence"] {
        assert_eq!(service.get(path).2["found"], found, "{path}");
    }
    let (_, _, curve) = service.get("/v1/timeline?q=licence&q=fibre&unit=month");
    assert_eq!(curve["queries"][0]["found"], found);
    // What only the keywords say has no place in a text.
    let (_, _, lines) = service.get("/v1/kwic?q=licence");
    assert!(lines["clippings"].as_u64() <= found.as_u64(), "{lines}");

    let (status, kind, list) = service.get("/v1/export?q=licence");
    assert_eq!((status, kind.as_str()), (200, "application/x-ndjson"));
    let list = list.as_str().unwrap();
    assert_eq!(u64::try_from(list.lines().count()).ok(), found.as_u64());
    let first: serde_json::Value = serde_json::from_str(list.lines().next().unwrap()).unwrap();
    let id = first["id"].as_str().unwrap();
    for (ending, kind, begins) in [
        (".txt", "text/plain; charset=utf-8", ""),
        (".ris", "application/x-research-info-systems", "TY  - NEWS"),
        (".bib", "application/x-bibtex", "@article{"),
    ] {
        let (status, announced, text) = service.get(&format!("/v1/documents/{id}{ending}"));
        assert_eq!((status, announced.as_str()), (200, kind), "{ending}");
        assert!(text.as_str().unwrap().starts_with(begins), "{text}");
    }
    assert!(service.stop());
}

#[test]
fn the_service_answers_with_the_contract() {
    let service = Service::start();
    let (status, kind, answer) = service.get(
        "/v1/search?q=souverainete+numerique&facets=keyword,month,source&per_page=3&from=2018",
    );
    assert_eq!((status, kind.as_str()), (200, "application/json"));
    let names = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    for (value, fields) in [
        (
            &answer,
            "query found out_of page per_page took_ms index hits facets",
        ),
        (&answer["query"], "raw parsed warnings"),
        (&answer["index"], "generation docs"),
        (
            &answer["hits"][0],
            "id score title date date_precision source keywords author url snippet",
        ),
        (&answer["hits"][0]["snippet"], "html text marks"),
        (&answer["facets"], "keyword month source"),
        (&answer["facets"]["month"][0], "value count selected"),
    ] {
        for field in fields.split(' ') {
            assert!(
                names(value).iter().any(|name| name == field),
                "{field} in {value}"
            );
        }
    }
    assert_eq!(answer["hits"].as_array().unwrap().len(), 3);
    let months: u64 = answer["facets"]["month"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|month| month["selected"] == true)
        .map(|month| month["count"].as_u64().unwrap())
        .sum();
    assert_eq!(
        answer["found"], months,
        "every hit is counted in one chosen month"
    );
    check_marks(&answer["hits"][0]["snippet"]);

    let id = answer["hits"][0]["id"].as_str().unwrap();
    let (status, _, clipping) = service.get(&format!("/v1/documents/{id}"));
    assert_eq!((status, &clipping["id"]), (200, &answer["hits"][0]["id"]));
    assert_eq!(service.get("/v1/documents/nulle-part").0, 404);
    assert_eq!(service.get("/health/live").0, 200);
    assert_eq!(service.get("/health/ready").0, 200);

    let (status, kind, problem) = service.get("/v1/search?q=licence&from=hier");
    assert_eq!((status, kind.as_str()), (400, "application/problem+json"));
    assert!(
        problem["detail"].as_str().unwrap().contains("`hier`"),
        "{problem}"
    );
    let (status, kind, page) = service.get("/?q=licence");
    assert_eq!(status, 200);
    assert!(kind.starts_with("text/html"), "{kind}");
    assert!(
        page.as_str().unwrap().contains("<mark>licence</mark>"),
        "{page}"
    );
    assert!(service.stop());
}

/// Marks are UTF-16 code units of the text, and hold what the HTML marks.
fn check_marks(snippet: &serde_json::Value) {
    let units: Vec<u16> = snippet["text"].as_str().unwrap().encode_utf16().collect();
    let marks = snippet["marks"].as_array().unwrap();
    assert!(!marks.is_empty());
    for mark in marks {
        let place = |end: usize| usize::try_from(mark[end].as_u64().unwrap()).unwrap();
        let marked = String::from_utf16(&units[place(0)..place(1)]).unwrap();
        let html = snippet["html"].as_str().unwrap();
        assert!(
            html.contains(&format!("<mark>{marked}</mark>")),
            "{marked} in {html}"
        );
    }
}

#[test]
fn the_service_moves_on_to_a_newer_index() {
    let service = Service::start();
    let folder = service.folder.path();
    std::fs::write(folder.join("ajout.txt"), "Un texte sur le zirconium.").unwrap();
    assert_eq!(service.get("/v1/search?q=zirconium").2["found"], 0);
    let status = Command::new(env!("CARGO_BIN_EXE_pressoir"))
        .arg("index")
        .arg(folder.join("ajout.txt"))
        .arg("--index")
        .arg(folder.join("index"))
        .status()
        .unwrap();
    assert!(status.success());
    // The service looks once a second; a minute is for machines that are busy.
    let seen = (0..240).any(|_| {
        thread::sleep(std::time::Duration::from_millis(250));
        service.get("/v1/search?q=zirconium").2["found"] == 1
    });
    assert!(seen, "the new clipping is found without a restart");
    assert!(service.stop());
}

#[test]
fn cursors_feeds_and_tables_tell_what_a_search_tells() {
    let service = Service::start();
    let whole = service.get("/v1/search?q=*&per_page=100&sort=date").2;
    let ids = |answer: &serde_json::Value| -> Vec<String> {
        let hits = answer["hits"].as_array().unwrap().iter();
        hits.map(|hit| hit["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(whole["cursor"].is_null(), "nothing lies behind all hits");
    let mut walked = Vec::new();
    let mut path = "/v1/search?q=*&per_page=9&sort=date".to_owned();
    loop {
        let (status, _, answer) = service.get(&path);
        assert_eq!(status, 200, "{answer}");
        assert_eq!(answer["offset"], walked.len());
        walked.append(&mut ids(&answer));
        let Some(cursor) = answer["cursor"].as_str() else {
            break;
        };
        path = format!("/v1/search?q=*&per_page=9&sort=date&cursor={cursor}");
    }
    assert_eq!(walked, ids(&whole));
    let (status, _, gone) = service.get(&path.replace("cursor=1-", "cursor=0-"));
    assert_eq!((status, &gone["code"]), (410, &"cursor_gone".into()));

    let (status, kind, feed) = service.get("/v1/feed.atom?q=licence&per_page=100");
    assert_eq!(
        (status, kind.as_str()),
        (200, "application/atom+xml; charset=utf-8")
    );
    let found = service.get("/v1/search?q=licence").2["found"].clone();
    let entries = feed.as_str().unwrap().matches("<entry>").count();
    assert_eq!(found, entries);

    let (_, _, table) = service.get("/v1/facets?by=source,year&q=licence");
    assert_eq!(table["found"], found);
    let (_, kind, curve) = service.get("/v1/timeline?q=licence&format=csv");
    assert_eq!(kind, "text/csv; charset=utf-8");
    let counts = curve.as_str().unwrap().lines().skip(1);
    let counts = counts.map(|line| line.split(',').nth(2).unwrap().parse::<u64>().unwrap());
    assert_eq!(found, counts.sum::<u64>());

    let (_, _, words) = service.get("/v1/analyze?text=l%27A.R.T.P.");
    let printed = Command::new(env!("CARGO_BIN_EXE_pressoir"))
        .args(["analyze", "l'A.R.T.P.", "--format", "json"])
        .output()
        .unwrap();
    let printed: serde_json::Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(words, printed);
    assert!(service.stop());
}

#[test]
fn what_takes_long_is_told_without_what_was_searched_for() {
    for (settings, tells_query) in [
        (
            &["--slow-query", "1ns", "--log-format", "json"] as &[&str],
            false,
        ),
        (
            &[
                "--slow-query",
                "1ns",
                "--log-format",
                "json",
                "--log-queries",
            ],
            true,
        ),
    ] {
        let service = Service::start_with(settings);
        assert_eq!(service.get("/v1/search?q=zirconium").0, 200);
        let log = service.told();
        let read = |line: &String| serde_json::from_str::<serde_json::Value>(line).ok();
        let lines: Vec<serde_json::Value> = log.iter().filter_map(read).collect();
        let slow = lines
            .iter()
            .find(|line| line["fields"]["message"] == "slow");
        let slow = slow.unwrap_or_else(|| panic!("{log:?}"));
        assert_eq!(slow["fields"]["route"], "/v1/search");
        assert!(slow["fields"]["search_milliseconds"].is_f64(), "{slow}");
        let query = slow["fields"]["query"].as_str();
        assert_eq!(query, tells_query.then_some("zirconium"), "{slow}");
        let tells = log.iter().any(|line| line.contains("zirconium"));
        assert_eq!(tells, tells_query, "{log:?}");
    }
    // Nothing is slow where nobody has said what is.
    let service = Service::start();
    service.get("/v1/search?q=zirconium");
    let log = service.told().join("\n");
    assert!(!log.contains("slow") && !log.contains("zirconium"), "{log}");
}
