use std::path::PathBuf;

use pressoir_index::Archive;

use crate::error::CommandError;

/// Where the index is.
#[derive(Debug, clap::Args)]
pub(crate) struct IndexArgs {
    /// Folder of the index
    #[arg(
        long = "index",
        value_name = "DIR",
        env = "PRESSOIR_INDEX",
        default_value = "index",
        hide_env_values = true
    )]
    pub(crate) folder: PathBuf,
}

impl IndexArgs {
    pub(crate) fn open(&self) -> Result<Archive, CommandError> {
        Ok(Archive::open(&self.folder)?)
    }
}
