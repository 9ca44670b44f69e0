use std::path::Path;

use pressoir_document::Clipping;
use pressoir_query::{IndexInfo, SearchRequest, SearchResponse};

use crate::IndexError;

/// An archive opened for searching.
pub struct Archive {}

impl Archive {
    /// Opens the index in `folder`.
    ///
    /// # Errors
    ///
    /// Fails when the folder holds no index, or one that this program cannot read.
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        Err(IndexError::Missing(folder.to_owned()))
    }

    /// Answers a request.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read; a query is never an error.
    pub fn search(&self, _request: &SearchRequest) -> Result<SearchResponse, IndexError> {
        Err(IndexError::Missing("".into()))
    }

    /// Returns the clipping with this identity.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn clipping(&self, _id: &str) -> Result<Option<Clipping>, IndexError> {
        Ok(None)
    }

    /// Returns the state of the index.
    pub fn info(&self) -> IndexInfo {
        IndexInfo {
            generation: 0,
            docs: 0,
        }
    }
}
