use pressoir_ingest::Globs;

use crate::error::CommandError;

/// Which files below a folder are read.
#[derive(Debug, clap::Args)]
pub(crate) struct GlobArgs {
    /// Read only files below a folder that fit this pattern, such as `*.txt` or `2003/**`, or with a
    /// leading `!` those that do not; can be given again, and the last one that fits counts
    #[arg(long = "glob", value_name = "PATTERN", allow_hyphen_values = true)]
    patterns: Vec<String>,
}

impl GlobArgs {
    pub(crate) fn load(&self) -> Result<Globs, CommandError> {
        Globs::new(self.patterns.clone()).map_err(|error| {
            CommandError::new(error.to_string())
                .with_hint("write it as in a .gitignore file: `*.txt`, `2003/**`, `!brouillon*`")
        })
    }
}
