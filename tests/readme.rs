//! The README's tour is what a reader would see: each command is run, and its output compared.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// A command of the tour and what the README says it prints.
struct Step {
    command: String,
    output: String,
}

fn steps(readme: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if inside && let Some(command) = line.strip_prefix("$ ") {
            steps.push(Step {
                command: command.to_owned(),
                output: String::new(),
            });
        } else if inside && let Some(step) = steps.last_mut() {
            step.output.push_str(line);
            step.output.push('\n');
        }
    }
    steps
}

/// Takes out what differs from run to run: times, rates and the sizes of the index.
fn tidy(text: &str) -> String {
    let mut tidied = String::new();
    for line in text.lines() {
        let line = line.trim_end();
        let timed =
            line.contains(" ms)") || line.contains(" MB/s)") || line.contains(", generation");
        let number = |letter: char| letter.is_ascii_digit() || letter == '.';
        for word in line.split(' ') {
            tidied.push_str(if timed && word.contains(number) {
                "[n]"
            } else {
                word
            });
            tidied.push(' ');
        }
        tidied.push('\n');
    }
    tidied
}

#[test]
fn the_tour_of_the_readme_is_true() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap();
    let readme = fs::read_to_string(repository.join("README.md")).unwrap();
    let steps = steps(&readme);
    assert!(steps.len() >= 5, "the tour was found");
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(repository.join("corpus"), folder.path().join("corpus")).unwrap();
    let binary = Path::new(env!("CARGO_BIN_EXE_pressoir"));
    let path = format!(
        "{}:{}",
        binary.parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    for step in steps {
        let output = Command::new("sh")
            .args(["-c", &format!("{} 2>&1", step.command)])
            .current_dir(folder.path())
            .env("PATH", &path)
            .env_remove("PRESSOIR_INDEX")
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(
            tidy(&printed),
            tidy(&step.output),
            "{}\n{printed}",
            step.command
        );
    }
}
