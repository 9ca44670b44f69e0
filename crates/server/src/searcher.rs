use std::sync::Arc;

use pressoir_index::IndexError;
use pressoir_query::{
    ConcordanceRequest, ConcordanceResponse, Document, FacetsRequest, FacetsResponse, IndexInfo,
    SearchRequest, SearchResponse, SimilarResponse, SuggestResponse, TimelineRequest,
    TimelineResponse,
};

use crate::api_error::ApiError;
use crate::export::{Export, Exports};
use crate::parameters::ExportParameters;
use crate::pool::BlockingPool;
use crate::{Engine, ServerOptions};

/// The engine as the handlers see it: asynchronous, bounded, with the errors of the service.
#[derive(Clone)]
pub(crate) struct Searcher {
    engine: Arc<dyn Engine>,
    pool: BlockingPool,
    exports: Exports,
}

impl Searcher {
    pub(crate) fn new(engine: Arc<dyn Engine>, options: &ServerOptions) -> Self {
        Searcher {
            engine,
            pool: BlockingPool::new(options),
            exports: Exports::new(options),
        }
    }

    pub(crate) async fn search(&self, request: SearchRequest) -> Result<SearchResponse, ApiError> {
        let engine = Arc::clone(&self.engine);
        self.pool
            .run(move || engine.search(&request))
            .await?
            .map_err(ApiError::of_engine)
    }

    pub(crate) async fn suggest(
        &self,
        typed: String,
        limit: usize,
    ) -> Result<SuggestResponse, ApiError> {
        let engine = Arc::clone(&self.engine);
        self.pool
            .run(move || engine.suggest(&typed, limit))
            .await?
            .map_err(ApiError::of_engine)
    }

    /// Returns the clipping; one that does not exist is an error to every caller.
    pub(crate) async fn document(&self, id: String) -> Result<Document, ApiError> {
        let engine = Arc::clone(&self.engine);
        let (found, id) = self.pool.run(move || (engine.document(&id), id)).await?;
        found
            .map_err(ApiError::of_engine)?
            .ok_or(ApiError::UnknownDocument(id))
    }

    /// Returns what is near to a clipping; one that does not exist is an error to every caller.
    pub(crate) async fn similar(
        &self,
        id: String,
        limit: usize,
    ) -> Result<SimilarResponse, ApiError> {
        let engine = Arc::clone(&self.engine);
        let found = self.pool.run(move || (engine.similar(&id, limit), id));
        let (found, id) = found.await?;
        found
            .map_err(ApiError::of_engine)?
            .ok_or(ApiError::UnknownDocument(id))
    }

    pub(crate) async fn facets(&self, request: FacetsRequest) -> Result<FacetsResponse, ApiError> {
        let engine = Arc::clone(&self.engine);
        let counted = self.pool.run(move || engine.facets(&request));
        counted.await?.map_err(ApiError::of_engine)
    }

    pub(crate) async fn timeline(
        &self,
        request: TimelineRequest,
    ) -> Result<TimelineResponse, ApiError> {
        let engine = Arc::clone(&self.engine);
        let counted = self.pool.run(move || engine.timeline(&request));
        counted.await?.map_err(|error| match error.downcast_ref() {
            Some(refused @ IndexError::TooManyPeriods { unit, .. }) => ApiError::BadValue {
                parameter: "unit",
                value: unit.to_string(),
                detail: format!(
                    "`unit`: {refused}; ask for longer periods, or for a shorter time with `from` and `to`"
                ),
            },
            _ => ApiError::of_engine(error),
        })
    }

    pub(crate) async fn concordance(
        &self,
        request: ConcordanceRequest,
    ) -> Result<ConcordanceResponse, ApiError> {
        let engine = Arc::clone(&self.engine);
        let shown = self.pool.run(move || engine.concordance(request));
        shown.await?.map_err(ApiError::of_engine)
    }

    /// Begins to write all clippings that fit a request.
    pub(crate) async fn export(&self, parameters: ExportParameters) -> Result<Export, ApiError> {
        self.exports
            .begin(Arc::clone(&self.engine), parameters)
            .await
    }

    pub(crate) fn info(&self) -> IndexInfo {
        self.engine.info()
    }
}
