use std::path::PathBuf;

use pressoir_ingest::Learned;

use crate::chrome_report::ChromeReport;
use crate::error::CommandError;

/// How the lines around articles are told from these.
#[derive(Debug, clap::Args)]
pub(crate) struct ChromeArgs {
    /// Drop only menus and footers that are known, and none that were learned from the other texts
    #[arg(long)]
    no_learned_chrome: bool,

    /// Tell which lines were dropped as chrome, how often, and whether they are known or were
    /// learned from the other texts; with a file, as JSON
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "-"
    )]
    chrome_report: Option<PathBuf>,
}

impl ChromeArgs {
    /// Returns what to begin learning with, if anything is to be learned.
    pub(crate) fn learned(&self, earlier: impl FnOnce() -> Learned) -> Option<Learned> {
        (!self.no_learned_chrome).then(earlier)
    }

    /// Begins the report, if one is wanted.
    pub(crate) fn begin_report(&self) -> Result<Option<ChromeReport>, CommandError> {
        let file = self.chrome_report.as_deref();
        file.map(|file| ChromeReport::begin(Some(file).filter(|file| file.as_os_str() != "-")))
            .transpose()
    }
}
