use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use pressoir_document::Clipping;

use super::whole_file::{part_of, unwritable};
use crate::error::CommandError;

/// The table of what is known of each file, as corpus tools read it: its first column is the name of
/// the file without its ending.
const TABLE: &str = "metadata.csv";

const HEADER: [&str; 9] = [
    "id", "date", "year", "month", "source", "author", "keywords", "title", "url",
];

/// The longest name of a file, in bytes, without its ending.
const LONGEST_NAME: usize = 80;

/// A folder with a file a clipping and a table of them, which stands under its name only when it is
/// whole.
pub(crate) struct ClippingFolder {
    path: PathBuf,
    part: PathBuf,
    extension: &'static str,
    table: csv::Writer<fs::File>,
    names: HashSet<String>,
}

impl ClippingFolder {
    /// Begins a folder where nothing stands yet, or an empty one.
    pub(crate) fn create(path: &Path, extension: &'static str) -> Result<Self, CommandError> {
        let is_taken = fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some());
        if is_taken || path.is_file() {
            return Err(
                CommandError::new(format!("`{}` is there already", path.display()))
                    .with_hint("name a folder that does not exist, or an empty one"),
            );
        }
        let part = part_of(path);
        // What an earlier run began and did not end.
        if part.is_dir() {
            fs::remove_dir_all(&part).map_err(|error| unwritable(&part, &error))?;
        }
        fs::create_dir_all(&part).map_err(|error| unwritable(&part, &error))?;
        let file = part.join(TABLE);
        let mut table = csv::Writer::from_path(&file)?;
        table.write_record(HEADER)?;
        Ok(ClippingFolder {
            path: path.to_owned(),
            part,
            extension,
            table,
            names: HashSet::new(),
        })
    }

    /// Adds a clipping with the text of its file.
    pub(crate) fn add(&mut self, clipping: &Clipping, text: &str) -> Result<(), CommandError> {
        let name = self.name(clipping);
        let path = self.part.join(format!("{name}.{}", self.extension));
        fs::write(&path, text).map_err(|error| unwritable(&path, &error))?;
        let date = clipping.date;
        let source = clipping.source.as_ref();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        self.table.write_record([
            name,
            date.map(|date| date.to_string()).unwrap_or_default(),
            date.map(|date| date.year().to_string()).unwrap_or_default(),
            date.and_then(|date| date.month())
                .map(|month| month.to_string())
                .unwrap_or_default(),
            source
                .map(|source| source.facet.clone())
                .unwrap_or_default(),
            text(&clipping.author),
            clipping.keywords.join(" | "),
            text(&clipping.title),
            text(&clipping.url),
        ])?;
        Ok(())
    }

    /// Gives the folder its name.
    pub(crate) fn finish(mut self) -> Result<(), CommandError> {
        self.table.flush()?;
        // A folder takes the name of an empty one.
        fs::rename(&self.part, &self.path).map_err(|error| unwritable(&self.path, &error))
    }

    /// Returns a name that no other file has, and that every file system takes.
    fn name(&mut self, clipping: &Clipping) -> String {
        let letter = |letter: char| {
            if letter.is_ascii_alphanumeric() || letter == '-' {
                letter
            } else {
                '_'
            }
        };
        let date = clipping.date.map(|date| date.to_string());
        let whole = format!("{}_{}", date.as_deref().unwrap_or("undated"), clipping.id);
        let mut name: String = whole.chars().map(letter).collect();
        name.truncate(LONGEST_NAME);
        let first = name.clone();
        let mut number = 1;
        // Some file systems do not tell capitals.
        while !self.names.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{first}_{number}");
        }
        name
    }
}
