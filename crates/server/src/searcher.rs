use std::sync::Arc;

use pressoir_index::IndexError;
use pressoir_query::{
    Analysis, ConcordanceRequest, ConcordanceResponse, CrossTableRequest, CrossTableResponse,
    Document, FacetsRequest, FacetsResponse, IndexInfo, SearchRequest, SearchResponse,
    SimilarResponse, SuggestResponse, TimelineRequest, TimelineResponse,
};

use crate::api_error::ApiError;
use crate::export::{Export, Exports};
use crate::parameters::ExportParameters;
use crate::pool::{BlockingPool, PoolLoad};
use crate::timing::Timing;
use crate::{Engine, ServerOptions};

/// The engine as the handlers see it: asynchronous, bounded, with the errors of the service.
#[derive(Clone)]
pub(crate) struct Searcher {
    engine: Arc<dyn Engine>,
    pool: BlockingPool,
    exports: Exports,
    max_body_bytes: usize,
}

/// What the engine is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Workload {
    /// How many searches run, and how many wait for their turn.
    pub(crate) running: usize,
    pub(crate) queued: usize,
    /// How many exports run.
    pub(crate) exports: usize,
    pub(crate) index: IndexInfo,
}

impl Searcher {
    pub(crate) fn new(engine: Arc<dyn Engine>, options: &ServerOptions) -> Self {
        Searcher {
            engine,
            pool: BlockingPool::new(options),
            exports: Exports::new(options),
            max_body_bytes: options.max_body_bytes,
        }
    }

    pub(crate) async fn search(&self, request: SearchRequest) -> Result<SearchResponse, ApiError> {
        Timing::note_query(|| request.raw.clone());
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
        Timing::note_query(|| typed.clone());
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
        Timing::note_query(|| request.search.raw.clone());
        let engine = Arc::clone(&self.engine);
        let counted = self.pool.run(move || engine.facets(&request));
        counted.await?.map_err(ApiError::of_engine)
    }

    pub(crate) async fn cross_table(
        &self,
        request: CrossTableRequest,
    ) -> Result<CrossTableResponse, ApiError> {
        Timing::note_query(|| request.search.raw.clone());
        let engine = Arc::clone(&self.engine);
        let counted = self.pool.run(move || engine.cross_table(&request));
        counted.await?.map_err(ApiError::of_engine)
    }

    pub(crate) async fn timeline(
        &self,
        request: TimelineRequest,
    ) -> Result<TimelineResponse, ApiError> {
        Timing::note_query(|| {
            let queries = request.searches.iter().map(|search| search.raw.as_str());
            queries.collect::<Vec<_>>().join(" | ")
        });
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
        Timing::note_query(|| request.search.raw.clone());
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

    /// Returns the words of a text as the index sees them.
    pub(crate) async fn analyze(&self, text: String) -> Result<Analysis, ApiError> {
        self.pool.run(move || pressoir_index::analyze(&text)).await
    }

    /// Returns how long the question of a request may be.
    pub(crate) fn max_body_bytes(&self) -> usize {
        self.max_body_bytes
    }

    /// Returns what the engine is at.
    pub(crate) fn workload(&self) -> Workload {
        let PoolLoad { running, queued } = self.pool.load();
        Workload {
            running,
            queued,
            exports: self.exports.count(),
            index: self.info(),
        }
    }

    pub(crate) fn info(&self) -> IndexInfo {
        self.engine.info()
    }
}
