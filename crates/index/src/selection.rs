use std::sync::Arc;

use pressoir_document::Clipping;
use pressoir_query::{IndexInfo, QueryInfo, SearchRequest};

use crate::IndexError;
use crate::archive::stored;
use crate::generation::Generation;
use crate::look_up::{LookedUp, look_up};
use crate::search::{Candidate, Kept};
use crate::synonyms::Synonyms;

/// Every clipping that fits a request, in the order asked for, whatever its limit and offset.
///
/// It stands on one generation of the archive, whole, for as long as it is kept.
pub struct Selection {
    generation: Arc<Generation>,
    query: QueryInfo,
    candidates: Vec<Candidate>,
    found: u64,
}

impl Selection {
    pub(crate) fn new(
        generation: Arc<Generation>,
        request: &SearchRequest,
        synonyms: Option<&Synonyms>,
    ) -> Result<Self, IndexError> {
        let everything = SearchRequest {
            offset: 0,
            limit: usize::MAX,
            facets: Vec::new(),
            ..request.clone()
        };
        let LookedUp {
            found, warnings, ..
        } = look_up(&generation, &everything, synonyms, Kept::Best)?;
        Ok(Selection {
            generation,
            query: QueryInfo::of(request, warnings),
            found: found.total,
            candidates: found.candidates,
        })
    }

    /// Returns how the query was understood.
    #[must_use]
    pub fn query(&self) -> &QueryInfo {
        &self.query
    }

    /// Returns how many clippings fit; fewer are read where reprints are folded.
    #[must_use]
    pub fn found(&self) -> u64 {
        self.found
    }

    /// Returns the state of the index that it stands on.
    #[must_use]
    pub fn info(&self) -> IndexInfo {
        self.generation.info
    }

    /// Reads the clippings one by one.
    pub fn clippings(&self) -> impl Iterator<Item = Result<Clipping, IndexError>> {
        self.candidates
            .iter()
            .map(|candidate| stored(&self.generation, candidate.address))
    }
}
