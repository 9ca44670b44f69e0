use std::path::PathBuf;
use std::sync::Arc;

use pressoir_ingest::Vocabulary;

use crate::error::CommandError;

/// The names that clippings are read by.
#[derive(Debug, clap::Args)]
pub(crate) struct VocabularyArgs {
    /// List of the portal's keywords, one a line, `#` before a comment; it replaces the one that
    /// ships
    #[arg(long, value_name = "FILE")]
    keywords: Option<PathBuf>,

    /// Table of papers in TOML, one a line: "name as printed" = "name to count it by"; it adds to
    /// the one that ships
    #[arg(long, value_name = "FILE")]
    sources: Option<PathBuf>,
}

impl VocabularyArgs {
    pub(crate) fn load(&self) -> Result<Arc<Vocabulary>, CommandError> {
        let mut vocabulary = Vocabulary::shipped();
        if let Some(file) = &self.keywords {
            vocabulary = Arc::new(Arc::unwrap_or_clone(vocabulary).with_keywords(file)?);
        }
        if let Some(file) = &self.sources {
            vocabulary = Arc::new(Arc::unwrap_or_clone(vocabulary).with_sources(file)?);
        }
        Ok(vocabulary)
    }
}
