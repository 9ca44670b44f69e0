use std::path::Path;

use pressoir_index::Archive;
use pressoir_query::SearchRequest;

use super::{FilterArgs, IndexArgs, MatchingArgs, SynonymArgs};
use crate::error::CommandError;

/// How a query is understood, which clippings may answer it, and where they are.
#[derive(Debug, clap::Args)]
pub(crate) struct SearchArgs {
    #[command(flatten)]
    matching: MatchingArgs,

    #[command(flatten)]
    synonyms: SynonymArgs,

    /// Do not look for other names
    #[arg(long)]
    no_synonyms: bool,

    #[command(flatten)]
    index: IndexArgs,

    #[command(flatten)]
    filters: FilterArgs,
}

impl SearchArgs {
    /// Opens the archive that is asked.
    pub(crate) fn archive(&self) -> Result<Archive, CommandError> {
        self.synonyms.apply(self.index.open()?)
    }

    /// Returns the file of other names that is used, if one is.
    pub(crate) fn other_names(&self) -> Option<&Path> {
        self.synonyms.path().filter(|_| !self.no_synonyms)
    }

    /// Returns the request for one query.
    pub(crate) fn request(&self, query: &str) -> SearchRequest {
        SearchRequest {
            matching: self.matching.matching,
            synonyms: !self.no_synonyms,
            filters: self.filters.filters(),
            ..SearchRequest::new(query)
        }
    }
}
