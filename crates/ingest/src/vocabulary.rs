use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use crate::Learned;
use crate::learn::Tally;
use crate::source_names::SourceNames;
use crate::text::{KEYWORDS, WordList};

static SHIPPED: LazyLock<Arc<Vocabulary>> = LazyLock::new(|| {
    Arc::new(Vocabulary {
        keywords: KEYWORDS.clone(),
        sources: SourceNames::shipped(),
        learned: Arc::default(),
        dropped: None,
    })
});

/// What a portal is read by: its keywords, the papers it takes its clippings from, and what was
/// learned of the lines around its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    pub(crate) keywords: WordList,
    pub(crate) sources: SourceNames,
    pub(crate) learned: Arc<Learned>,
    /// Where what is dropped is counted, if anybody wants to know.
    pub(crate) dropped: Option<Tally>,
}

/// A file of names that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum VocabularyError {
    /// The system refused, or the file is not in UTF-8.
    #[error("cannot read `{}`: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The list of keywords holds none.
    #[error("`{}` holds no keyword", path.display())]
    NoKeyword {
        /// The file.
        path: PathBuf,
    },
    /// The table of sources is no table of names.
    #[error("{}:{line}: {cause}", path.display())]
    BadSources {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        cause: String,
    },
}

impl VocabularyError {
    /// Returns what the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            VocabularyError::Unreadable { .. } => {
                "check that it is there, that you may read it, and that it is text in UTF-8"
            }
            VocabularyError::NoKeyword { .. } => "write one keyword a line; `#` begins a comment",
            VocabularyError::BadSources { .. } => {
                "write one name a line, as in \"Dakaractu\" = \"Dakar Actu\""
            }
        }
    }
}

impl Vocabulary {
    /// Returns the names that ship with the crate.
    #[must_use]
    pub fn shipped() -> Arc<Self> {
        Arc::clone(&SHIPPED)
    }

    /// Adds the table of sources in a file: TOML, `"printed name" = "name that is counted"`.
    ///
    /// Its entries replace those that ship for the same printed name, and all names in it are known
    /// for names of papers.
    ///
    /// # Errors
    ///
    /// Fails when the file cannot be read, or is not such a table.
    pub fn with_sources(self, path: &Path) -> Result<Self, VocabularyError> {
        let toml = read(path)?;
        let sources = self.sources.with_table(&toml);
        let sources = sources.map_err(|bad| VocabularyError::BadSources {
            path: path.to_owned(),
            line: bad.line,
            cause: bad.cause,
        })?;
        Ok(Vocabulary { sources, ..self })
    }

    /// Replaces the closed list of keywords by that in a file: one a line, whole, without blank
    /// lines and lines that begin with `#`.
    ///
    /// # Errors
    ///
    /// Fails when the file cannot be read, or holds no keyword.
    pub fn with_keywords(self, path: &Path) -> Result<Self, VocabularyError> {
        let text = read(path)?;
        let mut keywords = keywords_of(&text).peekable();
        if keywords.peek().is_none() {
            let path = path.to_owned();
            return Err(VocabularyError::NoKeyword { path });
        }
        let keywords = WordList::of(keywords);
        Ok(Vocabulary { keywords, ..self })
    }
}

fn keywords_of(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read(path: &Path) -> Result<String, VocabularyError> {
    let text = fs::read_to_string(path).map_err(|cause| VocabularyError::Unreadable {
        path: path.to_owned(),
        cause,
    })?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text))
}
