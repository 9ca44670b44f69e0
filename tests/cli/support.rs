//! A folder of its own for each test, with the sample archive in it.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A place to run `pressoir` in: the working folder is empty but for `corpus`.
pub(crate) struct Bench {
    folder: TempDir,
}

/// What a command answered.
pub(crate) struct Answer {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
        std::os::unix::fs::symlink(corpus.canonicalize().unwrap(), folder.path().join("corpus"))
            .unwrap();
        Bench { folder }
    }

    /// A place where the sample archive is indexed.
    pub(crate) fn indexed() -> Self {
        let bench = Bench::new();
        assert_eq!(bench.run(&["index", "corpus"]).status, 0);
        bench
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pressoir"));
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        for variable in [
            "NO_COLOR",
            "CLICOLOR_FORCE",
            "PRESSOIR_INDEX",
            "PRESSOIR_SYNONYMS",
            "COLUMNS",
            "PAGER",
            "PRESSOIR_PAGER",
        ] {
            command.env_remove(variable);
        }
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Answer {
        let output = self.command().args(args).output().unwrap();
        Answer {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs a command that reads `input` from standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: &str) -> Answer {
        let mut child = self
            .command()
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let written = child.stdin.take().unwrap().write_all(input.as_bytes());
        // A command that refuses its arguments ends before it reads.
        if let Err(error) = written {
            assert_eq!(error.kind(), ErrorKind::BrokenPipe);
        }
        let output = child.wait_with_output().unwrap();
        Answer {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Answer {
    /// Returns all that was written, with its exit status.
    pub(crate) fn whole(&self) -> String {
        format!("{}{}[exit {}]", self.out, self.err, self.status)
    }
}

/// Compares a text with a snapshot; times and sizes may differ.
macro_rules! check_text {
    ($text:expr, @$snapshot:literal) => {
        insta::with_settings!({filters => vec![
            (r"\d+(\.\d+)? ms", "[n] ms"),
            (r"\d+\.\d\d s \(\d+\.\d MB/s\)", "[n] s ([n] MB/s)"),
            (r"\d+(\.\d)? k?B, generation", "[n] kB, generation"),
            (r"\(\d+(\.\d)? k?B\)", "([n] kB)"),
        ]}, {
            insta::assert_snapshot!($text, @$snapshot)
        })
    };
}

pub(crate) use check_text;
