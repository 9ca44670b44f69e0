use std::error::Error;

use pressoir_index::Archive;
use pressoir_query::{
    Document, IndexInfo, SearchRequest, SearchResponse, SimilarResponse, SuggestResponse,
};

/// Why an engine could not answer; its words go to the log and never to the client.
pub type EngineError = Box<dyn Error + Send + Sync>;

/// What the service asks of whatever holds the clippings.
///
/// The calls block and are made from threads that may block, several at a time.
pub trait Engine: Send + Sync + 'static {
    /// Answers a request.
    ///
    /// # Errors
    ///
    /// Fails when the clippings cannot be read; a query is never an error.
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, EngineError>;

    /// Returns how a text that is still being typed can go on, in at most `limit` ways.
    ///
    /// # Errors
    ///
    /// Fails when the clippings cannot be read.
    fn suggest(&self, typed: &str, limit: usize) -> Result<SuggestResponse, EngineError>;

    /// Returns the clipping with this identity and what is known of it, if there is one.
    ///
    /// # Errors
    ///
    /// Fails when the clippings cannot be read.
    fn document(&self, id: &str) -> Result<Option<Document>, EngineError>;

    /// Returns the `limit` clippings that are nearest to the one with this identity, if there is one.
    ///
    /// # Errors
    ///
    /// Fails when the clippings cannot be read.
    fn similar(&self, id: &str, limit: usize) -> Result<Option<SimilarResponse>, EngineError>;

    /// Returns the state of the index, at once and without reading from disk.
    fn info(&self) -> IndexInfo;
}

impl Engine for Archive {
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, EngineError> {
        Ok(Archive::search(self, request)?)
    }

    fn suggest(&self, typed: &str, limit: usize) -> Result<SuggestResponse, EngineError> {
        Ok(Archive::suggest(self, typed, limit)?)
    }

    fn document(&self, id: &str) -> Result<Option<Document>, EngineError> {
        Ok(Archive::document(self, id)?)
    }

    fn similar(&self, id: &str, limit: usize) -> Result<Option<SimilarResponse>, EngineError> {
        Ok(Archive::similar(self, id, limit)?)
    }

    fn info(&self) -> IndexInfo {
        Archive::info(self)
    }
}
