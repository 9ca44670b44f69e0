use std::path::{Path, PathBuf};

use jiff::{Timestamp, Unit};
use pressoir_analysis::ANALYSIS_VERSION;
use pressoir_index::{Archive, FORMAT_VERSION};
use pressoir_query::{Manifest, ManifestArchive, ManifestSearch, SearchRequest};

use crate::error::CommandError;
use crate::output::WholeFile;

/// What is noted so that a result can be checked later.
#[derive(Debug, clap::Args)]
pub(crate) struct ManifestArgs {
    /// Note in this file, as JSON, what was asked, of which state of the archive, and a checksum of all
    /// that was found; `pressoir verify FILE` tells later whether it still is
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
}

impl ManifestArgs {
    /// Writes the manifest, if one is wanted, of what `command` asked `archive`.
    pub(crate) fn write<'r>(
        &self,
        command: &str,
        archive: &Archive,
        other_names: Option<&Path>,
        requests: impl IntoIterator<Item = &'r SearchRequest>,
    ) -> Result<(), CommandError> {
        let Some(path) = &self.manifest else {
            return Ok(());
        };
        let mut searches = Vec::new();
        let mut info = archive.info();
        for request in requests {
            let selection = archive.select(request)?;
            info = selection.info();
            searches.push(ManifestSearch::of(request, selection.proof()?));
        }
        let now = Timestamp::now();
        let manifest = Manifest {
            manifest: Manifest::VERSION,
            pressoir: env!("CARGO_PKG_VERSION").to_owned(),
            made: now.round(Unit::Second).unwrap_or(now).to_string(),
            command: command.to_owned(),
            archive: ManifestArchive {
                generation: info.generation,
                docs: info.docs,
                format: FORMAT_VERSION,
                analysis: ANALYSIS_VERSION,
            },
            other_names: other_names.map(|path| path.display().to_string()),
            searches,
        };
        let mut file = WholeFile::create(path)?;
        serde_json::to_writer_pretty(&mut file, &manifest)?;
        file.finish()
    }
}
