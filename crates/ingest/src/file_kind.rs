use std::path::Path;

use crate::compression;

/// What a file holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// One text, or a name that says nothing.
    Text,
    /// A record a line.
    JsonLines,
    /// A table with a record a row.
    Table,
    /// A zip archive.
    Zip,
    /// A tar archive.
    Tar,
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
            Some("csv" | "tsv") => FileKind::Table,
            Some("zip") => FileKind::Zip,
            Some("tar" | "tgz" | "txz" | "tzst") => FileKind::Tar,
            _ => FileKind::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_name_tells_its_kind() {
        let check = |name: &str, kind: FileKind| {
            assert_eq!(FileKind::of(Path::new(name)), kind, "{name}");
        };
        check("a.txt", FileKind::Text);
        check("csv", FileKind::Text);
        check("2003.csv/a", FileKind::Text);
        check("a.jsonl", FileKind::JsonLines);
        check("a.JSON.xz", FileKind::JsonLines);
        check("a.csv.txt", FileKind::Text);
        check("a.b.CSV", FileKind::Table);
        check("a.tsv.gz", FileKind::Table);
        check("a.zip", FileKind::Zip);
        check("a.tar", FileKind::Tar);
        check("a.tar.zst", FileKind::Tar);
        check("a.tgz", FileKind::Tar);
    }
}
