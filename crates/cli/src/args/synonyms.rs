use std::path::{Path, PathBuf};
use std::sync::Arc;

use pressoir_index::{Archive, Synonyms};

use crate::error::CommandError;

/// Which names mean the same.
#[derive(Debug, clap::Args)]
pub(crate) struct SynonymArgs {
    /// File of names that mean the same, in TOML: groups = [["Sentel", "Tigo"]]; under one_way,
    /// "opérateur historique" = ["Sonatel"] finds the latter for the former alone
    #[arg(
        long,
        value_name = "FILE",
        env = "PRESSOIR_SYNONYMS",
        hide_env_values = true
    )]
    synonyms: Option<PathBuf>,
}

impl SynonymArgs {
    /// Returns the file, if one is named.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.synonyms.as_deref()
    }

    /// Gives the names to an archive.
    pub(crate) fn apply(&self, archive: Archive) -> Result<Archive, CommandError> {
        Ok(match &self.synonyms {
            Some(file) => archive.with_synonyms(Arc::new(Synonyms::load(file)?)),
            None => archive,
        })
    }
}
