use std::error::Error;

use pressoir_document::Clipping;
use pressoir_index::{Archive, Selection};
use pressoir_query::{
    ConcordanceRequest, ConcordanceResponse, CrossTableRequest, CrossTableResponse, Document,
    FacetsRequest, FacetsResponse, IndexInfo, SearchRequest, SearchResponse, SimilarResponse,
    SuggestResponse, TimelineRequest, TimelineResponse,
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

    /// Counts the values of some fields.
    ///
    /// # Errors
    ///
    /// Fails when the clippings cannot be read.
    fn facets(&self, request: &FacetsRequest) -> Result<FacetsResponse, EngineError>;

    /// Counts the pairs of values of two fields.
    ///
    /// # Errors
    ///
    /// Fails when the clippings cannot be read.
    fn cross_table(&self, request: &CrossTableRequest) -> Result<CrossTableResponse, EngineError>;

    /// Counts what some searches find in each period.
    ///
    /// # Errors
    ///
    /// Fails when the clippings cannot be read.
    fn timeline(&self, request: &TimelineRequest) -> Result<TimelineResponse, EngineError>;

    /// Shows every place at which something stands, each in its context.
    ///
    /// # Errors
    ///
    /// Fails when the clippings cannot be read.
    fn concordance(&self, request: ConcordanceRequest) -> Result<ConcordanceResponse, EngineError>;

    /// Returns all clippings that fit a request, in its order, whatever its window.
    ///
    /// # Errors
    ///
    /// Fails when the clippings cannot be read.
    fn select(&self, request: &SearchRequest) -> Result<Box<dyn Selected>, EngineError>;

    /// Returns the state of the index, at once and without reading from disk.
    fn info(&self) -> IndexInfo;
}

/// All clippings that fit a request, on one state of the archive.
pub trait Selected {
    /// Returns how many clippings fit; fewer are read where reprints are folded.
    fn found(&self) -> u64;

    /// Reads the clippings, few at a time.
    fn clippings(&self) -> Box<dyn Iterator<Item = Result<Clipping, EngineError>> + '_>;
}

impl Selected for Selection {
    fn found(&self) -> u64 {
        Selection::found(self)
    }

    fn clippings(&self) -> Box<dyn Iterator<Item = Result<Clipping, EngineError>> + '_> {
        Box::new(Selection::clippings(self).map(|clipping| Ok(clipping?)))
    }
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

    fn facets(&self, request: &FacetsRequest) -> Result<FacetsResponse, EngineError> {
        Ok(Archive::facets(self, request)?)
    }

    fn cross_table(&self, request: &CrossTableRequest) -> Result<CrossTableResponse, EngineError> {
        Ok(Archive::cross_table(self, request)?)
    }

    fn timeline(&self, request: &TimelineRequest) -> Result<TimelineResponse, EngineError> {
        Ok(Archive::timeline(self, request)?)
    }

    fn concordance(&self, request: ConcordanceRequest) -> Result<ConcordanceResponse, EngineError> {
        Ok(Archive::concordance(self, request)?.whole()?)
    }

    fn select(&self, request: &SearchRequest) -> Result<Box<dyn Selected>, EngineError> {
        Ok(Box::new(Archive::select(self, request)?))
    }

    fn info(&self) -> IndexInfo {
        Archive::info(self)
    }
}
