use std::error::Error;
use std::fmt;
use std::io;
use std::process::ExitCode;

use pressoir_index::{IndexError, SynonymsError};
use pressoir_ingest::{InputError, VocabularyError};
use pressoir_server::ServeError;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Something was found or done.
    Done,
    /// There was nothing to find or do.
    Nothing,
    /// Something that was named could not be used; the rest was done.
    Incomplete,
}

impl Outcome {
    pub(crate) fn exit_code(self) -> ExitCode {
        ExitCode::from(match self {
            Outcome::Done => 0,
            Outcome::Nothing => 1,
            Outcome::Incomplete => 2,
        })
    }

    /// Returns what a search that found so many clippings ends with.
    pub(crate) fn of_count(found: u64) -> Self {
        if found > 0 {
            Outcome::Done
        } else {
            Outcome::Nothing
        }
    }
}

/// Why a command could not go on, in words for the user, and what to do about it.
#[derive(Debug)]
pub(crate) struct CommandError {
    message: String,
    hint: Option<String>,
    io_kind: Option<io::ErrorKind>,
}

impl CommandError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        CommandError {
            message: message.into(),
            hint: None,
            io_kind: None,
        }
    }

    pub(crate) fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(crate) fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// Returns whether the reader of the output went away, which is no error: `… | head`.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        self.io_kind == Some(io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        let mut command_error = CommandError::new(format!("cannot write the result: {error}"));
        command_error.io_kind = Some(error.kind());
        command_error
    }
}

impl From<csv::Error> for CommandError {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => error.into(),
            other => CommandError::new(format!("cannot write the table: {other:?}")),
        }
    }
}

impl From<serde_json::Error> for CommandError {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

impl From<IndexError> for CommandError {
    fn from(error: IndexError) -> Self {
        let hint = error.hint();
        let mut command_error = CommandError::new(with_causes(&error));
        command_error.hint = hint.map(ToOwned::to_owned);
        command_error
    }
}

impl From<InputError> for CommandError {
    fn from(error: InputError) -> Self {
        CommandError::new(error.to_string()).with_hint("check the spelling of the path")
    }
}

impl From<VocabularyError> for CommandError {
    fn from(error: VocabularyError) -> Self {
        CommandError::new(error.to_string()).with_hint(error.hint())
    }
}

impl From<SynonymsError> for CommandError {
    fn from(error: SynonymsError) -> Self {
        CommandError::new(error.to_string()).with_hint(error.hint())
    }
}

impl From<ServeError> for CommandError {
    fn from(error: ServeError) -> Self {
        CommandError::new(with_causes(&error))
    }
}

/// Returns the words of an error and of what caused it, without saying anything twice.
fn with_causes(error: &dyn Error) -> String {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = error.to_string();
        if !message.contains(&words) {
            message.push_str(": ");
            message.push_str(&words);
        }
        cause = error.source();
    }
    message
}
