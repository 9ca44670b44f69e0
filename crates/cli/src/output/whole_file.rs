use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::CommandError;

/// A file that stands under its name only when it is whole: it is written beside and renamed.
pub(crate) struct WholeFile {
    file: BufWriter<File>,
    part: PathBuf,
    path: PathBuf,
}

impl WholeFile {
    pub(crate) fn create(path: &Path) -> Result<Self, CommandError> {
        let part = part_of(path);
        let file = File::create(&part).map_err(|error| unwritable(&part, &error))?;
        Ok(WholeFile {
            file: BufWriter::new(file),
            part,
            path: path.to_owned(),
        })
    }

    /// Gives the file its name.
    pub(crate) fn finish(mut self) -> Result<(), CommandError> {
        self.file
            .flush()
            .and_then(|()| fs::rename(&self.part, &self.path))
            .map_err(|error| unwritable(&self.path, &error))
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Returns the name under which something is written until it is whole.
pub(crate) fn part_of(path: &Path) -> PathBuf {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    part.into()
}

pub(crate) fn unwritable(path: &Path, error: &io::Error) -> CommandError {
    CommandError::new(format!("cannot write `{}`: {error}", path.display()))
        .with_hint("name a place where you may write, with enough room")
}
