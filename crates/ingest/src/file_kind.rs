use std::path::Path;

use crate::compression;

/// What a file holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// One text, or a name that says nothing.
    Text,
    /// A record a line.
    JsonLines,
}

impl FileKind {
    /// Tells the kind of a file by the ending of its name, before that of a compression.
    pub(crate) fn of(path: &Path) -> Self {
        let Some(name) = path.file_name() else {
            return FileKind::Text;
        };
        let name = name.to_string_lossy().to_ascii_lowercase();
        let (name, _) = compression::without_ending(&name);
        match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("jsonl" | "ndjson" | "json") => FileKind::JsonLines,
            _ => FileKind::Text,
        }
    }
}
