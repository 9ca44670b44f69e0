//! What there is to read: the tasks of all inputs in order.

use std::path::{Path, PathBuf};

use crate::file_kind::FileKind;
use crate::walk::{Task, walk};
use crate::{Globs, Input, ProgressHandle};

/// A task and the number of its input, or the end of that input.
struct Step {
    input: usize,
    task: Option<Task>,
}

/// The tasks of all inputs; a step is named by its number.
pub(crate) struct Plan {
    inputs: Vec<Input>,
    steps: Vec<Step>,
}

/// What is to do at a step.
pub(crate) enum Next<'p> {
    /// A file that holds one text, of this size.
    Text(u64),
    /// Something that is read part by part.
    Parts(Parts),
    /// Something that could not be walked.
    Failed(&'p Task),
    /// The end of an input.
    EndOf(&'p Input),
}

/// What is read part by part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parts {
    /// A file of this kind.
    File(FileKind),
    /// Standard input.
    StandardInput,
}

impl Plan {
    /// Walks the inputs.
    pub(crate) fn of(inputs: Vec<Input>, globs: &Globs, progress: &ProgressHandle) -> Self {
        let mut steps = Vec::new();
        let (mut files, mut bytes) = (0, 0);
        for (input, named) in inputs.iter().enumerate() {
            for task in walk(named, globs, progress) {
                files += 1;
                if let Task::File { size, .. } = task {
                    bytes += size;
                }
                let task = Some(task);
                steps.push(Step { input, task });
            }
            steps.push(Step { input, task: None });
        }
        progress.set_totals(files, bytes);
        Plan { inputs, steps }
    }

    /// Returns how many steps there are.
    pub(crate) fn len(&self) -> usize {
        self.steps.len()
    }

    pub(crate) fn at(&self, number: usize) -> Option<Next<'_>> {
        let step = self.steps.get(number)?;
        Some(match &step.task {
            None => Next::EndOf(&self.inputs[step.input]),
            Some(task @ Task::Failed { .. }) => Next::Failed(task),
            Some(Task::File { .. }) if self.inputs[step.input].is_standard_input() => {
                Next::Parts(Parts::StandardInput)
            }
            Some(Task::File { relative, size }) => match self.kind_of(step.input, relative) {
                FileKind::Text => Next::Text(*size),
                kind => Next::Parts(Parts::File(kind)),
            },
        })
    }

    fn kind_of(&self, input: usize, relative: &Path) -> FileKind {
        let is_input = relative.as_os_str().is_empty();
        FileKind::of(if is_input {
            self.inputs[input].path()
        } else {
            relative
        })
    }

    /// Returns the path of a file as the user named it.
    pub(crate) fn path_of(&self, number: usize) -> PathBuf {
        let Some(step) = self.steps.get(number) else {
            return PathBuf::new();
        };
        let given = self.inputs[step.input].path();
        match &step.task {
            Some(Task::File { relative, .. }) if !relative.as_os_str().is_empty() => {
                given.join(relative)
            }
            Some(Task::Failed { path, .. }) => path.to_path_buf(),
            _ => given.to_owned(),
        }
    }

    /// Returns the origin of the clippings of a file.
    pub(crate) fn origin_of(&self, number: usize) -> String {
        let Some(step) = self.steps.get(number) else {
            return String::new();
        };
        let relative = match &step.task {
            Some(Task::File { relative, .. }) => relative,
            _ => Path::new(""),
        };
        self.inputs[step.input].origin_of(relative)
    }
}
